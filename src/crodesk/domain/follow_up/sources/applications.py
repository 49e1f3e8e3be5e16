"""Loan applications that wait: for the officer, for somebody else, until a day, or until an approval ends."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock, Weight
from crodesk.domain.follow_up.message import Message, Value, Word
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.follow_up.steps import step_of
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

OURS = "us"
BEFORE_END = 7
"""Days before an approval ends on which it calls."""
WAITS = {
    OURS: N_("waits for you"),
    "customer": N_("waits for the customer"),
    "decider": N_("waits for the decision"),
    "other": N_("waits for somebody else"),
}
"""Whom it waits for."""


COLLECT = "collect"
"""The turn of the clock that asks for what isn't known yet: one an application."""


class Lacking(NamedTuple):
    """An application of which facts are to be collected, since the officer or its sending asked for that."""

    uid: str
    customer_rid: int
    number: str
    due_on: date
    wanted: Words
    """The facts, one after the other."""


class Application(NamedTuple):
    """An application that is neither declined, withdrawn nor expired."""

    uid: str
    customer_rid: int
    number: str
    stage: str
    """A message id."""
    since: date
    """From which day on it stands there."""
    ball: str
    """Who has to do something: `us`, `customer`, `decider`, `other`."""
    next_step: str
    parked_until: date | None
    holds_until: date | None
    """When its approval ends."""


def clocks(rows: Iterable[Application], rule: Rule, today: date) -> Iterator[Clock]:
    """Yield the clocks of each application: its day when it is parked, else the turn since it moved and its end.

    What waits is never late, since nobody named a day; the end of an approval is a day.
    """
    for row in rows:
        if row.parked_until is not None and row.parked_until > today:
            yield _parked(row, row.parked_until)
            continue
        since = max(row.since, row.parked_until or row.since)
        step = step_of(since, rule.lead, today)
        if step is not None:
            yield _waiting(row, since, step)
        if row.holds_until is not None:
            yield _ending(row, row.holds_until, today)


def collect_key(uid: str) -> str:
    """Return the key of the clock that asks for the facts of an application, by its uid."""
    return f"application|{uid}|{COLLECT}"


def collecting(rows: Iterable[Lacking]) -> Iterator[Clock]:
    """Yield one clock an application that lists the facts to collect."""
    for row in rows:
        about = Message(N_("application {number}: collect {facts}"), {"number": row.number, "facts": row.wanted})
        yield Clock("application", row.uid, COLLECT, row.customer_rid, row.due_on, row.due_on, "call", "need", about)


def _parked(row: Application, until: date) -> Clock:
    about = Message(N_("application {number}: parked until {day}"), {"number": row.number, "day": until})
    return _clock(row, f"parked/{until}", until, until, "need", about)


def _waiting(row: Application, since: date, step: int) -> Clock:
    due_on = since - timedelta(days=step)
    values: dict[str, Value] = {"number": row.number, "stage": Word(row.stage), "day": since}
    about = Message(N_("application {number}, {stage} since {day}"), values)
    if row.next_step:
        about = Message(N_("application {number}, {stage} since {day}: {step}"), {**values, "step": row.next_step})
    return _clock(row, f"{since}/{step}", due_on, due_on, "need", about, (Message(WAITS[row.ball]),))


def _ending(row: Application, until: date, today: date) -> Clock:
    words = N_("approval of {number} ended {day}") if until < today else N_("approval of {number} ends {day}")
    about = Message(words, {"number": row.number, "day": until})
    return _clock(row, f"ends/{until}", until, until - timedelta(days=BEFORE_END), "case", about)


def _clock(
    row: Application,
    period: str,
    due_on: date,
    shows_on: date,
    weight: Weight,
    about: Message,
    reasons: tuple[Message, ...] = (),
) -> Clock:
    what = "review" if row.ball == OURS else "call"
    return Clock(
        "application", row.uid, period, row.customer_rid, due_on, shows_on, what, weight, about, reasons=reasons
    )
