"""The frame around a list or a pane: one cell of border with a title, and where one is in a long content."""

from collections.abc import Sequence

from crodesk.widgets.paint import Span, cells, cut, fit_spans
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import safe


def top(title: str, note: str, width: int, *, focused: bool) -> list[Span]:
    """Return the upper border with its title, and a quiet note behind it; focus is a colour and heavy letters."""
    edge = _edge_ink(focused)
    left, right = signs().corners[0], signs().corners[1]
    room = max(width - 5, 0)
    title = cut(safe(title), room)
    note = cut(safe(note), room - cells(title) - 3) if note else ""
    spans: list[Span] = [(left + signs().edge, edge)]
    if title:
        spans.append((f" {title} ", "title-focus" if focused else "plain"))
    if note:
        spans.append((f" {note} ", "muted"))
    rest = width - sum(cells(text) for text, _ in spans) - 1
    return fit_spans([*spans, (signs().edge * rest + right, edge)], width)


def bottom(width: int, *, focused: bool, foot: str = "") -> list[Span]:
    """Return the lower border, with a quiet word in it that says how to see more."""
    left, right = signs().corners[2], signs().corners[3]
    foot = f" {cut(safe(foot), width - 4)} " if foot and width > 4 else ""  # noqa: PLR2004 - the corners and two blanks
    edge = signs().edge * (width - 2 - cells(foot))
    ink = _edge_ink(focused)
    return [(left, ink), (foot, "muted"), (edge + right, ink)] if foot else [(left + edge + right, ink)]


def sides(spans: Sequence[Span], *, focused: bool, thumb: bool) -> list[Span]:
    """Return a line of content between its borders; the right one also shows where in the whole one is."""
    edge = _edge_ink(focused)
    return [(signs().side, edge), *spans, (signs().thumb if thumb else signs().side, edge)]


def bare(spans: Sequence[Span], *, thumb: bool) -> list[Span]:
    """Return a line of content without borders; the cell at the right still shows where in the whole one is."""
    return [*spans, (signs().thumb if thumb else " ", "border")]


def thumb(total: int | None, height: int, first: int) -> range:
    """Return which of `height` lines show the thumb when the content has `total` lines and `first` is on top."""
    if total is None or total <= height or height <= 0:
        return range(0)
    size = max(1, height * height // total)
    start = round(first * (height - size) / (total - height))
    return range(start, start + size)


def _edge_ink(focused: bool) -> str:
    return "border-focus" if focused else "border"
