"""A drawing with its payees, and the agreement under which it is drawn."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

PLANNED, REQUESTED, DRAWN, CANCELLED = "planned", "requested", "drawn", "cancelled"
STATES = (PLANNED, REQUESTED, DRAWN, CANCELLED)
WANTED, MET, WAIVED, BROKEN = "wanted", "met", "waived", "broken"
CONDITION_STATES = (WANTED, MET, WAIVED, BROKEN)
TRANSFER, CASH = "transfer", "cash"
NOT_NEEDED, OPEN, SENT, REGISTERED = "not_needed", "open", "sent", "registered"
REGISTRATION_STATES = ("", NOT_NEEDED, OPEN, SENT, REGISTERED)


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody whom a drawing pays: one row of its table."""

    name: str
    amount: Decimal | None = None
    """In the currency of the drawing."""
    means: str = TRANSFER
    """`transfer` or `cash`."""
    account: str = ""
    bank: str = ""
    purpose: str = ""
    is_borrower: bool = False
    justified: str = ""
    """Why the borrower is paid, where it is the borrower."""
    is_person: bool | None = None
    """Whether it is a natural person; `None` when it isn't known."""
    has_account: bool | None = None
    """Whether the payee has any account to pay to; `None` when it isn't known."""
    commitment: bool = False
    """Whether the borrower committed in writing that the payee has none."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it is asked for."""

    currency: str
    amount: Decimal | None = None
    on: date | None = None
    """When the money is to go out."""
    due: date | None = None
    """When it is to be paid back, where the drawing has its own term."""
    days: int | None = None
    """The term in days as it was written down; `None`: it follows from the dates."""
    purpose: str = ""
    payees: tuple[Payee, ...] = ()
    evidence: tuple[str, ...] = ()
    """The papers that prove the purpose."""
    evidence_by: date | None = None
    """Until when such papers are promised, where they come later."""
    is_checked: bool | None = None
    """Whether somebody looked at those papers; `None` where that isn't asked."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be so before the money is drawn."""

    name: str
    state: str = WANTED
    reason: str = ""
    """Of one that was waived."""
    waived_by: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """A contract that secures the agreement."""

    name: str
    signed: bool | None = None
    registration: str = ""
    """One of `REGISTRATION_STATES`; empty when it isn't known."""
    must_be_insured: bool = False
    insured_until: date | None = None
    valued_until: date | None = None
    """Until when its valuation holds."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The credit contract, and what was drawn under it."""

    currency: str
    limit: Decimal | None = None
    outstanding: Decimal | None = None
    """Principal that is owed before this drawing."""
    drawn: Decimal | None = None
    """Everything drawn before, repaid or not."""
    revolving: bool = False
    """Whether what is repaid may be drawn again."""
    waiting: Decimal = Decimal(0)
    """Drawings that were asked for and haven't gone out, without this one."""
    signed_on: date | None = None
    available_from: date | None = None
    available_until: date | None = None
    ends_on: date | None = None
    decided: bool | None = None
    """Whether the loan was approved, with or without conditions."""
    decision_until: date | None = None
    """Until when the decision holds before the contract is signed."""
    conditions: tuple[Condition, ...] = ()
    securities: tuple[Security, ...] = ()

    @property
    def used(self) -> Decimal | None:
        """Return how much of the limit is used before a drawing; `None` when it isn't known."""
        before = self.outstanding if self.revolving else self.drawn
        return None if before is None else before + self.waiting

    @property
    def left(self) -> Decimal | None:
        """Return how much of the limit may still be drawn; `None` when it isn't known."""
        used = self.used
        return None if used is None or self.limit is None else max(self.limit - used, Decimal(0))
