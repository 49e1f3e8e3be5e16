"""What is matched: entries of statements on one side, loans and what is due on them on the other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol


class Due(NamedTuple):
    """What is unpaid of one instalment or charge."""

    on: date
    amount: Decimal
    """In the currency's own unit; above zero."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A loan, and by what its payments may be known."""

    loan: int
    """By which it is named in the answers."""
    currency: str
    numbers: tuple[str, ...] = ()
    """By which payers may name it: of the loan, the contract, the application; in any writing."""
    accounts: tuple[str, ...] = ()
    """From which it is repaid."""
    names: tuple[str, ...] = ()
    """Of its borrowers, in every writing there is."""
    dues: tuple[Due, ...] = ()
    """What is unpaid, the oldest first; what comes later than the sixth isn't looked at."""
    payoff: Decimal | None = None
    """What would end it."""


class Known(NamedTuple):
    """Who was confirmed once to pay a loan."""

    loan: int
    account: str = ""
    name: str = ""


class Incoming(Protocol):
    """What is looked at of an entry of a statement."""

    @property
    def key(self) -> str:
        """Return by what it is named in the answers."""

    @property
    def booked_on(self) -> date:
        """Return the day on which it was booked."""

    @property
    def amount(self) -> Decimal:
        """Return what came in, in the currency's own unit; below zero what went out."""

    @property
    def currency(self) -> str:
        """Return its currency."""

    @property
    def bank_reference(self) -> str:
        """Return by what the bank knows it."""

    @property
    def reference(self) -> str:
        """Return by what the payer knows it."""

    @property
    def counterparty(self) -> str:
        """Return who paid, or was paid."""

    @property
    def counter_account(self) -> str:
        """Return the account of who paid, or was paid."""

    @property
    def text(self) -> str:
        """Return what it is for."""

    @property
    def reversal(self) -> bool:
        """Return whether it takes an earlier entry back."""
