"""Due dates: always counted from the anchor, so that a short month never pulls the later ones with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from crodesk.domain.dates import add_months, days_in_month, month_end
from crodesk.domain.lending.day_count import YearShare

_MONTHS = 12
_SHORTEST_MONTH = 28
_IN_A_YEAR = {"months": 12, "weeks": 52, "days": 365}


class Unit(StrEnum):
    """What periods are counted in."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"


class EndOfMonth(StrEnum):
    """When due dates are the last days of their months (monthly periods only)."""

    AUTO = "auto"
    """When the anchor is the last day of its month (Frappe; Directive 2008/48, Annex I)."""
    ALWAYS = "always"
    """Whatever the anchor."""
    NEVER = "never"
    """Only where the month is too short for the anchor's day."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How far due dates are apart."""

    unit: Unit = Unit.MONTHS
    count: int = 1
    """Of the unit; at least 1."""

    @property
    def share(self) -> YearShare:
        """Return what a period is of a year: twelfths for months, 1/52 for weeks, 1/365 for days."""
        return YearShare(self.count, _IN_A_YEAR[self.unit])


MONTHLY = Frequency()
"""Every month."""


def due_date(anchor: date, periods: int, frequency: Frequency, end_of_month: EndOfMonth = EndOfMonth.AUTO) -> date:
    """Return the date some periods after (or before) the anchor, clamped to its month: 31 Jan, 29 Feb, 31 Mar.

    Raises `ValueError` or `OverflowError` outside the years 1 to 9999. Source: Fineract's and Frappe's schedules.
    """
    if frequency.unit is not Unit.MONTHS:
        return anchor + timedelta(days=periods * frequency.count * (7 if frequency.unit is Unit.WEEKS else 1))
    found = add_months(anchor, periods * frequency.count)
    return month_end(found) if keeps_to_month_end(anchor, end_of_month) else found


def due_dates(
    anchor: date, first: int, count: int, frequency: Frequency, end_of_month: EndOfMonth = EndOfMonth.AUTO
) -> list[date]:
    """Return `count` due dates, the first of them `first` periods after the anchor: what `due_date` gives for each."""
    wanted = range(first, first + count)
    if frequency.unit is not Unit.MONTHS or anchor.day > _SHORTEST_MONTH or keeps_to_month_end(anchor, end_of_month):
        return [due_date(anchor, periods, frequency, end_of_month) for periods in wanted]
    begin, day = anchor.year * _MONTHS + anchor.month - 1, anchor.day
    months = (begin + periods * frequency.count for periods in wanted)
    return [date(month // _MONTHS, month % _MONTHS + 1, day) for month in months]


def keeps_to_month_end(anchor: date, rule: EndOfMonth) -> bool:
    """Tell whether dates counted from the anchor are the last of their months."""
    if rule is EndOfMonth.AUTO:
        return anchor.day == days_in_month(anchor.year, anchor.month)
    return rule is EndOfMonth.ALWAYS


def on_day_of_month(day: date, wanted: int) -> date:
    """Return the day `wanted` (1 to 31) of the month of `day`, its last one where the month is shorter."""
    return day.replace(day=min(wanted, days_in_month(day.year, day.month)))
