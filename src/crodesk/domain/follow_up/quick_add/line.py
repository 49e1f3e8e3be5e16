"""A typed line in one plain form (small letters, usual width, composed), each character with its place in the line."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for character classes."""
LETTER = rf"[^\W_{HAN}]"
"""A letter or digit that makes words with its neighbours."""
MASK = "\x00"
"""Stands for a character that isn't to be read."""

LONGEST_QUOTE = 2000
"""Up to this place quotes and addresses are looked for."""

_START = re.compile(rf"(?<!{LETTER})(?<!\d[.,/:\-–])(?={LETTER})|(?=[{HAN}!#+@\x00])")
_UNREAD = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|『[^『』]*』|«[^«»]*»|\S{1,64}@\S{1,255}|https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be read."""

    typed: str
    text: str
    """The plain form; what isn't to be read is masked."""
    places: tuple[int, ...]
    """Where each character of the plain form begins in what was typed, and the end of it."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the places in what was typed of a part of the plain form."""
        return self.places[start], self.places[end]

    def words(self, start: int, end: int) -> str:
        """Return a part as it was typed, composed, without blanks around it."""
        first, last = self.span(start, end)
        return " ".join(unicodedata.normalize("NFC", self.typed[first:last]).split())

    def is_capital(self, place: int) -> bool:
        """Tell whether the character at `place` was typed as a capital letter."""
        return self.typed[self.places[place]].isupper()

    def starts(self) -> list[int]:
        """Return where words, Chinese characters and signs begin."""
        return [found.start() for found in _START.finditer(self.text)]


def read(typed: str, plain: frozenset[tuple[int, int]]) -> Line:
    """Return a line to be read, of which quotes, addresses and the `plain` parts are not."""
    text, places = _plain_form(typed)
    line = Line(typed, text, places)
    masked = list(text)
    for found in _UNREAD.finditer(text, 0, LONGEST_QUOTE):
        _mask(masked, found.start(), found.end())
    for start, end in plain:
        inside = [index for index, place in enumerate(places[:-1]) if start <= place < end]
        _mask(masked, min(inside, default=0), max(inside, default=-1) + 1)
    return Line(typed, "".join(masked), line.places)


def composed(text: str) -> str:
    """Return text with each letter and its marks as one character."""
    return unicodedata.normalize("NFC", text)


def _mask(text: list[str], start: int, end: int) -> None:
    text[start:end] = MASK * (end - start)


def _plain_form(typed: str) -> tuple[str, tuple[int, ...]]:
    """Return the plain form, with single blanks, and the places of its characters."""
    text: list[str] = []
    places: list[int] = []
    for start, end in _clusters(typed):
        part = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", typed[start:end]).lower())
        if part.isspace():
            part = "" if text and text[-1] == " " else " "
        text.extend(part)
        places.extend([start] * len(part))
    return "".join(text), (*places, len(typed))


def _clusters(typed: str) -> list[tuple[int, int]]:
    """Return the spans of characters with the marks that follow them."""
    starts = [place for place, char in enumerate(typed) if not place or not unicodedata.combining(char)]
    return list(pairwise([*starts, len(typed)]))
