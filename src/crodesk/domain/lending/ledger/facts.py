"""What is kept of a loan: its terms in plain fields, and the dated rows of what happened to it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.lending.servicing import VIETNAM, FeeStep
from crodesk.domain.lending.terms import Balloon, CustomPart, Drawing, Fee, RateSegment


class EntryKind(StrEnum):
    """What a row of the ledger says."""

    DRAWING = "drawing"
    """Money paid out."""
    PAYMENT = "payment"
    """Money received."""
    PREPAYMENT = "prepayment"
    """Money received to pay principal early."""
    CHARGE = "charge"
    """A fee or a penalty charged by hand."""
    RATE = "rate"
    """A new rate from its value date on."""
    RESTRUCTURING = "restructuring"
    """A new plan for all principal that isn't paid."""
    TERMS = "terms"
    """The terms put right: as if they had been so from the start, for whoever asks from `written_on` on."""
    REVERSAL = "reversal"
    """An earlier row taken back, as if it had never been."""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """By what a loan is serviced, in the codes under which it is kept."""

    late: str = VIETNAM
    """Code of the shipped `late_charges` whose caps hold; empty where none do."""
    late_interest: Decimal | None = None
    """Percent a year on interest paid late by the contract; `None`: as much as the caps allow."""
    overdue_multiple: Decimal | None = None
    """Of the in-term rate, on overdue principal by the contract; `None`: as much as the caps allow."""
    grace_days: int = 0
    """Days after the due date for which lateness costs nothing."""
    in_term: str = ""
    """Name of the order of payments; empty: the one that goes with `late`."""
    overdue: str = ""
    """The same while principal is overdue."""
    ahead: str = "hold"
    """What becomes of money that is more than everything due: a value of `servicing.Ahead`."""
    prepayment_fees: tuple[FeeStep, ...] = ()
    recalculates: bool = False
    capitalises: bool = False


@dataclass(frozen=True, slots=True)
class LoanFacts:
    """The terms of a loan, in plain fields; amounts in the currency's own unit, rates in percent a year.

    What a field means is said at the field of the same name in `terms.LoanTerms`; codes are values of its enums.
    """

    currency: str
    principal: Decimal
    """What is lent altogether; passed over where entries say what was drawn."""
    start: date
    """The day of the first drawing; passed over where entries say what was drawn."""
    rates: tuple[RateSegment, ...]
    count: int = 0
    """How many periods; 0 when `maturity` tells."""
    maturity: date | None = None
    method: str = "annuity"
    interest_type: str = "declining"
    day_count: str = "ACT/365F"
    every: int = 1
    """How many of `unit` a period has."""
    unit: str = "months"
    first_due: date | None = None
    payment_day: int | None = None
    grace_principal: int = 0
    grace_mode: str = "within"
    grace_interest: int = 0
    end_of_month: str = "auto"
    business_day_rule: str = "none"
    calendar: BranchCalendar | None = None
    accrue_to: str = ""
    first_period: str = "daily"
    repricing: str = "keep-tenor"
    instalment: Decimal | None = None
    rounded_to: Decimal | None = None
    """What interest and principal are rounded to (half up), such as 1000; `None`: the currency's smallest unit."""
    balloon: Balloon | None = None
    table: tuple[CustomPart, ...] = ()
    fees: tuple[Fee, ...] = ()
    drawn_by_entries: bool = False
    """Whether entries alone say what was drawn; else `drawings`, or the whole on `start`, and entries besides."""
    drawings: tuple[Drawing, ...] = ()
    rule: RuleFacts = field(default_factory=RuleFacts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger of a loan; it is never changed, only taken back by another."""

    number: int
    """The order in which rows were written; of two with one value date, the lower comes first."""
    kind: str
    """A value of `EntryKind`."""
    value_on: date
    """From when it counts."""
    written_on: date
    """When it was written down: nobody knew of it before."""
    amount: Decimal | None = None
    """Of a drawing, a payment, a prepayment or a charge: in the currency's own unit, more than zero."""
    way: str = ""
    """Of a prepayment a value of `servicing.Way`, of a restructuring one of `servicing.Arrears`; else empty."""
    component: str = ""
    """Of a charge: `fee` (the usual) or `penalty`."""
    of: int | None = None
    """Of a reversal: the number of the row that it takes back."""
    rate: RateSegment | None = None
    """Of a rate: the new one; its `since` is passed over, the value date counts."""
    terms: LoanFacts | None = None
    """Of a restructuring the new plan, without its amount, start and rule; of terms put right, all of them."""
    note: str = ""
