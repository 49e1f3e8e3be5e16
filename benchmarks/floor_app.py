"""The floor under every screen: a bare Textual app that does nothing but show other lines at a key.

`l` changes one line, `p` changes all of them; both show lines that were made beforehand.
"""

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

COLUMNS, ROWS = 140, 40


class Lines(Widget, can_focus=True):
    """Shows one of two sets of whole lines."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._pages = [[Strip([Segment(f"{word} {y:02} ".ljust(COLUMNS, mark))], COLUMNS) for y in range(ROWS)]
                       for word, mark in (("floor", "-"), ("other", "="))]  # fmt: skip
        self._page = self._line = 0

    def render_line(self, y: int) -> Strip:
        """Return a line; the first one changes by itself too."""
        return self._pages[self._page ^ self._line if y == 0 else self._page][y]

    def on_key(self, event: events.Key) -> None:
        """Change one line, or all."""
        if event.key == "l":
            self._line ^= 1
            self.refresh(Region(0, 0, COLUMNS, 1))
        elif event.key == "p":
            self._page ^= 1
            self.refresh()


class Floor(App[None]):
    """Nothing but the lines."""

    def compose(self) -> ComposeResult:
        """Show the lines."""
        yield Lines()

    def on_mount(self) -> None:
        """Have keys go to them."""
        self.query_one(Lines).focus()


if __name__ == "__main__":
    Floor().run()
