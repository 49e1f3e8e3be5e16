"""Fields for dates, times of day and moments."""

from __future__ import annotations

from datetime import date, datetime, time

from crodesk.domain import records
from crodesk.domain.dates import days_words, format_date, parse_date
from crodesk.domain.problem import Problem
from crodesk.domain.times import parse_moment, parse_time, show_moment
from crodesk.language import _, language
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.making import Made, Setting, one_line

LEAP_DAY = (2, 29)
_NEAR = 60
"""Days up to which it helps to say how far off a date is."""


def day(spec: records.Field, setting: Setting, _made: Made) -> Field[date]:
    """Return a field for a date; it says the weekday and how far off it is."""
    today = setting.now.date()

    def words(value: date) -> str:
        days = (value - today).days
        shown = format_date(value, language(), today)
        if (value.month, value.day) == LEAP_DAY and value.year != today.year:
            return _("{date} · the nearest year with that day").format(date=shown)
        return f"{shown} · {days_words(days, language())}" if abs(days) <= _NEAR else shown

    return one_line(
        spec,
        lambda text: parse_date(text, today, language(), past=spec.past),
        words,
        lambda value: format_date(value, language()),
    )


def time_of_day(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    """Return a field for a time of day, kept as `HH:MM`."""

    def read(text: str) -> str | Problem:
        at = parse_time(text)
        return f"{at:%H:%M}" if isinstance(at, time) else at

    return one_line(spec, read, str)


def moment(spec: records.Field, setting: Setting, _made: Made) -> Field[datetime]:
    """Return a field for a moment, kept in UTC and typed in the zone of the desk."""

    def show(value: datetime) -> str:
        return show_moment(value, setting.now, language())

    return one_line(spec, lambda text: parse_moment(text, setting.now, language()), show, show)
