"""Reads rules of recurrence written as RFC 5545 has them, our own and those of other people's calendars."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from crodesk.domain.follow_up.recurrence.rule import WEEKDAYS, Freq, Rule, Weekday
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_TIMES = 5000
"""The largest COUNT that is taken; a daily one then runs for over thirteen years."""
LONGEST_STEP = 999
_LONGEST = 500
_SHOWN = 40
_MONTHS, _MONTH_DAYS, _YEAR_DAYS, _MONTH_WEEKS = 12, 31, 366, 5
_WEEKDAY = re.compile(rf"(?P<number>[+-]?\d{{1,2}})?(?P<day>{'|'.join(WEEKDAYS)})")
_UNTIL = re.compile(r"(?P<day>\d{8})(?:T(?P<time>\d{6})(?P<utc>Z)?)?")

_Parts = Mapping[str, str]


def read_rule(text: str, at: time | None = None, zone: tzinfo = UTC) -> Rule | Problem:
    """Return the rule that `text` says, or what is wrong with it or can't be kept.

    `at` is the time of day at which it comes: an end that is written with a time then lies on the day before when it
    is earlier. Ends in UTC are moved to `zone`.
    """
    try:
        return _kept(_rule(_parts(text), at, zone))
    except NotUnderstoodError as wrong:
        return wrong.problem


def _parts(text: str) -> _Parts:
    if len(text) > _LONGEST:
        raise _not_understood(text)
    written = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    pairs = [part.partition("=") for part in written.split(";")]
    names = [name for name, _, _ in pairs]
    if not all(name and value for name, _, value in pairs) or len(set(names)) < len(names):
        raise _not_understood(text)
    unknown = [name for name in names if name not in _READ]
    if unknown:
        raise NotUnderstoodError(N_("A recurrence with {part} can't be kept here."), part=unknown[0][:_SHOWN])
    return {name: value for name, _, value in pairs}


def _rule(parts: _Parts, at: time | None, zone: tzinfo) -> Rule:
    if "FREQ" not in parts:
        raise NotUnderstoodError(N_("A recurrence says first how often: FREQ=WEEKLY."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise NotUnderstoodError(N_("A recurrence ends on a day or after a number of times, not both."))
    found = {field: read(parts[name]) for name, (field, read) in _READ.items() if name in parts and name != "UNTIL"}
    until = _until(parts["UNTIL"], at, zone) if "UNTIL" in parts else None
    return Rule(**found, until=until)  # type: ignore[arg-type]  # each reader answers with the type of its field


def _freq(text: str) -> Freq:
    if text not in Freq.__members__:
        raise NotUnderstoodError(
            N_("Only days, weeks, months and years can come again, not {part}."), part=text[:_SHOWN]
        )
    return Freq(text)


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
            raise _not_understood(text)
        if not 1 <= int(text) <= most:
            raise NotUnderstoodError(N_("{count} is not between 1 and {most}."), count=int(text), most=most)
        return int(text)

    return read


def _numbers(most: int, *, negative: bool = True) -> Callable[[str], tuple[int, ...]]:
    def read(text: str) -> tuple[int, ...]:
        if not re.fullmatch(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*", text, re.ASCII):
            raise _not_understood(text)
        found = sorted(set(map(int, text.split(","))), key=lambda number: (number < 0, number))
        if any(not number or abs(number) > most or (number < 0 and not negative) for number in found):
            raise _not_understood(text)
        return tuple(found)

    return read


def _weekdays(text: str) -> tuple[Weekday, ...]:
    found = [_WEEKDAY.fullmatch(part) for part in text.split(",")]
    days = {Weekday(WEEKDAYS.index(day["day"]), int(day["number"] or 0)) for day in found if day}
    if not all(found) or any(abs(day.number) > _MONTH_WEEKS for day in days):
        raise _not_understood(text)
    return tuple(sorted(days))


def _week_start(text: str) -> int:
    if text not in WEEKDAYS:
        raise _not_understood(text)
    return WEEKDAYS.index(text)


def _until(text: str, at: time | None, zone: tzinfo) -> date:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise _not_understood(text)
    try:
        moment = datetime.fromisoformat(f"{found['day']}T{found['time'] or '235959'}")
    except ValueError as wrong:
        raise _not_understood(text) from wrong
    try:
        local = moment.replace(tzinfo=UTC).astimezone(zone) if found["utc"] else moment
        return local.date() - timedelta(days=1) if at and local.time() < at else local.date()
    except OverflowError:  # an end in the year 9999 is meant as none
        return moment.date()


_READ: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "FREQ": ("freq", _freq),
    "INTERVAL": ("interval", _number(LONGEST_STEP)),
    "UNTIL": ("until", str),
    "COUNT": ("count", _number(MOST_TIMES)),
    "BYMONTH": ("months", _numbers(_MONTHS, negative=False)),
    "BYMONTHDAY": ("month_days", _numbers(_MONTH_DAYS)),
    "BYDAY": ("weekdays", _weekdays),
    "BYSETPOS": ("positions", _numbers(_YEAR_DAYS)),
    "WKST": ("week_start", _week_start),
}
"""The parts that can be kept, with the field of each and what reads it."""


def _kept(rule: Rule) -> Rule:
    """Return the rule in the form in which it is kept, or raise for what the standard knows and we don't keep."""
    numbered = any(day.number for day in rule.weekdays)
    match rule.freq:
        case Freq.DAILY:
            return _daily(rule)
        case Freq.WEEKLY:
            _refuse_if({"BYMONTH": rule.months, "BYMONTHDAY": rule.month_days, "BYSETPOS": rule.positions})
            _refuse_if({"BYDAY": numbered})
        case Freq.MONTHLY:
            _refuse_if({"BYMONTH": rule.months})
        case Freq.YEARLY if not rule.months:
            _refuse_if({"BYMONTHDAY": rule.month_days, "BYDAY": rule.weekdays})
    _refuse_if({"BYSETPOS": rule.positions and not (rule.month_days or rule.weekdays)})
    return replace(rule, week_start=rule.week_start if rule.freq is Freq.WEEKLY and rule.interval > 1 else 0)


def _daily(rule: Rule) -> Rule:
    """Return a rule that counts days; every day that is one of some weekdays is a rule that counts weeks."""
    _refuse_if({"BYMONTH": rule.months, "BYMONTHDAY": rule.month_days, "BYSETPOS": rule.positions})
    _refuse_if({"BYDAY": rule.weekdays and (rule.interval > 1 or any(day.number for day in rule.weekdays))})
    return replace(rule, freq=Freq.WEEKLY if rule.weekdays else Freq.DAILY, week_start=0)


def _refuse_if(parts: Mapping[str, object]) -> None:
    for name, value in parts.items():
        if value:
            raise NotUnderstoodError(N_("A recurrence with {part} can't be kept here."), part=name)


def _not_understood(text: str) -> NotUnderstoodError:
    return NotUnderstoodError(N_("“{text}” isn't understood in a recurrence."), text=text.strip()[:_SHOWN])
