"""Makes recurrences from what officers say: `every Monday`, `monthly on the 5th`, `每季度`.

In months without the day that was said, the last one is meant: the 31st is the end of each month, the 30th the end of
February. (A rule of an .ics file keeps its own meaning, by which such a month is left out.)
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crodesk.domain.follow_up.recurrence import days
from crodesk.domain.follow_up.recurrence.reading import LONGEST_STEP, MOST_TIMES
from crodesk.domain.follow_up.recurrence.rule import MONDAY_TO_FRIDAY, Freq, Rule, Weekday
from crodesk.domain.follow_up.recurrence.value import DaysOff, Recurrence, checked
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_IN_ALL_MONTHS = 28
_MOST_DAYS = 31
_FEBRUARY, _LEAP_DAY = 2, 29
_SATURDAY = 5
_QUARTER_ENDS = (3, 6, 9, 12)


def daily(every: int = 1) -> Rule:
    """Return the rule for each day, or each so many days."""
    return Rule(Freq.DAILY, every)


def weekly(every: int = 1, weekdays: Sequence[int] = ()) -> Rule:
    """Return the rule for some weekdays; without any it is that of the start."""
    return Rule(Freq.WEEKLY, every, weekdays=tuple(map(Weekday, sorted(set(weekdays)))))


def working_days() -> Rule:
    """Return the rule for each day from Monday to Friday."""
    return Rule(Freq.WEEKLY, weekdays=MONDAY_TO_FRIDAY)


def monthly(every: int = 1, day: int = 0) -> Rule:
    """Return the rule for a day of the month, -1 being the last; without one it is that of the start."""
    return _on_day(Rule(Freq.MONTHLY, every), day) if day else Rule(Freq.MONTHLY, every)


def monthly_on(number: int, weekday: int, every: int = 1) -> Rule:
    """Return the rule for the first, second … or last (-1) such weekday of the month."""
    return Rule(Freq.MONTHLY, every, weekdays=(Weekday(weekday, number),))


def monthly_working_day(number: int, every: int = 1) -> Rule:
    """Return the rule for the first (1) or last (-1) day from Monday to Friday of the month."""
    return Rule(Freq.MONTHLY, every, weekdays=MONDAY_TO_FRIDAY, positions=(number,))


def quarter_ends() -> Rule:
    """Return the rule for the last day of each quarter."""
    return Rule(Freq.YEARLY, months=_QUARTER_ENDS, month_days=(-1,))


def yearly(every: int = 1, month: int = 0, day: int = 0) -> Rule:
    """Return the rule for a day of the year; without one it is that of the start."""
    if not month:
        return Rule(Freq.YEARLY, every)
    rule = Rule(Freq.YEARLY, every, months=(month,), month_days=(day,))
    return _on_day(rule, day) if (month, day) == (_FEBRUARY, _LEAP_DAY) else rule


def starting(rule: Rule, since: date, until: date | None = None, count: int | None = None) -> Recurrence | Problem:
    """Return the recurrence whose first day is the first one of the rule from `since` on, or why there is none."""
    if not 1 <= rule.interval <= LONGEST_STEP:
        return _out_of_bounds(rule.interval, LONGEST_STEP)
    if count is not None and not 1 <= count <= MOST_TIMES:
        return _out_of_bounds(count, MOST_TIMES)
    whole = _completed(rule, since)
    first = next((day for day in days.of_rule(replace(whole, interval=1), since, since) if day >= since), since)
    return checked(Recurrence(first, replace(whole, until=until, count=count), _days_off(whole)))


def _out_of_bounds(count: int, most: int) -> Problem:
    return Problem("", N_("{count} is not between 1 and {most}."), {"count": count, "most": most})


def _on_day(rule: Rule, day: int) -> Rule:
    """Return the rule for a day of the month, or the last day of a month that is too short for it."""
    if day <= _IN_ALL_MONTHS:
        return replace(rule, month_days=(day,))
    if day == _MOST_DAYS:
        return replace(rule, month_days=(-1,))
    return replace(rule, month_days=tuple(range(_IN_ALL_MONTHS, day + 1)), positions=(-1,))


def _completed(rule: Rule, since: date) -> Rule:
    """Return the rule with the day of the start where it names none."""
    if rule.month_days or rule.weekdays or rule.freq is Freq.DAILY:
        return rule
    if rule.freq is Freq.WEEKLY:
        return weekly(rule.interval, [since.weekday()])
    if rule.freq is Freq.MONTHLY:
        return monthly(rule.interval, since.day)
    return yearly(rule.interval, since.month, since.day)


def _days_off(rule: Rule) -> DaysOff:
    """Return what such a rule does on days off unless the officer wants otherwise."""
    if rule.freq is Freq.DAILY or (rule.weekdays == MONDAY_TO_FRIDAY and not rule.positions):
        return DaysOff.SKIP
    if rule.weekdays == MONDAY_TO_FRIDAY and -1 in rule.positions:
        return DaysOff.BEFORE
    at_weekend = any(day.weekday >= _SATURDAY for day in rule.weekdays)
    return DaysOff.KEEP if at_weekend else DaysOff.NEXT
