"""Which day, and which hour, was agreed with a customer: `25/11`, `t2 9h`, `14:30`; a day off may be agreed."""

from dataclasses import dataclass
from datetime import date, time

from crodesk.domain.dates import parse_date
from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.postponing import step
from crodesk.domain.follow_up.quick_add import Kind
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_SAID = {Kind.DAY, Kind.TIME}


@dataclass(frozen=True, slots=True)
class Agreed:
    """When something is due from now on."""

    day: date
    at: time | None = None
    """The hour that was agreed; `None` for any time of the day."""


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due until now, and the moment at which another day is agreed."""

    on: date
    at: time | None
    today: date
    now: time


def agreed(text: str, due: Due, language: str) -> Agreed | Problem:
    """Return what was agreed: a step (`1 2 3 w m`), a day, an hour, or both in any order.

    Without an hour the one that stands is kept. An hour alone is one of the day on which it is due, of today when that
    is past. `language` decides what numbers such as 3/4 mean.
    """
    day = step(text.strip().casefold(), due.today) or parse_date(text, due.today, language)
    if isinstance(day, date):
        return _to_come(day, due.at, due)
    found = _day_and_hour(text, due, language)
    if found is None:
        return day
    if isinstance(found, Problem):
        return found
    return _to_come(found.day, found.at, due, said=True)


def _day_and_hour(text: str, due: Due, language: str) -> Agreed | Problem | None:
    """Return a day with its hour; `None` when the words say neither, or more than that."""
    parsed = quick_add.parse(text, language, due.today, due.now)
    if parsed.title.isdecimal() and parsed.day is not None:
        parsed = quick_add.parse(f"{text.rstrip()}h", language, due.today, due.now)
    if parsed.problems:
        return parsed.problems[0].problem
    if parsed.at is None or parsed.title or any(chip.kind not in _SAID for chip in parsed.chips):
        return None
    return Agreed(parsed.day or max(due.on, due.today), parsed.at)


def _to_come(day: date, at: time | None, due: Due, *, said: bool = False) -> Agreed | Problem:
    if day < due.today:
        return Problem("to", N_("That day is past. Write today or a later day, such as +1."))
    if said and day == due.today and at is not None and at < due.now:
        return Problem("to", N_("That hour is over today. Write a later one, or another day."))
    return Agreed(day, at)
