"""Spans of months that end where the calendar of Python does, so that no far-off date is an accident."""

from datetime import date

from crodesk.domain.dates.arithmetic import add_months


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month; at most the last day there is."""
    try:
        return add_months(day, months)
    except ValueError:
        return date.max
