"""The frame that is the same in every room: the rooms line on top, the place line under it, room for the rest."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from crodesk.domain.dates import format_date, short_date
from crodesk.language import _, language
from crodesk.widgets.paint import Painted, Span, cells, fit_spans
from crodesk.widgets.styled import Line, laid
from crodesk.widgets.terminal_guard import safe


@dataclass(frozen=True, slots=True)
class Door:
    """A room that exists, as the first line shows it."""

    digit: str
    """The key that goes there."""
    room: str
    """The name of the room."""
    words: str
    """What it is called, a message id."""


@dataclass
class DeskState:
    """What every room shows on its first line; one object for the whole program, changed in place."""

    doors: Sequence[Door] = field(default_factory=tuple)
    """The rooms, in the order of their keys."""
    saved: str = ""
    """How safe the work is, a message id that may have a `{time}`."""
    saved_at: str = ""
    """The time for it."""
    unsaved: bool = False
    """Whether `saved` is bad news."""
    date: str = ""
    """Today, in words."""
    short_date: str = ""
    """Today where room is short."""
    pretended: bool = False
    """Whether today was set by hand, for practice and tests."""
    demo: bool = False
    """Whether the people are made up."""

    backed_up_on: dt.date | None = None
    """The day of the last verified backup; `None` when there is none, or nobody looked yet."""
    backup_overdue: bool = False
    """Whether that is too long ago."""

    def show_day(self, today: dt.date) -> None:
        """Say which day it is, in the language in use."""
        self.date = format_date(today, language(), today)
        self.short_date = short_date(today, language(), today)


class RoomsLine(Painted):
    """Line 1: which rooms there are, which one this is, and whether the work is safe."""

    SHOWS_DATA = False
    DEFAULT_CSS = "RoomsLine { width: 1fr; height: 1; }"

    @dataclass
    class Chosen(Message):
        """A room was clicked."""

        room: str

    def __init__(self, state: DeskState, room: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.state = state
        """What is shown; call `refresh` after a change."""
        self.room = room
        """The room one is in."""
        self._position = ""
        self._path = ""
        self._ends: list[tuple[int, str]] = []

    def show(self, *, position: str = "", path: str = "") -> None:
        """Show where in a list this record stands (`7 of 212`), or the way to this step in place of the rooms."""
        self._position, self._path = position, path
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        """Return the line; where room is short the date goes first, then the names of other rooms."""
        width = self.area.width
        doors = self._doors(names=True)
        facts = self._facts(width - _width(doors))
        if _width(doors) + _width(facts) > width:
            doors = self._doors(names=False)
            facts = self._facts(width - _width(doors))
        self._ends = _door_ends(doors, self.state.doors)
        left = fit_spans(doors, width - _width(facts), "bar")
        return self.strip([*left, *facts])

    def on_click(self, event: events.Click) -> None:
        """Go to the room that was clicked."""
        room = next((room for end, room in self._ends if event.x < end), "")
        if room:
            self.post_message(self.Chosen(room))

    def _doors(self, *, names: bool) -> list[Span]:
        """Return the rooms; the one we are in stands in brackets, since colour is never alone."""
        spans: list[Span] = [("crodesk ", "bar-strong")]
        if self._path:
            return [*spans, (" " + self._path, "bar")]
        for door in self.state.doors:
            if door.room == self.room:
                spans.append((f"[{door.digit} {_(door.words)}]", "bar-current"))
            else:
                spans.append((f" {door.digit} {_(door.words)} " if names else f" {door.digit} ", "bar"))
        return spans

    def _facts(self, room: int) -> list[Span]:
        """Return what stands at the right, as much of it as there is room for; the least important goes first."""
        state = self.state
        facts: list[Span] = []
        if state.demo:
            facts.append((" " + _("DEMO") + " ", "bar-alarm"))
        if state.saved:
            said = _(state.saved).format(time=state.saved_at)
            facts.append((f" {said} ", "bar-warn" if state.unsaved else "bar-good"))
        if self._position:
            facts.append((" " + self._position + " ", "bar"))
        today = self._today(room - _width(facts))
        if state.pretended:
            facts.insert(state.demo, today)
        else:
            facts.append(today)
        must = state.demo + bool(state.saved) + bool(self._position) + state.pretended
        while len(facts) > must and _width(facts) > room:
            facts.pop()
        return [(safe(text), ink) for text, ink in reversed(facts)]

    def _today(self, room: int) -> Span:
        """Return the date, short where it must be; one that was set by hand stands out."""
        state = self.state
        sign, ink = ("! ", "bar-warn") if state.pretended else ("", "bar-muted")
        long = f" {sign}{state.date} "
        return (long if cells(safe(long)) <= room or not state.short_date else f" {sign}{state.short_date} ", ink)


class PlaceLine(Painted):
    """Line 2: where am I, and the one warning that matters."""

    DEFAULT_CSS = "PlaceLine { width: 1fr; height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._line = Line()

    def show(self, *where: Span | str, warning: str = "", ink: str = "warn") -> None:
        """Say where we are, first the most important; and one warning, or a quiet fact with `ink="muted"`."""
        spans = [
            (part, "plain" if at else "strong") if isinstance(part, str) else part for at, part in enumerate(where)
        ]
        line = Line(tuple(spans), right=(("  " + warning, ink),) if warning else ())
        if line != self._line:
            self._line = line
            self.refresh()

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ink in (*self._line.spans, *self._line.right))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        """Return the line; the warning keeps its room."""
        return self.strip(laid(self._line, self.area.width)[0])


class Body(Widget):
    """What is between the place line and the hints; it only arranges, and paints nothing of its own."""

    BLANK = True
    DEFAULT_CSS = "Body { width: 1fr; height: 1fr; }"


def _width(spans: Sequence[Span]) -> int:
    return sum(cells(safe(text)) for text, _ink in spans)


def _door_ends(spans: Sequence[Span], doors: Sequence[Door]) -> list[tuple[int, str]]:
    """Return where each room ends on the line; the program's name is before the first."""
    ends: list[tuple[int, str]] = [(cells(spans[0][0]), "")]
    for (text, _ink), door in zip(spans[1:], doors, strict=False):
        ends.append((ends[-1][0] + cells(safe(text)), door.room))
    return ends
