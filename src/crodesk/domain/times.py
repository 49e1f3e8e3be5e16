"""Times of day and moments as officers type them: `9h30`, `2pm`, `下午3点半`, `hôm qua 14:30`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

from crodesk.domain import numerals
from crodesk.domain.dates import format_date, parse_date
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
_AFTERNOON = {"pm", "chieu", "toi", "下午", "晚上", "晚"}
_MORNING = {"am", "sang", "上午", "早上", "早"}
_HALF = {"半", "ruoi"}
_CHINESE = str.maketrans("零〇一二两三四五六七八九", "001223456789")
_SIGN = r"[:h.点時时]|gio|g"
_TIME = re.compile(
    rf"(?P<before>上午|下午|早上|晚上|早|晚)?\s*(?P<hour>\d\d?)"
    rf"(?:\s*(?:{_SIGN})\s*(?P<minute>\d\d)?\s*(?P<half>半|ruoi)?分?)?"
    r"\s*(?P<after>[ap]m|sang|chieu|toi)?"
)
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
    found = _BARE.fullmatch(simple) or _TIME.fullmatch(simple)
    if found is None:
        return None
    parts = found.groupdict()
    minute = 30 if parts.get("half") else int(parts["minute"] or 0)
    hour = _of_day(int(parts["hour"]), {parts.get("before"), parts.get("after")})
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def _of_day(hour: int, words: set[str | None]) -> int:
    if words & _AFTERNOON and hour < _NOON:
        return hour + _NOON
    return 0 if words & _MORNING and hour == _NOON else hour


def _tens(text: str) -> str:
    """Return `text` with Chinese tens as digits: `十点` is `10点`, `2十3点` is `23点`."""
    count: Callable[[re.Match[str]], str] = lambda ten: str(int(ten[1] or 1) * 10 + int(ten[2] or 0))  # noqa: E731
    return re.sub(r"(\d?)十(\d?)", count, text)
