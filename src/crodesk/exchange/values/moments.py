"""Times of day and moments as files write them; moments come out in UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crodesk.domain.words import N_
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.dates import ReadDay

_CLOCK = re.compile(
    r"(?:(?P<day>.*?)[ T]+)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp][Mm])?\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?"
)
_NOON = time(12)


def zone(name: str) -> tzinfo | None:
    """Return the time zone `name`: an offset such as `+07:00` or a name of the IANA list; `None` is the computer's."""
    if name == "local":
        return None
    offset = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", name)
    if offset:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-shift if offset[1] == "-" else shift)
    try:
        return UTC if name in {"UTC", "Z"} else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadValue(N_("“{name}” is no time zone"), name=name) from None


def read_moment(text: str, read_day: ReadDay, where: tzinfo | None, on: date | None = None) -> str:
    """Read a moment at `where`, on the day `on` when that is given; without a time of day it is noon there."""
    clock = _CLOCK.fullmatch(text)
    day = on or read_day((clock["day"] or text) if clock else text)
    if clock and clock["offset"]:
        where = zone(clock["offset"])
    moment = datetime.combine(day, _time(clock) if clock else _NOON, where)
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        raise BadValue(N_("“{value}” is no moment that can be kept"), value=text) from None


def read_time(text: str) -> str:
    """Read a time of day as `HH:MM`; a date before it is passed over."""
    clock = _CLOCK.fullmatch(text)
    if not clock:
        raise BadValue(_NO_TIME, value=text)
    return f"{_time(clock):%H:%M}"


def _time(clock: re.Match[str]) -> time:
    """Return the time of day that was found."""
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(clock["minute"]), int(clock["second"] or 0))
    except ValueError:
        raise BadValue(_NO_TIME, value=clock[0]) from None


_NO_TIME = N_("“{value}” is no time of day")
