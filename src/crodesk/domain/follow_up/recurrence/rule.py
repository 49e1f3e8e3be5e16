"""A rule of recurrence as RFC 5545 writes it, of which days, weeks, months and years are kept here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""How the standard calls the weekdays, Monday first."""


class Freq(StrEnum):
    """What a rule counts."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True, order=True)
class Weekday:
    """A weekday of a rule: each one, or one of a month by its number."""

    weekday: int
    """Monday is 0."""
    number: int = 0
    """1 is the first of the month, -1 the last; 0 means each."""

    @property
    def text(self) -> str:
        """How the standard writes it: `MO`, `1MO`, `-1FR`."""
        return f"{self.number or ''}{WEEKDAYS[self.weekday]}"


MONDAY_TO_FRIDAY = tuple(map(Weekday, range(5)))
"""The weekdays of a usual working week."""


@dataclass(frozen=True, slots=True)
class Rule:
    """On which days something comes again; the same rule always has the same text."""

    freq: Freq
    interval: int = 1
    until: date | None = None
    """The last day on which it may come."""
    count: int | None = None
    """How many times it comes in all."""
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    """Days of the month; -1 is the last. A month that lacks the day is left out, as the standard has it."""
    weekdays: tuple[Weekday, ...] = ()
    positions: tuple[int, ...] = ()
    """Which of the days found in a month or year are taken; -1 is the last."""
    week_start: int = 0
    """The weekday with which a week begins where weeks are counted by two or more."""

    @property
    def text(self) -> str:
        """The rule as it is kept, its parts always in this order."""
        parts = {
            "FREQ": self.freq.value,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "UNTIL": f"{self.until:%Y%m%d}" if self.until else "",
            "COUNT": str(self.count or ""),
            "BYMONTH": _listed(self.months),
            "BYMONTHDAY": _listed(self.month_days),
            "BYDAY": ",".join(day.text for day in self.weekdays),
            "BYSETPOS": _listed(self.positions),
            "WKST": WEEKDAYS[self.week_start] if self.week_start else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _listed(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
