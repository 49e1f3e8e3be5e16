"""An app in our looks, whose text never acts, and whose messages are kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor

from crodesk.widgets import themes
from crodesk.widgets.notices import Notice, Notices, Severity
from crodesk.widgets.terminal_guard import GUARD, safe, safe_text

R = TypeVar("R")


class SafeApp(App[R], inherit_bindings=False):
    """What every app of ours is: guarded, calm (nothing moves by itself), dressed, and with a memory for messages."""

    ENABLE_COMMAND_PALETTE = False
    # Nor Textual's own keys: Ctrl+Q asks first where work is unsaved, so it belongs to the rooms.
    DEFAULT_CSS = """
    Toast { background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, *args: Any, look: str = "dark", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.animation_level = "none"
        self.notices = Notices()
        """The last messages that were shown."""
        themes.dress(self, look)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the guard and Textual's filters; without colours it takes them all away instead of greying them."""
        filters = super().get_line_filters()
        return [GUARD, *(_NO_COLOUR if isinstance(each, Monochrome) else each for each in filters)]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature; data is never markup here
    ) -> None:
        """Show a message for a while, and keep it."""
        notice = Notice(datetime.now(UTC), safe_text(message), severity)
        self.notices.add(notice)
        super().notify(notice.sign + notice.text, title=safe(title), severity=severity, timeout=timeout, markup=False)


_NO_COLOUR = NoColor()
