"""A screen that is painted once for all that happened, where Textual 8.2.8 paints it up to three times.

It paints what was laid out and then all of it; what was painted with all of it, once more by itself, as its message
comes; and what is under a dialog, each time that a message is left there. `tests/screens/test_frames.py` counts.
"""

# ruff: noqa: SLF001 - what is to be painted is known to Textual's own screens and widgets alone

from asyncio import get_running_loop
from typing import Any, TypeVar

from textual.screen import Screen

T = TypeVar("T")

_TURNS_AFTER = 3
"""So many turns later what the screen changes by the news has said that it is to be painted."""
_MOST_TURNS = 40
"""A frame waits for news no longer than so many turns of the loop, together less than a thousandth of a second."""


class PaintedOnce(Screen[T]):
    """The base of every screen and dialog of ours."""

    _turns = 0
    """For how many turns of the loop a frame has waited."""
    _quiet = 0
    """For how many of them nothing more has come."""
    _all_next = False
    """Whether all is painted right after it is laid out."""

    def paint_now(self) -> None:
        """Paint what waits to be painted; the frame that was due while nothing was to be painted is made up for.

        Textual's next one would be a sixtieth of a second later.
        """
        self._on_timer_update()

    def _on_timer_update(self) -> None:
        """Lay out and paint in one frame, once what the key set off has come up to the screen."""
        if self._hears_more():
            self._update_timer.pause()
            get_running_loop().call_soon(self._on_timer_update)
            return
        self._all_next = self._layout_required and self._repaint_required
        super()._on_timer_update()
        self._all_next = False

    def _hears_more(self) -> bool:
        """Tell whether news of what has the keys is on its way to the screen: what follows belongs to the same frame.

        A letter goes from its entry to field, form and wizard, each of which hears of it in its own time.
        """
        way = self.focused.ancestors_with_self if self.focused is not None else ()
        is_under_way = any(node.message_queue_size for node in way if node is not self.app)
        self._quiet = 0 if is_under_way else self._quiet + 1
        has_come = self._quiet > _TURNS_AFTER if self._turns else not is_under_way
        self._turns = 0 if has_come or self._turns == _MOST_TURNS else self._turns + 1
        return bool(self._turns)

    def _compositor_refresh(self) -> None:
        """Paint, unless all is painted next."""
        if self._all_next:
            self._all_next = False
            return
        whole = self._compositor.size.region in self._compositor._dirty_regions
        super()._compositor_refresh()
        if whole and self is self.app.screen and not self.app._batch_count:
            for screen in (self, *self.app._background_screens):
                _all_painted(screen)


def _all_painted(screen: Screen[Any]) -> None:
    """Take what is on a screen for painted, with whatever changed just before."""
    screen._repaint_required = False
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    for widget in screen._compositor.visible_widgets:
        widget._repaint_regions.clear()
