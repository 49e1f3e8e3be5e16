"""Rows of ledgers and loans to start from in tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.ledger import Entry, EntryKind, Life, LoanFacts, RuleFacts, State, as_of, live
from crodesk.domain.lending.terms import RateSegment

START = date(2026, 1, 15)
FREE = RuleFacts(late="")
"""Lateness costs nothing."""


def day(text: str) -> date:
    """Return a date of 2026 by month and day: `02-15`; a whole date as it is."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def rate(percent: str | int, since: date = START, **others: Any) -> RateSegment:
    """Return a rate from a day on."""
    return RateSegment(since, Decimal(percent), **others)


def twelve_months(**others: Any) -> LoanFacts:
    """Return a loan of 12,000,000 in twelve parts of 1,000,000, 12 % on MONTHLY: 120,000 of interest, then less."""
    stated: dict[str, Any] = {
        "currency": "VND",
        "principal": Decimal(12_000_000),
        "start": START,
        "rates": (rate(12),),
        "count": 12,
        "method": "equal-principal",
        "day_count": "MONTHLY",
    }
    return LoanFacts(**{**stated, **others})


def row(number: int, kind: EntryKind, on: str, amount: int | None = None, **others: Any) -> Entry:
    """Return a row written on its value date, unless `written` says otherwise."""
    written = others.pop("written", on)
    return Entry(number, kind, day(on), day(written), None if amount is None else Decimal(amount), **others)


def paid(number: int, on: str, amount: int, **others: Any) -> Entry:
    """Return money received."""
    return row(number, EntryKind.PAYMENT, on, amount, **others)


def reversed_row(number: int, on: str, of: int) -> Entry:
    """Return the taking back of a row."""
    return row(number, EntryKind.REVERSAL, on, of=of)


def state(facts: LoanFacts, entries: list[Entry], on: str) -> State:
    """Return how a loan stands on a day, nothing being wrong."""
    found = as_of(facts, entries, day(on))
    assert isinstance(found, State), found
    return found


def life(facts: LoanFacts, entries: list[Entry], on: str, known_on: str = "") -> Life:
    """Return a loan until a day, nothing being wrong."""
    found = live(facts, entries, day(on), day(known_on) if known_on else None)
    assert isinstance(found, Life), found
    return found


def refused(facts: LoanFacts, entries: list[Entry], on: str = "12-31") -> list[tuple[str, str]]:
    """Return the field and the words of each problem."""
    found = as_of(facts, entries, day(on))
    assert isinstance(found, list)
    return [(problem.field, problem.text.format(**problem.values)) for problem in found]
