"""Open service cases: each waits for its answer from the day it came in."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock, Weight
from crodesk.domain.follow_up.message import Message, Value, Word
from crodesk.domain.words import N_


class Case(NamedTuple):
    """A case that is not closed."""

    uid: str
    customer_rid: int | None
    number: str
    kind: str
    """A message id."""
    issue: str
    opened_on: date
    answer_by: date | None
    answered_on: date | None


def clocks(rows: Iterable[Case]) -> Iterator[Clock]:
    """Yield a clock for each case: for the answer, and after it for closing, for which nobody waits.

    A case without a day for its answer is due from the day it came in.
    """
    for row in rows:
        due_on = row.answered_on or row.answer_by or row.opened_on
        values: dict[str, Value] = {"kind": Word(row.kind), "number": row.number}
        if row.answered_on is None:
            about = Message(N_("{kind} {number}: {issue}"), {**values, "issue": row.issue})
            yield _clock(row, due_on, "case", about)
        else:
            yield _clock(row, due_on, "need", Message(N_("{kind} {number}: answered, not closed"), values))


def _clock(row: Case, due_on: date, weight: Weight, about: Message) -> Clock:
    return Clock("case", row.uid, str(due_on), row.customer_rid, due_on, row.opened_on, "call", weight, about)
