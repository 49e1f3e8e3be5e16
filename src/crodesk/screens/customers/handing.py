"""Handing the chosen customers to a colleague's desk, taking in what comes from one, and the cards of both."""

from asyncio import to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.domain.problem import DeskFault, Refused
from crodesk.language import _, ngettext
from crodesk.screens.customers.choosing import Choosing
from crodesk.widgets.counts import count_words

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from crodesk.screens.customers.hand_over_form import Wish
    from crodesk.services.handing.giving import Given
    from crodesk.services.handing.taking import Choice, Review
    from crodesk.services.handing.telling import Told

Reviewed = tuple["Review", "list[Told]"]


class Handing(Choosing):
    """Hand-overs, from the list of customers."""

    WRITING = Choosing.WRITING | {"customers.hand-over", "customers.take-in"}

    def action_hand_over(self) -> None:
        """Ask to whom the chosen customers go; without a trusted card show the cards first."""
        from crodesk.services import models

        models.read()
        from crodesk.screens.customers import hand_over_form
        from crodesk.services.handing import cards

        rids = self.chosen()
        trusted = self.desk.look(cards.trusted)
        if not trusted:
            self.app.notify(_("Trust your colleague's card first: n reads it from a file."), severity="warning")
            self.action_cards()
        elif rids:
            self.app.push_screen(hand_over_form.dialog(self.desk, self._whom(rids), rids, trusted), self._hand_over)

    def _hand_over(self, wish: "Wish | None") -> None:
        if wish is not None:
            self.run_worker(self._given(wish))

    async def _given(self, wish: "Wish") -> None:
        from crodesk.services.handing import giving

        work = to_thread(giving.hand_over, self.desk, wish.wanted, wish.path)
        given: Given | None = await self._at_work(_("Handing over"), work)
        if given is not None:
            await self._with_page(wish.path, given)
            self.settle_marks()
            self.reload()

    async def _with_page(self, path: Path, given: "Given") -> None:
        """Write the page to sign beside a hand-over, and say where both are."""
        from crodesk.screens.customers.hand_over_form import page_of
        from crodesk.services.sheets import handing_sheet

        count = ngettext("{count} customer", "{count} customers", given.header.customers)
        who = count.format(count=count_words(given.header.customers))
        said = {"name": given.to.name, "customers": who, "path": path}
        page = page_of(path)
        try:
            await to_thread(handing_sheet.write, page, given)
        except OSError as error:
            words = _("Handed to {name}: {customers}. The file is {path}; its page to sign was not saved: {reason}.")
            self.app.notify(words.format(**said, reason=error.strerror or error), severity="warning", timeout=12)
        else:
            words = _("Handed to {name}: {customers}. The file is {path}; sign the page beside it: {page}.")
            self.app.notify(words.format(**said, page=page.name), timeout=12)

    async def _at_work(self, what: str, work: "Awaitable[Any]") -> Any:
        """Return what comes of something long, `None` when it is refused or can't be, which is said."""
        from crodesk.widgets.working import Working

        working = Working(what)
        await self.app.push_screen(working)
        try:
            return await work
        except Refused as refused:
            self.tell_refusal(refused)
        except DeskFault as fault:
            self.tell_fault(fault)
        finally:
            await working.dismiss()
        return None

    # What comes in

    def action_take_in(self) -> None:
        """Ask for the file of a hand-over."""
        from crodesk.widgets.file_dialog import FileDialog

        question = _("Which file did your colleague hand over? Tab completes its name.")
        dialog = FileDialog(_("Take in"), question, self._reviewed, value=_newest(Path.home()))
        self.app.push_screen(dialog, self._show_review)

    async def _reviewed(self, path: Path) -> Reviewed:
        from crodesk.services.handing import reviewing

        return await to_thread(reviewing.of_file, self.desk, path)

    def _show_review(self, reviewed: Reviewed | None) -> None:
        from crodesk.screens.customers.taking_in import TakingIn

        if reviewed is not None:
            review, told = reviewed
            self.app.push_screen(TakingIn(review, told, self.desk.currency), partial(self._take_in, review))

    def _take_in(self, review: "Review", choices: "dict[str, Choice] | None") -> None:
        if choices is not None:
            self.run_worker(self._taken(review, choices))

    async def _taken(self, review: "Review", choices: "dict[str, Choice]") -> None:
        from crodesk.services.handing import taking

        work = self.desk.do(taking.TOOK, "", taking.take, self.desk.attachments, review.received, choices)
        taken = await self._at_work(_("Taking in"), work)
        if taken is None:
            return
        with self.telling_faults():
            await self.desk.keep_loans_today()
        self.reload()
        name = review.received.sender.card.name
        words = _("Taken in from {name}: {new} new, {changed} changed. u takes all of it back.")
        self.app.notify(words.format(name=name, new=count_words(taken.new), changed=count_words(taken.changed)))
        if taken.kept_apart:
            words = _("{count} changes stayed out: they can't stand beside what is here.")
            self.app.notify(words.format(count=taken.kept_apart), severity="warning")

    def action_cards(self) -> None:
        """Show the cards of this desk and of colleagues."""
        from crodesk.screens.customers.cards_dialog import CardsDialog

        self.app.push_screen(CardsDialog(self.desk))


def _newest(folder: Path) -> str:
    """Return the hand-over that came into a folder last; the folder itself where there is none."""
    from crodesk.services.handing.giving import ENDING

    try:
        found = max(folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime, default=None)
    except OSError:
        found = None
    return f"{folder}/" if found is None else str(found)
