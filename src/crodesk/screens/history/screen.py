"""What was done at this desk, newest first: all of it, of one day, or about one customer; taken back from here."""

from collections.abc import Iterable
from dataclasses import replace

from textual import on, work
from textual.widget import Widget

from crodesk.domain.dates import format_date
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.history.listed import HistoryRow, rows
from crodesk.screens.history.turns import DO_AGAIN, ROOM, TAKE_BACK, TURNS, why_not
from crodesk.services import action_details, history
from crodesk.services.desk import Desk
from crodesk.services.history import EVERYTHING, Which
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import VIEW
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

MOST = 1000
"""How many actions the room lists; older ones are found by their day."""
COMPARE = Action(
    "history.compare", ("ampersand",), N_("Two moments"), N_("Tells what is different between two moments."), ROOM, 35,
    asks=True,
)  # fmt: skip
ALL, THIS_DAY, OTHER_DAY, CUSTOMER = "all", "day", "other", "customer"
"""What the list can be narrowed to."""


class HistoryScreen(DeskScreen[None]):
    """The list of actions."""

    ROOM = ROOM
    ABOUT = N_(
        "Everything that was done here, newest first. Enter shows what an action changed, T takes it back, A does"
        " again what was taken back. An undo is an action too: T on it does again what it undid. f narrows the list"
        " to a day or a customer, & compares two moments."
    )
    AUTO_FOCUS = "#history"
    WRITING = DeskScreen.WRITING | TURNS
    ACTIONS = (TAKE_BACK, DO_AGAIN, COMPARE, replace(VIEW, help=N_("Narrows the list to a day or a customer.")))

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self._which = EVERYTHING
        self._whose = ""
        self._from_file = False
        self._rows: Rows[HistoryRow] = Rows(
            [
                Column("when", N_("When"), 18),
                Column("what", N_("What"), 30, flex=4, style_of=lambda line: "muted" if line.undone else ""),
                Column("state", N_("State"), 11, priority=1, style_of=lambda _line: "warn"),
                Column("who", N_("Who"), 12, flex=1, priority=2),
            ],
            title=N_("History"),
            empty=N_("Nothing was done yet."),
            id="history",
            markable=False,
        )

    def on_mount(self) -> None:
        """Show what can be done with the selected action."""
        super().on_mount()
        self.watch(self._rows, "row", self._show_hints, init=False)

    def compose_body(self) -> Iterable[Widget]:
        """Return the list."""
        yield self._rows

    def load(self) -> None:
        """List the actions anew; those about one customer in a thread, since every change is looked at for them."""
        if self._which.customer is None:
            self._show(history.newest(self.desk, MOST, self._which))
        else:
            self._load_theirs(self._which)

    @work(exclusive=True)
    async def _load_theirs(self, which: Which) -> None:
        try:
            lines = await self.desk.run(history.read, MOST, which)
        except DeskFault as fault:
            self.tell_fault(fault)
        else:
            self._show(lines)

    def _show(self, lines: list[history.HistoryLine]) -> None:
        self._show_place()
        self._rows.show(ListSource(rows(lines)), keep=self._rows.cursor > 0)
        self._show_hints()

    def _show_place(self) -> None:
        day = self._which.since
        only = self._whose if self._which.customer is not None else format_date(day, language()) if day else ""
        self.query_one(PlaceLine).show(_("History"), *([f" > {only}"] if only else []))

    # Which actions

    def open_customer(self, rid: int, name: str) -> None:
        """List what was done about one customer; Esc goes back to their file."""
        self._from_file = True
        self._narrow(Which(customer=rid), name)

    def _narrow(self, which: Which, whose: str = "") -> None:
        self._which, self._whose = which, whose
        self._rows.go(0)
        if self.is_mounted:
            self.reload()

    def action_view(self) -> None:
        """Ask what the list is narrowed to."""
        from crodesk.widgets.dialogs import Choose, options

        row: HistoryRow | None = self._rows.row
        choices = [(ALL, _("Everything"))]
        if row is not None:
            choices.append((THIS_DAY, format_date(row.on, language())))
        choices.append((OTHER_DAY, _("Another day")))
        about = self.desk.look(history.about, row.rid) if row is not None else None
        if about is not None:
            choices.append((CUSTOMER, about[1]))

        def chosen(answer: str | None) -> None:
            if answer == ALL:
                self._narrow(EVERYTHING)
            elif answer == THIS_DAY and row is not None:
                self._narrow(Which(since=row.on, until=row.on))
            elif answer == OTHER_DAY:
                self._ask_day()
            elif answer == CUSTOMER and about is not None:
                self._narrow(Which(customer=about[0]), about[1])

        self.app.push_screen(Choose(_("Which actions"), options(choices)), chosen)

    def _ask_day(self) -> None:
        from crodesk.screens.history import days

        def answered(text: str | None) -> None:
            day = days.day_of(text, self.desk.today)
            if day is not None:
                self._narrow(Which(since=day, until=day))

        self.app.push_screen(days.question(self.desk.today), answered)

    async def action_back(self) -> None:
        """List everything again, then go where the officer came from; from a customer's file back at once."""
        narrowed, from_file = self._which != EVERYTHING, self._from_file
        self._from_file = False
        if narrowed:
            self._narrow(EVERYTHING)
        if from_file or not narrowed:
            await self.app.run_action("app.back")

    # Taking back

    def why_not(self, action: Action) -> str:
        """Say why the selected action can't be taken back or done again."""
        if action.id in TURNS:
            return why_not(action.id, self._rows.row) or super().why_not(action)
        return super().why_not(action)

    async def action_take_back(self) -> None:
        """Take back the selected action; taking back an undo is doing again what it undid."""
        from crodesk.screens import turning

        row: HistoryRow | None = self._rows.row
        if row is None:
            return
        why = _("This line is an undo: taking it back does what it undid again.") if row.is_undo else ""
        await turning.turn(self, row.rid, back=not row.is_undo, why=why)

    async def action_do_again(self) -> None:
        """Do the selected action again."""
        from crodesk.screens import turning

        if self._rows.row is not None:
            await turning.turn(self, self._rows.row.rid, back=False)

    @on(Rows.Opened)
    def _opened(self) -> None:
        """Show what the selected action changed."""
        from crodesk.screens.history.details import ActionDialog

        dialog = ActionDialog(
            self._rows,
            lambda number: self.desk.look(action_details.read, number),
            self.desk.currency,
            writable=self.desk.writable,
        )
        self.app.push_screen(dialog, self._turned)

    async def _turned(self, action: str | None) -> None:
        if action is not None:
            await self.action_perform(action)

    # Two moments

    def action_compare(self) -> None:
        """Ask for two moments, the first by the selected action, and tell what is different."""
        from crodesk.screens.history import two_moments

        row: HistoryRow | None = self._rows.row
        since = row.at if row is not None else self.desk.now

        def answered(actions: tuple[int, int] | None) -> None:
            if actions is not None:
                self._compare(*actions)

        self.app.push_screen(two_moments.form(self.desk, since), answered)

    @work(exclusive=True)
    async def _compare(self, after: int, until: int) -> None:
        from crodesk.screens.history.two_moments import TwoMoments
        from crodesk.services import moments
        from crodesk.widgets.working import Working

        working = Working(_("Comparing two moments"))
        await self.app.push_screen(working)
        try:
            found = await self.desk.run(moments.compare, after, until, self._which.customer)
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        finally:
            await working.dismiss()
        title = " · ".join(part for part in (_("Two moments"), self._whose) if part)
        self.app.push_screen(TwoMoments(title, found, self.desk.currency), self._go_to)

    def _go_to(self, number: int | None) -> None:
        """Select an action and show it; one that isn't listed is found by its day."""
        line = history.one(self.desk, number) if number is not None else None
        if line is None:
            return
        (wanted,) = rows([line])
        source = ListSource(rows(history.newest(self.desk, MOST, Which(since=wanted.on, until=wanted.on))))
        self._which, self._whose = Which(since=wanted.on, until=wanted.on), ""
        self._show_place()
        self._rows.show(source, keep=False)
        self._rows.go(source.place_of(wanted.rid) or 0)
        self._opened()
