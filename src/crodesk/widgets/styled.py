"""Lines of text in inks: how a pane's content is written, wrapped and set in columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import chop_cells

from crodesk.widgets.paint import Span, cells, fit, fit_spans
from crodesk.widgets.terminal_guard import safe

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
_CLOSING = r"[，。、；：？！）」』】》％]*"
# Chinese signs that never begin a line: they stay with what is before them.
_PIECES = rf"\s+|[{_WIDE}]{_CLOSING}|[^\s{_WIDE}]+{_CLOSING}"
# A Chinese character is a piece of its own: such text breaks anywhere. Compiled when first needed, which a list isn't.


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pane, or one paragraph when it wraps."""

    spans: tuple[Span, ...] = ()
    """What it says."""
    target: object | None = None
    """What Enter opens here; `None` makes the line one that the cursor passes over."""
    right: tuple[Span, ...] = ()
    """What stands at the right edge of the same line."""
    wraps: bool = False
    """Whether it goes on in the next line instead of being cut with an ellipsis."""
    indent: int = 0
    """How far the second line of a paragraph is set in."""


def line(*spans: Span | str, target: object | None = None, right: Sequence[Span] = ()) -> Line:
    """Return a line of one row; a bare text is plain."""
    return Line(_spans(spans), target, tuple(right))


def paragraph(*spans: Span | str, target: object | None = None, indent: int = 0) -> Line:
    """Return a text that wraps."""
    return Line(_spans(spans), target, wraps=True, indent=indent)


def fact(label: str, *spans: Span | str, width: int = 8, target: object | None = None) -> Line:
    """Return a label in `width` cells and what it is of; a long value wraps under itself."""
    return Line(((fit(label, width) + " ", "muted"), *_spans(spans)), target, wraps=True, indent=width + 1)


def table(rows: Sequence[Sequence[Span | str]], aligns: str, targets: Sequence[object | None] = ()) -> list[Line]:
    """Return lines whose cells stand in columns as wide as their longest; `aligns` is `<` or `>` for each column."""
    spans = [[_span(cell) for cell in row] for row in rows]
    widths = [max((cells(safe(row[at][0])) for row in spans if at < len(row)), default=0) for at in range(len(aligns))]
    lines = []
    for number, row in enumerate(spans):
        placed = [
            (fit(text, width, right=align == ">") + "  ", ink)
            for (text, ink), width, align in zip(row, widths, aligns, strict=False)
        ]
        lines.append(Line(tuple(placed), targets[number] if number < len(targets) else None))
    return lines


class Laid:
    """Lines laid out as rows of one width, no further than somebody looks: a long history costs no more than a few."""

    def __init__(self, lines: Sequence[Line], width: int) -> None:
        self.lines = lines
        """The lines."""
        self.width = width
        """Cells of each row."""
        self.rows: list[tuple[int, list[Span]]] = []
        """What was laid so far: the number of its line, and spans that fill the row."""
        self._starts: list[int] = []

    @property
    def total(self) -> int:
        """How many rows there are in all; an estimate as long as nobody has looked at the end."""
        done = len(self._starts)
        return len(self.rows) * len(self.lines) // done if done else len(self.lines)

    def reach(self, count: int) -> None:
        """Lay the first `count` rows."""
        while len(self.rows) < count and len(self._starts) < len(self.lines):
            self._lay_next()

    def start_of(self, number: int) -> int:
        """Return the first row of a line."""
        while len(self._starts) <= number:
            self._lay_next()
        return self._starts[number]

    def end(self) -> int:
        """Lay everything, and return how many rows it is."""
        while len(self._starts) < len(self.lines):
            self._lay_next()
        return len(self.rows)

    def _lay_next(self) -> None:
        number = len(self._starts)
        self._starts.append(len(self.rows))
        self.rows += [(number, spans) for spans in laid(self.lines[number], self.width)]


def laid(each: Line, width: int) -> list[list[Span]]:
    """Return the rows of one line, each of exactly `width` cells."""
    if each.wraps:
        return [fit_spans(spans, width) for spans in wrap(each.spans, width, each.indent)]
    return [_sides(each, width)]


def wrap(spans: Sequence[Span], width: int, indent: int = 0) -> list[list[Span]]:
    """Return `spans` as rows of at most `width` cells, broken at blanks, or anywhere in Chinese; inks stay."""
    rows: list[list[Span]] = [[]]
    used = 0
    for piece, ink in _pieces(spans, max(width - indent, 1)):
        size = cells(piece)
        blank = piece.isspace()
        if blank and used + size > width:
            used = width
        elif used + size > width:
            rows.append([(" " * indent, ink), (piece, ink)])
            used = indent + size
        elif not (blank and used == indent and len(rows) > 1):
            rows[-1].append((piece, ink))
            used += size
    return rows


def prose(text: str, ink: str = "plain", target: object | None = None) -> list[Line]:
    """Return a text of several lines as paragraphs."""
    return [paragraph((part, ink), target=target) for part in text.split("\n")]


def _pieces(spans: Sequence[Span], room: int) -> Iterator[Span]:
    """Yield words, blanks and Chinese characters; what is longer than `room` comes in parts."""
    for text, ink in spans:
        for piece in re.findall(_PIECES, safe(text)):
            if cells(piece) <= room:
                yield piece, ink
            else:
                yield from ((part, ink) for part in chop_cells(piece, room))


def _sides(each: Line, width: int) -> list[Span]:
    """Return the text of a line and what stands at its right edge, which keeps its room first."""
    if not each.right:
        return fit_spans(each.spans, width)
    right = [(safe(text), ink) for text, ink in each.right]
    taken = min(sum(cells(text) for text, _ in right), width)
    return [*fit_spans(each.spans, width - taken), *fit_spans(right, taken)]


def _span(part: Span | str) -> Span:
    return (part, "plain") if isinstance(part, str) else part


def _spans(parts: Iterable[Span | str]) -> tuple[Span, ...]:
    return tuple(_span(part) for part in parts)
