"""A field of one line that is parsed: text, money, dates, numbers, phones, identity numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from textual import on
from textual.widgets import Input

from crodesk.domain.problem import Problem
from crodesk.language import speaking
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.parsed import Parsed, Parser, as_typed, sentence
from crodesk.widgets.signs import signs

T = TypeVar("T")


class TextField(Field[T]):
    """One line of text and what `parse` makes of it; the officer is never stopped while typing."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        parse: Parser[T] | None = None,
        show: Callable[[T], str] = str,
        value: T | None = None,
        placeholder: str = "",
        password: bool = False,
        required: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        self._parse = parse or cast("Parser[T]", as_typed)
        self._show = show
        self._placeholder, self._password = placeholder, password
        self._known: tuple[str, Parsed[T]] = ("", Parsed())
        super().__init__(key, label, required=required, help=help)
        self.value = value

    def make_entry(self) -> Entry:
        """Return the line to type in."""
        return Entry(placeholder=self._placeholder, password=self._password)

    @property
    def line(self) -> Entry:
        """The entry."""
        return cast("Entry", self.entry)

    @property
    def parsed(self) -> Parsed[T]:
        """What the present text means; parsed once for each text."""
        text = self.line.value
        if self._known[0] != text:
            self._known = (text, self.parse(text) if text.strip() else Parsed())
        return self._known[1]

    def parse(self, text: str) -> Parsed[T]:
        """Read a text that isn't empty."""
        return self._parse(text)

    @property
    def value(self) -> T | None:
        """What the text means; `None` when it is empty or not understood."""
        return self.parsed.value

    @value.setter
    def value(self, value: T | None) -> None:
        self.line.put("" if value is None or value == "" else self._show(value))
        self._known = (self.line.value, Parsed(value))
        self.say("")

    @property
    def text(self) -> str:
        """The text as it stands in the field."""
        return self.line.value

    @text.setter
    def text(self, text: str) -> None:
        self.line.put(text)

    def bring_back(self, text: str, spoken: str) -> None:
        """Fill in a text that was typed in the language `spoken`; it is written anew where it means something else."""
        self._known = ("", Parsed())
        with speaking(spoken):
            self.text = text
            meant = self.value
        if meant is not None:
            self.relabel()

    def relabel(self) -> None:
        """Say what was understood in the language in use; a text that means something else there is written anew."""
        before = self.value
        self._known = ("", Parsed())
        if before is not None and self.value != before:
            self.value = before
            again = self.parse(self.text)
            self._known = (self.text, again if again.value == before else self._known[1])
        self.leave()

    def read_again(self) -> None:
        """Parse the present text once more."""
        self._known = ("", Parsed())
        self.leave()

    def own_problem(self) -> Problem | None:
        """Return what the parser found wrong."""
        return self.parsed.problem

    def understanding(self) -> str:
        """Return what to say under the field about a text without a problem: what is doubtful, else what it means."""
        doubt = self.parsed.doubt
        return f"{signs().attention} {sentence(doubt)}" if doubt else self.meaning()

    def meaning(self) -> str:
        """Return what was understood; empty where the text says it itself."""
        understood = self.parsed.understood
        return f"= {understood}" if understood and understood != self.text else ""

    def leave(self) -> None:
        """Say what is wrong with the text, or what was understood."""
        problem = self.problem_on_leaving()
        if problem is None:
            self.say(self.understanding())
        else:
            self.say_problem(problem)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.text_changed()
        self.say(self.while_typing())

    def while_typing(self) -> str:
        """Return what to say under the field during typing: never what is wrong with half a text."""
        return "" if self.own_problem() or self.parsed.doubt else self.meaning()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter()

    def enter(self) -> None:
        """Answer the Enter key: on to the next field."""
        self.leave()
        self.post_message(self.Passed(self))

    @on(Input.Blurred)
    def _blurred(self, event: Input.Blurred) -> None:
        event.stop()
        self.leave()
        self.post_message(self.Left(self))
