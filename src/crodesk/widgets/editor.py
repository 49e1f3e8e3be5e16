"""A whole screen for a long text: no other program, no file, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from crodesk.domain.names import is_han
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.widgets.actions import FIELDS, Action
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.drafting import DraftTimer
from crodesk.widgets.fields.long_entry import LongEntry
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import DROP, HELP, MENU, QUIT, SAVE
from crodesk.widgets.offering import Offering
from crodesk.widgets.terminal_guard import content

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")

_LEAVE = Action(
    "editor.leave", ("escape", "f3"), N_("Back"), N_("Goes back; the text is kept as a draft."), hint_rank=20
)
_UNDO = Action("editor.undo", ("ctrl+z",), N_("Undo"), N_("Takes back the last piece of typing."), FIELDS, 30)
_REDO = Action("editor.redo", ("ctrl+y",), N_("Redo"), N_("Types again what was taken back."), FIELDS, 40)


class Editor(Offering[str | None]):
    """Writes one long text; answers with it when it is saved, with `None` when it was left or dropped.

    `original` is what dropping goes back to, where `text` is a draft of something else. `keep` gets the text half a
    second after something was typed and when the editor is left or its text dropped, so that a draft outlives a crash;
    it isn't called on saving, since the answer is the text itself.
    """

    ABOUT = N_("Write as much as you like. F9 saves, Esc goes back and keeps a draft, F12 drops what you typed.")
    ACTIONS = (HELP, MENU, replace(SAVE, hint_rank=10), _LEAVE, replace(DROP, hint_rank=25), _UNDO, _REDO, QUIT)
    DEFAULT_CSS = """
    Editor {
        layout: vertical;
        .editor--title, .editor--size { width: 1fr; height: 1; padding: 0 1; background: $panel; color: $foreground; }
        .editor--title { text-style: bold; }
        LongEntry { height: 1fr; padding: 0 1; background: $background; }
        LongEntry:focus { background-tint: $background 0%; }
    }
    """

    def __init__(
        self, title: str, text: str = "", *, original: str | None = None, keep: Callable[[str], None] | None = None
    ) -> None:
        super().__init__()
        self._title, self._start, self._keep = title, text, keep
        self._original = clean_text(text if original is None else original)
        self._draft_timer = DraftTimer(self, self._keep_draft)

    def compose(self) -> ComposeResult:
        """Put the text between the title and the keys."""
        yield Static(content(self._title), classes="editor--title", markup=False)
        yield LongEntry(self._start)
        yield Static(classes="editor--size", markup=False)
        yield HintBar()

    def on_mount(self) -> None:
        """Go on where the text ends."""
        area = self.query_one(LongEntry)
        area.move_cursor(area.document.end)
        self.query_one(HintBar).show(self.actions)
        self._show_size()
        if self.text != self._original:
            self.app.notify(_("Your draft is back. F12 drops it."))

    @property
    def text(self) -> str:
        """The text as it stands, composed and clean."""
        return clean_text(self.query_one(LongEntry).text)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._show_size()
        self._draft_timer.touch()

    def _show_size(self) -> None:
        words, characters = size(self.query_one(LongEntry).text)
        parts = (
            ngettext("{count} word", "{count} words", words).format(count=words),
            ngettext("{count} character", "{count} characters", characters).format(count=characters),
        )
        self.query_one(".editor--size", Static).update(" · ".join(parts))

    def _keep_draft(self) -> None:
        if self._keep is not None:
            self._keep(self.text)

    def keep_typed(self) -> bool:
        """Keep the draft; where nobody keeps it, what was typed would be lost."""
        self._draft_timer.now()
        return self._keep is None and self.text != self._original

    def action_save(self) -> None:
        """Answer with the text."""
        self._draft_timer.stop()
        self.dismiss(self.text)

    def action_leave(self) -> None:
        """Keep the text as a draft and go back."""
        self._draft_timer.now()
        self.dismiss(None)

    def action_drop(self) -> None:
        """Go back to what there was before; ask first when something was typed."""
        if self.text == self._original:
            self._dropped(yes=True)
        else:
            question = Confirm(_("Drop what you typed?"), yes=_("Drop"))
            self.app.push_screen(question, lambda yes: self._dropped(yes=bool(yes)))

    def _dropped(self, *, yes: bool) -> None:
        if not yes:
            return
        self._draft_timer.stop()
        if self._keep is not None:
            self._keep(self._original)
        self.dismiss(None)

    def action_undo(self) -> None:
        """Take back the last piece of typing."""
        self.query_one(LongEntry).undo()

    def action_redo(self) -> None:
        """Type again what was taken back."""
        self.query_one(LongEntry).redo()


def size(text: str) -> tuple[int, int]:
    """Return how many words and characters a text has; each Chinese character is a word, blanks are no characters."""
    han = sum(map(is_han, text))
    words = len(_WORD.findall("".join(" " if is_han(character) else character for character in text)))
    return han + words, sum(not character.isspace() for character in text)
