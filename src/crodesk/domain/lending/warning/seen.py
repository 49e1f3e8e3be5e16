"""What warnings look at; `None` is what nobody could look at, an empty tuple what was looked at and isn't there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.follow_up.message import Message


@dataclass(frozen=True, slots=True)
class Month:
    """What came into an account in a whole month."""

    begins: date
    credits: Decimal


@dataclass(frozen=True, slots=True)
class Instalment:
    """One due date of a loan."""

    due: date
    owed: Decimal
    paid_in_time: Decimal
    """Until the end of its due date."""
    interest: Decimal
    interest_left: Decimal
    """Of the interest, unpaid today."""


@dataclass(frozen=True, slots=True)
class Use:
    """How much of an overdraft is used from a day on, until the next reading."""

    on: date
    used: Decimal
    limit: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """Accounts that a borrower has to hand in."""

    name: str
    due: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Expiry:
    """A paper that ends: an insurance, a valuation, an identity card."""

    kind: str
    """`insurance`, `valuation` or `identity`."""
    name: str
    until: date | None = None
    """`None` when it isn't known."""


@dataclass(frozen=True, slots=True)
class Bureau:
    """The worst debt group that a report of the credit bureau states."""

    on: date
    group: int


@dataclass(frozen=True, slots=True)
class Covenant:
    """Something that the borrower agreed to keep."""

    name: str
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt to reach the borrower."""

    on: date
    reached: bool


@dataclass(frozen=True, slots=True)
class Outflow:
    """Money that left the borrower's account after a drawing came onto it."""

    drawn_on: date
    on: date
    expected: bool | None = None
    """Whether it went where the purpose says; `None` when that isn't known."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything about one loan and its borrower on a day."""

    as_of: date
    turnover: tuple[Month, ...] | None = None
    """Whole months, in any order."""
    instalments: tuple[Instalment, ...] | None = None
    """Those that were due until the day."""
    days_late: int | None = None
    overdraft: tuple[Use, ...] | None = None
    returned_debits: tuple[date, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    papers: tuple[Expiry, ...] | None = None
    balance: Decimal | None = None
    collateral_value: Decimal | None = None
    ltv_cap: Decimal | None = None
    """In percent; `None` when none is agreed."""
    is_secured: bool | None = None
    bureau: tuple[Bureau, ...] | None = None
    inspections_due: tuple[date, ...] | None = None
    """By when those that weren't made should have been."""
    covenants: tuple[Covenant, ...] | None = None
    tries: tuple[Try, ...] | None = None
    outflows: tuple[Outflow, ...] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was seen."""

    since: date
    text: Message
    key: str = ""
    """What tells two hits of one kind apart, the same as long as it is the same matter."""


Hits = list[Hit] | None
"""What a look found; `None` when it couldn't be looked at, or not far enough to say that there is nothing."""
