"""The months of the lunar calendars, counted from the new moons and the sun at midnight of the country."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor

from crodesk.domain.lunar.astronomy import new_moon, sun_longitude

_JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
_SYNODIC_MONTH = 29.530588861
_FIRST_NEW_MOON = 2451550.09766
_WINTER_SOLSTICE = 270
_SIGN = 30
_MONTHS = 12
_WINTER_MONTH = 11


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A month of a lunar calendar."""

    year: int
    """The year by the number of the solar one in which it began."""
    number: int
    leap: bool
    first: date
    """The day of the new moon."""


@lru_cache(maxsize=256)
def winter_to_winter(year: int, hours: int) -> tuple[LunarMonth, ...]:
    """Return the months from the one with the solstice of the December before `year` to the one before the next.

    `hours` is how far the country's clock is ahead of world time. Of thirteen months the first one in which the sun
    enters no new sign is the leap month, and takes the number of the one before.
    """
    first, last = _winter_lunation(year - 1, hours), _winter_lunation(year, hours)
    days = [_new_moon_day(lunation, hours) for lunation in range(first, last + 1)]
    leap = _leap_place(days, hours) if last - first > _MONTHS else 0
    return tuple(_month(year, place, leap, days[place]) for place in range(last - first))


def month_of(day: date, hours: int) -> LunarMonth:
    """Return the month in which `day` lies."""
    months = (*winter_to_winter(day.year, hours), *winter_to_winter(day.year + 1, hours))
    return months[bisect_right(months, day, key=lambda month: month.first) - 1]


def _month(year: int, place: int, leap: int, first: int) -> LunarMonth:
    after_leap = 1 if leap and place >= leap else 0
    number = (_WINTER_MONTH + place - after_leap - 1) % _MONTHS + 1
    began_before = number >= _WINTER_MONTH and place <= 2  # noqa: PLR2004 - at most 11, 12 and a leap month
    return LunarMonth(year - began_before, number, bool(leap) and place == leap, date.fromordinal(first))


def _leap_place(days: list[int], hours: int) -> int:
    signs = [_sign(day, hours) for day in days]
    return next(place for place in range(1, len(signs) - 1) if signs[place] == signs[place + 1])


def _sign(day: int, hours: int) -> int:
    """Return which twelfth of its way the sun is in when a day begins."""
    return floor(sun_longitude(_midnight(day, hours)) / _SIGN)


def _winter_lunation(year: int, hours: int) -> int:
    """Return which new moon begins the month of the winter solstice of a year."""
    solstice_ends = _solstice_day(year, hours) + 1
    lunation = round((_midnight(solstice_ends, hours) - _FIRST_NEW_MOON) / _SYNODIC_MONTH) + 1
    while _new_moon_day(lunation, hours) >= solstice_ends:
        lunation -= 1
    return lunation


def _solstice_day(year: int, hours: int) -> int:
    day = date(year, 12, 20).toordinal()
    while sun_longitude(_midnight(day + 1, hours)) < _WINTER_SOLSTICE:
        day += 1
    return day


def _new_moon_day(lunation: int, hours: int) -> int:
    return floor(new_moon(lunation) + hours / 24 - _JULIAN_DAY_OF_ORDINAL_0)


def _midnight(day: int, hours: int) -> float:
    """Return when a day begins, as a Julian day of world time."""
    return day + _JULIAN_DAY_OF_ORDINAL_0 - hours / 24
