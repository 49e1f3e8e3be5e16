"""Loans that are late as the core system states it: each step of the ladder is a turn of its own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Amount, Message
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.words import N_


class Late(NamedTuple):
    """A holding whose newest reading says that it is late."""

    uid: str
    customer_rid: int
    number: str
    as_of: date
    days_late: int
    """0 when only an amount or a status is stated."""
    minor: int
    """Arrears in minor units; 0 when none is stated."""
    currency: str


Groups = Sequence[tuple[int, str]]
"""From how many days past due on each debt group holds, ascending."""


def clocks(rows: Iterable[Late], rule: Rule, today: date, groups: Groups = ()) -> Iterator[Clock]:
    """Yield a clock for each late holding, with the debt group that `groups` put it in by its days, and the next.

    The days are counted on from the reading to `today`, since nothing says that it was paid; the system's own figure
    replaces them with the next reading. Where no days are stated, each month's reading makes a turn of its own.
    """
    for row in rows:
        since = row.as_of - timedelta(days=row.days_late)
        days = (today - since).days
        reached = [step for step in rule.lead if -step <= days]
        turn = f"{since}/{min(reached, default=0)}" if row.days_late else f"{row.as_of:%Y-%m}"
        yield Clock(
            "arrears",
            row.uid,
            turn,
            row.customer_rid,
            since,
            since,
            "call",
            "money",
            _about(row),
            reasons=tuple(_group(days, groups)) if row.days_late else (),
        )


def _group(days: int, groups: Groups) -> Iterator[Message]:
    """Yield the debt group by days alone, unless it is the best one, and how many days away the next one is."""
    held = [name for start, name in groups if start <= days]
    if len(held) > 1:
        yield Message(N_("debt group {group}"), {"group": held[-1]})
    ahead = next(((start - days, name) for start, name in groups if start > days), None)
    if ahead is not None:
        yield Message(N_("debt group {group} in {days} days"), {"group": ahead[1], "days": ahead[0]})


def _about(row: Late) -> Message:
    if not row.minor:
        return Message(N_("{number}: in arrears"), {"number": row.number})
    return Message(
        N_("{number}: {amount} in arrears"), {"number": row.number, "amount": Amount(row.minor, row.currency)}
    )
