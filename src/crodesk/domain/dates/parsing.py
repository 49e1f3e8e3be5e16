"""Reads dates as officers type them, in three languages."""

import re
from collections.abc import Iterator
from datetime import date

from crodesk.domain import numerals
from crodesk.domain.dates.absolute import read_day, read_numbers
from crodesk.domain.dates.asked import Asked
from crodesk.domain.dates.showing import format_date, weekday_name
from crodesk.domain.dates.vocabulary import WEEKDAYS, YEARS
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_LONGEST = 60
_SHOWN = 40
_EXAMPLES = {
    "en": {"example": "31/8/2026", "short": "+3", "weekday": "fri"},
    "vi": {"example": "31/8/2026", "short": "+3", "weekday": "t6"},
    "zh": {"example": "2026-08-31", "short": "+3", "weekday": "周五"},
}
_DIGITS = str.maketrans("零〇一二两三四五六七八九", "001223456789")


def parse_date(text: str, today: date, language: str, *, past: bool = False) -> date | Problem:
    """Return the day that `text` says, or what is wrong with it.

    A day without a year is the next one from `today` on, with `past` the latest one up to it. Numbers have the day
    first in English and Vietnamese; in Chinese the year or month first, unless only the other order is possible.
    """
    try:
        found = _read(_without_commas(simplify(text)), Asked(today, language, past)) if len(text) <= _LONGEST else None
    except NotUnderstoodError as wrong:
        return wrong.problem
    return found or _no_date(text.strip(), language)


def simplify(text: str) -> str:
    """Return `text` without marks, with Chinese numbers as digits and single blanks."""
    digits = numerals.simplify(text).translate(_DIGITS)
    counted = re.sub(r"(\d?)十(\d?)", lambda ten: str(int(ten[1] or 1) * 10 + int(ten[2] or 0)), digits)
    return re.sub(r" ?([/.+-]) ?", r"\1", " ".join(counted.split()))


def _without_commas(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def _read(text: str, asked: Asked) -> date | None:
    found = read_numbers(text, asked)
    if found:  # as nearly always: what reads everything else takes long to make
        return found
    from crodesk.domain.dates.relative import read_span

    for word, years in YEARS.items():
        text = re.sub(rf"{word}(?=\d)", f"{asked.today.year + years}年", text)
    found = read_span(text, asked) or read_day(text, asked)
    if found:
        return found
    return _read_with_weekday(text, asked)


def _read_with_weekday(text: str, asked: Asked) -> date | None:
    """Return the day that stands with a weekday, of all ways to tell the two apart the one that fits."""
    days = [(read_day(rest, asked), weekday) for rest, weekday in _without_weekday(text)]
    found = [(day, weekday) for day, weekday in days if day]
    wrong = [day for day, weekday in found if day.weekday() != weekday]
    if found and len(wrong) == len(found):
        shown, name = format_date(wrong[0], asked.language), weekday_name(wrong[0], asked.language)
        raise NotUnderstoodError(N_("{date} is a {weekday}."), date=shown, weekday=name)
    return next((day for day, weekday in found if day.weekday() == weekday), None)


def _without_weekday(text: str) -> Iterator[tuple[str, int]]:
    for name, weekday in WEEKDAYS.items():
        if text.startswith(f"{name} "):
            yield text.removeprefix(f"{name} "), weekday
        if text.endswith(f" {name}"):
            yield text.removesuffix(f" {name}"), weekday


def _no_date(text: str, language: str) -> Problem:
    examples = _EXAMPLES.get(language, _EXAMPLES["en"])
    if not text:
        return Problem("", N_("Type a date, such as {example}, {short} or {weekday}."), examples)
    message = N_("“{text}” isn't a date. Write it as {example}, {short} or {weekday}.")
    return Problem("", message, {**examples, "text": text[:_SHOWN]})
