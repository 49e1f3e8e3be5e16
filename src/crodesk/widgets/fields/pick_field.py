"""A field that suggests answers; where the registry says so it takes any other text too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crodesk.domain.text import clean_line
from crodesk.widgets.fields.choice_field import Choice, ChoiceField
from crodesk.widgets.fields.parsed import Parsed


class PickField(ChoiceField[str]):
    """One of a list, or with `any_words` what the officer writes instead.

    What it was filled with stays right, listed or not: a file that was brought in may have words of its own.
    """

    def __init__(
        self, key: str, label: str, *, choices: Sequence[Choice] = (), any_words: bool = True, **more: Any
    ) -> None:
        self._any_words = any_words
        self._listed = {choice.value for choice in choices}
        self._brought: set[str] = set()
        super().__init__(key, label, choices=choices, **more)

    @property
    def value(self) -> str | None:
        """The chosen value, or the words themselves; `None` when it is empty or not understood."""
        return super().value

    @value.setter
    def value(self, value: str | None) -> None:
        if value and value not in self._listed:
            self._brought.add(value)
        ChoiceField.value.fset(self, value)  # type: ignore[attr-defined]  # a property of the base class

    def parse(self, text: str) -> Parsed[str]:
        """Take the one choice that fits the text, and else the text itself where any words will do."""
        chosen = super().parse(text)
        words = clean_line(text)
        if chosen.problem and (self._any_words or words in self._brought):
            return Parsed(words)
        return chosen

    def while_typing(self) -> str:
        """Name the best match while there are several; the text as it stands may do as well."""
        found = self.find(self.text) if self.text else ()
        return self.suggestion(found) if len(found) > 1 else super().while_typing()
