"""When something that comes again comes next, and single days of it moved or left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Protocol

from crodesk.domain.follow_up.recurrence import days
from crodesk.domain.follow_up.recurrence.value import DaysOff, Recurrence, checked
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_LONGEST_CLOSURE = 31
"""Days after which a search for a working day gives up; the day then stays where it is."""
_MOST_TRIES = 1000
"""Days of a rule that are looked at for one that isn't off."""
_DAY = timedelta(days=1)


class Calendar(Protocol):
    """Tells working days from days off."""

    def is_working(self, day: date, /) -> bool:
        """Tell whether the branch works on `day`."""


def next_after(recurrence: Recurrence, day: date, calendar: Calendar | None = None) -> date | None:
    """Return the first day after `day` on which it comes, None when it has ended.

    Without a calendar days off aren't heeded. Two days that are moved to the same working day are one. A day that was
    moved by hand stays there, even on a day off.
    """
    from_rule = next((found for found, _ in _placed(recurrence, day, calendar)), None)
    by_hand = next((found for found in recurrence.also if found > day), None)
    return min(filter(None, (from_rule, by_hand)), default=None)


def coming(recurrence: Recurrence, day: date, calendar: Calendar | None = None) -> Iterator[date]:
    """Give the days after `day` on which it comes, one by one."""
    found = next_after(recurrence, day, calendar)
    while found:
        yield found
        found = next_after(recurrence, found, calendar)


def moved(recurrence: Recurrence, day: date, to: date, calendar: Calendar | None = None) -> Recurrence | Problem:
    """Return the recurrence with the one that comes on `day` on another day, or why it can't be."""
    if to == day:
        return recurrence
    if _comes_on(recurrence, to, calendar):
        return Problem("", N_("It comes on {date} already."), {"date": to})
    alone = left_out(recurrence, day, calendar)
    if isinstance(alone, Problem):
        return alone
    return checked(replace(alone, also=tuple(sorted({*alone.also, to}))))


def left_out(recurrence: Recurrence, day: date, calendar: Calendar | None = None) -> Recurrence | Problem:
    """Return the recurrence without the one that comes on `day`, or why it can't be."""
    if not _comes_on(recurrence, day, calendar):
        return Problem("", N_("It doesn't come on {date}."), {"date": day})
    upto = takewhile(lambda found: found[0] <= day, _placed(recurrence, day - _DAY, calendar))
    raw = {origin for _, origin in upto}
    without = tuple(sorted({*recurrence.without, *raw}))
    return checked(replace(recurrence, without=without, also=tuple(d for d in recurrence.also if d != day)))


def _comes_on(recurrence: Recurrence, day: date, calendar: Calendar | None) -> bool:
    return next_after(recurrence, day - _DAY, calendar) == day


def _placed(recurrence: Recurrence, after: date, calendar: Calendar | None) -> Iterator[tuple[date, date]]:
    """Give the days of the rule after `after`, where days off put them, each with the day it comes from."""
    since = max(after, recurrence.start - _DAY) - timedelta(days=_LONGEST_CLOSURE)
    every = (day for day in days.of_rule(recurrence.rule, recurrence.start, since) if day > since)
    for day in islice((day for day in every if day not in recurrence.without), _MOST_TRIES):
        place = _place(day, recurrence.days_off, calendar)
        if place and place > after:
            yield place, day


def _place(day: date, days_off: DaysOff, calendar: Calendar | None) -> date | None:
    """Return the day that takes the place of `day`, itself when the branch works on it; None when it is left out."""
    if calendar is None or days_off is DaysOff.KEEP or calendar.is_working(day):
        return day
    if days_off is DaysOff.SKIP:
        return None
    step = _DAY if days_off is DaysOff.NEXT else -_DAY
    nearest = (day + count * step for count in range(1, _LONGEST_CLOSURE + 1))
    return next(filter(calendar.is_working, nearest), day)
