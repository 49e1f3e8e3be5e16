"""Days as lists and panes show them, in the language in use; a dash for none."""

from datetime import date

from crodesk.domain.dates import format_date, short_date
from crodesk.language import language


def full_day(on: date | None) -> str:
    """Return a day with its year."""
    return format_date(on, language()) if on else "-"


def near_day(on: date | None, today: date) -> str:
    """Return a day as short as it can be understood."""
    return short_date(on, language(), today) if on else "-"
