"""Urging from the list of running loans: a promise on the selected loan, its debt group."""

from datetime import date
from typing import ClassVar

from crodesk.language import _
from crodesk.screens.urging import room
from crodesk.screens.urging.room import Urging
from crodesk.services.loan_line import LoanLine
from crodesk.widgets.actions import Action
from crodesk.widgets.rows import Rows

ROOM = "running"
PROMISE, GROUP_DEBT = room.promise(ROOM, 22), room.group(ROOM, 24)
_OF_ROW = frozenset({PROMISE.id, GROUP_DEBT.id})


class UrgingInList(Urging):
    """What one does in the list about a loan that is late."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (PROMISE, GROUP_DEBT)
    WRITING = Urging.WRITING | _OF_ROW
    rows: Rows[LoanLine]
    day: date | None
    """The past day that is shown; `None` for today."""

    def why_not(self, action: Action) -> str:
        """Say why nothing is promised or grouped."""
        if action.id in _OF_ROW and self.rows.row is None:
            return _("there is no row here")
        if action.id in _OF_ROW and self.day is not None:
            return _("this is a past day")
        return super().why_not(action)

    def urged(self) -> int | None:
        """Return the selected loan."""
        row = self.rows.row
        return row.rid if row is not None else None
