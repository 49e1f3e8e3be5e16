"""Running loans: views with their totals, today or as of a past day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from textual import on, work
from textual.widget import Widget

from crodesk.domain.dates import parse_date
from crodesk.domain.problem import DeskFault, Problem
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens.finding import Finding
from crodesk.screens.navigation import OpenCustomer, OpenLoan, OpenRoom
from crodesk.screens.running import words
from crodesk.screens.running.columns import columns
from crodesk.screens.running.giving_out import GivingOut
from crodesk.screens.running.source import LoanSource
from crodesk.screens.running.urging import GROUP_DEBT, PROMISE, ROOM, UrgingInList
from crodesk.services import loan_list, loan_provisions
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine, Total
from crodesk.services.loan_list import Book, Query
from crodesk.widgets.actions import Action
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import full_day
from crodesk.widgets.dialogs import Ask, Choose, options
from crodesk.widgets.fields import sentence
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import SORT, VIEW
from crodesk.widgets.rows import Rows

PROGRESS = 0.5
"""Seconds between two looks at how many loans are still being reckoned."""
OTHER = Action(f"{ROOM}.other-view", ("V",), N_("Applications"), N_("Shows the loan applications."), ROOM, 20)
AS_OF = Action(
    f"{ROOM}.as-of", ("at",), N_("Past day"), N_("Shows the loans as they were known at the end of a past day."), ROOM,
    50, asks=True,
)  # fmt: skip
STATEMENTS = Action(
    f"{ROOM}.take-in-money", ("I",), N_("Statements"), N_("Goes to the bank statements, to write money down."), ROOM, 55
)
CUSTOMER = Action(f"{ROOM}.open-customer", ("O",), N_("Customer"), N_("Opens the file of who borrows."), ROOM, 60)


class RunningScreen(Finding, UrgingInList, GivingOut):
    """The room of all running loans."""

    ROOM = "loans"
    ABOUT = N_(
        "Loans that run, by view, with what each view comes to. Enter opens one, f chooses the view, / finds, V shows"
        " the applications, @ shows a past day, x writes a file. o notes a promise to pay, g shows the debt group."
    )
    AUTO_FOCUS = "#running"
    CSS_PATH = "screen.tcss"
    ACTIONS = (
        *(OTHER, PROMISE, GROUP_DEBT, replace(VIEW, hint_rank=21), replace(SORT, hint_rank=40)),
        *Finding.ACTIONS,
        *(AS_OF, STATEMENTS, CUSTOMER),
        *GivingOut.ACTIONS,
    )

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.query_of = Query()
        self.book: Book | None = None
        """The loans as of a past day; `None` for today."""
        self.day = None
        self._found: Sequence[Total] = ()
        self.rows: Rows[LoanLine] = Rows(columns("live", self._shown_day), id="running", markable=False)
        self.sums, self.risks = PlaceLine(id="sums"), PlaceLine(id="risks")
        """What the view comes to; what of it is at risk and bad, and what is set aside."""

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, the list, and what it comes to under it."""
        yield from self.compose_find()
        yield self.rows
        yield self.sums
        yield self.risks

    def find(self, text: str) -> None:
        """List the loans whose borrower or number fits a text."""
        self.query_of = replace(self.query_of, text=text)
        self.load()

    def load_if_changed(self) -> None:
        """Read anew what changed; rows left behind are made while the list stands, then warnings are looked for."""
        changed = self._seen != self.desk.changes
        super().load_if_changed()
        if changed:
            self._refresh()

    @work(exclusive=True, group="loans")
    async def _refresh(self) -> None:
        progress = self.set_interval(PROGRESS, self._show_place)
        try:
            await self._keep()
        finally:
            progress.stop()
        self._show_place()

    async def _keep(self) -> None:
        for keep in (self.desk.keep_loans_today, self.desk.keep_watch_today):
            before = self.desk.changes
            try:
                await keep()
            except DeskFault as fault:
                self.tell_fault(fault)
            if self.desk.changes != before:
                self.reload()

    def load(self) -> None:
        """Read the list and the totals anew."""
        query, day = self.query_of, self._shown_day()
        self.rows.set_columns(columns(query.view, self._shown_day))
        self._source = LoanSource(self.desk, self.book, query, day)
        self.rows.show(self._source)
        self.rows.set_title(_("Loans"), self._view_words())
        self.rows.set_empty(self._empty_words())
        self._found = self._totals(query, day)
        self.sums.show(words.totals(self._found))
        self.risks.show((words.risks(query.view, self._found), "plain"))
        self._set_aside(query, day, self.book)
        self._show_place()

    def _show_place(self) -> None:
        """Say what is listed, of which day, and how many loans are still being reckoned."""
        if not self.is_running:
            return
        query, count = self.query_of, self._source.count
        shown = ngettext("{count} shown", "{count} shown", count).format(count=count_words(count))
        parts = [self._view_words(), _("sort: {sort}").format(sort=_(words.SORTS[query.sort]))]
        as_of = _("as of {day}").format(day=full_day(self.day)) if self.day else ""
        warning = as_of or words.waiting(self.desk.look(loan_list.waiting))
        self.query_one(PlaceLine).show(shown, " · " + " · ".join(parts), warning=warning)

    @work(exclusive=True, group="aside")
    async def _set_aside(self, query: Query, day: date, book: Book | None) -> None:
        """Reckon in a thread what is set aside for the loans of the view, and say it beside what they come to."""
        try:
            aside = await self.desk.run(loan_provisions.totals, query, day, book)
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        self.risks.show((words.risks(query.view, self._found, aside), "plain"))

    def _totals(self, query: Query, day: date) -> Sequence[Total]:
        bad = self.desk.look(loan_list.bad_rank)
        if self.book is not None:
            return loan_list.totals(self.book, query, day, bad, self._source.rids)
        return self.desk.look(loan_list.totals, query, day, bad, self._source.rids)

    def _shown_day(self) -> date:
        return self.day or self.desk.today

    def _empty_words(self) -> str:
        if self.query_of.finding:
            said = _("No loan like “{text}” in this view. f shows others, Esc clears.")
            return said.format(text=self.query_of.text.strip())
        return _("No loan here. f shows others; V shows the applications.")

    def _view_words(self) -> str:
        query = self.query_of
        if query.view == "late" and (query.first, query.last) != (1, None):
            return words.bucket(query.first, query.last)
        return _(words.VIEWS[query.view])

    @on(Rows.Opened, "#running")
    def _open(self, event: Rows.Opened) -> None:
        self.post_message(OpenLoan(event.row.rid, as_of=self.day, walk=self._source.rids))

    def action_open_customer(self) -> None:
        """Open the file of who borrows."""
        row: LoanLine | None = self.rows.row
        if row is not None and row.customer_rid:
            self.post_message(OpenCustomer(row.customer_rid))

    def action_other_view(self) -> None:
        """Show the applications."""
        self.post_message(OpenRoom("loans"))

    def action_take_in_money(self) -> None:
        """Go to the bank statements."""
        self.post_message(OpenRoom("statements"))

    def action_view(self) -> None:
        """Choose which are shown; late ones also by how long."""
        views = [(key, _(text)) for key, text in words.VIEWS.items()]
        at = next(place for place, (key, _text) in enumerate(views) if key == "late") + 1
        late = [
            (f"late {one.first} {one.last or ''}", words.bucket(one.first, one.last)) for one in loan_list.buckets()
        ]
        chosen = options([*views[:at], *late, *views[at:]])
        self.app.push_screen(Choose(_("Show"), chosen, self.query_of.view), self._viewed)

    def _viewed(self, view: str | None) -> None:
        if view is None:
            return
        name, *days = view.split()
        first, last = [*map(int, days), *([None] if len(days) == 1 else [])] if days else (1, None)
        self.query_of = replace(self.query_of, view=name, first=first or 1, last=last)
        self.reload()

    def action_sort(self) -> None:
        """Choose their order."""
        shown = options([(key or "own", _(text)) for key, text in words.SORTS.items()])
        self.app.push_screen(Choose(_("Sort by"), shown, self.query_of.sort or "own"), self._sorted)

    def _sorted(self, sort: str | None) -> None:
        if sort is not None:
            self.query_of = replace(self.query_of, sort="" if sort == "own" else sort)
            self.reload()

    def action_as_of(self) -> None:
        """Ask for a past day; nothing typed is today again."""
        question = _("At the end of which day? Empty is today.")
        self.app.push_screen(Ask(_("As of"), question, wrong=self._wrong_day), self._answered)

    def _answered(self, text: str | None) -> None:
        if text is not None:
            self._go_to_day(text)

    def _wrong_day(self, text: str) -> str:
        found = self._typed_day(text)
        if isinstance(found, Problem):
            return sentence(found)
        return _("That day is still to come.") if found and found > self.desk.today else ""

    def _typed_day(self, text: str) -> "date | Problem | None":
        return parse_date(text, self.desk.today, language(), past=True) if text.strip() else None

    @work(exclusive=True, group="as-of")
    async def _go_to_day(self, text: str) -> None:
        found = self._typed_day(text)
        day = found if isinstance(found, date) and found != self.desk.today else None
        self.book = await self.desk.run(loan_list.as_of, day) if day else None
        self.day = day
        self.reload()
