"""What all fields share: the label at the left, the line under the entry, and what they tell their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Self, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.widgets.fields.parsed import sentence
from crodesk.widgets.paint import cut, fit
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import content

T = TypeVar("T")


class Field(Widget, Generic[T]):
    """One question of a form. Subclasses give the entry, the text, the value and what is wrong with it."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        color: $text;
        .field--note { height: auto; display: none; color: $text-muted; }
        .field--note.-problem { color: $text-error; }
    }
    """

    label_width = reactive(16)
    """Cells before the entry, with a blank and a bracket at their end; a form gives all its fields the same."""
    brackets: ClassVar[tuple[str, str]] = ("[", "]")
    """What stands at both ends of each line of the entry."""

    @dataclass
    class Changed(Message):
        """The text was changed, by hand or by the program."""

        field: Field[Any]
        """The field."""

        @property
        def control(self) -> Field[Any]:
            """The field, for `@on` with a selector."""
            return self.field

    @dataclass
    class Left(Message):
        """The officer has left the field; its text is clean and its problem, if any, is shown."""

        field: Field[Any]
        """The field."""

        @property
        def control(self) -> Field[Any]:
            """The field, for `@on` with a selector."""
            return self.field

    @dataclass
    class Passed(Message):
        """Enter was pressed: the officer is done here and wants the next field."""

        field: Field[Any]
        """The field."""

        @property
        def control(self) -> Field[Any]:
            """The field, for `@on` with a selector."""
            return self.field

    def __init__(self, key: str, label: str, *, required: bool = False, help: str = "") -> None:  # noqa: A002
        super().__init__(id=f"field-{key}")
        self.key = key
        """The name of what is asked, as records and problems use it."""
        self.label = label
        """The question as shown."""
        self.required = required
        """Whether an empty answer is a problem."""
        self.help_text = help
        """One line for the bottom of the form."""
        self.entry = self.make_entry()
        """The widget that takes the keys."""
        self.note = Static(classes="field--note", markup=False)
        """The line under the entry."""
        self.follows = ""
        """The key of a field of the same form that decides what this text means, such as the currency of an amount."""
        self._refused: Problem | None = None
        self._was_checked = False
        self._noted = ("", False)

    # What a kind of field answers

    def make_entry(self) -> Widget:
        """Return the widget to type in."""
        raise NotImplementedError

    @property
    def value(self) -> T | None:
        """What the text means; `None` when it is empty or not understood."""
        raise NotImplementedError

    @value.setter
    def value(self, value: T | None) -> None:
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The text as it stands in the field, for drafts."""
        raise NotImplementedError

    @text.setter
    def text(self, text: str) -> None:
        raise NotImplementedError

    def own_problem(self) -> Problem | None:
        """Return what is wrong with the text by itself."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Work out anew what the text means: the field that this one follows was changed."""

    # What all of them do

    @property
    def problem(self) -> Problem | None:
        """What is wrong: what a service said of this text, else the text itself, else that it is missing."""
        if self._refused is not None:
            return self._refused
        found = self.own_problem()
        if found is None and self.required and self.is_empty:
            found = Problem(self.key, N_("This is needed."))
        return found and Problem(self.key, found.text, found.values)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text.strip()

    def refuse(self, problem: Problem) -> None:
        """Show what a service said is wrong; it stands until the text is changed."""
        self._refused = problem
        self.say_problem(problem)

    def check(self) -> Problem | None:
        """Show what is wrong, if anything, and return it; a form asks this before it is saved.

        From then on an empty required field says so when it is left.
        """
        self._was_checked = True
        if problem := self.problem:
            self.say_problem(problem)
        return problem

    def problem_on_leaving(self) -> Problem | None:
        """Return what to say when the field is left: that it is missing only after the form was checked."""
        return self.problem if self._was_checked else self._refused or self.own_problem()

    def say(self, text: str) -> None:
        """Say what was understood; nothing hides the line."""
        self._show_note(text, is_problem=False)

    def say_problem(self, problem: Problem) -> None:
        """Say what is wrong, with a sign beside the words."""
        self._show_note(f"{signs().late} {sentence(problem)}", is_problem=True)

    def _show_note(self, text: str, *, is_problem: bool) -> None:
        """Write the line under the entry; where nothing changes nothing is laid out anew."""
        if (text, is_problem) == self._noted:
            return
        self._noted = (text, is_problem)
        self.note.set_class(is_problem, "-problem")
        self.note.update(content(text))
        self.note.display = bool(text)
        if text and self.has_focus_within:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def text_changed(self) -> None:
        """Forget what a service said of the old text, and tell the form; entries call it after each change."""
        self._refused = None
        self.post_message(self.Changed(self))

    def compose(self) -> ComposeResult:
        """Put the entry above the note; the label is drawn beside them."""
        yield self.entry
        yield self.note

    def watch_label_width(self, width: int) -> None:
        """Move entry and note to the right of the label, with room for the brackets."""
        self.entry.styles.margin = (0, 1, 0, width)
        self.note.styles.margin = (0, 0, 0, width)

    def render(self) -> Content:
        """Draw the label and the brackets around the entry: where to type shows without colours too."""
        star = " *" if self.required else ""
        room = self.label_width - 2
        label = fit(cut(self.label, room - len(star)) + star, room)
        left, right = self.brackets
        between = " " * max(0, self.size.width - self.label_width - 1)
        sides = [f"{text} {left}{between}{right}" for text in (label, *[" " * room] * (self.entry.size.height - 1))]
        return content("\n".join(sides)).stylize("bold $text-primary" if self.entry.has_focus else "")

    def on_descendant_focus(self) -> None:
        """Draw the label of the field in use heavier."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Draw the label as usual again."""
        self.refresh()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the entry the focus."""
        self.entry.focus(scroll_visible)
        return self
