"""The last messages, to read again: a toast is gone before it is read."""

from collections.abc import Iterable

from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.notices import Notice
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, paragraph

_INKS = {"warning": "warn", "error": "bad"}


class MessagesDialog(Dialog[None]):
    """The messages, newest first."""

    ACTIONS = (
        Action("messages.close", ("escape", "f3", "f12", "enter"), N_("Close"), N_("Closes the list of messages.")),
    )
    DEFAULT_CSS = "MessagesDialog Pane { width: 90%; max-width: 100; height: 90%; }"

    def __init__(self, notices: Iterable[Notice]) -> None:
        super().__init__()
        self._lines = [_line(notice) for notice in notices]

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane(_("Messages"), self._lines, note=_("Esc closes"), empty=_("No message yet."))

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()


def _line(notice: Notice) -> Line:
    time = notice.moment.astimezone().strftime("%H:%M")
    return paragraph((time + "  ", "muted"), (notice.sign + notice.text, _INKS.get(notice.severity, "plain")), indent=7)
