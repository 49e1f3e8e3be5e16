"""Turns a row into the line that shows it: cells in columns, cut and aligned, in as few pieces as can be."""

from collections.abc import Sequence
from typing import Any

from crodesk.language import _
from crodesk.widgets.columns import Column, place
from crodesk.widgets.paint import Span, cut, fit, fit_spans
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Laid, prose
from crodesk.widgets.terminal_guard import safe

GUTTER = 3
"""Cells before the columns: the sign of the selected row, the sign of a marked one, a blank."""

_KEPT_ROWS = 500
# Rows whose texts are kept; a screen shows 60 at most.


class RowPainter:
    """Paints the rows of one list for one width."""

    def __init__(self, columns: Sequence[Column[Any]], width: int) -> None:
        self.width = width
        """Cells that a painted row takes."""
        self._placed, gap = place(columns, width - GUTTER - 1)
        self._gap = " " * gap
        self._texts: dict[int, tuple[Any, list[str]]] = {}
        self._cells = [
            (each.column.reader(), each.width, each.column.align == "right", each.column.style_of)
            for each in self._placed
        ]

    @property
    def shown(self) -> list[str]:
        """The keys of the columns that are shown."""
        return [each.column.key for each in self._placed]

    def selected(self, row: Any, marked: bool, ink: str) -> list[Span]:
        """Return the line of the selected row: one ink, and a sign, since colour is never alone."""
        gutter = signs().cursor + (signs().mark if marked else " ") + " "
        return fit_spans([(gutter + self._gap.join(self._texts_of(row)), ink)], self.width, ink)

    def plain(self, row: Any, marked: bool) -> list[Span]:
        """Return the line of any other row; marked ones are heavier and have a sign."""
        base = "strong" if marked else "plain"
        spans = [(" " + (signs().mark if marked else " ") + " ", "accent" if marked else "plain")]
        for text, (*_fitting, style_of) in zip(self._texts_of(row), self._cells, strict=True):
            ink = style_of(row) if style_of else ""
            spans.append((text + self._gap, ink or base))
        return self._end(spans)

    def blank(self, text: str, place: int) -> list[Span]:
        """Return a line that has no row: in an empty list its part of `text`, which says what to do next."""
        if text:
            laid = Laid(prose(text, "muted"), self.width - 2)
            if place < laid.end():
                return [(" ", "plain"), *laid.rows[place][1], (" ", "plain")]
        return [(" " * self.width, "plain")]

    def header(self, sort_key: str = "", *, falling: bool = False) -> list[Span]:
        """Return the line of the titles, with a sign at the column that the list is sorted by."""
        sign = signs().falling if falling else signs().rising
        titles = []
        for each in self._placed:
            title = safe(_(each.column.title))
            if each.column.key == sort_key:
                title = cut(title, each.width - 1) + sign
            titles.append(fit(title, each.width, right=each.column.align == "right"))
        return fit_spans([(" " * GUTTER + self._gap.join(titles), "header")], self.width, "header")

    def column_at(self, x: int) -> str:
        """Return the key of the column under cell `x`, empty where there is none."""
        start = GUTTER
        for each in self._placed:
            if start <= x < start + each.width:
                return each.column.key
            start += each.width + len(self._gap)
        return ""

    def _texts_of(self, row: Any) -> list[str]:
        """Return the text of each cell; kept, since the cursor comes to rows that stand there already."""
        kept = self._texts.get(row.rid)
        if kept is None or kept[0] != row:
            if len(self._texts) > _KEPT_ROWS:
                self._texts.clear()
            texts = [fit(read(row) or "", width, right=right) for read, width, right, _style in self._cells]
            kept = self._texts[row.rid] = (row, texts)
        return kept[1]

    def _end(self, spans: list[Span]) -> list[Span]:
        """Bring the columns, each followed by a gap, to the width of the line; only the last gap may be too much."""
        used = GUTTER + sum(each.width + len(self._gap) for each in self._placed)
        if used > self.width:
            text, ink = spans[-1]
            spans[-1] = (text[: self.width - used], ink)
        elif used < self.width:
            spans.append((" " * (self.width - used), "plain"))
        return spans
