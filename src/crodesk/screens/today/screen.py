"""Today: what is late, what is due, what comes up; and why the selected row stands where it stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from textual.widget import Widget

from crodesk.domain.dates import short_date
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.navigation import OpenRoom
from crodesk.screens.queueing import coming
from crodesk.screens.queueing.finding import Finding
from crodesk.screens.queueing.listing import TWO_FROM
from crodesk.screens.queueing.source import QueueSource
from crodesk.services import drafts, queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.arranging import Across, Down
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import FILTER
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource, RowSource

NOON, EVENING = 12, 18


class TodayScreen(Finding):
    """The start room."""

    ROOM = "today"
    ABOUT = N_(
        "What asks for you today, most urgent first. d done, p put off, c writes down a call; Enter opens the customer,"
        " or the contract that a row is about."
    )
    ACTIONS = (*Finding.ACTIONS, replace(FILTER, hint_rank=40))
    CSS_PATH = "screen.tcss"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.coming = Pane(N_("Coming up"), id="coming")
        """Bars for the next two weeks, and what comes first."""
        self.line = PlaceLine(id="next")
        """The same in one line, where room is short."""
        self._drawn_for: tuple[object, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """Return the list, and what explains it."""
        yield from self.compose_find()
        yield Across(self.rows, Down(self.pane, self.coming, id="side"), id="parts")
        yield self.line

    def source(self) -> RowSource[QueueItem]:
        """Return what is late and what is due today; of that, what is found."""
        if self.text:
            return ListSource(self.found())
        return QueueSource(self.desk, "now")

    def load(self) -> None:
        """Show the list, the counts, and what comes."""
        super().load()
        nothing = N_("Nothing asks for you now. F2 adds a task; 3 shows what comes later.")
        self.say_empty(N_("Nothing like this today. Esc shows everything.") if self.text else nothing)
        self.rows.set_title(_("Do next ({count})").format(count=self.rows.count or 0), _("most urgent first"))
        if not self._only_list:
            self._draw()

    def tell_more(self) -> None:
        """Show the counts, and what comes, too."""
        super().tell_more()
        self._draw()

    def _draw(self) -> None:
        """Show the counts and what comes, for the room there is."""
        self._drawn_for = self._drawn_by
        counts = self.desk.look(queue.counts)
        greeting = (self._greeting(),) if self.size.width >= TWO_FROM else ()
        counted = ("  " if greeting else "") + self._counted(counts)
        self.query_one(PlaceLine).show(*greeting, counted, warning=self._backup if self.state.backup_overdue else "")
        today = self.desk.today
        items = self.desk.look(queue.coming, today, coming.NAMED)
        days = self.desk.look(queue.days, today)
        width = max(self.coming.size.width - 4, 20)
        self.coming.show([*coming.bars(days, width), *coming.named(items, today)], keep=False)
        self.line.show(coming.in_a_line(items, today))

    @property
    def _drawn_by(self) -> tuple[object, ...]:
        """What the counts and what comes are drawn by, besides what is written: the room there is, and the backup."""
        return self.size.width, self.coming.size.width, self.state.backed_up_on, self.state.backup_overdue

    def fit(self) -> None:
        """Draw it too, unless it stands."""
        super().fit()
        if self.is_mounted and self._seen >= 0 and self._drawn_for != self._drawn_by:
            self._draw()

    def load_if_changed(self) -> None:
        """Say of another backup too, of which nothing is written in the desk."""
        super().load_if_changed()
        self.fit()

    def _greeting(self) -> str:
        hour = datetime.now().astimezone().hour
        words = _("Good morning") if hour < NOON else _("Good afternoon") if hour < EVENING else _("Good evening")
        name = self.desk.officer
        return f"{words}, {name}." if name else f"{words}."

    def _counted(self, counts: queue.Counts) -> str:
        parts = [
            _("late {count}").format(count=counts.late),
            _("today {count}").format(count=counts.today),
            _("this week {count}").format(count=counts.week),
        ]
        item = self.desk.look(queue.next_appointment, self.desk.today, f"{self.desk.now.astimezone():%H:%M}")
        if item is not None:
            parts.insert(0, f"{item.due_time} {item.name or item.about(self.desk.today)}")
        if counts.waiting:
            parts.append(_("waiting {count}").format(count=counts.waiting))
        if not self.state.backup_overdue and self._backup:
            parts.append(self._backup)
        lying = self.desk.look(drafts.count)
        if lying:
            parts.append(_("drafts {count}").format(count=lying))
        return " · ".join(parts)

    @property
    def _backup(self) -> str:
        """When the last verified backup was made; empty where nobody misses one yet."""
        if self.state.backed_up_on is None:
            return _("no backup yet") if self.state.backup_overdue else ""
        day = short_date(self.state.backed_up_on, language(), self.desk.today)
        return _("backup {day}").format(day=day)

    async def action_back(self) -> None:
        """Leave what is being written, show everything again; then what every room does."""
        if not (self.leave_strip() or self.clear_find()):
            await self.app.run_action("app.back")

    def typed(self, text: str) -> None:
        """List what is found; the line goes when nothing is asked for."""
        self.query_one("#find").display = bool(text) or self.query_one("#typed").has_focus
        self.from_start()

    def clear_find(self) -> bool:
        """Show everything again, and put the line away."""
        cleared = super().clear_find()
        self.query_one("#find").display = False
        return cleared

    def open_rule(self, rule: str) -> None:
        """Show everything that one row stands for, in the queue."""
        self.post_message(OpenRoom("queue", rule))
