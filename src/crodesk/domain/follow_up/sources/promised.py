"""Promises to pay held against the ledgers of a customer's loans: what a row of the queue says became of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.follow_up.message import Amount, Message
from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.collecting.promises import Outcome, Promise, Received, Record, Stated
from crodesk.domain.words import N_


class Promised(NamedTuple):
    """What a customer promised to pay."""

    rid: int
    customer_rid: int
    about: str
    due_on: date
    minor: int
    """0 where no amount was said: any money that comes in keeps it then."""
    currency: str
    made_on: date
    kept: str = ""
    """What the officer said of it: `yes`, `no`, or nothing yet."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What came in for one loan of a customer."""

    customer_rid: int
    number: str
    currency: str
    kept: bool
    """Whether the loan has a ledger of its own; of another what the core states counts."""
    received: tuple[Received, ...] = ()
    """What came in and wasn't taken back, in minor units."""
    stated: tuple[Stated, ...] = ()
    """What the core stated, in minor units."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise with what became of it."""

    promise: Promised
    outcome: Outcome | None
    """By the ledgers, else the core's figures; `None` where neither tells."""

    @property
    def state(self) -> str:
        """Return what became of it: what the officer said comes first; empty where nobody can tell."""
        if self.promise.kept:
            return promises.KEPT if self.promise.kept == "yes" else promises.BROKEN
        return self.outcome.state if self.outcome else ""


def judged(made: Iterable[Promised], ledgers: Iterable[Ledger], today: date, grace: int) -> list[Judged]:
    """Return the promises with what became of them.

    All promises of a customer are to be among `made`, those that are done too: no money counts for two. A promise that
    names a loan is held against that loan alone, any other against each, and the one that shows most counts.
    """
    theirs: Mapping[int, list[Ledger]] = _by_customer(ledgers)
    asked: dict[int, list[Promised]] = defaultdict(list)
    for one in made:
        asked[one.customer_rid].append(one)
    return [
        Judged(one, best.get(one.rid))
        for customer, rows in asked.items()
        for best in [_best(rows, theirs.get(customer, []), today, grace)]
        for one in rows
    ]


def reasons(found: Iterable[Judged]) -> dict[int, Message]:
    """Return by number of each promise what is said of what became of it; nothing where nothing tells yet."""
    return {
        one.promise.rid: said for one in found if one.outcome is not None for said in _said(one.outcome, one.promise)
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """How a customer stands to what was promised for a loan."""

    record: Record
    broken_on: date | None = None
    """From which day on the last one counts as broken, or partly broken, that no later promise follows."""
    open_until: date | None = None
    """Until when money is promised."""


def standing(found: Iterable[Judged], number: str, others: Iterable[str]) -> Standing:
    """Return how a customer stands to their promises for a loan; `found` are all of theirs.

    The record is of all that they promised; what is open or broken is of this loan, or of none that is named.
    """
    theirs = list(found)
    rest = [other for other in others if other != number]
    meant = [one for one in theirs if not names(one.promise.about, rest)]
    last = max(meant, key=lambda one: (one.promise.due_on, one.promise.rid), default=None)
    states = promises.record_of(one.state for one in theirs)
    if last is None:
        return Standing(states)
    if last.state == promises.OPEN:
        return Standing(states, open_until=last.promise.due_on)
    failed = last.state in (promises.BROKEN, promises.PARTLY)
    return Standing(states, broken_on=last.outcome.judged_on if failed and last.outcome else None)


def _by_customer(ledgers: Iterable[Ledger]) -> dict[int, list[Ledger]]:
    found: dict[int, list[Ledger]] = defaultdict(list)
    for one in ledgers:
        found[one.customer_rid].append(one)
    return found


def _best(rows: Sequence[Promised], ledgers: Sequence[Ledger], today: date, grace: int) -> dict[int, Outcome]:
    best: dict[int, Outcome] = {}
    for ledger in ledgers:
        others = [one.number for one in ledgers if one.number != ledger.number]
        meant = [row for row in rows if row.currency in ("", ledger.currency) and not names(row.about, others)]
        made = [Promise(str(row.rid), row.made_on, row.due_on, Decimal(row.minor or 1)) for row in meant]
        for one in _outcomes(made, ledger, today, grace):
            rid = int(one.key)
            if rid not in best or one.paid > best[rid].paid:
                best[rid] = one
    return best


def _outcomes(made: Sequence[Promise], ledger: Ledger, today: date, grace: int) -> Iterator[Outcome]:
    """Yield what became of promises by one loan; of one that the core states, money written down here counts too."""
    for one, paid in zip(made, _paid(made, ledger, today, grace), strict=True):
        stated = None if ledger.kept else promises.by_core(one, ledger.stated, today, grace)
        if ledger.kept or paid.paid:
            yield paid
        elif stated is not None:
            yield stated


def _paid(made: Sequence[Promise], ledger: Ledger, today: date, grace: int) -> Iterator[Outcome]:
    """Yield what the money did, in the order of the promises."""
    found = {one.key: one for one in promises.outcomes(made, ledger.received, today, grace)}
    yield from (found[one.key] for one in made)


def names(about: str, numbers: Iterable[str]) -> bool:
    """Tell whether words name one of some loans by its number."""
    return any(number and number in about for number in numbers)


def _said(outcome: Outcome, promise: Promised) -> Iterator[Message]:
    paid = {"amount": Amount(int(outcome.paid), promise.currency)}
    words = (_BY_CORE if outcome.stated or not promise.minor else _BY_LEDGER).get(outcome.state)
    if words is not None:
        yield Message(words, paid if "{amount}" in words else {})
    elif outcome.paid and promise.minor:
        yield Message(N_("{amount} came in so far"), paid)


_BY_LEDGER = {
    promises.KEPT: N_("kept: {amount} came in"),
    promises.PARTLY: N_("partly kept: only {amount} came in"),
    promises.BROKEN: N_("broken: nothing came in"),
}
_BY_CORE = {
    promises.KEPT: N_("kept: what was late is paid"),
    promises.PARTLY: N_("partly kept: less is late than before"),
    promises.BROKEN: N_("broken: nothing says that it was paid"),
}
