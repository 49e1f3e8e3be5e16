"""Day counts: how much of a year, and so of a year's interest, lies between two dates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from crodesk.domain.dates import add_months, days_in_month, month_end
from crodesk.domain.lending.numbers import precisely

_FEBRUARY = 2
_LAST_OF_30 = 30
_MONTHS, _WEEKS, _DAYS = 12, 52, 365


class DayCount(StrEnum):
    """The conventions, named as the trade writes them."""

    ACT_365F = "ACT/365F"
    """Actual days over 365, in leap years too: Vietnam's rule (Circular 14/2017/TT-NHNN)."""
    ACT_360 = "ACT/360"
    """Actual days over 360."""
    ACT_364 = "ACT/364"
    """Actual days over 364, so that a week is exactly 1/52 of a year (Fineract)."""
    ACT_ACT_ISDA = "ACT/ACT-ISDA"
    """Days in leap years over 366, other days over 365 (ISDA 2006, 4.16(b))."""
    ACT_ACT_AFB = "ACT/ACT-AFB"
    """Days over 366 where a 29 February lies in the period, else over 365; whole years counted back from the end."""
    ACT_ACT_ICMA = "ACT/ACT-ICMA"
    """A regular period is its even part of the year; a broken one, the part of its days (ICMA rule 251)."""
    THIRTY_360_US = "30/360-US"
    """Bond basis, ISDA 2006, 4.16(f)."""
    THIRTY_360_SIA = "30/360-SIA"
    """As the US rule, with the last days of February as 30th (SIA; basis 0 of spreadsheets)."""
    THIRTY_E_360 = "30E/360"
    """Eurobond basis, ISDA 2006, 4.16(g)."""
    THIRTY_E_360_ISDA = "30E/360-ISDA"
    """As 30E/360, with the last day of February as 30th unless the loan ends on it (ISDA 2006, 4.16(h))."""
    MONTHLY = "MONTHLY"
    """A twelfth of a year a month, 1/52 a week, 1/365 a day, whatever the days; broken periods by their days."""
    PERIOD_RATE = "PERIOD"
    """The rate is that of one period, not of a year; broken periods by their days."""


EVEN_PERIODS = frozenset({DayCount.MONTHLY, DayCount.PERIOD_RATE, DayCount.ACT_ACT_ICMA})
"""The conventions by which every regular period counts alike."""


_OTHER_NAMES = {
    "act365": DayCount.ACT_365F,
    "actual365": DayCount.ACT_365F,
    "actual360": DayCount.ACT_360,
    "actact": DayCount.ACT_ACT_ISDA,
    "actualactual": DayCount.ACT_ACT_ISDA,
    "actactisma": DayCount.ACT_ACT_ICMA,
    "30360": DayCount.THIRTY_360_US,
    "30360bondbasis": DayCount.THIRTY_360_US,
    "eurobond": DayCount.THIRTY_E_360,
}


def day_count_named(name: str) -> DayCount | None:
    """Return the convention that people call `name`, whatever its signs and letters' size; `None` when none is."""
    bare = "".join(letter for letter in name.casefold() if letter.isalnum())
    known = {"".join(filter(str.isalnum, one.value.casefold())): one for one in DayCount}
    return known.get(bare) or _OTHER_NAMES.get(bare)


class YearShare(NamedTuple):
    """A part of a year as an exact ratio; with `PERIOD` the part of a period."""

    part: int
    of: int

    @property
    @precisely
    def fraction(self) -> Decimal:
        """Return the ratio as a decimal number."""
        return Decimal(self.part) / self.of


@dataclass(frozen=True, slots=True)
class Reference:
    """The regular period that dates lie in, for the conventions that count periods."""

    start: date
    end: date
    share: YearShare
    """What the whole period is of a year."""


def counted_days(convention: DayCount, start: date, end: date, termination: date | None = None) -> int:
    """Return the days between two dates as `convention` counts them, the first or the last one included, not both.

    Source: ISDA 2006 Definitions 4.16, with QuantLib's test suite (daycounters.cpp) as the check. `termination` is
    the day the loan ends, which 30E/360 ISDA needs to know. Conventions without a rule of their own count actual days.
    """
    adjust = _THIRTIES.get(convention)
    if adjust is None:
        return (end - start).days
    first, last = adjust(start, end, termination)
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first


