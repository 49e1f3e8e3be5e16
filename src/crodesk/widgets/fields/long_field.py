"""A field of several lines, with a whole screen to write in one key away."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.long_entry import LongEntry
from crodesk.widgets.keymap import CHOOSE


class LongField(Field[str]):
    """A few lines of text; Enter makes a new line, Tab goes on, `F4` opens the editor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(CHOOSE.keys), "edit", N_("Editor"), id=CHOOSE.id, tooltip=N_("Write on the whole screen")),
    ]
    brackets: ClassVar[tuple[str, str]] = ("│", "│")
    DEFAULT_CSS = """
    LongField LongEntry { height: auto; min-height: 3; max-height: 6; }
    """

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str | None = None,
        placeholder: str = "",
        required: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        self._placeholder = placeholder
        super().__init__(key, label, required=required, help=help)
        self.value = value

    def make_entry(self) -> LongEntry:
        """Return the lines to type in."""
        return LongEntry(placeholder=self._placeholder)

    @property
    def area(self) -> LongEntry:
        """The entry."""
        return cast("LongEntry", self.entry)

    @property
    def value(self) -> str | None:
        """The text, clean; `None` when there is none."""
        return clean_text(self.area.text).strip() or None

    @value.setter
    def value(self, value: str | None) -> None:
        self.area.load_text(clean_text(value or ""))

    @property
    def text(self) -> str:
        """The text as it stands in the field."""
        return self.area.text

    @text.setter
    def text(self, text: str) -> None:
        self.value = text

    def own_problem(self) -> Problem | None:
        """Return nothing: any text will do."""
        return None

    def action_edit(self) -> None:
        """Open the editor; whatever way it is left, the text comes back here, and F9 there saves the whole form."""
        from crodesk.widgets import outside  # both are read when they are first needed
        from crodesk.widgets.editor import Editor

        written = outside.edited(self.app, self.text)
        self._keep(written.text)
        if written.ok:
            return
        self.app.push_screen(Editor(_(self.label), self.text, keep=self._keep), self._edited)

    def _keep(self, text: str) -> None:
        if text != self.text:
            self.area.replace(text, (0, 0), self.area.document.end)
            self.area.move_cursor(self.area.document.end)

    def _edited(self, text: str | None) -> None:
        self.focus()
        if text is not None:
            self._keep(text)
            self.post_message(self.Finished(self))

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.say("")
        self.text_changed()

    def on_descendant_blur(self) -> None:
        """Tell the form that the field was left."""
        super().on_descendant_blur()
        self.post_message(self.Left(self))
