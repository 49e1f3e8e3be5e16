"""Which turn of a clock runs: the steps before and after its day."""

from datetime import date, timedelta

from crodesk.domain.follow_up.rules import HORIZON


def step_of(due_on: date, lead: tuple[int, ...], today: date) -> int | None:
    """Return the step (days before `due_on`) that called last, else the first when it comes within the horizon.

    `None` when even the first is farther away. Of `(30, 7, 1)` it is 30 from thirty days before on, 7 from seven.
    """
    reached = [step for step in lead if due_on - timedelta(days=step) <= today]
    if reached:
        return min(reached)
    first = max(lead, default=0)
    return first if due_on - timedelta(days=first + HORIZON) <= today else None


def latest_due(lead: tuple[int, ...], today: date) -> date:
    """Return the last day on which something may be due that already has a turn."""
    return today + timedelta(days=max(lead, default=0) + HORIZON)
