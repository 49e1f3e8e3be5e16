"""Reads numbers with words for their size: `1 tỷ 250 triệu`, `1tr5`, `1.2bn`, `1亿2000万`, `三十五万`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crodesk.domain import numerals
from crodesk.domain.numerals import Exact, NotUnderstoodError
from crodesk.domain.words import N_

NOT_AN_AMOUNT = N_("“{text}” isn't an amount. Write it as {example} or {short}.")
"""What is said of a text that makes no sense as an amount."""


class _Size(NamedTuple):
    """What a word for a size means."""

    value: int
    can_grow: bool
    """Whether a larger one may multiply it: nghìn tỷ, 千万, hundred thousand."""
    tail: str
    """What a short bare number behind it means: `decimals` (1tr5), a digit of the `next` size (两千三), or nothing."""


class _Part(NamedTuple):
    """A number with its size."""

    value: Exact
    size: _Size


_ENGLISH = {"hundred": 2, "thousand": 3, "million": 6, "millions": 6, "mil": 6, "mn": 6, "mm": 6, "m": 6}
_ENGLISH |= {"billion": 9, "billions": 9, "bil": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12}
_VIETNAMESE = {"tram": 2, "nghin": 3, "ngan": 3, "k": 3, "trieu": 6, "tr": 6, "trd": 6, "ty": 9, "ti": 9, "tyd": 9}
_CHINESE = {"十": 1, "百": 2, "千": 3, "万": 4, "w": 4, "亿": 8}
_CAN_GROW = {"hundred", "thousand", "tram", "nghin", "ngan", "十", "百", "千", "万"}
_STANDS_ALONE = 10
"""The size before which people leave out the one: 十二."""
_LONGEST_TAIL = 3

_SIZES = {
    name: _Size(10**power, name in _CAN_GROW, tail)
    for names, tail in ((_ENGLISH, ""), (_VIETNAMESE, "decimals"), (_CHINESE, "next"))
    for name, power in names.items()
}
_LONGEST_FIRST = "|".join(sorted(_SIZES, key=len, reverse=True))
_TOKEN = re.compile(rf"\s*(?:(?P<number>{numerals.NUMBER})|(?P<size>{_LONGEST_FIRST})(?![a-z]))\s*")


def read_sum(text: str, language: str, places: int) -> Exact:
    """Return the value of a number with its sizes, written by `numerals.simplify`; bare ones have `places` decimals."""
    parts: list[_Part] = []
    number = ""
    for word in _tokens(text):
        if word in _SIZES:
            parts = _with_size(parts, numerals.read(number, language) if number else None, _SIZES[word])
            number = ""
        elif number:
            raise NotUnderstoodError(NOT_AN_AMOUNT)
        else:
            number = word
    if parts:
        return _total(parts) + (_tail(number, parts[-1].size) if number else Exact(0))
    if not number:
        raise NotUnderstoodError(NOT_AN_AMOUNT)
    return numerals.read(number, language, places)


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if not token:
            raise NotUnderstoodError(NOT_AN_AMOUNT)
        yield token[token.lastgroup or 0]
        place = token.end()


def _with_size(parts: list[_Part], number: Exact | None, size: _Size) -> list[_Part]:
    """Return the parts with one more, which takes in those of smaller size before it (3千5百 + 万)."""
    larger = [part for part in parts if part.size.value >= size.value]
    smaller = parts[len(larger) :]
    repeated = bool(larger) and larger[-1].size.value == size.value
    bare = number is None and not smaller
    if repeated or (bare and size.value != _STANDS_ALONE) or not all(part.size.can_grow for part in smaller):
        raise NotUnderstoodError(NOT_AN_AMOUNT)
    value = _total(smaller) + (number or Exact(int(bare)))
    return [*larger, _Part(value * Exact(size.value), size)]


def _tail(number: str, size: _Size) -> Exact:
    """Return the value of a bare number after the last size."""
    if not number.isdecimal() or not size.tail or int(number) >= size.value:
        raise NotUnderstoodError(NOT_AN_AMOUNT)
    if size.tail == "decimals" and len(number) <= _LONGEST_TAIL:
        return Exact(int(number), len(number)) * Exact(size.value)
    if size.tail == "next" and len(number) == 1 and size.value > _STANDS_ALONE:
        return Exact(int(number) * size.value // 10)
    return Exact(int(number))


def _total(parts: list[_Part]) -> Exact:
    return sum((part.value for part in parts), Exact(0))
