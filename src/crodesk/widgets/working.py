"""Something long is under way: what it is, and for how long it has been."""

from time import monotonic

from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, line, paragraph

_WIDTH = 64
_EACH = 0.5
"""Seconds between two looks at the clock."""


class Working(Dialog[None]):
    """Stands over the room until whoever opened it dismisses it; keys pressed meanwhile do nothing."""

    ABOUT = N_("This takes a while. It is done whole or not at all.")

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self._since = monotonic()

    @property
    def actions(self) -> list[Action]:
        """Nothing can be done until it is over, not even leaving."""
        return []

    def compose(self) -> ComposeResult:
        """Lay it out."""
        pane = Pane("", self._lines())
        pane.styles.width, pane.styles.height = min(_WIDTH, self.app.size.width - 4), 6
        yield pane

    def on_mount(self) -> None:
        """Count the seconds."""
        self.set_interval(_EACH, self._tick)

    def _tick(self) -> None:
        self.query_one(Pane).show(self._lines())

    def _lines(self) -> list[Line]:
        seconds = int(monotonic() - self._since)
        return [paragraph((self._what, "strong")), line((_("Working … {seconds} s").format(seconds=seconds), "muted"))]
