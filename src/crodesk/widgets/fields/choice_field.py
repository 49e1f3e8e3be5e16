"""A field whose answer is one of a list: typing any part of its name finds it, `F4` shows the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from crodesk.domain.names import fold, search_form
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import ngettext
from crodesk.widgets.fields.parsed import Parsed
from crodesk.widgets.fields.text_field import TextField
from crodesk.widgets.keymap import CHOOSE

T = TypeVar("T")
_TELLING = 3
"""So many letters are a word rather than the beginning of one: `ha` may become Hà Nội and Hải Phòng."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    value: Any
    """What is kept."""
    label: str
    """What is shown."""
    hint: str = ""
    """A few words beside it in the list."""
    also: tuple[str, ...] = ()
    """What people call it besides."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.label, str(self.value), *self.also)


@cache
def _form(*names: str) -> str:
    """Return the words by which a choice is found, each between blanks."""
    return f" {search_form(*names)} "


def _has_words(folded: str, *names: str) -> bool:
    """Tell whether a folded text has nothing but whole words of names."""
    form = _form(*names)
    return all(f" {word} " in form for word in folded.split())


Finder = Callable[[str], Sequence[Choice]]
"""Returns the choices that a text fits, best first; all of them (or the first few hundred) for an empty text."""


def among(choices: Sequence[Choice]) -> Finder:
    """Return a finder over a fixed list: every typed word begins a word of the choice, marks and case aside."""
    forms = [(_form(*choice.names), choice) for choice in choices]

    def find(text: str) -> list[Choice]:
        words = fold(text).split()
        found = [(form, choice) for form, choice in forms if all(f" {word}" in form for word in words)]
        first = f" {' '.join(words)}"
        return [choice for _, choice in sorted(found, key=lambda pair: not pair[0].startswith(first))]

    return find


class ChoiceField(TextField[T]):
    """One of a list: either `choices` are given once and for all, or `find` tells which fit a text.

    `elsewhere` is asked where nothing fits: it knows what the choices are called in other languages.
    `label_of` names a value that isn't among `choices`, such as the linked record that a form is filled with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(CHOOSE.keys), "list", CHOOSE.words, id=CHOOSE.id, tooltip=CHOOSE.help),
    ]

    def __init__(
        self,
        key: str,
        label: str,
        *,
        choices: Sequence[Choice] = (),
        find: Finder | None = None,
        elsewhere: Finder = lambda _text: (),
        label_of: Callable[[T], str] = str,
        value: T | None = None,
        required: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        self.find = find or among(choices)
        """The finder in use."""
        self._elsewhere = elsewhere
        self._labels = {choice.value: choice.label for choice in choices}
        self._label_of = label_of
        super().__init__(key, label, show=self._label, value=value, required=required, help=help)

    def _label(self, value: T) -> str:
        return self._labels.get(value) or self._label_of(value)

    def parse(self, text: str) -> Parsed[T]:
        """Take the one choice that fits the text, or the one that is called just that."""
        found = self.find(text) or self._elsewhere(text)
        if len(chosen := self._named(fold(text), found) or found) == 1:
            return Parsed(chosen[0].value, chosen[0].label)
        if not found:
            return Parsed(problem=Problem("", N_("Nothing in the list fits “{text}”. F4 lists all."), {"text": text}))
        few = {"count": len(found), "text": text}
        return Parsed(problem=Problem("", N_("{count} in the list fit “{text}”. F4 lists them."), few))

    def _named(self, folded: str, found: Sequence[Choice]) -> Sequence[Choice]:
        """Return those that are called just that; in the desk's own lists a whole word of the name will do."""
        own = [choice for choice in found if choice.value in self._labels]
        whole = own if len(folded) >= _TELLING or not folded.isascii() else []
        return (
            [choice for choice in found if fold(choice.label) == folded]
            or [choice for choice in own if folded in map(fold, choice.also)]
            or [choice for choice in whole if _has_words(folded, choice.label)]
            or [choice for choice in whole if _has_words(folded, *choice.names)]
        )

    def choose(self, choice: Choice) -> None:
        """Take a choice, as if its whole name had been typed."""
        self._labels[choice.value] = choice.label
        self.value = choice.value
        self.text_changed()

    def leave(self) -> None:
        """Write the choice out in full when a part of its name was enough."""
        value = self.value
        if value is not None and self.parsed.understood:
            self._labels.setdefault(value, self.parsed.understood)
            self.value = value
        super().leave()

    def action_list(self) -> None:
        """Open the list, narrowed to what was typed so far; whole when nothing fits that."""
        from crodesk.widgets.fields.choice_list import ChoiceList

        typed = "" if self.value is not None or not self.find(self.text) else self.text
        self.app.push_screen(ChoiceList(self.label, self.find, typed), self._chosen)

    def _chosen(self, choice: Choice | None) -> None:
        if choice is not None:
            self.choose(choice)
            self.post_message(self.Picked(self))

    def while_typing(self) -> str:
        """Name the best match while there are several."""
        found = self.find(self.text) if self.text and self.value is None else ()
        return self.suggestion(found) if len(found) > 1 else super().while_typing()

    def suggestion(self, found: Sequence[Choice]) -> str:
        """Return what to say about several matches."""
        more = ngettext("{count} more, F4 lists", "{count} more, F4 lists", len(found) - 1)
        return f"? {found[0].label} · {more.format(count=len(found) - 1)}"

    def enter(self) -> None:
        """Open the list while nothing is chosen; else on to the next field."""
        if self.value is None:
            self.action_list()
        else:
            super().enter()
