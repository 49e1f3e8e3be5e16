"""A field that suggests answers and takes any other text too."""

from __future__ import annotations

from crodesk.domain.text import clean_line
from crodesk.widgets.fields.choice_field import ChoiceField
from crodesk.widgets.fields.parsed import Parsed


class PickField(ChoiceField[str]):
    """One of a list, or what the officer writes instead."""

    def parse(self, text: str) -> Parsed[str]:
        """Take the one choice that fits the text, and else the text itself."""
        chosen = super().parse(text)
        return Parsed(clean_line(text)) if chosen.problem else chosen

    def while_typing(self) -> str:
        """Name the best match while there are several; the text as it stands would do as well."""
        found = self.find(self.text) if self.text else ()
        return self.suggestion(found) if len(found) > 1 else super().while_typing()
