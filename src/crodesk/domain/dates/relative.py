"""Reads dates that are counted from today: `+3`, `2 tuần sau`, `eom`, `mon`, `下周一`, `hôm nay`."""

import re
from datetime import date, timedelta
from functools import cache

from crodesk.domain.dates.arithmetic import add_months, month_end
from crodesk.domain.dates.asked import FIRST_YEAR, LAST_YEAR, Asked
from crodesk.domain.dates.periods import read_period
from crodesk.domain.dates.vocabulary import COUNTS, DAYS, MONTH_ENDS, UNITS, WEEKDAYS, WEEKS, YEAR_ENDS, alternatives
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.words import N_

_UNIT_NAMES = {name: unit for unit, names in UNITS.items() for name in names.split()}
_ORDINAL = re.compile(r"\d+th")
"""In Vietnamese `3th` is three months, elsewhere the third day."""
_AGO = "ago|truoc|前|之前|以前"
_LATER = "later|from now|nua|sau|toi|后|之后|以后"


def read_span(text: str, asked: Asked) -> date | None:
    """Return the day that a simplified text counts from today, None when it counts none."""
    if text in DAYS:
        return _later(asked.today, DAYS[text], "days")
    if text in MONTH_ENDS:
        return month_end(add_months(asked.today.replace(day=1), MONTH_ENDS[text]))
    if text in YEAR_ENDS:
        return asked.today.replace(month=12, day=31)
    if text in WEEKDAYS:
        return _of_weekday(WEEKDAYS[text], asked)
    return read_period(text, asked.today) or _of_week(text, asked) or _of_span(text, asked)


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    """Return what finds spans; it takes milliseconds to make, so it is made when the first date is typed."""
    unit = alternatives(_UNIT_NAMES)
    words = alternatives(COUNTS)
    return (
        re.compile(rf"(?P<sign>[+-]) ?(?P<count>\d+) ?(?P<unit>{unit})?"),
        re.compile(rf"(?:in )?(?P<count>\d+) ?(?P<unit>{unit})(?: ?(?:{_LATER}|(?P<sign>{_AGO})))?"),
        re.compile(rf"(?:in )?(?P<count>{words}) (?P<unit>{unit})(?: (?:{_LATER}|(?P<sign>{_AGO})))?"),
        re.compile(rf"(?P<sign>)(?:sau |过)(?P<count>\d+|{words}) ?(?P<unit>{unit})"),
    )


@cache
def _in_week() -> tuple[re.Pattern[str], ...]:
    """Return what finds weekdays of a week that is named; made when the first date is typed, as it takes long."""
    weekday = alternatives(WEEKDAYS)
    return (
        re.compile(rf"(?P<week>next|this|last) (?P<day>{weekday})"),
        re.compile(rf"(?P<day>{weekday}) (?P<week>sau)"),
        re.compile(rf"(?P<week>next) week (?:on )?(?P<day>{weekday})"),
        re.compile(rf"(?P<day>{weekday}) (?P<week>next) week"),
        re.compile(rf"tuan (?P<week>sau|toi|nay) (?P<day>{weekday})"),
        re.compile(rf"(?P<day>{weekday}) tuan (?P<week>sau|toi|nay|truoc|qua)"),
        re.compile(rf"(?P<week>下下|下|本|这|上)个?(?P<day>{weekday})"),
    )


def _of_weekday(weekday: int, asked: Asked) -> date:
    """Return the next such day after today, or the last one before it."""
    today = asked.today.weekday()
    days = -((today - weekday - 1) % 7 + 1) if asked.past else (weekday - today - 1) % 7 + 1
    return _later(asked.today, days, "days")


def _of_week(text: str, asked: Asked) -> date | None:
    for pattern in _in_week():
        found = pattern.fullmatch(text)
        if found:
            days = WEEKS[found["week"]] * 7 + WEEKDAYS[found["day"]] - asked.today.weekday()
            return _later(asked.today, days, "days")
    return None


def _of_span(text: str, asked: Asked) -> date | None:
    for pattern in _spans():
        found = pattern.fullmatch(text)
        if found and not (asked.language != "vi" and _ORDINAL.fullmatch(text)):
            forward = found["sign"] in (None, "", "+")
            count = COUNTS.get(found["count"]) or int(found["count"])
            return _later(asked.today, count if forward else -count, _UNIT_NAMES.get(found["unit"], "days"))
    return None


def _later(day: date, count: int, unit: str) -> date:
    try:
        found = _add(day, count, unit)
    except (OverflowError, ValueError) as too_far:
        raise NotUnderstoodError(N_("That is too far away.")) from too_far
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotUnderstoodError(N_("That is too far away."))
    return found


def _add(day: date, count: int, unit: str) -> date:
    if unit == "months":
        return add_months(day, count)
    if unit == "years":
        return add_months(day, count * 12)
    return day + timedelta(weeks=count) if unit == "weeks" else day + timedelta(days=count)
