"""Time intervals of the EU's annual percentage rate: Directive 2008/48/EC, Annex I, and the guidelines on it."""

from calendar import isleap
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from crodesk.domain.dates import add_months, month_end

_MONTHS, _WEEKS, _DAYS = 12, 52, 7
_LEAP_DAY = (2, 29)


class Base(StrEnum):
    """What intervals are expressed in, with days for what remains."""

    YEAR = "year"
    MONTH = "month"
    """A twelfth of a year, all months being equal."""
    WEEK = "week"
    """1/52 of a year."""


def base_for(first: date, days: list[date]) -> Base:
    """Return weeks where all days are whole weeks from the first and not all whole months, else months."""
    if all(whole(first, day, Base.MONTH) for day in days) or not all(whole(first, day, Base.WEEK) for day in days):
        return Base.MONTH
    return Base.WEEK


def whole(first: date, day: date, base: Base) -> bool:
    """Tell whether an interval needs no days beside its periods."""
    return _counted_back(first, day, base)[1] == first


def years(first: date, day: date, base: Base) -> Fraction:
    """Return the years from the first drawdown to a day that isn't before it, exactly.

    Whole periods are counted back from the later date; the days that remain, the first one not included, are divided
    by those of the year that ends where they do: 365 or 366.
    """
    periods, reached = _counted_back(first, day, base)
    odd = (reached - first).days
    return Fraction(periods, _in_a_year(base)) + Fraction(odd, _days_of_year_ending(reached))


def _days_of_year_ending(day: date) -> int:
    """Return 366 when a 29 February lies in the year that ends with a day, else 365."""
    return 365 + isleap(day.year if (day.month, day.day) >= _LEAP_DAY else day.year - 1)


def _in_a_year(base: Base) -> int:
    return {Base.YEAR: 1, Base.MONTH: _MONTHS, Base.WEEK: _WEEKS}[base]


def _counted_back(first: date, day: date, base: Base) -> tuple[int, date]:
    """Return the whole periods between two days, and the day that counting them back from the later one comes to."""
    if base is Base.WEEK:
        weeks = (day - first).days // _DAYS
        return weeks, day - timedelta(weeks=weeks)
    months = _MONTHS // _in_a_year(base)
    periods = ((day.year - first.year) * _MONTHS + day.month - first.month) // months
    reached = _months_before(day, periods * months)
    if reached < first:
        periods -= 1
        reached = _months_before(day, periods * months)
    return periods, reached


def _months_before(day: date, months: int) -> date:
    """Return the day some months before; the last day of a month goes to the last day of a month."""
    found = add_months(day, -months)
    return month_end(found) if months and month_end(day) == day else found
