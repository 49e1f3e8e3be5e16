"""What lists and panes share: keys that act at once, from the table of actions, and the wheel."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Offset

from crodesk.widgets.actions import Action
from crodesk.widgets.key_set import KeySet, key_set
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
        self.without: frozenset[str] = frozenset()
        """What of `ACTIONS` there is none of here, by the names of the methods."""
        self._keys: dict[str, str] = {}
        self._keys_of: KeySet | None = None
        self._begun = ""

    @property
    def offered(self) -> Sequence[Action]:
        """What it does by itself: `ACTIONS` but for what there is none of here."""
        return [action for action in self.ACTIONS if action.method not in self.without]

    @property
    def keys(self) -> Mapping[str, str]:
        """Which key does what, for this officer; `g g` is g twice."""
        if self._keys_of is not key_set():
            self._keys_of = key_set()
            self._keys = {key: action.method for action in key_set().dressed(self.offered) for key in action.keys}
        return self._keys

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
        key, self._begun = f"{self._begun} {event.key}", ""
        name = self.keys.get(key.strip()) or self.keys.get(event.key)
        if name is None and any(each.startswith(f"{event.key} ") for each in self.keys):
            self._begun = event.key
            event.stop()
        elif name and self.do(name):
            event.stop()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the content up."""
        event.stop()
        self.wheel(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the content down."""
        event.stop()
        self.wheel(-_WHEEL)
