"""By when a service case must be answered, and whether it was."""

from datetime import date, timedelta
from typing import Literal

ANSWER_DAYS = {"complaint": 15, "dispute": 15, "error": 5, "enquiry": 2, "request": 5}
"""Calendar days in which the bank answers, by kind, where it has set none of its own.

Fifteen days for complaints and disputes follow the term that Directive (EU) 2015/2366 article 101 sets for payment
services (there in business days); the others are this program's own starting values.
"""


def answer_by(kind: str, opened_on: date, days: int | None = None) -> date:
    """Return the last day for an answer; `days` is the bank's own term for the kind."""
    return opened_on + timedelta(days=ANSWER_DAYS.get(kind, ANSWER_DAYS["request"]) if days is None else days)


def in_time(due: date | None, answered_on: date) -> Literal["", "yes", "no"]:
    """Return whether an answer came by its day; empty when there was none."""
    if due is None:
        return ""
    return "yes" if answered_on <= due else "no"
