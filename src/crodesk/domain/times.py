"""Times of day and moments as officers type them: `9h30`, `2pm`, `下午3点半`, `hôm qua 14:30`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time

from crodesk.domain import numerals
from crodesk.domain.dates import format_date, parse_date
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_NOON, _LAST_HOUR, _LAST_MINUTE, _QUARTER = 12, 23, 59, 15
_AFTERNOON = {"pm", "chieu", "toi", "dem", "下午", "傍晚", "晚上", "晚"}
_MORNING = {"am", "sang", "上午", "早上", "凌晨", "早"}
_MIDDAY = {"trua", "中午"}
_LATE = {"dem", "晚上"}
_AFTER_NOON = 4
"""Up to this hour the middle of the day is said of what comes after noon."""
_HALF = {"半", "ruoi"}
_CHINESE = str.maketrans("零〇一二两三四五六七八九", "001223456789")
_SIGN = r"[:h.点時时]|gio|g"
_TIME = re.compile(
    rf"(?P<before>上午|下午|中午|傍晚|凌晨|早上|晚上|早|晚)?\s*(?P<hour>\d\d?)"
    rf"(?:\s*(?:{_SIGN})\s*(?P<minute>\d\d)?\s*(?:(?P<half>半|ruoi)|(?P<quarters>[13])刻)?(?:[分'p]| ?phut)?"
    r"|\s*(?P<alone>ruoi)|\s?o'?clock)?"
    r"(?:\s*kem (?P<less>\d\d?)(?:['p]| ?phut)?)?"
    r"\s*(?P<after>[ap]m|(?:buoi )?(?:sang|trua|chieu|toi|dem))?"
)
_PAST = re.compile(r"(?P<part>half|quarter|a quarter|\d\d?) (?P<sign>past|to) (?P<hour>\d\d?)(?P<after> ?[ap]m)?")
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15}
_NOON_WORDS = {"noon": time(12), "midday": time(12), "12 noon": time(12), "midnight": time(0)}
_HOURS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_HOUR_WORD = re.compile(rf"\b(?P<ten>muoi )?(?P<word>{'|'.join(_HOURS)})(?= (?:gio|ruoi))")
_BARE = re.compile(r"(?P<hour>\d\d?)(?P<minute>\d\d)")


def parse_time(text: str) -> time | Problem:
    """Return the time of day that `text` says, or what is wrong with it."""
    return _read(text) or Problem("", N_("“{text}” isn't a time. Write it as 14:30 or 9h30."), {"text": text.strip()})


def parse_moment(text: str, now: datetime, language: str) -> datetime | Problem:
    """Return the moment in the past that `text` says, in UTC: a time of today, a date, or a date and a time.

    `now` carries the time zone that the officer's words are in.
    """
    if (at := _read(text)) is not None:
        return _moment(now.date(), at, now)
    for cut in (place.start() for place in re.finditer(r"\s+", text.strip())):
        at = _read(text.strip()[cut:])
        day = parse_date(text.strip()[:cut], now.date(), language, past=True) if at else None
        if at and isinstance(day, date):
            return _moment(day, at, now)
    day = parse_date(text, now.date(), language, past=True)
    return day if isinstance(day, Problem) else _moment(day, time(0, 0), now)


def show_moment(moment: datetime, now: datetime, language: str) -> str:
    """Return a moment as it is typed: date and time in the zone of `now`."""
    local = moment.astimezone(now.tzinfo)
    return f"{format_date(local.date(), language)} {local:%H:%M}"


def _moment(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, now.tzinfo).astimezone(UTC)


def _read(text: str) -> time | None:
    simple = _tens(numerals.simplify(text).translate(_CHINESE))
    simple = _HOUR_WORD.sub(_hour_in_digits, simple)
    if simple in _NOON_WORDS:
        return _NOON_WORDS[simple]
    past = _PAST.fullmatch(simple)
    if past:
        return _past(past)
    found = _BARE.fullmatch(simple) or _TIME.fullmatch(simple)
    return _of_parts(found.groupdict()) if found else None


def _of_parts(parts: Mapping[str, str | None]) -> time | None:
    halved = parts.get("half") or parts.get("alone")
    minute = 30 if halved else int(parts["minute"] or 0) + _QUARTER * int(parts.get("quarters") or 0)
    after = (parts.get("after") or "").removeprefix("buoi ")
    hour = _of_day(int(parts["hour"] or 0), {parts.get("before"), after})
    less = int(parts.get("less") or 0)
    whole = 0 <= hour <= _LAST_HOUR and 0 <= minute <= _LAST_MINUTE and less <= _LAST_MINUTE
    return _earlier(time(hour, minute), less) if whole else None


def _earlier(at: time, minutes: int) -> time:
    hour, minute = divmod((at.hour * 60 + at.minute - minutes) % (24 * 60), 60)
    return time(hour, minute)


def _past(found: re.Match[str]) -> time | None:
    """Return what `half past nine` and `ten to three` say."""
    minutes = _PARTS.get(found["part"]) or int(found["part"])
    hour = _of_day(int(found["hour"]), {(found["after"] or "").strip()})
    if hour > _LAST_HOUR or minutes > _LAST_MINUTE:
        return None
    return time(hour, minutes) if found["sign"] == "past" else _earlier(time(hour), minutes)


def _hour_in_digits(found: re.Match[str]) -> str:
    return str(_HOURS[found["word"]] + (10 if found["ten"] else 0))


def _of_day(hour: int, words: set[str | None]) -> int:
    if hour == _NOON and words & _LATE:
        return 0
    if (words & _AFTERNOON and hour < _NOON) or (words & _MIDDAY and hour <= _AFTER_NOON):
        return hour + _NOON
    return 0 if words & _MORNING and hour == _NOON else hour


def _tens(text: str) -> str:
    """Return `text` with Chinese tens as digits: `十点` is `10点`, `2十3点` is `23点`."""
    count: Callable[[re.Match[str]], str] = lambda ten: str(int(ten[1] or 1) * 10 + int(ten[2] or 0))  # noqa: E731
    return re.sub(r"(\d?)十(\d?)", count, text)
