"""The pipeline: applications by stage, how long each stands there, who has to do the next thing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from textual import on
from textual.widget import Widget

from crodesk.domain.money import short_money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens import comparing
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.finding import Finding
from crodesk.screens.navigation import (
    BeginApplication,
    OpenApplication,
    OpenCustomer,
    OpenRoom,
    PrintPapers,
    TakeDecision,
    WritePackage,
)
from crodesk.services import application_list
from crodesk.services.application_list import ApplicationLine, Query
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import NEW, SORT, VIEW
from crodesk.widgets.row_source import RowSource
from crodesk.widgets.rows import Rows

ROOM = "loans"
VIEWS = {
    "live": N_("not decided yet"),
    "draft": N_("drafts"),
    "submitted": N_("submitted"),
    "returned": N_("returned for rework"),
    "approved": N_("approved"),
    "ended": N_("ended"),
    "parked": N_("parked"),
    "all": N_("all"),
}
SORTS = {
    "stage": N_("longest in its stage"),
    "age": N_("oldest"),
    "amount": N_("amount"),
    "customer": N_("customer"),
    "number": N_("newest"),
}
KIND = by_name("application")
PRINT = Action(
    "loans.print", ("P",), N_("Print"), N_("Prints a paper of the selected application."), ROOM, 45, asks=True
)


RUNNING = Action("loans.other-view", ("V",), N_("Running"), N_("Shows the loans that run."), ROOM, 25)
PACKAGE = Action(
    "loans.export-package",
    ("x",),
    N_("Package"),
    N_("Writes what was sent as one file for who decides."),
    ROOM,
    60,
    asks=True,
)
DECISION = Action(
    "loans.take-in-decision",
    ("I",),
    N_("Decision"),
    N_("Takes in a decision that came back as a file."),
    ROOM,
    65,
    asks=True,
)


class PipelineSource(RowSource[ApplicationLine]):
    """The applications of a view, read a page at a time."""

    def __init__(self, desk: Desk, query: Query) -> None:
        self._desk, self._query = desk, query
        self._count: int | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        if self._count is None:
            self._count = self._desk.look(application_list.count, self._query, self._desk.today)
        return self._count

    def page(self, start: int, stop: int) -> Sequence[ApplicationLine]:
        """Return some of them."""
        return self._desk.look(application_list.page, self._query, self._desk.today, start, stop - start)


def columns(today: Callable[[], date]) -> list[Column[ApplicationLine]]:
    """Return the columns of the list."""
    stage, ball, product = (KIND.field(key) for key in ("stage", "ball", "product"))
    return [
        Column("number", N_("Number"), 7),
        Column("name", N_("Customer"), 14, flex=3, most=34),
        Column(
            "product", N_("Product"), 12, flex=1, most=24, priority=3, text=lambda row: _(product.label_of(row.product))
        ),
        Column("amount", N_("Amount"), 9, align="right", text=_amount),
        Column("stage", N_("Stage"), 11, flex=1, most=24, text=lambda row: _(stage.label_of(row.stage))),
        Column("age", N_("Days"), 5, align="right", text=lambda row: str(row.age(today()))),
        Column("ball", N_("Ball"), 8, flex=1, most=14, priority=2, text=lambda row: _(ball.label_of(row.ball))),
        Column("next_step", N_("To do next"), 12, flex=3, priority=1),
    ]


def _amount(row: ApplicationLine) -> str:
    return "" if row.amount_minor is None else short_money_with_sign(row.amount_minor, row.currency, language())


class LoansScreen(Finding):
    """The room of all applications."""

    ROOM = ROOM
    ABOUT = N_(
        "Loan applications by stage. Enter opens one, n begins one, f chooses which are shown, s their order, / finds."
    )
    AUTO_FOCUS = "#applications"
    WRITING = DeskScreen.WRITING | {NEW.id, PRINT.id, PACKAGE.id, DECISION.id}
    ACTIONS = (
        replace(NEW, keys=("f6", "n"), hint_rank=20),
        RUNNING,
        *Finding.ACTIONS,
        replace(VIEW, hint_rank=30),
        replace(SORT, hint_rank=40),
        PRINT,
        PACKAGE,
        DECISION,
        comparing.of_room(ROOM),
        Action("loans.open-customer", ("O",), N_("Customer"), N_("Opens the file of who borrows."), ROOM, 50),
    )

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.query_of = Query()
        self.rows: Rows[ApplicationLine] = Rows(columns(lambda: desk.today), id="applications", markable=False)

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, and the list."""
        yield from self.compose_find()
        yield self.rows

    def load(self) -> None:
        """Read the list anew."""
        view, sort = _(VIEWS[self.query_of.view]), _(SORTS[self.query_of.sort])
        self.rows.show(PipelineSource(self.desk, self.query_of))
        self.rows.set_title(_("Applications"), view)
        self.rows.set_empty(self._empty_words())
        count = self.rows.count or 0
        shown = ngettext("{count} shown", "{count} shown", count).format(count=count_words(count))
        self.query_one(PlaceLine).show(shown, " · " + " · ".join([view, _("sort: {sort}").format(sort=sort)]))

    def find(self, text: str) -> None:
        """List the applications whose borrower or number fits a text."""
        self.query_of = replace(self.query_of, text=text)
        self.load()

    def _empty_words(self) -> str:
        if self.query_of.finding:
            said = _("No application like “{text}” in this view. f shows others, Esc clears.")
            return said.format(text=self.query_of.text.strip())
        return _("Nothing here. n begins an application, f shows others.")

    @on(Rows.Opened, "#applications")
    def _open(self, event: Rows.Opened) -> None:
        row: ApplicationLine = event.row
        self.post_message(OpenApplication(row.rid))

    def action_other_view(self) -> None:
        """Show the loans that run."""
        self.post_message(OpenRoom("running"))

    def action_open_customer(self) -> None:
        """Open the file of who borrows."""
        row: ApplicationLine | None = self.rows.row
        if row is not None:
            self.post_message(OpenCustomer(row.customer_rid))

    def action_print(self) -> None:
        """Print a paper of the selected application."""
        row: ApplicationLine | None = self.rows.row
        if row is not None:
            self.post_message(PrintPapers(row.rid))

    def action_export_package(self) -> None:
        """Write what was sent of the selected application as one file, for who decides."""
        row: ApplicationLine | None = self.rows.row
        if row is not None:
            self.post_message(WritePackage(row.rid))

    def action_take_in_decision(self) -> None:
        """Take in a decision, on whichever application it names."""
        self.post_message(TakeDecision())

    def action_then_and_now(self) -> None:
        """Show what was frozen of the selected application beside how it stands today."""
        row: ApplicationLine | None = self.rows.row
        if row is not None:
            comparing.show(self, self.desk, row.rid)

    def action_view(self) -> None:
        """Choose which are shown."""
        shown = options([(key, _(words)) for key, words in VIEWS.items()])
        self.app.push_screen(Choose(_("Show"), shown, self.query_of.view), self._viewed)

    def _viewed(self, view: str | None) -> None:
        if view is not None:
            self.query_of = replace(self.query_of, view=view)
            self.reload()

    def action_sort(self) -> None:
        """Choose their order."""
        shown = options([(key, _(words)) for key, words in SORTS.items()])
        self.app.push_screen(Choose(_("Sort by"), shown, self.query_of.sort), self._sorted)

    def _sorted(self, sort: str | None) -> None:
        if sort is not None:
            self.query_of = replace(self.query_of, sort=sort)
            self.reload()

    def action_new(self) -> None:
        """Ask for whom, and begin an application."""
        self.post_message(BeginApplication())
