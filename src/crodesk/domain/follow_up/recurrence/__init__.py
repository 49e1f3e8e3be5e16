"""What comes again: rules by RFC 5545, the days they give, single days changed, and how it is said."""

from crodesk.domain.follow_up.recurrence.coming import Calendar, coming, left_out, moved, next_after
from crodesk.domain.follow_up.recurrence.making import (
    daily,
    monthly,
    monthly_on,
    monthly_working_day,
    quarter_ends,
    starting,
    weekly,
    working_days,
    yearly,
)
from crodesk.domain.follow_up.recurrence.reading import read_rule
from crodesk.domain.follow_up.recurrence.rule import Freq, Rule, Weekday
from crodesk.domain.follow_up.recurrence.saying import said
from crodesk.domain.follow_up.recurrence.value import DaysOff, Recurrence, checked, read

__all__ = [
    "Calendar",
    "DaysOff",
    "Freq",
    "Recurrence",
    "Rule",
    "Weekday",
    "checked",
    "coming",
    "daily",
    "left_out",
    "monthly",
    "monthly_on",
    "monthly_working_day",
    "moved",
    "next_after",
    "quarter_ends",
    "read",
    "read_rule",
    "said",
    "starting",
    "weekly",
    "working_days",
    "yearly",
]
