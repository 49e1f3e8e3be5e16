"""Getting ready to speak, and writing, from a row of the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.queueing.actions import ROOM
from crodesk.screens.speaking.room import Choice, Speaking, for_rows
from crodesk.widgets.actions import Action

if TYPE_CHECKING:
    from crodesk.services.queue import QueueItem
    from crodesk.services.writing import About
    from crodesk.widgets.rows import Rows

BRIEF = Action("queue.brief", ("b",), N_("Briefing"), N_("Shows on one page what to know before speaking."), ROOM, 24)
WRITE = Action(
    "queue.write", ("w",), N_("Write"), N_("Makes a message in the customer's language, to copy and log."), ROOM, 23,
    asks=True,
)  # fmt: skip
SPEAKING = (BRIEF, WRITE)
LOOKED_AT = 20
"""So many rows are looked at for whether one message fits them all."""


class SpeakingByRow(Speaking):
    """What the rooms of the queue do to speak to whom a row is about."""

    ACTIONS: ClassVar[tuple[Action, ...]] = SPEAKING
    rows: Rows[QueueItem]

    def why_not(self, action: Action) -> str:
        """Say why there is nobody to speak to."""
        row: QueueItem | None = self.rows.row
        if action.id in {BRIEF.id, WRITE.id} and row is None:
            return _("there is no row here")
        if action.id == BRIEF.id and row is not None and not row.customer_rid:
            return _("it is for no customer")
        if action.id == WRITE.id and not self.rows.marks and row is not None:
            return "" if row.customer_rid or row.folded_rule else _("it is for no customer")
        return super().why_not(action)

    def action_brief(self) -> None:
        """Show the page of the selected customer."""
        row: QueueItem | None = self.rows.row
        if row is not None and row.customer_rid:
            self.open_briefing(row.customer_rid)

    def action_write(self) -> None:
        """Write to the customer of the row, or to those of all marked or folded ones."""
        from crodesk.services import writing

        items = self.desk.look(writing.folded, self.to_write())
        abouts = [writing.About(item.customer_rid, item) for item in items]
        if abouts:
            self.choose_message(self._choices(abouts))

    def to_write(self) -> Sequence[QueueItem]:
        """Return the rows that are written to: the marked ones, else the selected one."""
        raise NotImplementedError

    def _choices(self, abouts: Sequence[About]) -> list[Choice]:
        from crodesk.services import writing

        fitting = {self.desk.look(writing.fitting, about) for about in abouts[:LOOKED_AT]}
        first = fitting.pop() if len(fitting) == 1 else ""
        return for_rows(abouts, first)
