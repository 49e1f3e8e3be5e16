"""Looking at a private copy of a file: it is there as long as this dialog stands, and not a moment longer."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets import system_viewer
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Laid, Line, line, paragraph

WHERE = "looking"
_WIDTH = 76
_FRAME = 4


class Looking(Dialog[None]):
    """Shows where the copy lies, after the system was asked to open it."""

    ABOUT = N_("A copy of the file, for you alone. Esc removes it; y copies where it lies, to open it yourself.")
    ACTIONS = (
        HELP,
        Action("looking.copy", ("y",), N_("Copy"), N_("Copies where the copy lies."), WHERE, 10),
        Action("looking.close", ("escape", "enter", "f3", "f12"), N_("Done"), N_("Removes the copy."), WHERE, 20),
    )

    def __init__(self, path: Path, remove: Callable[[Path], None]) -> None:
        super().__init__()
        self._path, self._remove = path, remove
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """Lay it out."""
        shown = system_viewer.show(self._path)
        said = _("It opens in another window.") if shown else _("Open it with the program you want:")
        keys = line(
            (key_words("escape"), "accent"),
            f" {_('removes the copy')}    ",
            ("y", "accent"),
            f" {_('copies the place')}",
        )
        self._lines = [
            paragraph((said, "strong")),
            paragraph(str(self._path)),
            line(),
            paragraph(
                (_("It is a private copy, removed when you leave this. The original stays locked away."), "muted")
            ),
            line(),
            keys,
        ]
        yield Pane(self._path.name, self._lines)

    def on_resize(self) -> None:
        """Be as large as the words need."""
        pane, room = self.query_one(Pane), min(_WIDTH, self.size.width - 4)
        pane.styles.width = room
        pane.styles.height = min(Laid(self._lines, room - _FRAME).end() + 2, self.size.height - 2)

    def action_copy(self) -> None:
        """Copy where it lies."""
        self.app.copy_to_clipboard(str(self._path))

    def action_close(self) -> None:
        """Remove the copy, and go."""
        self._remove(self._path)
        self.dismiss(None)
