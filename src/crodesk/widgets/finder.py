"""A dialog that finds while one types: a line to write in, and under it what fits."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.row_source import Row, RowSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.terminal_guard import content

R = TypeVar("R", bound=Row)
T = TypeVar("T")

_WHILE_TYPING = {"up", "down", "page_up", "page_down"}


class Finder(Dialog[T | None], Generic[R, T]):
    """Answers what was chosen, or `None`. What is found is shown in the frame of the key: no delay, no worker."""

    ABOUT = N_("Type a part of a name. The arrows choose, Enter takes it, Esc leaves everything as it was.")
    ACTIONS: ClassVar[Sequence[Action]] = (
        HELP,
        Action("finder.close", ("escape", "f3", "f10", "f12"), N_("Close"), N_("Stays where you are.")),
    )
    DEFAULT_CSS = """
    Finder Vertical {
        width: 90%; max-width: 76; height: 90%; max-height: 30; background: $background;
        border: round $border; border-title-color: $primary; border-title-style: bold;
    }
    Finder Input { padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, columns: Sequence[Column[R]], *, title: str, ask: str, empty: str, typed: str = "") -> None:
        super().__init__()
        self._title, self._ask, self._typed = title, ask, typed
        self.rows: Rows[R] = Rows(columns, empty=empty, markable=False, boxed=False)
        """What was found."""
        self.rows.lit = True
        self.rows.can_focus = False  # the keys stay where one types: arrows and Enter are for the list from there

    @abstractmethod
    def find(self, text: str) -> RowSource[R]:
        """Return what fits the text; a bounded read, asked at every key."""

    @abstractmethod
    def answer(self, row: R) -> T:
        """Return what the dialog answers for a row."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(self._title)
            yield Entry(self._typed, placeholder=self._ask, select_on_focus=False)
            yield self.rows

    def on_mount(self) -> None:
        """Begin with what fits the text that came along."""
        typed = self.query_one(Input)
        typed.focus()
        self.watch(typed, "value", self._show, init=False)
        self._show(self._typed)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing goes on."""
        name = self.rows.keys.get(event.key, "")
        if name in _WHILE_TYPING:
            event.stop()
            self.rows.do(name)

    @on(Input.Submitted)
    @on(Rows.Opened)
    def _taken(self) -> None:
        self.choose()

    def choose(self) -> None:
        """Answer the selected one."""
        if self.rows.row is not None:
            self.dismiss(self.answer(self.rows.row))

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def _show(self, text: str) -> None:
        self.rows.show(self.find(text), keep=False)
