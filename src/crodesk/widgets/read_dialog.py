"""Lines to read in the middle of the screen, as large as they need; Enter or Esc closes them."""

from collections.abc import Sequence

from textual.app import ComposeResult

from crodesk.widgets.help import Dialog
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Laid, Line

_WIDTH = 76
_FRAME = 4


class ReadDialog(Dialog[None]):
    """The base of dialogs that only say something; each has an action `….close`."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines
        self.pane = Pane(title, lines)
        """What is said."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self.pane

    def on_mount(self) -> None:
        """Let the arrows move through what is too long for the screen."""
        self.pane.focus()

    def on_resize(self) -> None:
        """Be as large as the words need."""
        room = min(_WIDTH, self.size.width - 4)
        self.pane.styles.width = room
        self.pane.styles.height = min(Laid(self._lines, room - _FRAME).end() + 2, self.size.height - 2)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()
