"""What is to be done now about a late loan: the step of the ladder that is reached, by its channel or a graver one."""

from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.collecting.ladder import Ladder, Rung

GRAVER = ("message", "call", "letter", "visit", "desk")
"""The channels, each graver than the one before."""


@dataclass(frozen=True, slots=True)
class Now:
    """What the ladder asks for."""

    rung: Rung
    since: date
    """The day on which the step was reached."""
    channel: str
    """That of the step, or the graver one that follows a broken promise."""
    broken_on: date | None = None
    """Since when a promise counts as broken that was kept open when the step was reached."""


def now(ladder: Ladder, days: int, today: date, broken_on: date | None = None) -> Now | None:
    """Return what is to be done so many days past due; `None` below the first step.

    A promise that was broken since the step was reached asks for the channel of `promises.after_broken`, unless the
    step's own is as grave.
    """
    rung = ladder.at(days)
    if rung is None:
        return None
    since = today - timedelta(days=days - rung.dpd)
    if broken_on is None or not since <= broken_on <= today:
        return Now(rung, since, rung.channel)
    return Now(rung, since, max(rung.channel, promises.after_broken(), key=GRAVER.index), broken_on)
