"""Finds words that were perhaps mistyped: a day no one can read, a name that nobody knows."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from crodesk.domain.dates import parse_date
from crodesk.domain.follow_up.quick_add import people
from crodesk.domain.follow_up.quick_add.value import Kind, Parsed
from crodesk.domain.names import fold

_DAYS = (
    "today", "tomorrow", "yesterday", "weekend",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "hôm nay", "ngày mai", "ngày kia", "chủ nhật", "cuối tuần", "cuối tháng", "tuần sau", "tháng sau",
    "thứ hai", "thứ năm", "thứ sáu", "thứ bảy",
)  # fmt: skip
_LONG = 8
"""A word of so many letters may have two wrong keys, a shorter one has one."""
_ABOUT = {"about", "re", "on", "at", "ve", "de", "luc", "vao"}
"""What may follow a name, without marks."""
_TO_A_PERSON = {"call", "meet", "visit"}


def day_like(parsed: Parsed) -> tuple[str, str] | None:
    """Return words that look like a day with wrong keys, and that day; `None` when a day was understood."""
    if parsed.day is not None:
        return None
    words = re.findall(r"[^\W\d_]+", parsed.title)
    for typed in (*words, *map(" ".join, pairwise(words))):
        meant = _nearest(typed)
        if meant:
            return typed, meant
    return None


def name_like(parsed: Parsed) -> str:
    """Return the lone word right behind a verb, in the place of a name, that is neither a name nor anything else."""
    verb = next((chip for chip in parsed.chips if chip.kind is Kind.VERB), None)
    if verb is None or parsed.who is not None or parsed.verb not in _TO_A_PERSON:
        return ""
    stop = min((chip.start for chip in parsed.chips if chip.start >= verb.end), default=len(parsed.line))
    word, *more = parsed.line[verb.end : stop].split() or [""]
    alone = not more or fold(more[0]) in _ABOUT
    return word if word.isalpha() and alone and not people.is_connecting(word) else ""


def day_taken_as_name(parsed: Parsed, language: str, today: date) -> tuple[str, date] | None:
    """Return a name in small letters that is a day as well, and that day; `None` when a day was understood."""
    name = parsed.who.name if parsed.who is not None else ""
    if parsed.day is not None or not name.islower():
        return None
    day = parse_date(name, today, language)
    return (name, day) if isinstance(day, date) else None


def _nearest(typed: str) -> str:
    return next((day for day, plain in _plain() if typed.casefold() != day and _is_near(fold(typed), plain)), "")


@cache
def _plain() -> tuple[tuple[str, str], ...]:
    return tuple((day, fold(day)) for day in _DAYS)


def _is_near(typed: str, day: str) -> bool:
    most = 2 if len(day) >= _LONG and " " not in day else 1
    alike = typed[:1] == day[:1] and abs(len(typed) - len(day)) <= most
    return alike and _distance(typed, day) <= most


def _distance(one: str, other: str) -> int:
    """Return how many wrong, missing, added or swapped keys lie between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, last = row, before
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
