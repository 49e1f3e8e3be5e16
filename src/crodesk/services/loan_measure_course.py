"""The course of a measure: its steps as they are kept, what they are called, which step of the court comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crodesk.domain.lending.collecting import court
from crodesk.domain.lending.collecting.court import Stage
from crodesk.domain.rules import figures
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a measure."""

    rid: int
    on: date | None
    what: str
    """The code of a step of the court, or what the officer called it."""
    result: str
    cost_minor: int | None
    currency: str
    done: bool

    @property
    def name(self) -> Words | str:
        """Return what it is called: a step of the court in all languages."""
        return named(self.what)


def named(what: str) -> Words | str:
    """Return what a step is called."""
    stage = figures.load("litigation").get(what)
    name: Words | None = stage["name"] if stage else None
    return name or what


def done(steps: Iterable[Step]) -> dict[str, date]:
    """Return the day of each step that was done."""
    return {one.what: one.on for one in steps if one.done and one.on is not None}


def coming(steps: Iterable[Step], breach: date | None) -> tuple[Stage, ...]:
    """Return the steps of the court that may be done next, the most pressing first; `breach` is when it began."""
    return court.coming({**done(steps), **({court.BREACH: breach} if breach else {})})
