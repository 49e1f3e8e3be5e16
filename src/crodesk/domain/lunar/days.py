"""Days of the lunar calendars, from and to solar ones.

Both calendars follow the same rules, but each counts the days of its own country, so that some months begin a day
apart and a leap month may fall elsewhere (Tết was on 21 January 1985 in Vietnam, on 20 February in China).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lunar.months import LunarMonth, month_of, winter_to_winter

_HOURS_AHEAD = {"vi": 7, "zh": 8}
_VIETNAM_CHANGED = date(1968, 1, 1)
"""From this day on Vietnam counts by its own clock (decision 121-CP of 8 August 1967), before by that of China."""

_CHINESE_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊")
_CHINESE_TENS = ("初", "十", "廿")
_CHINESE_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of a lunar calendar."""

    year: int
    """The year by the number of the solar one in which it began."""
    month: int
    day: int
    leap: bool = False
    """Whether the month is a leap month."""


def to_lunar(day: date, calendar: str) -> LunarDay:
    """Return the day in the calendar of Vietnam (`vi`) or, for any other language, of China."""
    month = month_of(day, hours_ahead(day, calendar))
    return LunarDay(month.year, month.number, (day - month.first).days + 1, month.leap)


def to_solar(lunar: LunarDay, calendar: str) -> date | None:
    """Return the solar day of a lunar one, None when the year has no such month or the month no such day."""
    for month in months_of_year(lunar.year, calendar):
        if (month.number, month.leap) == (lunar.month, lunar.leap):
            found = month.first + timedelta(lunar.day - 1)
            return found if to_lunar(found, calendar) == lunar else None
    return None


def months_of_year(year: int, calendar: str) -> list[LunarMonth]:
    """Return the twelve or thirteen months of a lunar year."""
    hours = hours_ahead(date(year, 6, 1), calendar)
    months = (*winter_to_winter(year, hours), *winter_to_winter(year + 1, hours))
    return [month for month in months if month.year == year]


def hours_ahead(day: date, calendar: str) -> int:
    """Return by which clock a calendar was counted on a day."""
    hours = _HOURS_AHEAD.get(calendar, _HOURS_AHEAD["zh"])
    return hours if day >= _VIETNAM_CHANGED else _HOURS_AHEAD["zh"]


def lunar_day_words(month: int, day: int, language: str) -> str:
    """Return a lunar birthday as it is shown: `15/8 lunar`, `15/8 âm lịch`, `八月十五`."""
    if language == "zh":
        return f"{_CHINESE_MONTHS[month - 1]}月{_chinese_day(day)}"
    return f"{day}/{month} âm lịch" if language == "vi" else f"{day}/{month} lunar"


def _chinese_day(day: int) -> str:
    if day in {20, 30}:
        return f"{'二三'[day // 10 - 2]}十"
    ten, one = divmod(day - 1, 10)
    return _CHINESE_TENS[ten] + _CHINESE_DIGITS[one]
