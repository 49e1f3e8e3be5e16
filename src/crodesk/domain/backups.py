"""Which backups are kept: many of late and few of long ago, so that an old mistake can be undone too."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

NEWEST, DAYS, WEEKS, MONTHS = 3, 7, 4, 12
"""How many are kept: the newest whatever their date, then the last one of each of so many days, weeks and months."""
NAG_DAYS = 7
"""After how many days without a backup the officer is told."""


class Made(NamedTuple):
    """One backup: its running number, which no clock can turn back, and the day it was made."""

    number: int
    on: date


def kept(made: Iterable[Made]) -> list[Made]:
    """Return those to keep, the newest first; the others have served their time.

    Numbers say which is newer: a clock that was set back makes no backup older than it is.
    """
    newest_first = sorted(made, reverse=True)
    found = dict.fromkeys(newest_first[:NEWEST])
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        latest: dict[tuple[int, ...], Made] = {}
        for each in newest_first:
            latest.setdefault(period(each.on), each)
        found |= dict.fromkeys(list(latest.values())[:most])
    return sorted(found, reverse=True)


def is_overdue(last: date, today: date) -> bool:
    """Tell whether the officer should be told that the last backup is too old."""
    return (today - last).days > NAG_DAYS


def _day(on: date) -> tuple[int, ...]:
    return (on.toordinal(),)


def _week(on: date) -> tuple[int, ...]:
    year, week, _day = on.isocalendar()
    return year, week


def _month(on: date) -> tuple[int, ...]:
    return on.year, on.month
