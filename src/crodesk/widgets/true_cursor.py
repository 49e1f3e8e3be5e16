"""The terminal's own cursor stands where text goes, so that input methods open their candidate window there."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual.app import App
from textual.geometry import Offset
from textual.widgets import Input

ReturnT = TypeVar("ReturnT")


class TrueCursor(App[ReturnT], Generic[ReturnT]):
    """An app that asks the focused widget for the cursor's place at each painted frame.

    Textual 8.2.8 keeps the place that a field reported at its last edit, which is wrong on start, after a scroll and
    after a resize, and when a field without the focus is filled (Textual issue 6082); and at the end of its text an
    `Input` reports one cell too far. A list that gives a `cursor_screen_offset` gets the cursor on its row.
    """

    _last_cursor = Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """The focused widget's `cursor_screen_offset`, or the last known place when it has none."""
        here: Any = self.screen.focused
        place: Offset | None = getattr(here, "cursor_screen_offset", None)
        if place is None:
            return self._last_cursor
        return place - (1, 0) if isinstance(here, Input) and here.cursor_at_end else place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._last_cursor = place
