"""What was learnt long ago: figures and needs to ask about again, one clock a customer."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message, Value
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.words import N_


class Aged(NamedTuple):
    """The records of one customer that nobody has confirmed for long."""

    uid: str
    customer_rid: int
    oldest: date
    """When the oldest of them was last seen to be true."""
    records: int
    label: str
    """What it is, where it is one."""


WORDS = {
    "stale_fact": (N_("ask again, from {day}: {label}"), N_("ask again, {count} figures, oldest from {day}")),
    "stale_need": (N_("still wanted? from {day}: {label}"), N_("still wanted? {count} needs, oldest from {day}")),
}


def clocks(rows: Iterable[Aged], rule: Rule) -> Iterator[Clock]:
    """Yield a clock for each customer; the turn is the day of the oldest record."""
    one, many = WORDS[rule.name]
    for row in rows:
        due_on = row.oldest + timedelta(days=rule.every)
        values: dict[str, Value] = {"day": row.oldest}
        values |= {"label": row.label} if row.records == 1 else {"count": row.records}
        about = Message(one if row.records == 1 else many, values)
        yield Clock(rule.name, row.uid, str(row.oldest), row.customer_rid, due_on, due_on, "call", "need", about)
