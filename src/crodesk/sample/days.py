"""The day that the sample is dated to, and days and moments counted from it."""

from datetime import UTC, date, datetime, time, timedelta, timezone

TODAY = date(2026, 11, 20)
"""A Friday. The practice desk moves it to its own day."""

BRANCH_TIME = timezone(timedelta(hours=7))
"""The branch's own time; Vietnam has no summer time."""

_SATURDAY = 5


def ago(days: int) -> date:
    """Return the day that lies `days` before the sample's today; a negative count lies ahead."""
    return TODAY - timedelta(days)


def moment(day: date, hour: int, minute: int) -> datetime:
    """Return a moment on the branch's clock, in UTC."""
    return in_utc(datetime.combine(day, time(hour, minute)))


def in_utc(local: datetime) -> datetime:
    """Return a moment told on the branch's clock in UTC."""
    return local.replace(tzinfo=BRANCH_TIME).astimezone(UTC)


def working(day: date) -> date:
    """Return `day`, or the Monday after it when it is at a weekend."""
    return day + timedelta(7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def months_after(day: date, months: int) -> date:
    """Return the same day of the month some months later (or earlier), the last day where there is none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _last_day(year, month + 1)))


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=_last_day(day.year, day.month))


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
