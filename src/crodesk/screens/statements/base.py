"""The room of statements as far as it shows: entries by state or of one statement, and the statements themselves."""

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on, work
from textual.containers import Container
from textual.widget import Widget

from crodesk.domain.lending.matching import Index
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.statements import columns, detail, words
from crodesk.screens.statements.listing import EntrySource
from crodesk.services import loan_list, statement_entries, statement_list, statement_reviewing
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_list import StatementLine
from crodesk.services.statement_reviewing import Way
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

WIDE_FROM, HIGH_FROM = 120, 22
"""Cells from which on the detail stands beside the list, and rows from which on it has its full height below it."""
FIRST = ("proposed", "open", "none")
"""The views that the room begins with, and goes on to when one is done: the first that has an entry."""


class Statements(DeskScreen[None]):
    """What is listed, and what stands beside it."""

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.view = ""
        """Which entries are listed; empty until the room is first shown."""
        self.statement: StatementLine | None = None
        """The one whose entries are listed; `None` for those of all."""
        self.among_statements = False
        """Whether the statements are listed, not entries."""
        self.again: Sequence[str] = ()
        """Keys of the entries of the last file that had come in before."""
        self.index: Index | None = None
        """The loans that may be paid, once they were read."""
        self._index_at = -1
        self.rows: Rows[Any] = Rows((), id="rows", markable=False)
        self.detail = Pane(N_("What it pays"), id="detail")

    def compose_body(self) -> Iterable[Widget]:
        """Return the list, and what the selected row is about."""
        yield Container(self.rows, self.detail, id="both")

    def on_mount(self) -> None:
        """Keep what stands beside the list in step with it."""
        super().on_mount()
        self.watch(self.rows, "row", self._show_detail, init=False)

    def on_resize(self) -> None:
        """Put the detail beside the list where there is room."""
        self.set_class(self.size.width >= WIDE_FROM, "-wide")
        self.set_class(self.size.height < HIGH_FROM, "-low")

    # What is listed

    def load(self) -> None:
        """List anew."""
        counts = self._counts()
        if not self.view or (self.view in FIRST and not counts[self.view]):
            self.view = next((view for view in FIRST if counts[view]), self.view or FIRST[0])
        if self.among_statements:
            self._list_statements()
        else:
            self._list_entries(counts)
        self._show_detail()
        if self.index is None or self._index_at != self.desk.changes:
            self._read_loans()

    def _list_statements(self) -> None:
        found = self.desk.look(statement_list.page)
        self.rows.set_columns(columns.of_statements(lambda: self.desk.today))
        self.rows.show(ListSource(found))
        self.rows.set_title(_("Statements"), _("Enter shows the entries"))
        self.rows.set_empty(_("No statement was taken in yet. I takes one in."))
        count = ngettext("{count} statement", "{count} statements", len(found)).format(count=count_words(len(found)))
        self.query_one(PlaceLine).show(count)

    def _list_entries(self, counts: dict[str, int]) -> None:
        one = self.statement
        with_state = one is not None or self.view == "again"
        self.rows.set_columns(columns.of_entries(lambda: self.desk.today, with_state=with_state))
        source = EntrySource(self.desk, self._rids())
        self.rows.show(source)
        view = _("all entries") if one else _(words.VIEWS[self.view])
        self.rows.set_title(_("Entries"), view)
        self.rows.set_empty(_("No entry here. f shows others, I takes a statement in."))
        others = (state for state in ("proposed", "open") if counts[state] and (one or state != self.view))
        waiting = [words.counted(state, counts) for state in others]
        shown = ngettext("{count} shown", "{count} shown", source.count).format(count=count_words(source.count))
        parts = [f"{one.file} {one.account}" if one else view, *waiting]
        doubts = one.remarks[0] if one and one.remarks else ""
        self.query_one(PlaceLine).show(shown, " · " + " · ".join(parts), warning=doubts)

    def _rids(self) -> Sequence[int]:
        if self.statement is not None:
            return self.desk.look(statement_entries.rids_of, self.statement.rid)
        if self.view == "again":
            return self.desk.look(statement_entries.rids_again, self.again)
        return self.desk.look(statement_entries.rids, self.view)

    def _counts(self) -> dict[str, int]:
        return self.desk.look(statement_entries.counts) | {"again": len(self.again)}

    @property
    def entry(self) -> EntryLine | None:
        """The selected entry; `None` when there is none, or statements are listed."""
        row = self.rows.row
        return row if isinstance(row, EntryLine) else None

    # What stands beside it

    def _show_detail(self, *_row: object) -> None:
        row = self.rows.row
        if isinstance(row, StatementLine):
            self.detail.show(detail.of_statement(row), title=_("Statement"))
        elif isinstance(row, EntryLine):
            ways = self.ways(row)
            statement = self.statement or self.desk.look(statement_list.get, row.statement_rid)
            remarks = statement.remarks if statement else ()
            shown = detail.of_entry(row, ways, self.loans_of(ways or ()), remarks, self.desk.today)
            self.detail.show(shown, title=_("What it pays"))
        else:
            self.detail.show((), title=_("What it pays"))
        self._show_hints()

    def ways(self, entry: EntryLine) -> tuple[Way, ...] | None:
        """Return what an entry may pay; `None` while the loans are still being read."""
        if self.index is None:
            return None
        return self.desk.look(statement_reviewing.ways_of, entry, self.index, self.desk.today)

    def loans_of(self, ways: Sequence[Way]) -> dict[int, LoanLine]:
        """Return the loans that ways pay."""
        wanted = [part.holding_rid for way in ways for part in way.parts]
        return {line.rid: line for line in self.desk.look(loan_list.lines, wanted)} if wanted else {}

    @work(exclusive=True, group="loans")
    async def _read_loans(self) -> None:
        """Read the loans that may be paid, in a thread; what stands there meanwhile is of the moment before."""
        await self.desk.keep_loans_today()
        at = self.desk.changes
        self.index = await self.desk.run(statement_reviewing.index, self.desk.today)
        self._index_at = at
        if self.is_mounted:
            self._show_detail()

    def renew(self, holdings: Sequence[int]) -> None:
        """Bring a few loans up to date after a write of this room, and list anew."""
        if self.index is not None:
            self.desk.look(statement_reviewing.renew, self.index, holdings, self.desk.today)
            self._index_at = self.desk.changes
        self.reload()

    # Choosing what is listed

    def action_view(self) -> None:
        """Choose which entries are listed."""
        counts = self._counts()
        shown = options([(view, words.counted(view, counts)) for view in words.VIEWS])
        self.app.push_screen(Choose(_("Show"), shown, self.view), self._viewed)

    def _viewed(self, view: str | None) -> None:
        if view is not None:
            self.view, self.statement, self.among_statements = view, None, False
            self.reload()

    def action_other_view(self) -> None:
        """Show the statements, or the entries again."""
        self.among_statements = not self.among_statements
        self.statement = None
        self.reload()
        self.rows.go(0)

    @on(Rows.Opened, "#rows")
    def _open(self, event: Rows.Opened) -> None:
        if isinstance(event.row, StatementLine):
            self.statement, self.among_statements = event.row, False
            self.reload()
            self.rows.go(0)
        else:
            self.open_entry(event.row)

    def open_entry(self, entry: EntryLine) -> None:
        """Answer Enter on an entry."""
        raise NotImplementedError

    async def action_back(self) -> None:
        """Go from the entries of a statement to the statements, from there to all entries, then out of the room."""
        if self.statement is not None:
            self.statement, self.among_statements = None, True
            self.reload()
        elif self.among_statements:
            self.action_other_view()
        else:
            await self.app.run_action("app.back")
