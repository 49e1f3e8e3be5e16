"""The place to type several lines in: composed text, its own undo, no keys taken that the desk needs."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from crodesk.domain.text import clean_text
from crodesk.widgets.fields.editing import edit, editing_keys

_DESK_KEYS = {"f6", "f7"}
"""Keys of the desk that Textual's text area takes for selecting."""


class LongEntry(TextArea, inherit_bindings=False):
    """Textual's text area, plain: no line numbers, no colours, no blinking, Tab goes on."""

    types_text = True
    """Tells `OrderedKeys` that a letter typed here does nothing but stand here."""
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in TextArea.BINDINGS if not (isinstance(binding, Binding) and binding.key in _DESK_KEYS)
    ]
    DEFAULT_CSS = """
    LongEntry {
        padding: 0;
        background: $surface;
        &:focus { background-tint: $foreground 8%; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            clean_text(text),
            placeholder=placeholder,
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
            id=id,
        )
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether a key does nothing but edit here; `OrderedKeys` sends such keys straight on."""
        return key in _EDITING or super().check_consume_key(key, character)

    async def on_key(self, event: events.Key) -> None:
        """Edit at once, in the order of the keys."""
        await edit(self, event, _EDITING)

    @property
    def help_text(self) -> str:
        """What F1 says here: the help of the field that this stands in."""
        return getattr(self.parent, "full_help", "")

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste before Textual's text area does, which would keep control characters."""
        event.stop()
        event.prevent_default()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Put pasted text in place of the selection; its lines stay."""
        result = self._replace_via_keyboard(clean_text(text).expandtabs(4), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def action_paste(self) -> None:
        """Put in what was copied within the program."""
        self.insert_pasted(self.app.clipboard)

    def on_blur(self) -> None:
        """Compose the text when it is left, keeping the undo steps."""
        if not unicodedata.is_normalized("NFC", self.text):
            self.replace(clean_text(self.text), (0, 0), self.document.end)


_EDITING = editing_keys(LongEntry.BINDINGS)
