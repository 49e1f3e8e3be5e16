"""What lists and panes share: keys that act at once, from the table of actions, and the wheel."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Offset

from crodesk.widgets.actions import Action
from crodesk.widgets.paint import Painted

DOUBLE = 2
"""Clicks in a row that open what is clicked."""
_WHEEL = 3
# Rows that one step of the wheel moves.


class Keyed(Painted):
    """A painted widget with keys of its own.

    They are no Textual bindings: those are looked up only after the key has gone up through every ancestor.
    """

    ACTIONS: ClassVar[Sequence[Action]] = ()
    """What it does by itself; help and the menu show it while the widget has the focus."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.keys = {key: action.method for action in self.ACTIONS for key in action.keys}
        """Which key does what; an officer's own keys go in here."""

    @property
    def cursor_line(self) -> int:
        """The line of the widget on which the selected row is."""
        return 0

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for readers that follow it."""
        return self.region.offset + Offset(1, self.cursor_line)

    def do(self, name: str) -> bool:
        """Do what a key or the menu asks for, a method of `ACTIONS`; tell whether there was anything to do."""
        raise NotImplementedError

    def wheel(self, steps: int) -> None:
        """Move the content so many rows."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Do what the key is for; one that does nothing here goes on to the screen."""
        name = self.keys.get(event.key)
        if name and self.do(name):
            event.stop()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the content up."""
        event.stop()
        self.wheel(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the content down."""
        event.stop()
        self.wheel(-_WHEEL)
