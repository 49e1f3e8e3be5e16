"""Promises to pay: open, kept, partly kept or broken, by what the ledger shows, else by what the core states."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ONE, ZERO
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.words import N_

OPEN, KEPT, PARTLY, BROKEN = "open", "kept", "partly", "broken"
STATES = (OPEN, KEPT, PARTLY, BROKEN)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a customer promised for one debt."""

    key: str
    made_on: date
    due_on: date
    amount: Decimal
    """In the debt's currency."""


@dataclass(frozen=True, slots=True)
class Received:
    """Money that the ledger shows for the debt."""

    on: date
    """Its value date."""
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a promise."""

    key: str
    state: str
    paid: Decimal
    """Of what was promised."""
    left: Decimal
    judged_on: date
    """The day from which on it is no longer open, as far as nothing more comes."""
    stated: bool = False
    """Whether the core's figures say so, and not a ledger."""


def grace() -> int:
    """Return the shipped days of grace after the promised day."""
    return int(figures.load("promises")["usual"]["grace_days"])


def checked_at() -> str:
    """Return at which hour of the promised day one looks whether it came, as `HH:MM`."""
    return f"{figures.load('promises')['usual']['check_hour']:02d}:00"


def after_broken() -> str:
    """Return the channel that comes after a broken promise."""
    return str(figures.load("promises")["usual"]["after_broken"])


def outcomes(
    promises: Iterable[Promise], received: Iterable[Received], today: date, grace_days: int
) -> tuple[Outcome, ...]:
    """Return what became of the promises for one debt, by their days; no money counts for two of them.

    Money counts from the day of the promise until its day and the days of grace, for the promise due first.
    """
    ordered = sorted(promises, key=lambda one: (one.due_on, one.made_on, one.key))
    money = sorted((one for one in received if one.on <= today), key=lambda one: one.on)
    left = [one.amount for one in money]
    found = []
    for promise in ordered:
        until = promise.due_on + timedelta(days=grace_days)
        paid = _taken(promise, until, [one.on for one in money], left)
        lacking = promise.amount - paid
        state = _state(paid, lacking, over=today > until)
        found.append(Outcome(promise.key, state, paid, lacking, until + timedelta(days=1)))
    return tuple(found)


def _taken(promise: Promise, until: date, days: Sequence[date], left: list[Decimal]) -> Decimal:
    """Return how much of the money that is left fulfils a promise, and take it off."""
    paid = ZERO
    for place, on in enumerate(days):
        if promise.made_on <= on <= until:
            used = min(left[place], promise.amount - paid)
            paid += used
            left[place] -= used
    return paid


@dataclass(frozen=True, slots=True)
class Stated:
    """What the core stated of a debt on a day."""

    on: date
    days_late: int
    """0 when nothing was late."""
    arrears: Decimal | None = None
    """How much was late; `None` where it didn't say."""

    @property
    def since(self) -> date:
        """Return the due date of the oldest thing that was late."""
        return self.on - timedelta(days=self.days_late)


def by_core(promise: Promise, stated: Iterable[Stated], today: date, grace_days: int) -> Outcome | None:
    """Return what became of a promise by what the core states; `None` where it knew of nothing late when it was made.

    It is kept when nothing is late any more of what was late then. As arrears do, it goes on by what was stated last:
    where nothing was stated since, nothing says that it was paid.
    """
    ordered = sorted((one for one in stated if one.on <= today), key=lambda one: one.on)
    before = next((one for one in reversed(ordered) if one.on <= promise.made_on), None)
    if before is None or not before.days_late:
        return None
    last = ordered[-1]
    until = promise.due_on + timedelta(days=grace_days)
    judged_on = until + timedelta(days=1)
    if not last.days_late or last.since > promise.made_on:
        return Outcome(promise.key, KEPT, promise.amount, ZERO, judged_on, stated=True)
    paid = min(_less(before, last), promise.amount)
    left = promise.amount - paid
    state = OPEN if today <= until else PARTLY if paid or last.since > before.since else BROKEN
    return Outcome(promise.key, state, paid, left, judged_on, stated=True)


def _less(before: Stated, last: Stated) -> Decimal:
    """Return by how much less is late."""
    if before.arrears is None or last.arrears is None:
        return ZERO
    return max(before.arrears - last.arrears, ZERO)


def _state(paid: Decimal, left: Decimal, *, over: bool) -> str:
    if not left:
        return KEPT
    if not over:
        return OPEN
    return PARTLY if paid else BROKEN


@dataclass(frozen=True, slots=True)
class Record:
    """How a customer keeps promises."""

    kept: int
    partly: int
    broken: int
    open: int
    percent: Decimal | None
    """Of those that are over: how many were kept, in whole percent, half up; `None` while none is over."""

    @property
    def over(self) -> int:
        """Return how many are over."""
        return self.kept + self.partly + self.broken

    @property
    def made(self) -> int:
        """Return how many were made of which anything is known."""
        return self.over + self.open


def record(found: Iterable[Outcome]) -> Record:
    """Return how promises were kept."""
    return record_of(one.state for one in found)


def record_of(found: Iterable[str]) -> Record:
    """Return how promises were kept whose states are known; any other word counts for nothing."""
    states = list(found)
    kept, partly, broken = (states.count(state) for state in (KEPT, PARTLY, BROKEN))
    over = kept + partly + broken
    percent = CONTEXT.divide(kept * HUNDRED, Decimal(over)).quantize(ONE, ROUND_HALF_UP) if over else None
    return Record(kept, partly, broken, states.count(OPEN), percent)


def problems(promise: Promise, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a promise that is being written down."""
    if not (promise.amount.is_finite() and promise.amount > ZERO):
        yield Problem("amount", N_("The amount must be more than zero."))
    if promise.made_on > today:
        yield Problem("made_on", N_("That day is still to come."))
    if promise.due_on < promise.made_on:
        yield Problem("due_on", N_("The promised day is before the day of the promise."))
