"""Reads dates that name their day: `31/8`, `3108`, `2026-08-31`, `20 Nov`, `20 tháng 11`, `8月31日`."""

import re
from datetime import date
from functools import cache

from crodesk.domain.dates.asked import FIRST_YEAR, LAST_YEAR, Asked
from crodesk.domain.dates.vocabulary import MONTHS, alternatives

_NUMBERS = re.compile(r"(?:ngay )?(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{4}|\d{1,2}))?")
_DIGITS = re.compile(r"\d{1,2}|\d{4}|\d{6}|\d{8}")
_DAY_ALONE = re.compile(r"(?:on )?(?:the |ngay |mung |mong )?(\d{1,2})(?:st|nd|rd|th|[日号])?")
_YEAR = 4
_MONTHS = 12

_Numbers = tuple[int, int, str]
"""Day, month, and year as typed."""


def read_day(text: str, asked: Asked) -> date | None:
    """Return the day that a simplified text names, None when it names none."""
    numbers = read_numbers(text, asked)
    if numbers:
        return numbers
    if _DIGITS.fullmatch(text):
        return _of_digits(text, asked)
    for pattern in _named():
        named = pattern.fullmatch(text)
        if named:
            month = MONTHS.get(named["month"]) or int(named["month"])
            return asked.day_of(int(named["day"]), month, named["year"] or "")
    alone = _DAY_ALONE.fullmatch(text)
    return asked.day_alone(int(alone[1])) if alone else None


def read_numbers(text: str, asked: Asked) -> date | None:
    """Return the day that a simplified text names by numbers with signs between, None when it isn't such a text."""
    numbers = _NUMBERS.fullmatch(text)
    return _of_numbers(numbers[1], numbers[3], numbers[4], asked) if numbers else None


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Return what finds months by name; made when the first date is typed, as it takes long."""
    month = alternatives(MONTHS)
    return (
        re.compile(
            rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?(?P<month>{month})(?: (?P<year>\d{{4}}|\d\d))?"
        ),
        re.compile(rf"(?P<month>{month}) ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>\d{{4}}))?"),
        re.compile(
            r"(?:ngay |mung |mong )?(?P<day>\d{1,2}) (?:thang|thg|th) ?(?P<month>\d{1,2})"
            r"(?: (?:nam )?(?P<year>\d{4}|\d\d))?"
        ),
        re.compile(r"(?:(?P<year>\d{4}|\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?"),
    )


def _of_numbers(one: str, two: str, three: str | None, asked: Asked) -> date | None:
    """Return the day of numbers with signs between: the year leads when it has four digits, and in Chinese."""
    if three is None:
        return _of_two(int(one), int(two), asked) if len(one) < _YEAR - 1 else None
    if len(one) == _YEAR and len(three) < _YEAR:
        return asked.day_of(int(three), int(two), one)
    last_is_year = len(three) == _YEAR or asked.language != "zh"
    day, year = (one, three) if last_is_year else (three, one)
    return asked.day_of(int(day), int(two), year) if len(day) in (1, 2) and len(year) in (2, _YEAR) else None


def _of_two(one: int, two: int, asked: Asked) -> date:
    if asked.language == "zh":
        return asked.day_of(*_plausible((two, one, ""), (one, two, "")))
    return asked.day_of(one, two)


def _of_digits(text: str, asked: Asked) -> date:
    """Return the day of digits without signs between, of two for each part, or four for the year."""
    if len(text) <= len("31"):
        return asked.day_alone(int(text))
    day_first = (int(text[:2]), int(text[2:4]), text[4:])
    year_first = (int(text[-2:]), int(text[-4:-2]), text[:-4])
    if asked.language == "zh":
        return asked.day_of(*_plausible(year_first, day_first))
    return asked.day_of(*(_plausible(day_first, year_first) if len(text) == len("31082026") else day_first))


def _plausible(first: _Numbers, other: _Numbers) -> _Numbers:
    """Return the first reading, unless only the other can be a date."""
    return other if _can_be(other) and not _can_be(first) else first


def _can_be(numbers: _Numbers) -> bool:
    _, month, year = numbers
    return 1 <= month <= _MONTHS and (len(year) < _YEAR or FIRST_YEAR <= int(year) <= LAST_YEAR)
