"""Promises to pay, held against what came in and what the core states: read for many customers at once."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from crodesk.domain.follow_up.sources import promised
from crodesk.domain.follow_up.sources.promised import Judged, Ledger, Promised
from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.collecting.promises import Received, Stated
from crodesk.services.clock_reading import Cells, Facts

Loan = tuple[int, str]
"""A customer's number and a loan's."""


def judged(facts: Facts, rows: Sequence[Cells]) -> list[Judged]:
    """Return promises (rows of the source `promised`) with what became of them; all of a customer's are among them."""
    made = [
        Promised(rid, customer, about, date.fromisoformat(due), minor, currency, made_on(at, due), kept)
        for rid, customer, about, due, minor, currency, at, kept in rows
        if customer is not None
    ]
    asked = json.dumps(sorted({one.customer_rid for one in made}))
    ledgers = _ledgers(facts("received", customers=asked), facts("stated", customers=asked))
    return promised.judged(made, ledgers, facts.today, promises.grace())


def _ledgers(received: Iterable[Cells], stated: Iterable[Cells]) -> list[Ledger]:
    money: dict[tuple[int, str, str, bool], list[Received]] = defaultdict(list)
    told: dict[Loan, list[Stated]] = defaultdict(list)
    for customer, number, currency, ours, on, minor in received:
        paid = [Received(date.fromisoformat(on), Decimal(minor))] if on and minor is not None else []
        money[customer, number, currency, bool(ours)] += paid
    for customer, number, on, days, arrears in stated:
        told[customer, number].append(
            Stated(date.fromisoformat(on), days, None if arrears is None else Decimal(arrears))
        )
    return [
        Ledger(customer, number, currency, ours, tuple(rows), tuple(told[customer, number]))
        for (customer, number, currency, ours), rows in money.items()
    ]


def made_on(at: str | None, due: str) -> date:
    """Return the day of the contact in which it was promised; the promised day where none is linked."""
    day = date.fromisoformat(due)
    return min(day, datetime.fromisoformat(at).astimezone().date()) if at else day
