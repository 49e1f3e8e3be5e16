"""The terms of a loan: every convention that its figures depend on, stated."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import MONTHLY, EndOfMonth, Frequency
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.rounding import Rounding


class Method(StrEnum):
    """How the principal comes back."""

    ANNUITY = "annuity"
    """Equal instalments."""
    EQUAL_PRINCIPAL = "equal-principal"
    """Equal parts of principal, interest on what is left."""
    INTEREST_ONLY = "interest-only"
    """Interest every period, the principal with the last."""
    BULLET = "bullet"
    """Everything at maturity, simple interest."""
    BALLOON = "balloon"
    """Smaller instalments, and a large rest with the last."""
    CUSTOM = "custom"
    """By a table of dates and principal parts."""


class InterestType(StrEnum):
    """What interest is reckoned on."""

    DECLINING = "declining"
    """The outstanding principal."""
    FLAT = "flat"
    """The original principal to the end; its true rate is far higher (BSP Circular 730 forbids it)."""


class FirstPeriod(StrEnum):
    """How a first period that is shorter or longer than the others is treated."""

    DAILY = "daily"
    """Interest by its days; conventions that don't count days take ACT/365F for it."""
    SCALED = "scaled"
    """The factor of a regular period times its share of one (Fineract)."""
    STUB = "stub"
    """Interest until the regular periods begin is a first instalment of its own, before the others."""


class GraceMode(StrEnum):
    """What grace on principal does to the term."""

    WITHIN = "within"
    """The principal comes back in fewer instalments."""
    EXTEND = "extend"
    """The loan is longer by the periods of grace."""


class AccrueTo(StrEnum):
    """Which of its two dates a period's interest runs to."""

    BY_CONVENTION = ""
    """The adjusted one where actual days are counted, the nominal one otherwise."""
    NOMINAL = "nominal"
    ADJUSTED = "adjusted"


class Repricing(StrEnum):
    """What gives when the rate changes."""

    KEEP_TENOR = "keep-tenor"
    """The instalment."""
    KEEP_INSTALMENT = "keep-instalment"
    """The number of instalments."""


class BalloonKind(StrEnum):
    """What is said of a balloon."""

    AMOUNT = "amount"
    """The principal left for the last due date."""
    PERCENT = "percent"
    """The same as a percentage of the amount."""
    PRINCIPAL_PERCENT = "principal-percent"
    """What each instalment repays, as a percentage of the amount; the rest is left (Fineract)."""


class FeeTime(StrEnum):
    """When a fee is paid."""

    UPFRONT = "upfront"
    """When the loan is drawn first."""
    FINANCED = "financed"
    """When it is drawn, out of the loan itself, which grows by it."""
    EACH = "each"
    """With every instalment."""
    ON_DATE = "date"
    """With the first instalment on or after a date."""


@dataclass(frozen=True, slots=True)
class RateSegment:
    """A rate from a day on, until the next segment."""

    since: date
    percent: Decimal
    """Percent a year (of a period with `PERIOD`); of a floating rate, the reference."""
    margin: Decimal = ZERO
    """Points added to a floating rate's reference."""
    floor: Decimal | None = None
    """The lowest percentage that a floating rate may come to."""
    cap: Decimal | None = None
    """The highest one."""
    kind: str = "fixed"
    """`fixed`, `floating` or `promotion`: for the reader; the figures follow from the others."""

    @property
    @precisely
    def effective(self) -> Decimal:
        """Return the percentage itself: with its margin, between its floor and its cap."""
        found = self.percent + self.margin
        if self.floor is not None:
            found = max(found, self.floor)
        return found if self.cap is None else min(found, self.cap)


@dataclass(frozen=True, slots=True)
class Drawing:
    """An amount paid out."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Balloon:
    """What is left for the last due date."""

    kind: BalloonKind
    value: Decimal


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of the lender: an amount, or a percentage of the amount of the loan."""

    amount: Decimal = ZERO
    percent: Decimal = ZERO
    time: FeeTime = FeeTime.UPFRONT
    on: date | None = None
    """The date, when it is paid on one."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class FixedInstalment:
    """A payment agreed for one due date, whatever the others come to."""

    due: date
    """A nominal due date."""
    amount: Decimal
    """Principal and interest together."""


@dataclass(frozen=True, slots=True)
class CustomPart:
    """One line of a custom table."""

    due: date
    principal: Decimal


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """Everything that a schedule follows from. Amounts are in the currency's own unit: 350000000, 83.57."""

    amount: Decimal
    """What is lent altogether, fees that are financed not included."""
    rates: tuple[RateSegment, ...]
    """By date; the first one also holds before its date."""
    start: date
    """The day of the first drawing."""
    count: int = 0
    """How many periods; 0 when `maturity` tells."""
    currency: str = "VND"
    frequency: Frequency = MONTHLY
    maturity: date | None = None
    """The last due date, when `count` is 0; the last period may be shorter."""
    method: Method = Method.ANNUITY
    interest_type: InterestType = InterestType.DECLINING
    day_count: DayCount = DayCount.ACT_365F
    drawings: tuple[Drawing, ...] = ()
    """When more than one; the first is on `start`, and they come to `amount`."""
    first_due: date | None = None
    """One period after `start` when not given."""
    payment_day: int | None = None
    """The day of the month, 1 to 31, when there is no `first_due`."""
    end_of_month: EndOfMonth = EndOfMonth.AUTO
    business_day_rule: BusinessDayRule = BusinessDayRule.NONE
    calendar: BranchCalendar | None = None
    accrue_to: AccrueTo = AccrueTo.BY_CONVENTION
    first_period: FirstPeriod = FirstPeriod.DAILY
    grace_principal: int = 0
    """Periods without principal."""
    grace_mode: GraceMode = GraceMode.WITHIN
    grace_interest: int = 0
    """Periods whose interest is collected, without interest on it, with the first one after them."""
    skipped: tuple[date, ...] = ()
    """Nominal due dates without an instalment; their interest is simple and paid with the next one."""
    fixed: tuple[FixedInstalment, ...] = ()
    balloon: Balloon | None = None
    table: tuple[CustomPart, ...] = ()
    """For the method `custom`."""
    fees: tuple[Fee, ...] = ()
    rounding: Rounding | None = None
    """Of interest and of parts of principal; half up to the currency's smallest unit when not given."""
    instalment_rounding: Rounding | None = None
    """Of the level instalment; as `rounding` when not given."""
    repricing: Repricing = Repricing.KEEP_TENOR
    instalment: Decimal | None = None
    """An instalment agreed instead of the one that comes out level; the last one takes the rest."""
    notes: tuple[str, ...] = ()
    """What the officer wants to read beside the schedule."""

    @property
    def amounts(self) -> Rounding:
        """Return how interest and parts of principal are rounded."""
        return self.rounding or Rounding.of_currency(self.currency)

    @property
    def instalments(self) -> Rounding:
        """Return how the level instalment is rounded."""
        return self.instalment_rounding or self.amounts
