"""Unit-periods of Regulation Z, Appendix J: which one a transaction has, and how many lie between two dates."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from crodesk.domain.dates import add_months, days_in_month, month_end

_MONTHS, _WEEKS, _DAYS = 12, 52, 365
_DAYS_OF = {"day": 1, "week": 7, "semimonth": 15, "month": 30, "year": 365}
_MOST_MONTHS, _MOST_WEEKS = 11, 52


class Standard(StrEnum):
    """The standard intervals of time, (b)(3)."""

    DAY = "day"
    WEEK = "week"
    SEMIMONTH = "semimonth"
    MONTH = "month"
    YEAR = "year"
    TERM = "term"
    """The whole term of a loan of less than a year that is advanced and paid at once, (b)(4)(ii)."""


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """A standard interval or a multiple of one; a year at most."""

    standard: Standard
    count: int
    """How many weeks or months; 1 of the others."""
    a_year: Fraction
    """How many there are in a year, (b)(5)."""

    @property
    def days(self) -> int:
        """Return its days, all months being equal: what unit-periods are ordered by."""
        return _DAYS_OF[self.standard] * self.count


DAY = UnitPeriod(Standard.DAY, 1, Fraction(_DAYS))
SEMIMONTH = UnitPeriod(Standard.SEMIMONTH, 1, Fraction(2 * _MONTHS))
YEAR = UnitPeriod(Standard.YEAR, 1, Fraction(1))


def weeks(count: int) -> UnitPeriod:
    """Return the unit-period of some weeks."""
    return UnitPeriod(Standard.WEEK, count, Fraction(_WEEKS, count))


def months(count: int) -> UnitPeriod:
    """Return the unit-period of some months; twelve or more are a year."""
    return YEAR if count > _MOST_MONTHS else UnitPeriod(Standard.MONTH, count, Fraction(_MONTHS, count))


def unit_period(advances: Sequence[date], payments: Sequence[date]) -> UnitPeriod:
    """Return the unit-period of a transaction whose term begins with the first advance, (b)(4).

    It is the interval between advances, or between payments, that occurs most often (of equally frequent ones the
    smallest); without any that occurs twice, the standard interval next to the mean (of two equally near ones the
    lower). Dates are in order; there are three or more.
    """
    if is_semimonthly(payments):
        return SEMIMONTH
    periods = [*pairwise(advances), *pairwise([advances[0], *payments])]
    counted = Counter(found for start, end in periods for found in _standards(start, end))
    commonest = max(counted.values(), default=0)
    if commonest > 1:
        found = min((period for period, count in counted.items() if count == commonest), key=lambda one: one.days)
        return DAY if found.standard is Standard.DAY else found
    return _nearest(Fraction(sum((end - start).days for start, end in periods), len(periods)))


def is_semimonthly(days: Sequence[date]) -> bool:
    """Tell whether three payments or more come twice a month, on the same two days, not just every two weeks."""
    in_turn = list(zip(days, days[2:], strict=False))
    evenly = len({end - start for start, end in pairwise(days)}) == 1
    return bool(in_turn) and not evenly and all(whole_months(start, end) == 1 for start, end in in_turn)


def _standards(start: date, end: date) -> Iterator[UnitPeriod]:
    """Return the periods that an interval may be one of; days that make no week or month stand for themselves."""
    days = (end - start).days
    if count := whole_months(start, end):
        yield months(count)
    if days and days % 7 == 0:
        yield weeks(days // 7) if days // 7 <= _MOST_WEEKS else YEAR
    elif days and not count:
        yield UnitPeriod(Standard.DAY, days, DAY.a_year)


def _nearest(days: Fraction) -> UnitPeriod:
    """Return the standard interval next to a number of days, the lower one of two that are equally near."""
    every = [DAY, SEMIMONTH, YEAR, *map(weeks, range(1, _MOST_WEEKS + 1)), *map(months, range(1, _MOST_MONTHS + 1))]
    return min(every, key=lambda one: (abs(one.days - days), one.days))


def whole_months(start: date, end: date) -> int:
    """Return the months between two dates when they are whole ones, else 0; month ends are alike, (b)(3)."""
    count = (end.year - start.year) * _MONTHS + end.month - start.month
    ends = month_end(start) == start and month_end(end) == end
    return count if ends or add_months(start, count) == end or add_months(end, -count) == start else 0


def payment_day(days: Iterable[date]) -> int:
    """Return the day of the month that payments are due on where the months are long enough."""
    return max(day.day for day in days)


def split(start: date, end: date, period: UnitPeriod, wanted: int) -> tuple[int, Fraction]:
    """Return the full unit-periods between two dates and the fraction of one that remains, (b)(5).

    Months are counted back from the later date, on the day `wanted` of each (its last one where it is shorter); days
    forward from the earlier one.
    """
    if period.standard in (Standard.DAY, Standard.WEEK):
        return _parted((end - start).days, period.days)
    full, reached = _months_back(start, end, wanted)
    odd = (reached - start).days
    if period.standard is Standard.YEAR:
        return _years(start, end, wanted, full, odd)
    return _parted(_DAYS_OF["month"] * full + odd, period.days)


def _years(start: date, end: date, wanted: int, full: int, odd: int) -> tuple[int, Fraction]:
    """Return full years and the rest: whole months over 12, else days over 365, (b)(5)(v)."""
    whole, rest = divmod(full, _MONTHS)
    if not odd:
        return whole, Fraction(rest, _MONTHS)
    reached = _back(end, whole * _MONTHS, wanted)
    return whole, Fraction((reached - start).days, _DAYS)


def _parted(days: int, of: int) -> tuple[int, Fraction]:
    return days // of, Fraction(days % of, of)


def _months_back(start: date, end: date, wanted: int) -> tuple[int, date]:
    """Return how many full months lie between two dates, and the date that counting them back comes to."""
    count = max((end.year - start.year) * _MONTHS + end.month - start.month, 0)
    reached = _back(end, count, wanted)
    if reached < start:
        count -= 1
        reached = _back(end, count, wanted)
    return count, reached


def _back(end: date, count: int, wanted: int) -> date:
    """Return the date some months before, on the day wanted when `end` is on it or is its stand-in."""
    found = add_months(end, -count)
    if count and end.day == min(wanted, days_in_month(end.year, end.month)):
        return found.replace(day=min(wanted, days_in_month(found.year, found.month)))
    return found
