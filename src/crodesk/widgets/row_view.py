"""Where one is in a list: the selected row, the row on top, and how keys and the wheel move them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from crodesk.widgets.marks import Marks
from crodesk.widgets.row_source import Row, RowSource, Window

R = TypeVar("R", bound=Row)


class RowView(Generic[R]):
    """A place in a source; it knows rows and numbers, and nothing of the screen but its height."""

    def __init__(self, source: RowSource[R]) -> None:
        self.window: Window[R] = Window(source)
        """The rows that were read last."""
        self.marks = Marks()
        """The marked rows."""
        self.cursor = 0
        """The place of the selected row in the whole list, from 0."""
        self.top = 0
        """The place of the first row on the screen."""
        self.height = 1
        """How many rows the screen shows."""

    @property
    def row(self) -> R | None:
        """The selected row; `None` in an empty list."""
        return self.window.row(self.cursor)

    def go(self, index: int) -> None:
        """Select the row at `index`, or the nearest there is, and bring it on the screen."""
        self.cursor = max(self.window.last_up_to(max(index, 0)), 0)
        self._follow()

    def move(self, steps: int) -> None:
        """Select the row so many steps below; above, when negative."""
        self.go(self.cursor + steps)

    def turn(self, pages: int) -> None:
        """Go so many screens down or up; the selected row keeps its place on the screen."""
        steps = pages * max(self.height - 1, 1)
        self.top = max(self.top + steps, 0)
        self.go(self.cursor + steps)

    def end(self) -> None:
        """Select the last row."""
        self.go(self.window.last())

    def scroll(self, steps: int) -> None:
        """Move the rows under the cursor; the selected row stays on the screen."""
        lowest = self.window.last_up_to(self.top + steps + self.height - 1) - self.height + 1
        self.top = max(min(self.top + steps, lowest), 0)
        self.cursor = min(max(self.cursor, self.top), self.top + self.height - 1)
        self.go(self.cursor)

    def resize(self, height: int) -> None:
        """Take a new height of the screen."""
        self.height = max(height, 1)
        self._follow()

    def show(self, source: RowSource[R], *, keep: bool) -> None:
        """Take other rows; with `keep` the same row stays selected if it is among them."""
        selected = self.row if keep else None
        self.window = Window(source)
        if self.marks.all:  # it meant all that was shown then
            self.marks.clear()
        self._return_to(selected)

    def reload(self) -> None:
        """Read the rows anew; the same row stays selected wherever it is now."""
        selected = self.row
        self.window.forget()
        self._return_to(selected)

    def _return_to(self, selected: R | None) -> None:
        """Select that row again, as high on the screen as it was; without one start at the first row.

        A list that stands at its start stays there, so that what comes in above is seen.
        """
        if selected is None:
            self.top = 0
            self.go(0)
            return
        place = self.window.place_of(selected.rid, self.cursor)
        if place is not None and self.top:
            self.top = max(self.top + place - self.cursor, 0)
        self.go(self.cursor if place is None else place)

    def _follow(self) -> None:
        """Bring the selected row on the screen, and no more empty lines than there must be."""
        self.top = min(max(self.top, self.cursor - self.height + 1), self.cursor)
        if self.top:
            last = self.window.last_up_to(self.top + self.height - 1)
            self.top = max(min(self.top, last - self.height + 1), 0)


MOVES: dict[str, Callable[[RowView[Any]], None]] = {
    "up": lambda view: view.move(-1),
    "down": lambda view: view.move(1),
    "page_up": lambda view: view.turn(-1),
    "page_down": lambda view: view.turn(1),
    "home": lambda view: view.go(0),
    "end": lambda view: view.end(),
}
"""What the moving keys do, by the method of their action."""
