"""What belongs together is painted together."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from textual.app import App

from crodesk.widgets.painted_once import PaintedOnce

LONGEST = 0.1
"""Seconds after which what there is is painted all the same, as after a write to a slow disk."""


@contextmanager
def one_frame(app: App[Any]) -> Iterator[None]:
    """Paint nothing while the block runs: the dialog that goes, what was written and the list without it are one frame.

    The caller's own changes right after it, before anything else is awaited, are in that frame too.
    """
    held = ExitStack()
    held.callback(_paint_all, app)
    held.enter_context(app.batch_update())
    timer = app.set_timer(LONGEST, held.close)
    try:
        yield
    finally:
        timer.stop()
        held.close()


def _paint_all(app: App[Any]) -> None:
    """Paint all anew: Textual drops what would have been painted meanwhile, such as the place where a dialog stood."""
    app.screen.refresh()
    if isinstance(app.screen, PaintedOnce):
        app.screen.call_later(app.screen.paint_now)
