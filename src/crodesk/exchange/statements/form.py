"""The one form in which every kind of statement comes out, whoever wrote it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.follow_up.message import Message


class Remark(NamedTuple):
    """What is doubtful about a statement, an entry or a file; nothing is refused for it."""

    line: int
    """The line of the file that it is about; 0 when it is about the whole."""
    message: Message


class Entry(NamedTuple):
    """One line of a statement. Texts are safe single lines, empty where nothing is said."""

    booked_on: date
    valued_on: date | None
    """The day from which it bears interest."""
    amount: Decimal
    """In the currency's own unit, to its smallest one; below zero what went out."""
    currency: str
    bank_reference: str
    """By which the bank knows it."""
    reference: str
    """By which the payer knows it: end-to-end, customer's or creditor's reference."""
    code: str
    """What kind of payment it is, in the words of the format."""
    counterparty: str
    """Who paid it in, or whom it was paid to."""
    counter_account: str
    counter_bank: str
    text: str
    """What it is for."""
    reversal: bool
    """Whether it takes an earlier entry back."""
    balance: Decimal | None
    """What stood on the account after it, where that is stated."""
    line: int
    """The line of the file at which it begins."""
    key: str
    """Made of what it says: the same entry in another statement of the same kind has the same key."""


Said = tuple[
    date, date | None, Decimal, str, str, str, str, str, str, str, str, bool, Decimal | None, int
]  # fmt: skip
"""An entry without its key, in the order of its fields."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of one account."""

    account: str
    """As it is written there; empty when it isn't."""
    currency: str
    number: str
    from_on: date | None
    to_on: date | None
    opening: Decimal | None
    """In the currency's own unit; below zero when the account is overdrawn."""
    closing: Decimal | None
    format: str
    """`mt940`, `camt.053`, `camt.052`, `camt.054`, `ofx` or `csv`."""
    entries: tuple[Entry, ...]
    """In the order of the file."""
    remarks: tuple[Remark, ...]
    left_out: int
    """Entries that can't be used; each is told in a remark."""
    line: int
    """The line of the file at which it begins."""
