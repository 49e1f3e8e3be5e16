"""The lines in which one writes what was said in a contact."""

from __future__ import annotations

from textual import events

from crodesk.widgets.contact.whole_screen import WHOLE_SCREEN
from crodesk.widgets.fields import LongField
from crodesk.widgets.fields.long_entry import LongEntry

_NOT_EDITING = frozenset({"enter", *WHOLE_SCREEN.keys})


class NoteEntry(LongEntry):
    """The lines of a note: Enter goes on, Ctrl+E opens the whole screen."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether a key does nothing but edit here."""
        return key not in _NOT_EDITING and super().check_consume_key(key, character)

    async def on_key(self, event: events.Key) -> None:
        """Go on to the next step instead of beginning a new line."""
        if event.key in _NOT_EDITING:
            event.stop()
            event.prevent_default()
            field = self.query_ancestor(NoteField)
            if event.key == "enter":
                field.post_message(field.Passed(field))
            else:
                field.action_edit()


class NoteField(LongField):
    """What was said."""

    DEFAULT_CSS = "NoteField NoteEntry { min-height: 1; max-height: 3; }"

    def make_entry(self) -> NoteEntry:
        """Return the lines to type in."""
        return NoteEntry()
