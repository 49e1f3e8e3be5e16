"""Numbers as people write them in three languages: read exactly, shown with the separators of the language."""

import re
import unicodedata
from dataclasses import dataclass

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

NUMBER = r"[.,]?\d+(?:[.,'’_ ]\d+)*"
"""What may be one number, for the regular expressions of those that look for more."""

_SEPARATORS = {"vi": (".", ",")}
_ENGLISH_SEPARATORS = (",", ".")
_GROUPED = re.compile(r"\d{1,3}([.,'’_ ])\d{3}(?:\1\d{3})*|\d*")
_GROUP = 3
_LONGEST = 60


class NotUnderstoodError(Exception):
    """A text isn't what is looked for; it carries the answer to the officer."""

    def __init__(self, message: str, /, **values: object) -> None:
        self.problem = Problem("", message, values)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Exact:
    """A decimal number without rounding: `digits` shifted by `places` to the right."""

    digits: int
    places: int = 0

    def __mul__(self, other: "Exact") -> "Exact":
        return Exact(self.digits * other.digits, self.places + other.places)

    def __add__(self, other: "Exact") -> "Exact":
        places = max(self.places, other.places)
        return Exact(self._at(places) + other._at(places), places)

    def __neg__(self) -> "Exact":
        return Exact(-self.digits, self.places)

    def in_units(self, places: int) -> tuple[int, bool]:
        """Return the number in units of `places` decimals, rounded down, and whether nothing was lost."""
        if places >= self.places:
            return self._at(places), True
        units, lost = divmod(self.digits, 10 ** (self.places - places))
        return units, not lost

    def _at(self, places: int) -> int:
        return self.digits * int(10 ** (places - self.places))


def simplify(text: str) -> str:
    """Return `text` in small letters of usual width without marks (`tỷ` → `ty`, `đ` → `d`), its signs kept."""
    wide = unicodedata.normalize("NFKC", text).casefold().replace("\N{MINUS SIGN}", "-")
    parts = unicodedata.normalize("NFD", wide.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()


def read(text: str, language: str, places: int | None = None) -> Exact:
    """Return the number that `text` says, or raise `NotUnderstoodError`.

    `places` is how many decimals it may have (None: any number): it helps where one sign stands before three digits.
    """
    if len(text) > _LONGEST:
        raise NotUnderstoodError(N_("That is more than can be kept."))
    mark = _decimal_mark(text, language, places)
    whole, _, fraction = text.rpartition(mark) if mark else (text, "", "")
    if not (_GROUPED.fullmatch(whole) or whole.isdecimal()) or (fraction and not fraction.isdecimal()):
        raise NotUnderstoodError(N_("The signs in {text} don't stand between groups of three digits."), text=text)
    return Exact(int("0" + re.sub(r"\D", "", whole) + fraction), len(fraction))


def show(digits: int, places: int, language: str) -> str:
    """Return a number of `places` decimals with the separators of the language."""
    group, mark = _separators(language)
    whole, fraction = divmod(abs(digits), 10**places)
    shown = f"{whole:,}".replace(",", group) + (f"{mark}{fraction:0{places}d}" if places else "")
    return f"-{shown}" if digits < 0 else shown


def show_shortest(digits: int, places: int, language: str) -> str:
    """Return a number with only the decimals that it needs."""
    while places and digits % 10 == 0:
        digits, places = digits // 10, places - 1
    return show(digits, places, language)


def _separators(language: str) -> tuple[str, str]:
    return _SEPARATORS.get(language, _ENGLISH_SEPARATORS)


def _decimal_mark(text: str, language: str, places: int | None) -> str:
    """Return the sign before the decimals, empty when all signs group."""
    marks = re.sub("[^.,]", "", text)
    if len(marks) != 1:
        return marks[-1:] if marks.count(marks[-1:]) == 1 else ""
    before, after = text.split(marks)
    plain = (before + after).isdecimal()
    if not plain or len(after) != _GROUP or len(before) > _GROUP or not before.lstrip("0"):
        return marks
    return "" if marks == _separators(language)[0] else _mark_before_three(text, language, places)


def _mark_before_three(text: str, language: str, places: int | None) -> str:
    """Return what the decimal sign of the language means before three digits, where it may be meant to group."""
    mark = _separators(language)[1]
    if places is None or places >= _GROUP:
        return mark
    if places == 0:
        return ""
    digits = int(text.replace(mark, ""))
    whole, decimal = show(digits, 0, language), show_shortest(digits, _GROUP, language)
    raise NotUnderstoodError(N_("{text} can mean {one} or {other}."), text=text, one=whole, other=decimal)
