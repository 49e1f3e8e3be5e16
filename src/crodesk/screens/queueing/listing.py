"""The list of a room of the queue: its rows, what explains the selected one, and which rows are meant."""

from __future__ import annotations

from asyncio import Event, wait_for
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from textual import work

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.queueing.columns import columns
from crodesk.screens.queueing.why import why
from crodesk.services import briefing, queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.frame import DeskState
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import RowSource
from crodesk.widgets.rows import Rows

if TYPE_CHECKING:
    from crodesk.services.briefing import Briefing
    from crodesk.services.to_say import ToSay

SETTLED = 0.12
"""Seconds after the frame of a room before the rows of a new day are made."""
PATIENCE = 5.0
"""Seconds that a key waits for the rows of a new day."""
FOLDED_NAMES = 12
"""Of a row that stands for many, the pane names so many."""
TWO_FROM, WIDE_FROM = 72, 120
"""From so many cells on the pane stands below the list, and beside it."""


class Listing(DeskScreen[None]):
    """A room with a list of rows of the queue."""

    AUTO_FOCUS = "#queue"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_FROM, "-two"), (WIDE_FROM, "-wide")]
        self.rows: Rows[QueueItem] = Rows(columns(lambda: desk.today), id="queue")
        """The list."""
        self.pane = Pane(N_("Why this one"), id="why")
        """What explains the selected row."""
        self.unfolded: tuple[int, list[QueueItem]] | None = None
        """Where a row is unfolded, and what stands below it."""
        self._seen_day = date.min
        self._made = Event()
        self._explained: QueueItem | None = None
        self._explained_in = 0
        self._known: tuple[Sequence[QueueItem], Briefing | None] = ((), None)
        self._only_list = False

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
            self._made.clear()
            self.set_timer(SETTLED, self._make_today)

    @work(exclusive=True, group="today")
    async def _make_today(self) -> None:
        """Make the rows of the day in a thread, and show them."""
        try:
            await self.desk.keep_today()
        except DeskFault as fault:
            self.tell_fault(fault)
        self._made.set()
        seen = self._seen
        super().load_if_changed()
        if self._seen == seen:  # nothing was made: the row is explained again, with what to say
            self._explain(self.rows.row)
        try:
            await self.desk.keep_ledgers_today()
            await self.desk.keep_watch_today()
        except DeskFault as fault:
            self.tell_fault(fault)
        super().load_if_changed()

    async def rows_made(self) -> None:
        """Wait until the rows of the day are made, where there is none yet: a key that was typed ahead is for them."""
        if self.rows.row is None and self.is_mounted:
            with suppress(TimeoutError):
                await wait_for(self._made.wait(), PATIENCE)

    def say_empty(self, words: str) -> None:
        """Say why nothing is listed; while the rows of the day are still made, that they are."""
        made = self.desk.look(queue.made_for) == self.desk.today or not self.desk.writable
        self.rows.set_empty(_(words) if made else _("The list of today is being made …"))

    def load(self) -> None:
        """Read the list anew; the selected place stays."""
        self.unfolded, self._explained = None, None
        place = self.rows.cursor
        self.rows.show(self.source())
        if self.rows.row is None and self.rows.count:
            self.rows.go(min(place, self.rows.count - 1))
        if self._explained is None:  # another row explains itself as it is selected
            self._explain(self.rows.row)

    async def action_undo(self) -> None:
        """Take back the last change, and select the row that comes back with it."""
        count, before = self.rows.count or 0, {row.rid for row in self._first_rows()}
        await super().action_undo()
        if (self.rows.count or 0) >= count:  # else the last of them may have come in from below
            back = (place for place, row in enumerate(self._first_rows()) if row.rid not in before)
            self.rows.go(next(back, self.rows.cursor))

    def _first_rows(self) -> Sequence[QueueItem]:
        window = self.rows.view.window
        return window.page(0, window.PAGE)

    def answered(self) -> None:
        """Show what is left after an answer, first the list; the rest is painted with the words that it is safe."""
        self._only_list = True
        self.reload()
        self._only_list = False
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        try:
            self.tell_more()
        except DeskFault as fault:
            self.tell_fault(fault)

    def tell_more(self) -> None:
        """Show what the list can do without for the length of a frame: here, what to say."""
        if self._explained is not None and self._explained == self.rows.row:
            self._say_why(self._explained)

    def on_resize(self) -> None:
        """Draw what depends on the room there is."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Explain the row again where there is more or less room: when a room opens, its size comes in steps."""
        if self.is_mounted and self._explained_in != self.pane.area.height:
            self._explain(self.rows.row)

    def _explain(self, item: QueueItem | None) -> None:
        self._explained, self._explained_in = item, self.pane.area.height
        if item is None:
            self.pane.show([])
            return
        if item.folded_rule:
            joined = self.desk.look(queue.page_of_rule, item.folded_rule, 0, FOLDED_NAMES)
        else:
            joined = self.desk.look(queue.of_customer, item.customer_rid) if item.customer_rid else []
        self._known = joined, self.desk.look(briefing.read, item.customer_rid) if item.customer_rid else None
        self._say_why(item)

    def _say_why(self, item: QueueItem) -> None:
        said, hours = self._to_say(item), self.hours(item)
        self.pane.show(why(item, *self._known, self.desk.today, self._explained_in, said, hours), keep=False)

    def hours(self, item: QueueItem) -> str:  # noqa: ARG002 - a room that urges asks by the row
        """Return why the customer of a row may not be urged now; empty when they may."""
        return ""

    def _to_say(self, item: QueueItem) -> ToSay | None:
        """Return what to say; not before the rows of the day are made, since reading the messages takes a moment."""
        if self._only_list or not self._made.is_set():
            return None
        from crodesk.services import to_say

        return self.desk.look(to_say.words, item, self.desk.today)

    # Which rows a verb is for

    @property
    def chosen(self) -> list[QueueItem]:
        """The marked rows, else the selected one; what is folded is left out."""
        marks = self.rows.marks
        rows = self.marked() if marks else [self.rows.row] if self.rows.row is not None else []
        return [row for row in rows if not row.folded_rule]

    def every(self) -> list[QueueItem]:
        """Return all rows that are listed."""
        found: list[QueueItem] = []
        while page := self.rows.view.window.source.page(len(found), len(found) + 500):
            found += page
        return found

    def marked(self) -> list[QueueItem]:
        """Return the marked rows."""
        marks = self.rows.marks
        found: list[QueueItem] = []
        start, step = 0, 500
        while page := self.rows.view.window.source.page(start, start + step):
            found += [row for row in page if row.rid in marks]
            start += step
        return found
