"""A whole screen for a long text: no other program, no file, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from crodesk.domain.names import is_han
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.widgets.fields.long_entry import LongEntry
from crodesk.widgets.terminal_guard import content

_DRAFT_DELAY = 0.5
"""Seconds of rest after which what was typed is kept as a draft."""
_WORD = re.compile(r"\w+")


class Editor(Screen[str | None]):
    """Writes one long text; answers with it when it is saved, with `None` when it was left.

    `keep` gets the text half a second after typing stops and when the editor is left, so that a draft outlives a
    crash; it isn't called on saving, since the answer is the text itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+s", "save", N_("Save"), id="editor.save", tooltip=N_("Keep this text and go back")),
        Binding("escape,f3", "leave", N_("Back"), id="editor.leave", tooltip=N_("Go back; the text stays as a draft")),
    ]
    DEFAULT_CSS = """
    Editor {
        .editor--title, .editor--keys { height: 1; padding: 0 1; background: $panel; color: $foreground; }
        .editor--title { dock: top; text-style: bold; }
        .editor--keys { dock: bottom; }
        LongEntry { height: 1fr; padding: 0 1; background: $background; }
        LongEntry:focus { background-tint: $background 0%; }
    }
    """

    def __init__(self, title: str, text: str = "", *, keep: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._title, self._text, self._keep = title, text, keep
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the text between the title and the line of keys."""
        yield Static(content(self._title), classes="editor--title", markup=False)
        yield LongEntry(self._text)
        yield Static(classes="editor--keys", markup=False)

    def on_mount(self) -> None:
        """Go on where the text ends."""
        area = self.query_one(LongEntry)
        area.move_cursor(area.document.end)
        self._show_size()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._show_size()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_DRAFT_DELAY, self._keep_draft)

    def _show_size(self) -> None:
        words, characters = size(self.query_one(LongEntry).text)
        parts = [
            ngettext("{count} word", "{count} words", words).format(count=words),
            ngettext("{count} character", "{count} characters", characters).format(count=characters),
            _("F9 save"),
            _("F3 back, kept as a draft"),
            _("Ctrl+Z undo"),
        ]
        self.query_one(".editor--keys", Static).update("  ".join(parts))

    def _keep_draft(self) -> None:
        if self._keep is not None:
            self._keep(self.text)

    @property
    def text(self) -> str:
        """The text as it stands, composed and clean."""
        return clean_text(self.query_one(LongEntry).text)

    def action_save(self) -> None:
        """Answer with the text."""
        self._stop_resting()
        self.dismiss(self.text)

    def action_leave(self) -> None:
        """Keep the text as a draft and go back."""
        self._stop_resting()
        self._keep_draft()
        self.dismiss(None)

    def _stop_resting(self) -> None:
        if self._rest is not None:
            self._rest.stop()


def size(text: str) -> tuple[int, int]:
    """Return how many words and characters a text has; each Chinese character is a word, blanks are no characters."""
    han = sum(map(is_han, text))
    words = sum(not all(map(is_han, word)) for word in _WORD.findall(text))
    return han + words, sum(not character.isspace() for character in text)
