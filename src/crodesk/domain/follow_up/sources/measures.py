"""Measures against arrears: by when each, and each of its steps, asks to be done."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message, Value, Word
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.follow_up.steps import step_of
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_


class Dated(NamedTuple):
    """A measure, or a step of one, with its day."""

    loan_uid: str
    uid: str
    """Of the measure or the step."""
    customer_rid: int
    day: date
    number: str
    """Of the loan."""
    kind: str
    """What the measure is called: a message id."""
    what: Words | str = ""
    """What the step is called; empty for the measure itself."""


def clocks(rows: Iterable[Dated], rule: Rule, today: date) -> Iterator[Clock]:
    """Yield the turn that runs for each day; a time limit of a court that is missed can't be made good."""
    for row in rows:
        step = step_of(row.day, rule.lead, today)
        if step is not None:
            yield Clock(
                "measure",
                row.loan_uid,
                f"{row.uid}/{row.day}/{step}",
                row.customer_rid,
                row.day,
                row.day - timedelta(days=step),
                "review",
                "legal",
                _about(row),
            )


def _about(row: Dated) -> Message:
    values: dict[str, Value] = {"number": row.number, "measure": Word(row.kind), "day": row.day}
    if not row.what:
        return Message(N_("{number}: {measure}, due {day}"), values)
    return Message(N_("{number}: {measure}: {step} by {day}"), {**values, "step": row.what})
