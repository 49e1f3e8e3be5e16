"""Urging from a row of the queue: promises to pay, the debt group, and whether one may call now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crodesk.domain.follow_up import asking
from crodesk.language import _
from crodesk.screens.queueing.actions import ROOM
from crodesk.screens.urging import room
from crodesk.screens.urging.room import Urging

if TYPE_CHECKING:
    from collections.abc import Callable

    from crodesk.services.loan_promising import Contact
    from crodesk.services.queue import QueueItem
    from crodesk.widgets.actions import Action
    from crodesk.widgets.rows import Rows

PROMISE, GROUP_DEBT = room.promise(ROOM), room.group(ROOM)
_OF_LOAN = asking.RULES | {"instalment", "inspection", "measure"}


class UrgingByRow(Urging):
    """What the rooms of the queue do about a late loan."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (PROMISE, GROUP_DEBT)
    WRITING = Urging.WRITING | {PROMISE.id, GROUP_DEBT.id}
    rows: Rows[QueueItem]

    def why_not(self, action: Action) -> str:
        """Say why there is no loan to urge for."""
        row: QueueItem | None = self.rows.row
        if action.id in {PROMISE.id, GROUP_DEBT.id} and (row is None or row.rule not in _OF_LOAN):
            return _("it is about no loan") if row is not None else _("there is no row here")
        return super().why_not(action)

    def urged(self) -> int | None:
        """Return the loan of the selected row."""
        from crodesk.services import loan_urging

        row: QueueItem | None = self.rows.row
        return self.desk.look(loan_urging.of_item, row, self.desk.today) if row is not None else None

    def hours(self, item: QueueItem) -> str:
        """Return why a customer may not be urged now; empty when they may, or the row asks for no money."""
        if item.rule not in asking.RULES:
            return ""
        from crodesk.services import loan_hours, messages

        found = self.desk.look(loan_hours.why_not, item.customer_rid, self.desk.now)
        return messages.say(found, self.desk.today) if found is not None else ""

    def asks_for_promise(self, item: QueueItem, contact: Contact, done: Callable[[], None]) -> bool:
        """Ask for what was promised on a loan in a contact for a row; tell whether there was anything to ask."""
        from crodesk.services import loan_urging

        loan = self.desk.look(loan_urging.of_item, item, self.desk.today) if item.customer_rid else None
        return self.ask_promise(loan, contact, done)

    def why_held(self, item: QueueItem) -> str:
        """Return that a late customer may not be urged now, and why, whatever the row is about."""
        from crodesk.screens.urging import holding

        return holding.said(self.desk, item.customer_rid)
