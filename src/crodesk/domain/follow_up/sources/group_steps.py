"""Late loans whose own ledger says on which day they fall into a worse debt group, and what keeps them out of it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Amount, Message, Value
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.follow_up.steps import step_of
from crodesk.domain.words import N_

LAST_DAY = timedelta(days=1)
"""How long before the day of the worse group is the last one on which paying helps."""


class Falling(NamedTuple):
    """A late loan with the group that comes next when nothing is paid."""

    uid: str
    """Of the loan."""
    customer_rid: int
    number: str
    on: date
    """The day at whose end it is in the worse group."""
    group: str
    minor: int
    """What keeps it out when it is paid the day before, in minor units; 0 where that isn't known."""
    currency: str


def clocks(rows: Iterable[Falling], rule: Rule, today: date) -> Iterator[Clock]:
    """Yield the turn that runs for each loan, due on the last day on which paying keeps it out."""
    for row in rows:
        pay_by = row.on - LAST_DAY
        step = step_of(pay_by, rule.lead, today)
        if step is not None:
            yield Clock(
                "group_step",
                row.uid,
                f"{row.on}/{step}",
                row.customer_rid,
                pay_by,
                pay_by - timedelta(days=step),
                "call",
                "money",
                _about(row),
            )


def _about(row: Falling) -> Message:
    values: dict[str, Value] = {"number": row.number, "group": row.group, "day": row.on}
    if not row.minor:
        return Message(N_("{number}: debt group {group} on {day}"), values)
    values["amount"] = Amount(row.minor, row.currency)
    return Message(N_("{number}: {amount} keeps it out of debt group {group} on {day}"), values)
