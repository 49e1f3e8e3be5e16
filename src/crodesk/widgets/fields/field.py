"""What all fields share: a value, what is wrong with it, and what they tell their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from textual.message import Message
from textual.widget import Widget

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.framed import Framed
from crodesk.widgets.fields.parsed import sentence
from crodesk.widgets.signs import signs

T = TypeVar("T")


class Field(Framed, Generic[T]):
    """One question of a form. Subclasses give the entry, the text, the value and what is wrong with it."""

    @dataclass
    class _News(Message):
        """Something happened to a field."""

        field: Field[Any]
        """The field."""

        @property
        def control(self) -> Field[Any]:
            """The field, for `@on` with a selector."""
            return self.field

    class Changed(_News):
        """The text was changed, by hand or by the program."""

    class Left(_News):
        """The officer has left the field; its text is clean and its problem, if any, is shown."""

    class Passed(_News):
        """Enter was pressed: the officer is done here and wants the next field."""

    class Picked(_News):
        """An answer was taken from the list: on to the next field, but this alone never finishes a form."""

    class Finished(_News):
        """What was written on the whole screen was saved there: the officer is done with the form too."""

    def __init__(self, key: str, label: str, *, required: bool = False, help: str = "") -> None:  # noqa: A002
        super().__init__(label, self.make_entry(), required=required, id=f"field-{key}")
        self.key = key
        """The name of what is asked, as records and problems use it."""
        self.help_text = help
        """One line for the bottom of the form."""
        self.how = ""
        """How it is typed in, a message id; what there is no other help for says this."""
        self.follows = ""
        """The key of a field of the same form that decides what this text means, such as the currency of an amount."""
        self._refused: Problem | None = None
        self._was_checked = False

    @property
    def hint(self) -> str:
        """The one line at the bottom of the form."""
        return _(self.help_text or self.how) if self.help_text or self.how else ""

    @property
    def full_help(self) -> str:
        """What F1 says of the field: its name, what it is for, how it is typed in, whether it is needed."""
        said = [self.help_text, self.how, N_("This is needed.") if self.required else ""]
        return f"{_(self.label)}: " + " ".join(_(text) for text in said if text)

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

    def bring_back(self, text: str, spoken: str) -> None:  # noqa: ARG002 - for fields whose text has a meaning
        """Fill in a text that was typed in the language `spoken`: what it means stays, however that is written now."""
        self.text = text

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
        self.show_note(text, is_problem=False)

    def say_problem(self, problem: Problem) -> None:
        """Say what is wrong, with a sign beside the words."""
        self.show_note(f"{signs().late} {sentence(problem)}", is_problem=True)

    def text_changed(self) -> None:
        """Forget what a service said of the old text, and tell the form; entries call it after each change."""
        self._refused = None
        self.post_message(self.Changed(self))

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the entry the focus."""
        self.entry.focus(scroll_visible)
        return self
