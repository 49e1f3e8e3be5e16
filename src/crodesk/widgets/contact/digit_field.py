"""A question that one digit answers: what came of a call, by which way a message went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from crodesk.domain.problem import Problem
from crodesk.widgets.fields import Field
from crodesk.widgets.paint import Painted, Span, cells, fit_spans
from crodesk.widgets.signs import signs

Choices = Sequence[tuple[str, str]]
"""What is kept and what it is called."""


class Digits(Painted, can_focus=True):
    """The answers in a row, or two where they are long, each behind its digit."""

    DEFAULT_CSS = "Digits { height: auto; width: 1fr; }"

    class Answered(Message):
        """A digit was pressed, or Enter on what is chosen."""

    class Typed(Message):
        """Something else was typed: it belongs to the next field."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What was typed."""

    class Besides(Message):
        """A digit that stands for no answer was pressed."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit
            """Which."""

    class TakenAway(Message):
        """Backspace was pressed: what was given last besides the answer is not meant."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: Choices = ()
        """The answers, in the order of their digits."""
        self.chosen = 0
        """The place of the answer that holds now."""

    @property
    def help_text(self) -> str:
        """What F1 says here: the help of the field that this stands in."""
        return str(getattr(self.query_ancestor(DigitField), "full_help", ""))

    def choose(self, place: int) -> None:
        """Take an answer; the first and the last are neighbours."""
        self.chosen = place % max(len(self.choices), 1)
        self.refresh()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:  # noqa: ARG002 - Textual's signature
        """Tell whether a key begins the text: then it stays the letter that an input method made of it."""
        return character is not None and character.isprintable() and not character.isdigit()

    def on_key(self, event: events.Key) -> None:
        """Answer by a digit, move by the arrows; any other character begins the next field."""
        character = event.character or ""
        if event.key in {"left", "right"}:
            self.choose(self.chosen + (1 if event.key == "right" else -1))
        elif character.isascii() and character.isdigit():
            if 1 <= int(character) <= len(self.choices):
                self.choose(int(character) - 1)
                self.post_message(self.Answered())
            else:
                self.post_message(self.Besides(character))
        elif event.key == "enter":
            self.post_message(self.Answered())
        elif event.key == "backspace":
            self.post_message(self.TakenAway())
        elif event.is_printable:
            self.post_message(self.Typed(character))
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        row = self._rows(self.size.width)[event.y]
        for place in row:
            end = sum(_width(self._answer(each)) for each in row if each <= place)
            if event.x < end:
                self.choose(place)
                self.post_message(self.Answered())
                return

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return how many rows the answers take."""
        return max(len(self._rows(width)), 1)

    def render_line(self, y: int) -> Strip:
        """Return a row of answers."""
        rows = self._rows(self.area.width)
        spans = [span for place in rows[y] for span in self._answer(place)] if y < len(rows) else []
        return self.strip(fit_spans(spans, self.area.width, "field"))

    def _rows(self, width: int) -> list[list[int]]:
        """Return the places of the answers that stand on each row."""
        rows: list[list[int]] = []
        left = 0
        for place in range(len(self.choices)):
            size = _width(self._answer(place))
            if not rows or size > left:
                rows.append([])
                left = width
            rows[-1].append(place)
            left -= size
        return rows

    def _answer(self, place: int) -> list[Span]:
        here = place == self.chosen
        sign = signs().cursor if here else " "
        ink = "selected" if here and self.focused_now else "field-key" if here else "field"
        return [(f"{sign}{place + 1} ", ink if here else "field-key"), (self.choices[place][1], ink), (" ", "field")]


def _width(spans: Sequence[Span]) -> int:
    return sum(cells(text) for text, _ink in spans)


class DigitField(Field[str]):
    """One of a few, by its digit; one of them always holds."""

    def __init__(self, key: str, label: str, answered: Callable[[str], None] = lambda _value: None) -> None:
        super().__init__(key, label)
        self._answered = answered
        """Is told the answer as soon as it is given."""

    def make_entry(self) -> Digits:
        """Return the row of answers."""
        return Digits()

    @property
    def digits(self) -> Digits:
        """The row of answers."""
        return cast("Digits", self.entry)

    def offer(self, label: str, choices: Choices) -> None:
        """Ask another question."""
        self.label = label
        self.digits.choices = choices
        self.digits.choose(0)
        self.refresh(layout=True)

    @property
    def value(self) -> str | None:
        """The answer that holds."""
        choices = self.digits.choices
        return choices[self.digits.chosen][0] if choices else None

    @value.setter
    def value(self, value: str | None) -> None:
        keys = [key for key, _words in self.digits.choices]
        self.digits.choose(keys.index(value) if value in keys else 0)

    @property
    def text(self) -> str:
        """The answer, for drafts."""
        return self.value or ""

    @text.setter
    def text(self, text: str) -> None:
        self.value = text

    def own_problem(self) -> Problem | None:
        """Return nothing: one of them always holds."""
        return None

    def on_digits_answered(self, event: Digits.Answered) -> None:
        """Go on to the text."""
        event.stop()
        self.text_changed()
        self._answered(self.value or "")
        self.post_message(self.Passed(self))
