"""How a field looks: its label, brackets around the entry, and a line under it when there is something to say."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from crodesk.language import _
from crodesk.widgets.paint import cut, fit
from crodesk.widgets.terminal_guard import content

USUAL = 80
"""Cells of a usual screen."""


class Framed(Widget):
    """A widget to type in, with all that stands around it; that is drawn and not made of widgets, as forms are long."""

    DEFAULT_CSS = "Framed { height: auto; color: $text; }"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """Its own size: nothing scrolls in it. Textual lays out and paints once more whenever that changes."""
    label_width = reactive(16)
    """Cells before the entry, with a blank and a bracket at their end; a form gives all its fields the same."""
    brackets: ClassVar[tuple[str, str]] = ("[", "]")
    """What stands at both ends of each line of the entry."""

    def __init__(self, label: str, entry: Widget, *, required: bool, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.label = label
        """The question, a message id."""
        self.required = required
        """Whether an empty answer is a problem."""
        self.entry = entry
        """The widget that takes the keys."""
        self.note = ""
        """What stands under the entry."""
        self._note_is_problem = False

    def compose(self) -> ComposeResult:
        """Put in the entry; everything else is drawn around it."""
        yield self.entry

    def show_note(self, text: str, *, is_problem: bool) -> None:
        """Write the line under the entry; where nothing changes nothing is drawn anew."""
        if (text, is_problem) != (self.note, self._note_is_problem):
            self.note, self._note_is_problem = text, is_problem
            self._place()
            self.refresh()

    def _place(self) -> None:
        """Keep room around the entry: for the label before it, a bracket behind it, and the note under it."""
        lines = self._note_lines()
        margin = (0, 1, len(lines), self.label_width)
        if tuple(self.entry.styles.margin) != margin:
            self.entry.styles.margin = margin
            if lines and self.has_focus_within:
                self.call_after_refresh(self.scroll_visible, animate=False)

    def _note_lines(self) -> list[Content]:
        """Return the note in lines for the room there is; before it is laid out, for the usual one."""
        room = self.size.width or USUAL
        return content(self.note).wrap(max(10, room - self.label_width)) if self.note else []

    def watch_label_width(self) -> None:
        """Move the entry to the right of the label."""
        self._place()

    def on_resize(self) -> None:
        """Break the note anew."""
        self._place()

    def render(self) -> Content:
        """Draw the label, the brackets and the note: where to type shows without colours too."""
        room = self.label_width - 2
        star = " *" if self.required else ""
        label = fit(cut(_(self.label), room - len(star)) + star, room)
        left, right = self.brackets
        between = " " * max(0, self.size.width - self.label_width - 1)
        rows = max(1, self.entry.size.height)
        frame = [f"{text} {left}{between}{right}" for text in (label, *[" " * room] * (rows - 1))]
        ink = "$text-error" if self._note_is_problem else "$text-muted"
        before = " " * self.label_width
        return Content("\n").join(
            [
                content("\n".join(frame)).stylize("bold $text-primary" if self.entry.has_focus else ""),
                *(Content.assemble(before, line.stylize(ink)) for line in self._note_lines()),
            ]
        )

    def on_descendant_focus(self) -> None:
        """Draw the label of the field in use heavier."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Draw the label as usual again."""
        self.refresh()
