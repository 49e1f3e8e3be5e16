"""The one list of the program: a window of rows, painted line by line, as quick at a million rows as at ten."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from textual import events
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip

from crodesk.language import _
from crodesk.widgets import box, row_news
from crodesk.widgets.columns import Column
from crodesk.widgets.keyed import DOUBLE, Keyed
from crodesk.widgets.keymap import ROW_ACTIONS
from crodesk.widgets.marks import Marks
from crodesk.widgets.paint import Span
from crodesk.widgets.row_painter import RowPainter
from crodesk.widgets.row_source import ListSource, Row, RowSource
from crodesk.widgets.row_view import MOVES, RowView

R = TypeVar("R", bound=Row)

_KEPT_LINES = 500
# Painted lines that are kept; a screen shows 60 at most.


class Rows(Keyed, Generic[R], can_focus=True):
    """A list of rows in columns.

    Up and Down repaint two lines, any key one frame. `row` is set before the frame of the key, so that what
    watches it (`screen.watch(rows, "row", …)`) is painted in that same frame.
    """

    DEFAULT_CSS = "Rows { width: 1fr; height: 1fr; }"
    ACTIONS = ROW_ACTIONS

    row: var[Any] = var(None, init=False)
    """The selected row; `None` in an empty list."""

    Opened: TypeAlias = row_news.Opened
    MarksChanged: TypeAlias = row_news.MarksChanged
    HeaderClicked: TypeAlias = row_news.HeaderClicked

    def __init__(
        self,
        columns: Sequence[Column[R]],
        source: RowSource[R] | None = None,
        *,
        title: str = "",
        note: str = "",
        worded: bool = False,
        empty: str = "",
        markable: bool = True,
        boxed: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        if not markable:
            self.without = frozenset({"mark", "mark_all"})
        self.boxed = boxed
        """Whether it draws a border and a title, or stands in somebody else's."""
        self.columns = columns
        """The columns; which of them are shown depends on the width."""
        self.view: RowView[R] = RowView(source or ListSource())
        """Where one is in the list."""
        self._title, self._note, self._empty = title, note, empty
        self._worded = worded
        """Whether title and note are in the officer's language; else they are message ids, worded when painted."""
        self._sort = ("", False)
        self._painter = RowPainter(columns, 0)
        self._lines: dict[tuple[int, bool, bool], tuple[R, Strip]] = {}
        self.set_reactive(Rows.row, self.view.row)

    @property
    def marks(self) -> Marks:
        """The marked rows."""
        return self.view.marks

    @property
    def cursor(self) -> int:
        """The place of the selected row in the whole list, from 0."""
        return self.view.cursor

    @property
    def count(self) -> int | None:
        """How many rows the list has; `None` while nobody has counted."""
        return self.view.window.count

    # What is shown

    def show(self, source: RowSource[R], *, keep: bool = True) -> None:
        """Show other rows; with `keep` the same row stays selected if it is among them."""
        self.view.show(source, keep=keep)
        self._repaint()

    def reload(self) -> None:
        """Read the rows anew; the same row stays selected, unchanged rows keep their painted lines."""
        self.view.reload()
        self._repaint()

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns, of rows of another kind."""
        self.columns = columns
        self.forget()
        self.refresh()

    def set_title(self, title: str, note: str = "") -> None:
        """Write in the upper border, in the officer's language."""
        self._title, self._note, self._worded = title, note, True
        self.refresh(Region(0, 0, self.area.width, 1))

    def set_sort(self, key: str, *, falling: bool = False) -> None:
        """Show at its title that the list is sorted by the column `key`."""
        self._sort = (key, falling)
        self.refresh(Region(0, self._first_line - 1, self.area.width, 1))

    def set_empty(self, text: str) -> None:
        """Say what an empty list shows; it names the next key."""
        self._empty = text
        self.refresh()

    # What keys do

    def go(self, index: int) -> None:
        """Select the row at `index`, or the nearest there is."""
        self._move(lambda view: view.go(index))

    def do(self, name: str) -> bool:
        """Do what a key or the menu asks for."""
        if name in MOVES:
            self._move(MOVES[name])
        elif self.row is None:
            return False
        elif name == "open":
            self.post_message(self.Opened(self, self.row))
        elif name == "mark":
            self.marks.toggle(self.row.rid)
            self.refresh(Region(0, self.cursor_line, self.area.width, 1))
            self._move(MOVES["down"])
            self.post_message(self.MarksChanged(self, self.marks))
        else:
            (self.marks.clear if self.marks.all else self.marks.set_all)()
            self._marks_changed()
        return True

    def clear_marks(self) -> None:
        """Take all marks away."""
        if self.marks:
            self.marks.clear()
            self._marks_changed()

    def wheel(self, steps: int) -> None:
        """Move the rows under the cursor."""
        self._move(lambda view: view.scroll(steps))

    def on_click(self, event: events.Click) -> None:
        """Select the row, open it at the second click; a title sorts; the right border goes to that part."""
        place = event.y - self._first_line
        if self.boxed <= event.y < self._first_line:
            self.post_message(self.HeaderClicked(self, self._painter.column_at(event.x - self.boxed)))
        elif event.x == self.size.width - 1 and self.count:
            self.go(self.count * max(place, 0) // max(self.view.height - 1, 1))
        elif 0 <= place < self.view.height and self.view.window.row(self.view.top + place):
            self.go(self.view.top + place)
            if event.chain == DOUBLE:
                self.do("open")

    # How it is painted

    def forget(self) -> None:
        """Drop every painted line, and take as many rows and columns as there is room for now."""
        super().forget()
        self.view.resize(self.area.height - self._first_line - self.boxed)
        self._painter = RowPainter(self.columns, self.area.width - 1 - self.boxed)
        self._lines.clear()

    def render_line(self, y: int) -> Strip:
        """Return one line: border, titles, or a row."""
        width, height = self.area
        if self.boxed and y == 0:
            title, note = (self._title, self._note) if self._worded else (_(self._title), _(self._note))
            return self.strip(box.top(title, note, width, focused=self.focused_now))
        if self.boxed and y == height - 1:
            return self.strip(box.bottom(width, focused=self.focused_now))
        if y < self._first_line:
            key, falling = self._sort
            return self._framed(self._painter.header(key, falling=falling), thumb=False)
        return self._row_line(y - self._first_line)

    @property
    def cursor_line(self) -> int:
        """The line of the selected row."""
        return self._first_line + self.view.cursor - self.view.top

    @property
    def _first_line(self) -> int:
        """The line of the first row: under the border, and under the titles if there are any."""
        return self.boxed + any(column.title for column in self.columns)

    def _row_line(self, place: int) -> Strip:
        view = self.view
        index = view.top + place
        row = view.window.row(index)
        thumb = place in box.thumb(view.window.count, view.height, view.top)
        if row is None:
            return self._framed(self._painter.blank("" if self.row else _(self._empty), place), thumb=thumb)
        marked = row.rid in view.marks
        if index == view.cursor:
            ink = "selected" if self.focused_now else "selected-idle"
            return self._framed(self._painter.selected(row, marked, ink), thumb=thumb)
        key = (row.rid, marked, thumb)
        kept = self._lines.get(key)
        if kept is None or kept[0] != row:
            kept = self._lines[key] = (row, self._framed(self._painter.plain(row, marked), thumb=thumb))
        return kept[1]

    def _framed(self, spans: list[Span], *, thumb: bool) -> Strip:
        if not self.boxed:
            return self.strip(box.bare(spans, thumb=thumb))
        return self.strip(box.sides(spans, focused=self.focused_now, thumb=thumb))

    # What follows from a change

    def _move(self, move: Callable[[RowView[R]], None]) -> None:
        """Move in the list and repaint what that changes: two lines where nothing scrolls."""
        view = self.view
        top, cursor = view.top, view.cursor
        move(view)
        if view.top != top:
            self.refresh()
        elif view.cursor != cursor:
            lines = (self._first_line + index - top for index in (cursor, view.cursor))
            self.refresh(*(Region(0, y, self.area.width, 1) for y in lines))
        self._tell()

    def _repaint(self) -> None:
        """Repaint everything; unchanged rows have their lines still."""
        if len(self._lines) > _KEPT_LINES:
            self._lines.clear()
        self.refresh()
        self._tell()

    def _marks_changed(self) -> None:
        self.refresh()
        self.post_message(self.MarksChanged(self, self.marks))

    def _tell(self) -> None:
        """Say that another row is selected, or the same with other words."""
        self.row = self.view.row
