"""What Today and the queue have in common: the list, the pane that says why, and the verbs."""

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import Any, ClassVar

from textual import on, work

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.agreeing import Agreed, Due
from crodesk.domain.follow_up.postponing import Back
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.navigation import OpenCustomer
from crodesk.screens.queueing import words
from crodesk.screens.queueing.actions import ACTIONS, NOT_FOLDED, OF_CUSTOMER, OF_ONE, UNFOLD, WRITING
from crodesk.screens.queueing.columns import columns
from crodesk.screens.queueing.giving_out import GivingOut
from crodesk.screens.queueing.logging import STRIP_ACTIONS, Logging
from crodesk.screens.queueing.source import Unfolded
from crodesk.screens.queueing.speaking import SpeakingByRow
from crodesk.screens.queueing.why import why
from crodesk.services import answering, briefing, queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.frame import DeskState
from crodesk.widgets.keymap import NEXT_PART, PREVIOUS_PART
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import RowSource
from crodesk.widgets.rows import Rows

SETTLED = 0.12
"""Seconds after the frame of a room before the rows of a new day are made."""


FOLDED_NAMES = 12
"""Of a row that stands for many, the pane names so many."""
COMPLAINT_IN_FILE = "customer.complaint"
"""The action of the customer's file that opens a complaint."""
TWO_FROM, WIDE_FROM = 72, 120
"""From so many cells on the pane stands below the list, and beside it."""


class QueueRoom(Logging, SpeakingByRow, GivingOut):
    """A room with rows of the queue."""

    AUTO_FOCUS = "#queue"
    WRITING = Logging.WRITING | WRITING
    ACTIONS: ClassVar[tuple[Action, ...]] = (*ACTIONS, *STRIP_ACTIONS, NEXT_PART, PREVIOUS_PART)

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_FROM, "-two"), (WIDE_FROM, "-wide")]
        self.rows: Rows[QueueItem] = Rows(columns(lambda: desk.today), id="queue")
        """The list."""
        self.pane = Pane(N_("Why this one"), id="why")
        """What explains the selected row."""
        self._seen_day = date.min
        self._explained_in = 0
        self._unfolded: tuple[int, list[QueueItem]] | None = None

    # What is shown

    def source(self) -> RowSource[QueueItem]:
        """Return the rows that the room lists now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Explain whatever row is selected."""
        super().on_mount()
        self.watch(self.rows, "row", self._explain, init=False)

    def load_if_changed(self) -> None:
        """Read anew what changed; on a new day its rows are made once the screen stands."""
        super().load_if_changed()
        if self._seen_day != self.desk.today:
            self._seen_day = self.desk.today
            self.set_timer(SETTLED, self._make_today)

    @work(exclusive=True, group="today")
    async def _make_today(self) -> None:
        """Make the rows of the day in a thread, and show them."""
        try:
            await self.desk.keep_today()
        except DeskFault as fault:
            self.tell_fault(fault)
        super().load_if_changed()

    def say_empty(self, words: str) -> None:
        """Say why nothing is listed; while the rows of the day are still made, that they are."""
        made = self.desk.look(queue.made_for) == self.desk.today or not self.desk.writable
        self.rows.set_empty(_(words) if made else _("The list of today is being made …"))

    def load(self) -> None:
        """Read the list anew; the selected place stays."""
        self._unfolded = None
        place = self.rows.cursor
        self.rows.show(self.source())
        if self.rows.row is None and self.rows.count:
            self.rows.go(min(place, self.rows.count - 1))
        self._explain(self.rows.row)

    def on_resize(self) -> None:
        """Draw what depends on the room there is."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Explain the row again where there is more or less room: when a room opens, its size comes in steps."""
        if self.is_mounted and self._explained_in != self.pane.area.height:
            self._explain(self.rows.row)

    def _explain(self, item: QueueItem | None) -> None:
        self._explained_in = self.pane.area.height
        if item is None:
            self.pane.show([])
            return
        if item.folded_rule:
            joined = self.desk.look(queue.page_of_rule, item.folded_rule, 0, FOLDED_NAMES)
        else:
            joined = self.desk.look(queue.of_customer, item.customer_rid) if item.customer_rid else []
        known = self.desk.look(briefing.read, item.customer_rid) if item.customer_rid else None
        self.pane.show(why(item, joined, known, self.desk.today, self._explained_in), keep=False)

    # Which rows a verb is for

    @property
    def chosen(self) -> list[QueueItem]:
        """The marked rows, else the selected one; what is folded is left out."""
        marks = self.rows.marks
        rows = self._marked() if marks else [self.rows.row] if self.rows.row is not None else []
        return [row for row in rows if not row.folded_rule]

    def to_write(self) -> Sequence[QueueItem]:
        """Return the rows that are written to; of what is folded all."""
        row: QueueItem | None = self.rows.row
        return self._marked() if self.rows.marks else [row] if row is not None else []

    def to_give_out(self) -> Sequence[QueueItem]:
        """Return the marked rows, else all that are listed."""
        return self._marked() if self.rows.marks else self._every()

    def _every(self) -> list[QueueItem]:
        found: list[QueueItem] = []
        while page := self.rows.view.window.source.page(len(found), len(found) + 500):
            found += page
        return found

    def wrote(self) -> None:
        """Take the marks away, and show what was written down."""
        self.rows.clear_marks()
        self.reload()

    def _marked(self) -> list[QueueItem]:
        marks = self.rows.marks
        found: list[QueueItem] = []
        start, step = 0, 500
        while page := self.rows.view.window.source.page(start, start + step):
            found += [row for row in page if row.rid in marks]
            start += step
        return found

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
        if action.id == UNFOLD.id and self._unfolded is None and row is not None and not row.others:
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
        self.reload()

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
            from crodesk.widgets.dialogs import Ask

            question = Ask(_("Hand on: {about}").format(about=self._subject(items)), _("To whom?"), wrong=_needed)
            self.app.push_screen(question, partial(self._hand_on, items))

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
        if self._unfolded is not None:
            place, _below = self._unfolded
            self.load()
            self.rows.go(place)
        elif row is not None and row.others:
            joined = self.desk.look(queue.of_customer, row.customer_rid)
            below = [item for item in joined if item.clock != row.clock]
            self._unfolded = (self.rows.cursor, below)
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
