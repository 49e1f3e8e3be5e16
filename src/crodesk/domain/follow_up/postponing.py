"""To which day a row is put off: a step or a date, and never to a day off."""

from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.dates import add_months
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

STEPS = {"1": 1, "2": 2, "3": 3, "w": 7}
"""Days of each step; `m` is a month."""


@dataclass(frozen=True, slots=True)
class Back:
    """The day on which a row comes back."""

    day: date
    asked: date
    """The day that was asked for: another one when that is a day off."""


def step(asked: str, today: date) -> date | None:
    """Return the day to which a step (`1 2 3 w m`) leads; `None` when it is none."""
    if asked == "m":
        return add_months(today, 1)
    return today + timedelta(days=STEPS[asked]) if asked in STEPS else None


def back_on(asked: str | date, today: date, calendar: BranchCalendar) -> Back | Problem:
    """Return the working day on which a row comes back, for a step (`1 2 3 w m`) or a date."""
    day = asked if isinstance(asked, date) else step(asked, today)
    if day is None:
        return Problem("to", N_("Press 1, 2, 3, w or m, or write a date."))
    if day <= today:
        return Problem("to", N_("That day is not to come. Write a later day, such as +1."))
    return Back(calendar.next_working(day), day)
