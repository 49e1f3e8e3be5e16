"""A field that is answered with yes or no, by a letter or the space bar."""

from __future__ import annotations

from time import monotonic
from typing import cast

from textual import events
from textual.widgets import Input

from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.choice_field import Choice, ChoiceField, among
from crodesk.widgets.fields.entry import Entry

_YES = frozenset({"y", "yes", "c", "co", "1", "是", "对", "有"})
_NO = frozenset({"n", "no", "k", "khong", "0", "否", "不 是", "没 有", "无"})
"""What people type for it in the three languages, folded; any of them works whatever the language in use."""
_ANSWERS = frozenset(answer.replace(" ", "") for answer in _YES | _NO)
NEITHER = N_("“{text}” is neither yes nor no: type y or n.")
LULL = 0.8
"""Seconds: letters that follow sooner belong to the text before them that is no answer."""


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _begins(text: str) -> bool:
    """Tell whether a text is an answer, or goes on to one."""
    plain = _plain(text)
    return bool(plain) and any(answer.startswith(plain) for answer in _ANSWERS)


class _Toggle(Entry):
    """A line that takes nothing but an answer; the space bar changes yes to no and back."""

    _before, _typed = "", ""
    """What stood here before a word was begun, and what of the word is typed."""
    _amiss_at = 0.0
    """When something was typed last that is no answer; zero when nothing was."""

    @property
    def _field(self) -> YesNoField:
        return cast("YesNoField", self.parent)

    async def on_key(self, event: events.Key) -> None:
        """Take what is typed before the line does; keys that edit stay what they are."""
        letter = " " if event.key == "space" else event.character if event.is_printable else None
        if letter is None:
            self._amiss_at = 0.0
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        if monotonic() - self._amiss_at < LULL:
            self._amiss_at = monotonic()  # the rest of a text that is no answer
        elif letter.isspace():
            self._turn()
        else:
            self._type(letter)

    def insert_pasted(self, text: str) -> None:
        """Take a paste that is an answer."""
        text = clean_line(text)
        if _plain(text) in _ANSWERS:
            self._write(text)
        elif text:
            self._refuse(text)

    def _turn(self) -> None:
        """Change yes to no and back."""
        if self._field.value is not None or not self.value:
            self._write(self._field.in_words(not self._field.value))

    def _type(self, letter: str) -> None:
        """Go on with an answer or begin another; of anything else nothing stays."""
        begun = self.value if self.selection.is_empty else ""
        if begun and _begins(begun + letter):
            self._write(begun + letter)
            self._typed = begun + letter
        elif _begins(letter) and (not begun or self._field.value is not None):
            self._before, self._typed = self.value, letter
            self._write(letter)
        else:
            self._amiss_at = monotonic()
            self._refuse(self._take_back() + letter)

    def _take_back(self) -> str:
        """Put back what stood here before the word that is being typed, and return that."""
        typed = self.value
        if not typed or typed != self._typed:
            return ""
        with self.prevent(Input.Changed):  # which would wipe off what is said
            self._write(self._before)
        self._field.text_changed()
        return typed

    def _write(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def _refuse(self, text: str) -> None:
        self._field.say_problem(Problem(self._field.key, NEITHER, {"text": text}))


class YesNoField(ChoiceField[bool]):
    """Yes, no, or not answered yet."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: bool | None = None,
        required: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        yes, no = Choice(True, _(N_("Yes"))), Choice(False, _(N_("No")))
        by_name = among((yes, no))

        def find(text: str) -> list[Choice]:
            folded = fold(text)
            short = [yes] * (folded in _YES) + [no] * (folded in _NO)
            return short or list(by_name(text))

        super().__init__(key, label, find=find, value=None, required=required, help=help)
        self._labels = {True: yes.label, False: no.label}
        self.value = value

    def in_words(self, answer: bool) -> str:
        """Return an answer as the field shows it."""
        return self._labels[answer]

    def make_entry(self) -> Entry:
        """Return the line to type in."""
        return _Toggle()
