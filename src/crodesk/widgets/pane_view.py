"""Where one is in a pane: which line the cursor is on, which row is on top."""

from collections.abc import Sequence

from crodesk.widgets.styled import Laid, Line


class PaneView:
    """The lines of a pane in one width, and a cursor that stops at the lines one can open."""

    def __init__(self) -> None:
        self.laid = Laid((), 1)
        """The lines, and the rows they take."""
        self.cursor = -1
        """The number of the selected line; -1 when none can be selected."""
        self.top = 0
        """The row on top."""
        self.height = 1
        """How many rows the screen shows."""
        self._stops: list[int] = []

    @property
    def target(self) -> object | None:
        """What Enter opens."""
        return self.laid.lines[self.cursor].target if self.cursor >= 0 else None

    def show(self, lines: Sequence[Line], width: int, *, keep: bool) -> None:
        """Take other lines; with `keep` the same target stays selected if it is among them."""
        target = self.target if keep else None
        self.laid = Laid(lines, width)
        self._stops = [number for number, each in enumerate(lines) if each.target is not None]
        same = [number for number in self._stops if target is not None and lines[number].target == target]
        self.cursor = next(iter(same or self._stops), -1)
        if not keep:
            self.top = 0
        self._clamp()

    def resize(self, width: int, height: int) -> None:
        """Take a new size of the screen."""
        self.height = max(height, 1)
        self.laid = Laid(self.laid.lines, max(width, 1))
        self._clamp()

    def step(self, by: int) -> None:
        """Select the next line one can open when it is at hand; else move the text by one row."""
        ahead = [stop for stop in self._stops if (stop > self.cursor if by > 0 else stop < self.cursor)]
        stop = (ahead[0] if by > 0 else ahead[-1]) if ahead else None
        if stop is None or not self.top - 1 <= self.laid.start_of(stop) <= self.top + self.height:
            self.scroll(by)
        else:
            self.cursor = stop
            self._follow()

    def scroll(self, by: int) -> None:
        """Move the text under the cursor, which goes to a line on the screen if one there can be opened."""
        self.top += by
        self._clamp()
        shown = {number for number, _ in self.laid.rows[self.top : self.top + self.height]}
        stops = [stop for stop in self._stops if stop in shown]
        if stops and self.cursor not in shown:
            self.cursor = stops[0] if by > 0 else stops[-1]

    def end(self, *, last: bool) -> None:
        """Go to the first or the last line."""
        self.top = self.laid.end() if last else 0
        if self._stops:
            self.cursor = self._stops[-1 if last else 0]
        self._clamp()

    def select(self, number: int) -> None:
        """Select a line that can be opened, and bring it on the screen."""
        self.cursor = number
        self._follow()

    def select_row(self, row: int) -> bool:
        """Select the line on a row of the content; tell whether it is one to open."""
        if not 0 <= row < len(self.laid.rows) or self.laid.rows[row][0] not in self._stops:
            return False
        self.cursor = self.laid.rows[row][0]
        return True

    def _follow(self) -> None:
        """Bring the selected line on the screen, its beginning before its end."""
        first = self.laid.start_of(self.cursor)
        size = sum(1 for number, _ in self.laid.rows[first:] if number == self.cursor)
        self.top = min(max(self.top, first + size - self.height), first)
        self._clamp()

    def _clamp(self) -> None:
        """Show no more empty rows than there must be."""
        self.top = max(self.top, 0)
        self.laid.reach(self.top + self.height)
        self.top = max(min(self.top, len(self.laid.rows) - self.height), 0)
