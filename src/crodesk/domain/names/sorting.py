"""The order in which people look for names, as a key that a database can compare byte by byte.

The order is that of the Unicode collation for Vietnamese: letters first (`a ă â b c d đ e ê`), then tone marks
(none, huyền, hỏi, ngã, sắc, nặng), then small before capital; signs, digits, Latin, other scripts, Chinese. Chinese
names stand in the order of their pinyin. The key is printable and holds three levels, with a `!` between.
"""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from crodesk.domain.names.folding import PLAIN_LETTERS, is_han

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)} | {"ð": chr(ord("A") + 6)}
_SIGNS = {sign: '"' + chr(ord("0") + place) for place, sign in enumerate(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$")}
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_OTHER_MARK = "7"
_FARTHEST = ord("~") - ord("0")


class _Weight(NamedTuple):
    """What a character counts at each level."""

    letters: str
    marks: str
    capital: str


def sort_key(name: str, sort_as: str = "") -> str:
    """Return the key of a name's place in a list; `sort_as` stands in for a name that sounds otherwise."""
    weights = list(_weigh(unicodedata.normalize("NFC", sort_as or name)))
    letters = "".join(weight.letters for weight in weights)
    marks = _level(weights, lambda weight: weight.marks)
    capitals = _level(weights, lambda weight: weight.capital)
    return f"{letters}!{marks}!{capitals}"


def _level(weights: list[_Weight], of: Callable[[_Weight], str]) -> str:
    """Return what stands out at a level, each after how far it is from the one before: the nearer, the later."""
    level, distance = "", 0
    for weight in weights:
        found = of(weight)
        if found:
            level += "0" * (distance // _FARTHEST) + chr(ord("~") - distance % _FARTHEST) + found
            distance = 0
        else:
            distance += 1
    return level


def _weigh(text: str) -> Iterator[_Weight]:
    for han, run in groupby(text, key=is_han):
        if han:
            yield from _weigh_chinese("".join(run))
        else:
            yield from (_weights[char] for char in run)


def _weigh_chinese(run: str) -> Iterator[_Weight]:
    from crodesk.domain.names import pinyin  # its tables are read when a Chinese name is met

    for char, sound in zip(run, pinyin.read(run), strict=True):
        yield _Weight(f"~{_ordered(sound)}{char}", "", "")


def _ordered(sound: str) -> str:
    """Put `ü` right after `u`: `lu4`, `lü3`, `luan4`, and the same within `lüe`."""
    return sound if "v" not in sound else f"{sound[:-1].replace('v', 'u')}:{sound[-1]}"


class _Weights(dict[str, _Weight]):
    """The weight of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> _Weight:
        small = char.lower()
        letter, marks = _take_apart(small)
        weight = _Weight("".join(map(_place, letter)), marks, "1" if small != char else "")
        self[char] = weight
        return weight


def _take_apart(char: str) -> tuple[str, str]:
    """Return the letters of the alphabet in a character, and the ranks of the marks on them."""
    letter, marks = "", ""
    for part in unicodedata.normalize("NFKD", char):
        if not unicodedata.category(part).startswith("M"):
            letter += part
        elif (whole := unicodedata.normalize("NFC", letter + part)) in _LETTERS:
            letter = whole
        else:
            marks += _TONES.get(part, _OTHER_MARK)
    return letter, marks


def _place(letter: str) -> str:
    if letter in _LETTERS or letter in _SIGNS:
        return _LETTERS.get(letter) or _SIGNS[letter]
    if letter in PLAIN_LETTERS:
        return "".join(map(_place, PLAIN_LETTERS[letter]))
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if not letter.isprintable():
        return ""
    return ("}" if letter.isalnum() else "#") + letter


_weights = _Weights()
