"""Dates and spans of months as people write them in three languages, and as they are shown."""

from crodesk.domain.dates.arithmetic import add_months, days_in_month, month_end
from crodesk.domain.dates.parsing import parse_date
from crodesk.domain.dates.showing import days_words, format_date, month_name, short_date, weekday_name
from crodesk.domain.dates.spans import format_months, parse_months

__all__ = [
    "add_months",
    "days_in_month",
    "days_words",
    "format_date",
    "format_months",
    "month_end",
    "month_name",
    "parse_date",
    "parse_months",
    "short_date",
    "weekday_name",
]
