"""What the officer planned by hand: tasks, and promises in both directions."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Answer, Clock, Item
from crodesk.domain.follow_up.message import Amount, Message, Value
from crodesk.domain.words import N_

PROMISED = {
    "us": (N_("we promised: {about}"), N_("we promised {amount}: {about}")),
    "customer": (N_("promised us: {about}"), N_("promised us {amount}: {about}")),
}


class Task(NamedTuple):
    """A follow-up that stands for itself."""

    rid: int
    uid: str
    customer_rid: int | None
    what: str
    about: str
    due_on: date
    due_time: str
    high: bool
    put_off_to: date | None
    pinned: bool
    tries: int
    waiting_for: str
    promised_by: str
    minor: int
    currency: str


def items(rows: Iterable[Task], became: Mapping[int, Message]) -> Iterator[Item]:
    """Yield a row of the queue for each task; its answer is the task's own state.

    `became` says by number what loans show of promises to pay. A kept one stays until the officer closes it, as any
    row that was planned by hand.
    """
    for row in rows:
        promise = row.promised_by in PROMISED
        clock = Clock(
            "promise" if promise else "task",
            row.uid,
            "",
            row.customer_rid,
            row.due_on,
            row.due_on,
            row.what,
            "promise" if promise else "task",
            _about(row),
            row.due_time,
            row.high,
            (became[row.rid],) if row.rid in became else (),
        )
        yield Item(
            clock,
            Answer(
                row.rid,
                put_off_to=row.put_off_to,
                pinned=row.pinned,
                tries=row.tries,
                waiting_for=row.waiting_for,
            ),
        )


def _about(row: Task) -> Message:
    plain, with_amount = PROMISED.get(row.promised_by, (N_("{about}"), N_("{about}")))
    values: dict[str, Value] = {"about": row.about}
    if row.promised_by in PROMISED and row.minor:
        return Message(with_amount, {**values, "amount": Amount(row.minor, row.currency)})
    return Message(plain, values)
