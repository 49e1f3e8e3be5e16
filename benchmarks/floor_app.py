"""The floor under every screen: a bare Textual app that does nothing but show other lines at a key.

`l` gives a label of one line another text; `p` shows a whole page of other lines, which were made beforehand.
"""

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

COLUMNS, ROWS = 140, 40


class Lines(Widget, can_focus=True):
    """Shows one of two pages of whole lines."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._pages = [[Strip([Segment(f"{word} {y:02} ".ljust(COLUMNS, mark))], COLUMNS) for y in range(ROWS)]
                       for word, mark in (("floor", "-"), ("other", "="))]  # fmt: skip
        self._page = 0

    def render_line(self, y: int) -> Strip:
        """Return a line of the page."""
        return self._pages[self._page][y]

    def turn(self) -> None:
        """Show the other page."""
        self._page ^= 1
        self.refresh()


class Floor(App[None]):
    """Nothing but a label and the lines."""

    CSS = "Static { height: 1; }"

    def compose(self) -> ComposeResult:
        """Show both."""
        yield Static("label", markup=False)
        yield Lines()

    def on_mount(self) -> None:
        """Have keys go to the lines."""
        self.query_one(Lines).focus()
        self._texts = ["label ".ljust(COLUMNS, mark) for mark in "+*"]

    def on_key(self, event: events.Key) -> None:
        """Change one line, or all."""
        if event.key == "l":
            self._texts.reverse()
            self.query_one(Static).update(self._texts[0], layout=False)
        elif event.key == "p":
            self.query_one(Lines).turn()


if __name__ == "__main__":
    Floor().run()
