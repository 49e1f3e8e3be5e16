"""The days of a rule, worked out by dateutil within bounds."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from crodesk.domain.dates import add_months
from crodesk.domain.follow_up.recurrence.rule import Freq, Rule

LAST_DAY = date(2100, 12, 31)
_MONTHS = 12
_CYCLES = 7600
"""Years by which days are moved before dateutil sees them, a multiple of the 400 after which the calendar repeats to
the weekday: dateutil looks for a day that never comes until the year 9999, which is then near."""


def of_rule(rule: Rule, start: date, since: date) -> Iterator[date]:
    """Give the days of the rule that start from `start`, ascending, from about `since` on (some may be before it)."""
    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday  # it loads when something comes again

    counts: dict[Freq, Literal[0, 1, 2, 3]]
    counts = {Freq.DAILY: DAILY, Freq.WEEKLY: WEEKLY, Freq.MONTHLY: MONTHLY, Freq.YEARLY: YEARLY}
    found = rrule(
        counts[rule.freq],
        dtstart=_later(start if rule.count else _nearer(rule, start, since)),
        interval=rule.interval,
        wkst=rule.week_start,
        count=rule.count,
        until=None if rule.count else _later(min(rule.until or LAST_DAY, LAST_DAY)),
        bysetpos=rule.positions or None,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekday(day.weekday, day.number or None) for day in rule.weekdays] or None,
    )
    for moment in found:
        day = moment.date().replace(year=moment.year - _CYCLES)
        if day > LAST_DAY:
            return
        yield day


def _later(day: date) -> datetime:
    return datetime.combine(day.replace(year=day.year + _CYCLES), time())


def _nearer(rule: Rule, start: date, since: date) -> date:
    """Return a later start from which the rule gives the same days, one step or more before `since`."""
    gap = (since - start).days
    if gap <= 0:
        return start
    if rule.freq in {Freq.DAILY, Freq.WEEKLY}:
        step = rule.interval * (7 if rule.freq is Freq.WEEKLY else 1)
        return start + timedelta(days=max(gap // step - 1, 0) * step)
    months = (since.year - start.year) * _MONTHS + since.month - start.month
    step = rule.interval * (_MONTHS if rule.freq is Freq.YEARLY else 1)
    steps = months // step - 1
    if steps <= 0:
        return start
    first = start.replace(day=1) if rule.freq is Freq.MONTHLY else start.replace(month=1, day=1)
    return add_months(first, steps * step)
