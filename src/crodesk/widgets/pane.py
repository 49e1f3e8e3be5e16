"""A pane: lines to read in a titled frame, painted as lines, some of which can be opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from crodesk.language import _
from crodesk.widgets import box
from crodesk.widgets.keyed import DOUBLE, Keyed
from crodesk.widgets.keymap import PANE_ACTIONS
from crodesk.widgets.paint import Span
from crodesk.widgets.pane_view import PaneView
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, prose

_MOVES: dict[str, Callable[[PaneView], None]] = {
    "up": lambda view: view.step(-1),
    "down": lambda view: view.step(1),
    "page_up": lambda view: view.scroll(-max(view.height - 1, 1)),
    "page_down": lambda view: view.scroll(max(view.height - 1, 1)),
    "home": lambda view: view.end(last=False),
    "end": lambda view: view.end(last=True),
}


@dataclass
class _News(Message):
    pane: "Pane"
    """The pane it happened in."""
    target: object
    """What the line is about."""

    @property
    def control(self) -> "Pane":
        """The pane it happened in."""
        return self.pane


class Pane(Keyed, can_focus=True):
    """Lines in a frame; new lines are one frame and no layout, so many panes are filled at once."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"
    ACTIONS = PANE_ACTIONS

    @dataclass
    class Opened(_News):
        """Enter was pressed on a line, or it was clicked twice."""

    @dataclass
    class Moved(_News):
        """Another line is selected."""

    def __init__(
        self,
        title: str = "",
        lines: Sequence[Line] = (),
        *,
        note: str = "",
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.view = PaneView()
        """What is shown and where one is in it."""
        self._title, self._note, self._empty = title, note, empty
        self._foot = ""
        self.show(lines)

    @property
    def target(self) -> object | None:
        """What Enter opens; `None` when no line can be opened."""
        return self.view.target

    @property
    def text(self) -> str:
        """Everything the pane says, for copying and for tests."""
        return "\n".join("".join(text for text, _ in each.spans + each.right) for each in self.view.laid.lines)

    def show(
        self, lines: Sequence[Line], *, title: str | None = None, note: str | None = None, keep: bool = True
    ) -> None:
        """Show other lines; with `keep` the same target stays selected if it is among them."""
        if title is not None:
            self._title = title
        if note is not None:
            self._note = note
        self.view.show(lines or prose(_(self._empty), "muted"), max(self.area.width - 4, 1), keep=keep)
        self.refresh()

    def set_foot(self, text: str) -> None:
        """Write into the lower border."""
        if text != self._foot:
            self._foot = text
            self.refresh()

    def do(self, name: str) -> bool:
        """Do what a key or the menu asks for; where nothing can be opened, Enter is for others."""
        if name in _MOVES:
            self._move(_MOVES[name])
        elif self.target is not None:
            self.post_message(self.Opened(self, self.target))
        return name in _MOVES or self.target is not None

    def select(self, is_it: Callable[[object], bool]) -> bool:
        """Select the first line whose target is the one; tell whether there is such a line."""
        number = next(
            (at for at, each in enumerate(self.view.laid.lines) if each.target is not None and is_it(each.target)), -1
        )
        if number >= 0:
            self._move(lambda view: view.select(number))
        return number >= 0

    def wheel(self, steps: int) -> None:
        """Move the text."""
        self._move(lambda view: view.scroll(steps))

    def on_click(self, event: events.Click) -> None:
        """Select the line; open it at the second click."""
        found = False

        def select(view: PaneView) -> None:
            nonlocal found
            found = view.select_row(view.top + event.y - 1)

        self._move(select)
        if found and event.chain == DOUBLE:
            self.do("open")

    def forget(self) -> None:
        """Drop every painted line, and wrap the text to the width there is now."""
        super().forget()
        self.view.resize(self.area.width - 4, self.area.height - 2)

    def render_line(self, y: int) -> Strip:
        """Return one line: border or text."""
        width, height = self.area
        focused = self.focused_now
        if y == 0:
            return self.common_strip(box.top(_(self._title), _(self._note), width, focused=focused))
        if y == height - 1:
            return self.common_strip(box.bottom(width, focused=focused, foot=self._foot))
        view = self.view
        thumb = y - 1 in box.thumb(view.laid.total, view.height, view.top)
        return self.common_strip(box.sides(self._text_line(view.top + y - 1), focused=focused, thumb=thumb))

    @property
    def cursor_line(self) -> int:
        """The line of the selected text, or the first."""
        view = self.view
        return 1 + (max(view.laid.start_of(view.cursor) - view.top, 0) if view.cursor >= 0 else 0)

    def _text_line(self, row: int) -> list[Span]:
        """Return a row of text with a blank on both sides; the selected one in its own ink and with its sign."""
        rows = self.view.laid.rows
        if row >= len(rows):
            return [(" " * (self.area.width - 2), "plain")]
        number, spans = rows[row]
        if number == self.view.cursor and self.focused_now:
            return [(signs().cursor, "selected"), *((text, "selected") for text, _ in spans), (" ", "selected")]
        return [(" ", "plain"), *spans, (" ", "plain")]

    def _move(self, move: Callable[[PaneView], None]) -> None:
        before = self.target
        move(self.view)
        self.refresh()
        if self.target != before:
            self.post_message(self.Moved(self, self.target))
