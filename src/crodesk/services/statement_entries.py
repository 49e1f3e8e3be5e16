"""Entries of statements as they are kept: listed for review, and handed to matching."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.services.loan_rows import in_unit
from crodesk.storage.queries import statements as q
from crodesk.storage.reader import Cells, Reader

STATES = ("proposed", "open", "booked", "set_aside", "none")
REVERSAL = "reversal"
"""Stands in the code of an entry that takes an earlier one back."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry."""

    rid: int
    version: int
    key: str
    booked_on: date
    valued_on: date | None
    amount_minor: int
    """Below zero what went out."""
    currency: str
    code: str
    reference: str
    counterparty: str
    counter_account: str
    text: str
    state: str
    """One of `STATES`."""
    holding_rid: int | None
    """The loan it pays, or most likely pays."""
    why: str
    statement_rid: int
    loan: str
    """The number of that loan."""
    borrower: str
    event_rid: int | None
    """The repayment it was written down as."""

    @property
    def amount(self) -> Decimal:
        """Return the amount in the currency's own unit."""
        return in_unit(self.amount_minor, self.currency)

    @property
    def bank_reference(self) -> str:
        """Return nothing: both references are kept as one."""
        return ""

    @property
    def reversal(self) -> bool:
        """Return whether it takes an earlier entry back."""
        return self.code.endswith(REVERSAL)


def page(reader: Reader, state: str, start: int = 0, limit: int = 200) -> list[EntryLine]:
    """Return entries in a state, by day."""
    return [line(row) for row in reader.rows(q.PAGE, {"state": state, "start": start, "limit": limit})]


def rids(reader: Reader, state: str) -> Sequence[int]:
    """Return the numbers of all entries in a state, by day; with `these`, any page of them comes at once."""
    return array("q", (rid for (rid,) in reader.rows(q.RIDS, {"state": state})))


def rids_of(reader: Reader, statement: int) -> Sequence[int]:
    """Return the numbers of all entries of a statement, in its order."""
    return array("q", (rid for (rid,) in reader.rows(q.RIDS_OF, {"statement": statement})))


def rids_again(reader: Reader, keys: Sequence[str]) -> Sequence[int]:
    """Return the numbers of the entries with these keys, as they came in first."""
    return array("q", (rid for (rid,) in reader.rows(q.RIDS_AGAIN, {"keys": json.dumps(keys)})))


def these(reader: Reader, wanted: Sequence[int]) -> list[EntryLine]:
    """Return a few entries, in the order asked for; one that is gone is left out."""
    found = {one.rid: one for one in lines(reader.rows(q.THESE, {"rids": json.dumps(list(wanted))}))}
    return [found[rid] for rid in wanted if rid in found]


def get(reader: Reader, rid: int) -> EntryLine | None:
    """Return one entry; `None` when it is gone."""
    row = reader.row(q.ONE, {"rid": rid})
    return line(row) if row else None


def counts(reader: Reader) -> dict[str, int]:
    """Return how many entries are in each state."""
    return dict.fromkeys(STATES, 0) | {str(state): int(number) for state, number in reader.rows(q.COUNTS)}


def lines(rows: Iterable[Cells]) -> list[EntryLine]:
    """Return rows as entries."""
    return [line(row) for row in rows]


def line(row: Cells) -> EntryLine:
    """Return a row as an entry."""
    rid, version, key, booked, valued, *rest = row
    amount, currency, code, reference, counterparty, account, text, state, holding, why, statement, *named = rest
    loan, borrower, event = named
    return EntryLine(
        rid, version, key, date.fromisoformat(booked), date.fromisoformat(valued) if valued else None, amount, currency,
        code, reference, counterparty, account, text, state, holding, why, statement, loan or "", borrower or "", event,
    )  # fmt: skip
