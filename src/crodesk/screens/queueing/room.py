"""What Today and the queue have in common: the list, the pane that says why, and the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.postponing import Back
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.navigation import OpenContract, OpenCustomer
from crodesk.screens.queueing import words
from crodesk.screens.queueing.actions import ACTIONS, NOT_FOLDED, OF_CUSTOMER, OF_ONE, UNFOLD, WRITING
from crodesk.screens.queueing.giving_out import GivingOut
from crodesk.screens.queueing.listing import Listing
from crodesk.screens.queueing.logging import STRIP_ACTIONS, Logging
from crodesk.screens.queueing.source import Unfolded
from crodesk.screens.queueing.speaking import SpeakingByRow
from crodesk.screens.queueing.urging import UrgingByRow
from crodesk.services import answering, contract_finding, queue
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import NEXT_PART, PREVIOUS_PART
from crodesk.widgets.rows import Rows

if TYPE_CHECKING:
    from crodesk.domain.follow_up.agreeing import Agreed, Due

COMPLAINT_IN_FILE = "customer.complaint"
"""The action of the customer's file that opens a complaint."""


class QueueRoom(UrgingByRow, Listing, Logging, SpeakingByRow, GivingOut):
    """A room with rows of the queue."""

    WRITING = Logging.WRITING | UrgingByRow.WRITING | WRITING
    ACTIONS: ClassVar[tuple[Action, ...]] = (*ACTIONS, *STRIP_ACTIONS, NEXT_PART, PREVIOUS_PART)

    # What can be done, and to which rows

    async def action_perform(self, action_id: str) -> None:
        """Do it; what needs a row waits for the rows of a new day."""
        if action_id in NOT_FOLDED:
            await self.rows_made()
        await super().action_perform(action_id)

    def to_write(self) -> Sequence[QueueItem]:
        """Return the rows that are written to; of what is folded all."""
        row: QueueItem | None = self.rows.row
        return self.marked() if self.rows.marks else [row] if row is not None else []

    def to_give_out(self) -> Sequence[QueueItem]:
        """Return the marked rows, else all that are listed."""
        return self.marked() if self.rows.marks else self.every()

    def wrote(self) -> None:
        """Take the marks away, and show what was written down."""
        self.rows.clear_marks()
        self.reload()

    def why_not(self, action: Action) -> str:
        """Say why a verb is off."""
        row: QueueItem | None = self.rows.row
        if action.id in NOT_FOLDED and row is None:
            return _("there is no row here")
        if action.id in NOT_FOLDED and row is not None and row.folded_rule and not self.rows.marks:
            return _("open it first: it stands for many")
        if action.id in OF_CUSTOMER and row is not None and not row.customer_rid:
            return _("it is for no customer")
        if action.id in OF_ONE and (self.rows.marks.count(self.rows.count) or 0) > 1:
            return _("this is for one row; take the marks away")
        if action.id == UNFOLD.id and self.unfolded is None and row is not None and not row.others:
            return _("there is no other reason")
        return super().why_not(action)

    @property
    def calendar(self) -> BranchCalendar:
        """The days off of the branch."""
        from crodesk.services import branch

        return self.desk.look(branch.calendar, self.desk.today)

    def _subject(self, items: Sequence[QueueItem]) -> str:
        if len(items) == 1:
            return words.subject(items[0], self.desk.today)
        return ngettext("{count} row", "{count} rows", len(items)).format(count=len(items))

    async def _answer(self, name: str, items: Sequence[QueueItem], write: Any, *args: Any, **kwargs: Any) -> None:
        clocks = [item.clock for item in items]
        await self.change(name, self._subject(items), write, clocks, *args, **kwargs)
        self.rows.clear_marks()
        self.answered()

    # The verbs

    async def action_log(self) -> None:
        """Write down a contact."""
        if items := self.chosen[:1]:
            await self.write_down(items[0])

    async def action_visit(self) -> None:
        """Write down a visit."""
        if items := self.chosen[:1]:
            await self.write_down(items[0], "visit")

    async def action_new_note(self) -> None:
        """Write a note about the customer."""
        if items := self.chosen[:1]:
            await self.write_down(items[0], "note")

    def action_complaint(self) -> None:
        """Open a case where cases are kept: in the customer's file."""
        if items := self.chosen[:1]:
            self.post_message(OpenCustomer(items[0].customer_rid, self._walk(), COMPLAINT_IN_FILE))

    def action_task(self) -> None:
        """Add a task for the same customer by one line."""
        from crodesk.widgets.add_line import AddLine

        if items := self.chosen[:1]:
            item = items[0]
            customer = (item.customer_rid, item.name) if item.customer_rid else None
            self.app.push_screen(AddLine(self.desk, customer), self._added)

    async def action_done(self) -> None:
        """Say that it was done."""
        if items := self.chosen:
            await self._answer(N_("Done"), items, answering.done)

    def action_put_off(self) -> None:
        """Ask to which day."""
        if items := self.chosen:
            about = self._subject(items)
            from crodesk.widgets.put_off import PutOffDialog

            dialog = PutOffDialog(_("Put off"), about, lambda: self.desk.today, self.calendar)
            self.app.push_screen(dialog, partial(self._put_off, items))

    async def _put_off(self, items: Sequence[QueueItem], back: Back | None) -> None:
        if back is not None:
            await self._answer(N_("Put off"), items, answering.put_off, back.day)
            if back.day != back.asked:
                from crodesk.widgets.put_off import said

                self.app.notify(said(back, self.desk.today))

    def action_move(self) -> None:
        """Ask for the day that was agreed."""
        if items := self.chosen[:1]:
            about = self._subject(items)
            from crodesk.widgets.agree_day import AgreeDialog

            dialog = AgreeDialog(_("Agree a day"), about, partial(self._due, items[0]), self.calendar)
            self.app.push_screen(dialog, partial(self._move, items[0]))

    def _due(self, item: QueueItem) -> Due:
        from crodesk.domain.follow_up.agreeing import Due

        at = time.fromisoformat(item.due_time) if item.due_time else None
        return Due(date.fromisoformat(item.due_on), at, self.desk.today, self.desk.now.astimezone().time())

    async def _move(self, item: QueueItem, agreed: Agreed | None) -> None:
        if agreed is not None:
            from crodesk.widgets.agree_day import said

            at = f"{agreed.at:%H:%M}" if agreed.at else ""
            about = f"{self._subject([item])}, {said(agreed, self._due(item), self.calendar)}"
            await self.change(N_("Agreed another day"), about, answering.move, item.clock, agreed.day, at)
            self.reload()

    def action_drop_row(self) -> None:
        """Ask why it is given up."""
        if items := self.chosen:
            from crodesk.widgets.dialogs import Ask

            question = Ask(_("Give up: {about}").format(about=self._subject(items)), _("Why?"), wrong=_needed)
            self.app.push_screen(question, partial(self._drop, items))

    async def _drop(self, items: Sequence[QueueItem], reason: str | None) -> None:
        if reason is not None:
            await self._answer(N_("Gave up a step"), items, answering.drop, reason)

    def action_hand_on(self) -> None:
        """Ask whom it waits for."""
        if items := self.chosen:
            from crodesk.services import colleagues
            from crodesk.widgets.hand_on import HandOnDialog

            title = _("Hand on: {about}").format(about=self._subject(items))
            self.app.push_screen(HandOnDialog(title, self.desk.look(colleagues.known)), partial(self._hand_on, items))

    async def _hand_on(self, items: Sequence[QueueItem], whom: str | None) -> None:
        if whom is not None:
            await self._answer(N_("Handed on"), items, answering.hand_on, whom)

    async def action_pin(self) -> None:
        """Keep it on top, or let it go."""
        if items := self.chosen:
            pinned = not items[0].pinned
            await self._answer(N_("Pinned") if pinned else N_("Unpinned"), items, answering.pin, pinned=pinned)

    def action_unfold(self) -> None:
        """Show the other reasons for the customer below the row, or put them away."""
        row: QueueItem | None = self.rows.row
        if self.unfolded is not None:
            place, _below = self.unfolded
            self.load()
            self.rows.go(place)
        elif row is not None and row.others:
            joined = self.desk.look(queue.of_customer, row.customer_rid)
            below = [item for item in joined if item.clock != row.clock]
            self.unfolded = (self.rows.cursor, below)
            self.rows.show(Unfolded(self.rows.view.window.source, self.rows.cursor, below))

    def action_copy(self) -> None:
        """Copy the customer's phone."""
        row: QueueItem | None = self.rows.row
        if row is not None and row.phone:
            self.app.copy_to_clipboard(row.phone)

    @on(Rows.Opened, "#queue")
    def _open(self, event: Rows.Opened) -> None:
        row: QueueItem = event.row
        if row.folded_rule:
            self.open_rule(row.folded_rule)
        elif (contract := self.desk.look(contract_finding.of_item, row)) is not None:
            self.post_message(OpenContract(contract))
        elif row.customer_rid:
            self.post_message(OpenCustomer(row.customer_rid, self._walk()))

    def _walk(self) -> list[int]:
        """Return the customers of the list, each once, for going from one to the next in the opened file."""
        page = self.rows.view.window.source.page(0, queue.MOST_FOUND)
        return list(dict.fromkeys(item.customer_rid for item in page if item.customer_rid))

    def open_rule(self, rule: str) -> None:
        """List everything that one row stands for."""
        raise NotImplementedError


def _needed(text: str) -> str:
    return "" if text.strip() else _("Write a word or two.")
