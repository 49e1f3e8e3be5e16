"""The keys with which a text is edited, done by the text widget itself and at once.

Textual sends them up to the app first and does them on the way back. Done where the letters are typed they keep their
place among them without any waiting, which makes the bursts of input methods as cheap as plain typing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

_LATER = {"submit", "copy"}
"""What goes further than the text: Enter, and Ctrl+C, which the screen may want."""


def editing_keys(bindings: Iterable[BindingType]) -> dict[str, str]:
    """Return the action of each key that only edits, from the bindings of a text widget."""
    return {
        key: binding.action
        for binding in bindings
        if isinstance(binding, Binding) and binding.action not in _LATER
        for key in binding.key.split(",")
    }


async def edit(widget: Widget, event: events.Key, keys: Mapping[str, str]) -> None:
    """Do what the key is for, if it is one of `keys`, and let nobody else see it."""
    action = keys.get(event.key)
    if action is not None:
        event.stop()
        event.prevent_default()
        await widget.run_action(action)
