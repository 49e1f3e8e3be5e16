"""An app that shows itself to every console and to screen readers: plain signs, one thing beside no other."""

from datetime import UTC, datetime
from typing import TypeVar

from textual.events import Resize
from textual.filter import LineFilter
from textual.geometry import Size

from crodesk.widgets.hints import HintBar
from crodesk.widgets.notices import Notice, Severity
from crodesk.widgets.plain_signs import FILTERS
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.signs import drawn_with
from crodesk.widgets.terminal_guard import safe_text

R = TypeVar("R")

READERS_WIDTH = 71
"""Cells that a screen reader's screen is wide at most: no room shows two things beside each other there."""
SHOWN_FOR = 6.0
"""Seconds that a message stands on the last line for a screen reader."""


class Plainly(SafeApp[R]):
    """The signs that were chosen hold for every line; for a screen reader nothing stands beside a text or over one."""

    _reader = False
    # Whether a screen reader reads the screen.

    def get_line_filters(self) -> list[LineFilter]:
        """Return the filters, with the one that draws with the chosen signs only."""
        filters = list(super().get_line_filters())
        plain = FILTERS.get(drawn_with())
        return [*filters, plain] if plain else filters

    @property
    def size(self) -> Size:
        """The room there is."""
        return self._capped(super().size)

    async def _on_resize(self, event: Resize) -> None:
        """Take the room there is; Textual's own handler is called from here."""
        event.prevent_default()
        room = self._capped(event.size)
        await super()._on_resize(Resize(room, room))

    def _capped(self, size: Size) -> Size:
        return Size(min(size.width, READERS_WIDTH), size.height) if self._reader else size

    def take_room(self) -> None:
        """Lay everything out anew: a screen reader came or went."""
        terminal = self._driver._size if self._driver is not None else None  # noqa: SLF001 - what the terminal has
        size = Size(*(terminal or self.console.size))
        self.post_message(Resize(size, size))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message for a while, and keep it; for a screen reader it stands on the last line."""
        if not self._reader:
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
            return
        notice = Notice(datetime.now(UTC), safe_text(message), severity)
        self.notices.add(notice)
        for bar in self.screen.query(HintBar):
            bar.say(notice.sign + notice.text)
            self.set_timer(timeout or SHOWN_FOR, lambda bar=bar: bar.say("", instead_of=notice.sign + notice.text))
