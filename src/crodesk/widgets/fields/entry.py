"""The one-line place to type in: composed text, pastes joined, and an undo of its own."""

from __future__ import annotations

import unicodedata
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.editing import edit, editing_keys
from crodesk.widgets.fields.steps import Steps
from crodesk.widgets.paint import cut


class Entry(Input):
    """Textual's input, one row high, put right where it hurts people who write Vietnamese or Chinese."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z",
            "undo",
            N_("Undo typing"),
            id="field.undo",
            show=False,
            tooltip=N_("Take back typing in this field"),
        ),
        Binding(
            "ctrl+y", "redo", N_("Redo typing"), id="field.redo", show=False, tooltip=N_("Bring back what was undone")
        ),
    ]
    virtual_size = Reactive(Size(0, 0))
    """How long the text is. Textual lays the whole screen out whenever that changes; but only scrolling goes by it."""
    DEFAULT_CSS = """
    Entry {
        background: $surface;
        &:focus { background-tint: $foreground 8%; }
        &>.input--placeholder { color: $text-muted; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        select_on_focus: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        self._steps, self._stepping = Steps(), True
        self._asks, self._selects = placeholder, select_on_focus
        super().__init__(
            text,
            _(placeholder),
            password=password,
            select_on_focus=select_on_focus,
            validate_on=(),
            compact=True,
            id=id,
        )
        self.cursor_blink = False
        self._stepping = False

    def relabel(self) -> None:
        """Say in the language in use what may be typed here, as much of it as there is room for."""
        said = _(self._asks)
        self.placeholder = cut(said, self.content_size.width) if self.is_attached else said

    def on_resize(self) -> None:
        """Say it anew in the room there is."""
        self.relabel()

    @property
    def help_text(self) -> str:
        """What F1 says here: the help of the field that this stands in."""
        return getattr(self.parent, "full_help", "")

    def _watch_selection(self, selection: Selection) -> None:
        """Do what Textual does, but let a field be filled before it stands on a screen."""
        if self.is_attached:
            super()._watch_selection(selection)

    def _position_to_cell(self, position: int) -> int:
        """Count a hidden character as the one cell of its dot."""
        return position if self.password else super()._position_to_cell(position)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether a key does nothing but edit here; `OrderedKeys` sends such keys straight on."""
        return key in _EDITING or super().check_consume_key(key, character)

    async def on_key(self, event: events.Key) -> None:
        """Edit at once, in the order of the keys."""
        await edit(self, event, _EDITING)

    def put(self, text: str) -> None:
        """Replace the whole text as the program does, not the officer: nothing to undo."""
        self._stepping = True
        self.value = clean_line(text)
        self._stepping = False
        self._steps = Steps()

    def watch_value(self, before: str, after: str) -> None:
        """Keep the step for undo."""
        if not self._stepping:
            self._steps.changed(before, after, monotonic())

    def action_undo(self) -> None:
        """Take back the last word, paste or erasing; what the desk did last isn't touched from within a field."""
        self._step_to(self._steps.undo(self.value))

    def action_redo(self) -> None:
        """Bring back what undo took."""
        self._step_to(self._steps.redo(self.value))

    def _step_to(self, text: str | None) -> None:
        if text is None:
            self.app.bell()
            return
        self._stepping = True
        self.value = text
        self._stepping = False
        self.cursor_position = len(text)

    def insert_pasted(self, text: str) -> None:
        """Put pasted text in place of the selection, its lines joined by blanks."""
        self.replace(clean_line(text), *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste before Textual's input does, which would keep its first line only."""
        event.stop()
        event.prevent_default()
        self.insert_pasted(event.text)

    def action_copy(self) -> None:
        """Copy what is selected; what is hidden while it is typed stays here."""
        if not self.password:
            super().action_copy()

    def action_cut(self) -> None:
        """Cut what is selected, under the same condition."""
        if not self.password:
            super().action_cut()

    def action_paste(self) -> None:
        """Put in what was copied within the program."""
        self.insert_pasted(self.app.clipboard)

    def take_up(self) -> None:
        """Have what is typed come after what stands here, when the keys come here next."""
        self.select_on_focus = False
        self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """Compose the text when the field is left; a passphrase keeps its blanks."""
        self.value = unicodedata.normalize("NFC", self.value) if self.password else clean_line(self.value)
        self.select_on_focus = self._selects


_EDITING = editing_keys((*Input.BINDINGS, *Entry.BINDINGS))
