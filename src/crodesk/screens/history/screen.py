"""What was done at this desk, newest first; any action can be taken back from here, and brought again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.widget import Widget

from crodesk.domain.dates import format_date
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services import action_details, history
from crodesk.services.desk import UNDO, Desk
from crodesk.services.history import HistoryLine
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

ROOM = "history"
TURNS = frozenset({"history.take-back", "history.do-again"})
MOST = 1000
"""How many actions the room lists; older ones stay in the file."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One action, as the list shows it."""

    rid: int
    when: str
    who: str
    what: str
    """What was done, and about whom; of an undo or redo, what it was of."""
    state: str
    name: str
    """The name of the action: a message id."""
    undone: bool
    """Whether its changes don't hold at present; an undo that was taken back by a redo holds no more itself."""

    @property
    def is_undo(self) -> bool:
        """Whether it took back another action: taking it back does that one again."""
        return self.name == UNDO


def rows(lines: Sequence[HistoryLine]) -> list[HistoryRow]:
    """Return actions in words, newest first as they are given."""
    taken_back = {line.undoes for line in lines}
    # An undo that was followed by a redo, or a redo by an undo, is named by the one that followed.
    return [_row(line, undone=line.undone or (line.undoes is not None and line.number in taken_back)) for line in lines]


def _row(line: HistoryLine, *, undone: bool) -> HistoryRow:
    at = datetime.fromisoformat(line.at).astimezone()
    done = f"{_(line.name)}: {_(line.of)}" if line.of else _(line.name)
    words = f"{done} · {line.subject}" if line.subject else done
    when = f"{format_date(at.date(), language())} {at:%H:%M}"
    return HistoryRow(line.number, when, line.who, words, _("taken back") if undone else "", line.name, undone)


class HistoryScreen(DeskScreen[None]):
    """The list of actions."""

    ROOM = ROOM
    ABOUT = N_(
        "Everything that was done here, newest first. Enter shows what an action changed, T takes it back, A does"
        " again what was taken back. An undo is an action too: T on it does again what it undid."
    )
    AUTO_FOCUS = "#history"
    WRITING = DeskScreen.WRITING | TURNS
    ACTIONS = (
        Action("history.take-back", ("T",), N_("Take back"), N_("Takes back the selected action."), ROOM, 20),
        Action("history.do-again", ("A",), N_("Do again"), N_("Does again what was taken back."), ROOM, 30),
    )

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
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

    def compose_body(self) -> Iterable[Widget]:
        """Return the list."""
        yield self._rows

    def load(self) -> None:
        """List the actions anew."""
        lines = rows(history.newest(self.desk, MOST))
        self._rows.show(ListSource(lines), keep=self._rows.cursor > 0)
        self.query_one(PlaceLine).show(_("History"))

    def why_not(self, action: Action) -> str:
        """Say why the selected action can't be taken back or done again."""
        selected: HistoryRow | None = self._rows.row
        if action.id in TURNS:
            return _why_not(action.id, selected) or super().why_not(action)
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

        self.app.push_screen(ActionDialog(self._rows, lambda number: self.desk.look(action_details.read, number)))

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_hints()


def _why_not(action: str, row: HistoryRow | None) -> str:
    if row is None:
        return _("nothing is selected")
    if action == "history.take-back":
        return _("it is taken back already") if row.undone else ""
    if row.is_undo:
        return _("this line is an undo; T takes it back, which does the action again")
    return "" if row.undone else _("it holds already")
