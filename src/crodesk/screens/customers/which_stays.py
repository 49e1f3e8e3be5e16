"""Which of two customers stays when they become one: said before it happens, and turned round by one key."""

from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Laid, Line, line, paragraph, prose

_WIDTH, _FRAME = 64, 4

Called = tuple[int, str]
"""A customer's number and how they are called."""


class WhichStays(Dialog[tuple[int, int] | None]):
    """Answers who stays and who goes into them, or `None`."""

    ABOUT = N_("Makes one customer of two. Tab turns round which of them stays; Enter does it; u takes it back.")
    ACTIONS = (
        HELP,
        Action("merge.yes", ("enter",), N_("Merge"), N_("Makes one customer of the two.")),
        Action("merge.swap", ("tab", "shift+tab", "s"), N_("The other stays"), N_("Turns round which one stays.")),
        Action("merge.cancel", ("escape", "f3", "f12"), N_("Cancel"), N_("Leaves everything as it was.")),
    )

    def __init__(self, kept: Called, gone: Called) -> None:
        super().__init__()
        self._kept, self._gone = kept, gone

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane("", self._lines())

    def on_resize(self) -> None:
        """Be as large as the words need."""
        self._show()

    def action_swap(self) -> None:
        """Let the other one stay."""
        self._kept, self._gone = self._gone, self._kept
        self._show()

    def action_yes(self) -> None:
        """Answer who stays, and who doesn't."""
        self.dismiss((self._kept[0], self._gone[0]))

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def _show(self) -> None:
        pane, lines = self.query_one(Pane), self._lines()
        room = min(_WIDTH, self.size.width - _FRAME)
        pane.styles.width = room
        pane.styles.height = min(Laid(lines, room - _FRAME).end() + 2, self.size.height - 2)
        pane.show(lines)

    def _lines(self) -> list[Line]:
        kept, gone = self._kept[1], self._gone[1]
        keys = (("enter", _("Merge")), ("tab", _("The other stays")), ("escape", _("Cancel")))
        return [
            paragraph((_("Make one customer of these two?"), "strong")),
            line(),
            paragraph((_("Stays: {name}").format(name=kept), "good")),
            paragraph(_("Goes into it and is closed: {name}").format(name=gone)),
            line(),
            *prose(_("Everything kept about the second moves to the first. u takes it back.")),
            line(),
            paragraph(*[span for key, words in keys for span in ((key_words(key), "accent"), f" {words}    ")]),
        ]
