"""All that matters now about a customer, where the first line of the file has no room for it."""

from collections.abc import Sequence

from textual.app import ComposeResult

from crodesk.domain.relationship.alerts import Alert
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.place import alert_words
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Laid, paragraph

_WIDTH = 72
_FRAME = 4


class AlertsDialog(Dialog[None]):
    """The alerts in full, the most pressing first."""

    ACTIONS = (
        Action("alerts.close", ("escape", "f3", "f12", "enter", "plus"), N_("Close"), N_("Goes back to the file.")),
    )

    def __init__(self, customer: str, alerts: Sequence[Alert]) -> None:
        super().__init__()
        self._lines = [paragraph((alert_words(each), words.mark(each.weight)[1]), indent=3) for each in alerts]
        self._pane = Pane(_("What matters now"), self._lines, note=customer)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_resize(self) -> None:
        """Be as large as the words need."""
        room = min(_WIDTH, self.size.width - 4)
        self._pane.styles.width = room
        self._pane.styles.height = min(Laid(self._lines, room - _FRAME).end() + 2, self.size.height - 2)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