def year_share(
    convention: DayCount,
    start: date,
    end: date,
    reference: Reference | None = None,
    termination: date | None = None,
) -> YearShare:
    """Return what the time between two dates is of a year, as an exact ratio.

    `reference` is the regular period around them: without one, the conventions that count periods take the calendar
    month of `end`. An `end` before `start` gives a negative part.
    """
    if convention in EVEN_PERIODS:
        return _share_of_period(start, end, reference or _month_before(end))
    special = _ACTUAL.get(convention)
    if special:
        return special(start, end)
    return YearShare(counted_days(convention, start, end, termination), _YEARS[convention])


def _share_of_period(start: date, end: date, reference: Reference) -> YearShare:
    whole = (reference.end - reference.start).days
    days = (end - start).days
    if days == whole:
        return reference.share
    return YearShare(reference.share.part * days, reference.share.of * whole)


def _month_before(end: date) -> Reference:
    return Reference(add_months(end, -1), end, YearShare(1, _MONTHS))


def _last_of_february(day: date) -> bool:
    return day.month == _FEBRUARY and day.day == days_in_month(day.year, _FEBRUARY)


def _us(start: date, end: date, _termination: date | None) -> tuple[int, int]:
    first = min(start.day, _LAST_OF_30)
    return first, min(end.day, _LAST_OF_30) if first == _LAST_OF_30 else end.day


def _sia(start: date, end: date, termination: date | None) -> tuple[int, int]:
    if not _last_of_february(start):
        return _us(start, end, termination)
    return _LAST_OF_30, _LAST_OF_30 if _last_of_february(end) else min(end.day, _LAST_OF_30)


def _eurobond(start: date, end: date, _termination: date | None) -> tuple[int, int]:
    return min(start.day, _LAST_OF_30), min(end.day, _LAST_OF_30)


def _eurobond_isda(start: date, end: date, termination: date | None) -> tuple[int, int]:
    first, last = _eurobond(start, end, termination)
    if _last_of_february(start):
        first = _LAST_OF_30
    if _last_of_february(end) and end != termination:
        last = _LAST_OF_30
    return first, last


def _leap_days_until(day: date) -> int:
    """Return how many days of leap years lie before `day`, since the year 1."""
    years = day.year - 1
    leap_years = years // 4 - years // 100 + years // 400
    return 366 * leap_years + ((day - day.replace(month=1, day=1)).days if _is_leap(day.year) else 0)


def _isda(start: date, end: date) -> YearShare:
    leap = _leap_days_until(end) - _leap_days_until(start)
    plain = (end - start).days - leap
    return YearShare(plain * 366 + leap * 365, 365 * 366) if leap else YearShare(plain, 365)


def _afb(start: date, end: date) -> YearShare:
    """Count whole years back from the end, then the rest by whether a 29 February lies in it."""
    if end < start:
        part, of = _afb(end, start)
        return YearShare(-part, of)
    years = end.year - start.year
    back = _years_back(end, years)
    if back < start:
        years -= 1
        back = _years_back(end, years)
    of = 366 if _has_leap_day(start, back) else 365
    return YearShare(years * of + (back - start).days, of)


def _years_back(day: date, years: int) -> date:
    """Return the day some years before; 28 February goes back to a 29 February where there is one (ISDA's note)."""
    found = add_months(day, -_MONTHS * years)
    end_of_february = day.month == _FEBRUARY and day.day >= 28  # noqa: PLR2004 - the day that the rule names
    return month_end(found) if years and end_of_february else found


def _has_leap_day(start: date, end: date) -> bool:
    """Tell whether a 29 February lies from `start` on and before `end`."""
    return any(_is_leap(year) and start <= date(year, _FEBRUARY, 29) < end for year in range(start.year, end.year + 1))


def _is_leap(year: int) -> bool:
    return days_in_month(year, _FEBRUARY) == 29  # noqa: PLR2004 - the day that makes a leap year


_THIRTIES: Mapping[DayCount, Callable[[date, date, date | None], tuple[int, int]]] = {
    DayCount.THIRTY_360_US: _us,
    DayCount.THIRTY_360_SIA: _sia,
    DayCount.THIRTY_E_360: _eurobond,
    DayCount.THIRTY_E_360_ISDA: _eurobond_isda,
}
_ACTUAL: Mapping[DayCount, Callable[[date, date], YearShare]] = {
    DayCount.ACT_ACT_ISDA: _isda,
    DayCount.ACT_ACT_AFB: _afb,
}
_YEARS: Mapping[DayCount, int] = {
    DayCount.ACT_365F: 365,
    DayCount.ACT_360: 360,
    DayCount.ACT_364: 364,
    **dict.fromkeys(_THIRTIES, 360),
}
