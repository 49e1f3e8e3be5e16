"""Something long is under way: what it is, and for how long it has been."""

from collections.abc import Callable
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

    def __init__(self, what: str, progress: Callable[[], tuple[int, int]] | None = None) -> None:
        """Say `what` is under way; `progress` tells how far it is and how far it goes."""
        super().__init__()
        self._what, self._progress = what, progress
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

    def now(self, what: str) -> None:
        """Say what is under way from now on, of which nobody knows how long it takes."""
        self._what, self._progress = what, None
        self._tick()

    def _tick(self) -> None:
        self.query_one(Pane).show(self._lines())

    def _lines(self) -> list[Line]:
        seconds = int(monotonic() - self._since)
        said = _("Working … {seconds} s").format(seconds=seconds)
        return [paragraph((self._what, "strong")), line((f"{said}{self._share()}", "muted"))]

    def _share(self) -> str:
        """Return how much is done, where that is known."""
        if self._progress is None:
            return ""
        try:
            done, whole = self._progress()
        except (OSError, ValueError):  # the file was closed meanwhile
            return ""
        return f"  {min(done * 100 // whole, 100)} %" if whole else ""
