"""What is done with the chosen customers: plan a step, tag, export, merge, close; and views kept by name.

Forms and writes are read when they are first needed: they bring SQLModel, and the list is to stand before that.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services import record_list
from crodesk.widgets.dialogs import Ask, Confirm


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

    def action_new(self) -> None:
        """Take on a customer."""
        from crodesk.screens.customers.forms import new_customer

        self.app.push_screen(new_customer(self.desk), self._made)

    def _made(self, rid: Any) -> None:
        if rid is not None:
            self.tell_saved(N_("New customer"), "")
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
            self.tell_saved(N_("Changed the customer"), "")
            self.reload()

    def action_follow_up(self) -> None:
        """Plan a step for the chosen customers."""
        from crodesk.screens.customers.forms import planned_step

        if self.chosen():
            self.app.push_screen(planned_step(self.desk, self.chosen()), self._planned)

    def _planned(self, made: list[int] | None) -> None:
        if made:
            self.tell_saved(N_("Planned a step"), "")
            self.settle_marks()
            self.reload()

    def action_tag(self) -> None:
        """Ask for a tag for the chosen customers."""
        if self.chosen():
            self.app.push_screen(Ask(_("Tag"), _("Which word? The same word finds them together again.")), self._tag)

    async def _tag(self, word: str | None) -> None:
        from crodesk.services import customers

        if word:
            done = await self.change(N_("Tagged"), f"#{word.lstrip('#')}", customers.tag, self.chosen(), word)
            if done is not None:
                self.settle_marks()
                self.reload()

    def action_copy(self) -> None:
        """Copy the selected customer's phone."""
        text = self.phone_of_selected()
        if text:
            self.app.copy_to_clipboard(text)
            self.app.notify(_("Copied: {text}").format(text=text))

    def action_close(self) -> None:
        """Ask why the selected customer is to be closed."""
        if self.chosen():
            question = _("Why is {name} closed? Nothing is deleted.").format(name=self.selected_name())
            self.app.push_screen(Ask(_("Close the customer"), question), self._close)

    async def _close(self, why: str | None) -> None:
        from crodesk.services import customers

        rids = self.chosen()
        if why is not None and rids:
            await self.change(N_("Closed the customer"), self.selected_name(), customers.close, rids[0], why)
            self.reload()

    def action_merge(self) -> None:
        """Ask whether the two marked are one; the one with the cursor stays."""
        both = list(self.marked())
        if len(both) != 2:  # noqa: PLR2004 - a pair
            self.app.notify(_("Mark the two that are one customer first: Space marks."), severity="warning")
            return
        kept = self.chosen_first(both)
        gone = next(rid for rid in both if rid != kept)
        lines = [self.desk.look(record_list.get, "customer", rid) for rid in (kept, gone)]
        names = [f"{line.cells['name']} {line.cells['code']}" for line in lines if line is not None]
        question = _("Make one customer of these two?")
        details = _("{kept} stays. Everything of {gone} moves there. u takes it back.").format(
            kept=names[0], gone=names[1]
        )

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._merge(kept, gone)

        self.app.push_screen(Confirm(question, yes=_("Merge"), details=details), answered)

    def chosen_first(self, both: Sequence[int]) -> int:
        """Return which of two stays: the one under the cursor, else the first."""
        return both[0]

    async def _merge(self, kept: int, gone: int) -> None:
        from crodesk.services import merging

        await self.change(N_("Merged"), "", merging.merge, kept, gone)
        self.settle_marks()
        self.reload()

    def action_export(self) -> None:
        """Ask where to write the chosen customers."""
        path = Path.home() / f"crodesk-customers-{self.desk.today.isoformat()}.xlsx"
        question = _("To which file? Its ending says how: .xlsx, .csv or .json.")
        self.app.push_screen(Ask(_("Export"), question, value=str(path)), self._export)

    async def _export(self, answer: str | None) -> None:
        from crodesk.services import export_files

        if not answer:
            return
        rids = self.marked() or self.shown()
        try:
            count = await self.desk.run(export_files.to_file, by_name("customer"), Path(answer).expanduser(), _, rids)
        except (Refused, DeskFault, OSError) as error:
            self.app.notify(str(error), severity="error")
            return
        words = ngettext("{count} customer written to {path}", "{count} customers written to {path}", count)
        self.app.notify(words.format(count=count, path=answer))

    def shown(self) -> Sequence[int] | None:
        """Return the customers that are listed; `None` for all of them."""
        return None
