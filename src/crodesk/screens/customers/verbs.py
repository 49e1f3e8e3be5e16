"""What is done with the chosen customers: plan a step, tag, export, merge, close; and views kept by name.

Forms and writes are read when they are first needed: they bring SQLModel, and the list is to stand before that.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services import record_list
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Ask

if TYPE_CHECKING:
    from crodesk.widgets.export_dialog import Exported


class Verbs(DeskScreen[None]):
    """The verbs of the customer list, over the chosen customers."""

    WRITING = DeskScreen.WRITING | {
        "desk.new",
        "customers.edit",
        "customers.follow-up",
        "customers.tag",
        "customers.merge",
        "customers.close",
        "customers.save-view",
    }

    def chosen(self) -> Sequence[int]:
        """Return whom a verb is about."""
        raise NotImplementedError

    def marked(self) -> Sequence[int]:
        """Return the marked customers."""
        raise NotImplementedError

    def selected_name(self) -> str:
        """Return how the selected customer is called."""
        raise NotImplementedError

    def phone_of_selected(self) -> str:
        """Return the selected customer's phone, or number where there is none."""
        raise NotImplementedError

    def settle_marks(self) -> None:
        """Take the marks away: what they were for is done."""

    def mark(self, rids: Sequence[int]) -> None:
        """Mark these customers, whatever else was marked: the list was read anew, and the next verb is for them too."""

    def called(self, rid: int) -> str:
        """Return the name and number of a customer."""
        line = self.desk.look(record_list.get, "customer", rid)
        return f"{line.cells['name']} {line.cells['code']}" if line else ""

    def action_new(self) -> None:
        """Take on a customer."""
        from crodesk.screens.customers.forms import new_customer

        self.app.push_screen(new_customer(self.desk), self._made)

    def _made(self, rid: Any) -> None:
        if rid is not None:
            self.tell_saved(N_("New customer"), self.called(rid))
            self.reload()
            self.go_to(rid)

    def go_to(self, rid: int) -> None:
        """Select a customer."""

    def action_edit(self) -> None:
        """Change the selected customer's record."""
        from crodesk.screens.customers.forms import edited_customer

        rids = self.chosen()
        dialog = edited_customer(self.desk, rids[0]) if rids else None
        if dialog is not None:
            self.app.push_screen(dialog, self._saved)

    def _saved(self, done: Any) -> None:
        if done is not None:
            self.tell_saved(N_("Changed the customer"), self.called(done))
            self.reload()

    def action_follow_up(self) -> None:
        """Plan a step for the chosen customers."""
        from crodesk.screens.customers.forms import planned_step

        rids = self.chosen()
        if rids:
            self.app.push_screen(planned_step(self.desk, rids, self._whom(rids)), partial(self._planned, rids))

    def _whom(self, rids: Sequence[int]) -> str:
        """Return whom a verb is about: one by name, several by their count."""
        if len(rids) == 1:
            return self.called(rids[0])
        return ngettext("{count} customer", "{count} customers", len(rids)).format(count=count_words(len(rids)))

    def _planned(self, rids: Sequence[int], made: list[int] | None) -> None:
        if made:
            self.tell_saved(N_("Planned a step"), self._whom(rids))
            self._show_marked()

    def _show_marked(self) -> None:
        """Read the list anew; what is marked stays so, for the next verb."""
        marked = self.marked()
        self.reload()
        self.mark(marked)

    def action_tag(self) -> None:
        """Ask for a tag for the chosen customers."""
        rids = self.chosen()
        if rids:
            title = f"{_('Tag')} · {self._whom(rids)}"
            question = _("Which word? The same word finds them together again.")
            wrong = lambda text: "" if text.strip(" #") else _("Write the tag.")  # noqa: E731 - a rule of one line
            self.app.push_screen(Ask(title, question, wrong=wrong), partial(self._tag, rids))

    async def _tag(self, rids: Sequence[int], word: str | None) -> None:
        from crodesk.services import customers

        if word:
            subject = f"#{word.strip(' #')} · {self._whom(rids)}"
            done = await self.change(N_("Tagged"), subject, customers.tag, rids, word)
            if done is not None:
                self._show_marked()

    def action_copy(self) -> None:
        """Copy the selected customer's phone."""
        text = self.phone_of_selected()
        if text:
            self.app.copy_to_clipboard(text)

    def action_close(self) -> None:
        """Ask why the selected customer is to be closed."""
        if self.chosen():
            question = _("Why is {name} closed? Nothing is deleted.").format(name=self.selected_name())
            self.app.push_screen(Ask(_("Close the customer"), question), self._close)

    async def _close(self, why: str | None) -> None:
        from crodesk.services import customers

        rids = self.chosen()
        if why is not None and rids:
            await self.change(N_("Closed the customer"), self.called(rids[0]), customers.close, rids[0], why)
            self.reload()

    def action_merge(self) -> None:
        """Ask whether the two marked are one, and which of them stays: first the one with the cursor."""
        from crodesk.screens.customers.which_stays import WhichStays

        both = list(self.marked())
        if len(both) != 2:  # noqa: PLR2004 - a pair
            self.app.notify(_("Mark the two that are one customer first: Space marks."), severity="warning")
            return
        kept = self.chosen_first(both)
        gone = next(rid for rid in both if rid != kept)
        pair = tuple((rid, self.called(rid)) for rid in (kept, gone))
        self.app.push_screen(WhichStays(pair[0], pair[1]), self._merge)

    def chosen_first(self, both: Sequence[int]) -> int:
        """Return which of two stays: the one under the cursor, else the first."""
        return both[0]

    async def _merge(self, pair: tuple[int, int] | None) -> None:
        if pair is None:
            return
        kept, gone = pair
        subject = f"{self.called(gone)} → {self.called(kept)}"
        if await self.change(N_("Merged"), subject, _merged, kept, gone):
            self.settle_marks()
            self.reload()
            self.go_to(kept)

    def action_export(self) -> None:
        """Ask where to write the chosen customers, or all that are listed."""
        from crodesk.services import export_files
        from crodesk.widgets.export_dialog import ExportDialog

        which = self.to_export()

        async def write(path: Path) -> int:
            return await self.desk.run(export_files.customers_to_file, path, _, which)

        path = Path.home() / f"crodesk-customers-{self.desk.today.isoformat()}.xlsx"
        self.app.push_screen(ExportDialog(path, write), self._exported)

    def _exported(self, done: "Exported | None") -> None:
        if done is not None:
            words = ngettext("{count} customer written to {path}", "{count} customers written to {path}", done.rows)
            self.app.notify(words.format(count=done.rows, path=done.path))

    def to_export(self) -> Callable[[Any], Sequence[int]]:
        """Return what reads, in a thread, which customers are marked, or else listed, in their order."""
        raise NotImplementedError


def _merged(session: Any, kept: int, gone: int) -> bool:
    from crodesk.services import merging

    merging.merge(session, kept, gone)
    return True
