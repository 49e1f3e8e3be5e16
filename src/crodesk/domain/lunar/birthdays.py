"""On which solar days lunar birthdays are kept."""

import re
from datetime import date, timedelta

from crodesk.domain.lunar.days import LunarDay, months_of_year, to_lunar, to_solar

_LONG_MONTH = 30
_BIRTHDAY = re.compile("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30)")


def birthday_of(text: str) -> tuple[int, int] | None:
    """Return month and day of a lunar birthday written as `MM-DD`; `None` for what is none."""
    found = _BIRTHDAY.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def next_birthday(month: int, day: int, start: date, calendar: str) -> date:
    """Return the first solar day from `start` on when a lunar birthday is kept.

    It is kept in the regular month, never again in a leap month after it; a 30th in a month of 29 days on the 29th.
    """
    year = to_lunar(start, calendar).year
    kept = (_kept(year + step, month, day, calendar) for step in range(2))
    return next(found for found in kept if found >= start)


def birthdays_kept(start: date, days: int, calendar: str) -> dict[date, tuple[str, ...]]:
    """Return for each solar day from `start` on the lunar birthdays that are kept then, as `MM-DD`."""
    return {day: _kept_on(lunar, day, calendar) for day, lunar in _lunar(start, days, calendar).items()}


def lunar_days(start: date, days: int, calendar: str) -> dict[date, tuple[int, int]]:
    """Return the lunar month and day of each solar day from `start` on."""
    return {day: (lunar.month, lunar.day) for day, lunar in _lunar(start, days, calendar).items()}


def _lunar(start: date, days: int, calendar: str) -> dict[date, LunarDay]:
    return {day: to_lunar(day, calendar) for day in (start + timedelta(step) for step in range(days))}


def _kept(year: int, month: int, day: int, calendar: str) -> date:
    found = to_solar(LunarDay(year, month, day), calendar)
    return found or _last_day(year, month, calendar)


def _last_day(year: int, month: int, calendar: str) -> date:
    first = next(found.first for found in months_of_year(year, calendar) if found.number == month)
    return first + timedelta(_LONG_MONTH - 2)


def _kept_on(lunar: LunarDay, day: date, calendar: str) -> tuple[str, ...]:
    if lunar.leap:
        return ()
    own = f"{lunar.month:02}-{lunar.day:02}"
    ends_early = lunar.day == _LONG_MONTH - 1 and to_lunar(day + timedelta(1), calendar).day == 1
    return (own, f"{lunar.month:02}-{_LONG_MONTH}") if ends_early else (own,)
