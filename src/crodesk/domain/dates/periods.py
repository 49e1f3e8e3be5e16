"""Reads the days that parts of weeks, months and years mean: `next week`, `đầu tháng sau`, `季末`, `下月5号`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from crodesk.domain.dates.arithmetic import add_months, days_in_month, month_end
from crodesk.domain.dates.vocabulary import QUARTER_ENDS, WEEKDAYS

_QUARTER, _MONTHS = 3, 12
_WEDNESDAY, _FRIDAY, _SATURDAY = 2, 4, 5
_MIDDLE = 15
_HALF_MONTH = timedelta(days=15)
_PLACES = {"dau": 1, "初": 1, "giua": _MIDDLE, "中": _MIDDLE, "cuoi": 0, "底": 0, "末": 0}
_NEXT = {"sau", "toi", "下", "下个"}
_WEEK = re.compile(r"(?P<place>dau|giua) tuan (?P<week>sau|toi|nay)")
_MONTH = re.compile(
    r"(?P<place>dau|giua|cuoi) thang(?: (?P<month>nay|sau|toi|\d{1,2}))?"
    r"|(?P<which>本|这个?|下个?|\d{1,2})?月(?P<part>[初中底末])"
)
_DAY = re.compile(
    r"(?:ngay |mung |mong )(?P<day>\d{1,2}) thang (?P<month>nay|sau|toi)"
    r"|(?P<which>本|这个?|下个?)月(?P<number>\d{1,2})[号日]?"
)
_NEARBY = re.compile(r"(?P<day>.+) (?:nay|toi)")


def read_period(text: str, today: date) -> date | None:
    """Return the day that a simplified text means by a part of a week, month or year; None when it means none."""
    for words, day in _WORDS:
        if text in words:
            return day(today)
    for pattern, read in ((_WEEK, _in_week), (_MONTH, _in_month), (_DAY, _of_month), (_NEARBY, _nearby)):
        found = pattern.fullmatch(text)
        if found:
            return read(found, today)
    return None


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(weeks=weeks, days=-today.weekday())


def _next_month(today: date) -> date:
    return add_months(today.replace(day=1), 1)


def _next_year(today: date) -> date:
    return date(today.year + 1, 1, 1)


def _coming(today: date, weekday: int) -> date:
    """Return such a weekday from today on."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _quarter_end(today: date) -> date:
    return month_end(add_months(today.replace(day=1), -today.month % _QUARTER))


_WORDS: tuple[tuple[set[str], Callable[[date], date]], ...] = (
    (
        {"next week", "tuan sau", "tuan toi", "下周", "下个周", "下星期", "下个星期", "下礼拜"},
        lambda day: _monday(day, 1),
    ),
    ({"next month", "thang sau", "thang toi", "下月", "下个月"}, _next_month),
    ({"next year", "nam sau", "nam toi", "dau nam sau", "dau nam toi", "明年", "明年初"}, _next_year),
    ({"eow", "end of week", "end of the week", "end of this week"}, lambda day: _coming(day, _FRIDAY)),
    (
        {"weekend", "this weekend", "cuoi tuan", "cuoi tuan nay", "周末", "本周末", "这周末"},
        lambda day: _coming(day, _SATURDAY),
    ),
    ({"next weekend", "cuoi tuan sau", "cuoi tuan toi", "下周末"}, lambda day: _monday(day, 1) + timedelta(_SATURDAY)),
    (QUARTER_ENDS, _quarter_end),
    ({"半个月后", "半月后", "nua thang nua"}, lambda day: day + _HALF_MONTH),
    ({"半年后", "nua nam nua"}, lambda day: add_months(day, 6)),
)


def _in_week(found: re.Match[str], today: date) -> date:
    monday = _monday(today, 0 if found["week"] == "nay" else 1)
    return monday if found["place"] == "dau" else monday + timedelta(_WEDNESDAY)


def _in_month(found: re.Match[str], today: date) -> date | None:
    """Return the beginning, middle or end of a month; without a month the next one to come."""
    place, which = _PLACES[found["place"] or found["part"]], found["month"] or found["which"] or ""
    if which.isdecimal():
        return _in_numbered_month(int(which), place, today)
    month = _next_month(today) if which in _NEXT else today.replace(day=1)
    day = month.replace(day=place or days_in_month(month.year, month.month))
    return day if which or day >= today else add_months(day, 1)


def _in_numbered_month(number: int, place: int, today: date) -> date | None:
    if not 1 <= number <= _MONTHS:
        return None
    years = (today.year, today.year + 1)
    days = (date(year, number, place or days_in_month(year, number)) for year in years)
    return next(day for day in days if day >= today)


def _of_month(found: re.Match[str], today: date) -> date | None:
    """Return a day of this month or the next; None when the month lacks it."""
    month = _next_month(today) if (found["month"] or found["which"]) in _NEXT else today.replace(day=1)
    day = int(found["day"] or found["number"])
    return month.replace(day=day) if 1 <= day <= days_in_month(month.year, month.month) else None


def _nearby(found: re.Match[str], today: date) -> date | None:
    """Return the weekday to come that is said with `này` or `tới`."""
    weekday = WEEKDAYS.get(found["day"])
    return None if weekday is None else _coming(today + timedelta(days=1), weekday)
