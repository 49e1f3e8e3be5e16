"""Ids that one bank writes in several ways (`C00001925`, `1925`, `1925.0`) brought to one form, the longest."""

import re
from dataclasses import dataclass

from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.values.bad_value import BadValue

_FRACTION = re.compile(r"(\d+)\.0+")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


@dataclass(frozen=True, slots=True)
class IdForm:
    """How the ids of one kind of thing are written in full."""

    prefix: str = ""
    """What stands before the number."""
    digits: int = 0
    """How many digits the number has, zeros before it included; 0 when it has none before it."""

    def full(self, text: str) -> str:
        """Return the longest form of an id; one that is no number after its prefix stays as it is."""
        number = text.removeprefix(self.prefix)
        if not (number.isascii() and number.isdecimal()):
            return self._unusual(text)
        return self.prefix + (number.lstrip("0") or "0").zfill(self.digits)

    def _unusual(self, text: str) -> str:
        """Return the longest form of an id that isn't just a number after its prefix."""
        bare = clean_line(text)
        if _ROUNDED.fullmatch(bare):
            raise BadValue(N_("“{value}” is an id that a spreadsheet has rounded"), value=text)
        if whole := _FRACTION.fullmatch(bare):
            bare = whole[1]
        number = bare[len(self.prefix) :] if bare.casefold().startswith(self.prefix.casefold()) else bare
        return self.full(number) if number.isascii() and number.isdecimal() else bare
