"""Taking the queue along: as a calendar, as the page of the day; what that needs is read when it is asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.queueing.actions import ROOM
from crodesk.widgets.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crodesk.services.calendar_out import Names
    from crodesk.services.queue import QueueItem
    from crodesk.widgets.export_dialog import Exported

OPEN_DAY = Action(
    "queue.open-day", ("O",), N_("The day"), N_("Shows what today asks for, or what came of it, on one page."), ROOM,
    asks=True,
)  # fmt: skip
EXPORT = Action(
    "queue.export", ("x",), N_("Export"), N_("Writes these rows as a calendar, or shows the day sheet."), ROOM,
    asks=True,
)  # fmt: skip
CALLED: dict[Names, str] = {
    "code": N_("calendar, customers by number"),
    "initials": N_("calendar, customers by initials"),
    "full": N_("calendar, customers by full name"),
}
"""How a calendar calls customers, with the words for it: it may lie in a phone."""
MORNING, EVENING = "morning", "evening"


class GivingOut(DeskScreen[None]):
    """What the rooms of the queue do to take it along."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN_DAY, EXPORT)

    def to_give_out(self) -> Sequence[QueueItem]:
        """Return the rows that go into a calendar: the marked ones, else all that are listed."""
        raise NotImplementedError

    def action_open_day(self) -> None:
        """Ask which page of the day is shown."""
        from crodesk.widgets.dialogs import Choose, options

        choices = [(MORNING, _("What today asks for")), (EVENING, _("What came of the day"))]
        self.app.push_screen(Choose(_("The day"), options(choices)), self._open_day)

    async def _open_day(self, which: str | None) -> None:
        from crodesk.services import day
        from crodesk.services.sheets import day_sheet
        from crodesk.widgets.paper_view import PaperView

        today, officer = self.desk.today, self.desk.officer
        try:
            if which == MORNING:
                paper = day_sheet.opening(await self.desk.run(day.plan, today), officer, today)
            elif which == EVENING:
                paper = day_sheet.closing(await self.desk.run(day.close, today), officer, today)
            else:
                return
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        self.app.push_screen(PaperView(paper, f"crodesk-{which}-{today.isoformat()}"))

    def action_export(self) -> None:
        """Ask what goes out."""
        from crodesk.widgets.dialogs import Choose, options

        choices = [(MORNING, _("day sheet")), *((names, _(words)) for names, words in CALLED.items())]
        self.app.push_screen(Choose(_("Export"), options(choices)), self._chosen_form)

    async def _chosen_form(self, form: str | None) -> None:
        from crodesk.widgets.export_dialog import ExportDialog

        if form == MORNING:
            await self._open_day(form)
        elif form is not None:
            path = Path.home() / f"crodesk-queue-{self.desk.today.isoformat()}.ics"
            write = partial(
                self._write_calendar, list(self.to_give_out()), next(each for each in CALLED if each == form)
            )
            question = _("To which file? Its name ends with .ics.")
            self.app.push_screen(ExportDialog(path, write, forms=(".ics",), question=question), self._given_out)

    async def _write_calendar(self, items: Sequence[QueueItem], names: Names, path: Path) -> int:
        from crodesk.services import calendar_out

        whole = await self.desk.run(calendar_out.with_joined, items)
        entries = await self.desk.run(calendar_out.entries, whole, names, self.desk.today)
        from crodesk.exchange.calendars import writing

        return writing.write(path, entries, _("crodesk queue"), self.desk.look(calendar_out.zone), self.desk.now)

    def _given_out(self, done: Exported | None) -> None:
        if done is not None:
            said = ngettext("{count} entry is in {path}.", "{count} entries are in {path}.", done.rows)
            self.app.notify(said.format(count=done.rows, path=done.path))
