"""The terminal's own cursor stands where text goes, so that input methods open their candidate window there."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.app import App
from textual.geometry import Offset

ReturnT = TypeVar("ReturnT")


class TrueCursor(App[ReturnT], Generic[ReturnT]):
    """An app that asks the focused widget for the cursor's place at each painted frame.

    Textual 8.2.8 keeps the place that a field reported at its last edit, which is wrong on start, after a scroll and
    after a resize, and when a field without the focus is filled (Textual issue 6082).
    """

    _last_cursor = Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """The focused widget's `cursor_screen_offset`, or the last known place when it has none."""
        here: Any = self.screen.focused
        place = getattr(here, "cursor_screen_offset", None)
        return self._last_cursor if place is None else place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._last_cursor = place
