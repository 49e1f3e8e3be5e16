"""The terms of a deposit: every convention that its figures depend on, and what makes them impossible."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import EVEN_PERIODS, DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit, due_date
from crodesk.domain.lending.numbers import HUNDRED, ONE
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LONGEST = {Unit.MONTHS: 600, Unit.WEEKS: 2600, Unit.DAYS: 18300}
"""The longest tenor: fifty years."""
FIRST_YEAR, LAST_YEAR = 1900, 2400
LARGEST = Decimal(10) ** 18


class Paid(StrEnum):
    """When interest is paid."""

    MATURITY = "maturity"
    """All of it with the deposit."""
    MONTHLY = "monthly"
    """Every month, not compounded."""
    UPFRONT = "upfront"
    """All of it when the deposit is opened: a discount."""


class Instruction(StrEnum):
    """What is done at maturity (Fineract: WITHDRAW_DEPOSIT, TRANSFER_TO_SAVINGS, REINVEST_…)."""

    RENEW_ALL = "renew-all"
    """Principal and interest are deposited anew: what a bank does without an instruction."""
    RENEW_PRINCIPAL = "renew-principal"
    """The principal is deposited anew, the interest paid."""
    WITHDRAW = "withdraw"
    """Everything is paid in cash."""
    TRANSFER = "transfer"
    """Everything goes to an account."""


@dataclass(frozen=True, slots=True)
class DepositTerms:
    """Everything that a deposit's figures follow from. Amounts are in the currency's own unit."""

    amount: Decimal
    """The principal on the passbook; of a discounted one, what comes back at maturity."""
    percent: Decimal
    """Percent a year."""
    start: date
    tenor: Frequency
    """How long: some months, weeks or days; the same day of a later month, its last one where it is shorter."""
    paid: Paid = Paid.MATURITY
    currency: str = "VND"
    day_count: DayCount = DayCount.ACT_365F
    """Days over 365 by Circular 14/2017/TT-NHNN."""
    end_of_month: EndOfMonth = EndOfMonth.NEVER
    business_day_rule: BusinessDayRule = BusinessDayRule.NONE
    calendar: BranchCalendar | None = None
    """Moves days of payment from days off; interest runs to the day moved to."""
    compounded: int = 0
    """Months after which interest bears interest, of a deposit paid at maturity; 0 is never."""
    rounding: Rounding | None = None
    """Of interest; half up to the currency's smallest unit when not given."""

    @property
    def amounts(self) -> Rounding:
        """Return how interest is rounded."""
        return self.rounding or Rounding.of_currency(self.currency)

    def on(self, periods: int, frequency: Frequency) -> date:
        """Return the day some periods after the start, moved from a day off."""
        nominal = due_date(self.start, periods, frequency, self.end_of_month)
        return self.calendar.adjusted(nominal, self.business_day_rule) if self.calendar else nominal

    @property
    def nominal_maturity(self) -> date:
        """Return the day the tenor ends, which may be a day off."""
        return due_date(self.start, 1, self.tenor, self.end_of_month)

    @property
    def maturity(self) -> date:
        """Return the day on which the deposit is paid back."""
        return self.on(1, self.tenor)


def problems(terms: DepositTerms) -> list[Problem]:
    """Return everything that is wrong with the terms."""
    found = [*_amounts(terms), *_times(terms)]
    return found or list(_combinations(terms))


def _amounts(terms: DepositTerms) -> Iterator[Problem]:
    if not terms.amount.is_finite() or terms.amount <= 0:
        yield Problem("amount", N_("The amount must be more than zero."))
    elif terms.amount > LARGEST:
        yield Problem("amount", N_("That is more than can be kept."))
    elif terms.amount % ONE.scaleb(-minor_units(terms.currency)):
        yield Problem("amount", N_("The amount has parts smaller than {currency} has."), {"currency": terms.currency})
    if not terms.percent.is_finite() or not 0 <= terms.percent <= HUNDRED:
        yield Problem("percent", N_("A rate lies between 0 and {highest} percent."), {"highest": HUNDRED})
    if not terms.amounts.unit.is_finite() or terms.amounts.unit <= 0:
        yield Problem("rounding", N_("Amounts are rounded to multiples of more than zero."))


def _times(terms: DepositTerms) -> Iterator[Problem]:
    if not FIRST_YEAR <= terms.start.year <= LAST_YEAR:
        yield Problem(
            "start", N_("The deposit starts between {first} and {last}."), {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if not 1 <= terms.tenor.count <= LONGEST[terms.tenor.unit]:
        yield Problem("tenor", N_("A deposit lasts from one day to fifty years."))
    if terms.day_count in EVEN_PERIODS:
        yield Problem("day_count", N_("A deposit needs a day count that counts days."))


def _combinations(terms: DepositTerms) -> Iterator[Problem]:
    if terms.maturity <= terms.start:
        yield Problem("business_day_rule", N_("The deposit would end on the day it starts, or before."))
    months = terms.tenor.count if terms.tenor.unit is Unit.MONTHS else 0
    if terms.paid is Paid.MONTHLY and not months:
        yield Problem("paid", N_("Monthly interest needs a tenor in months."))
    if terms.compounded and terms.paid is not Paid.MATURITY:
        yield Problem("compounded", N_("Only interest paid at maturity can bear interest."))
    elif terms.compounded < 0 or (terms.compounded and (not months or months % terms.compounded)):
        yield Problem("compounded", N_("The tenor must be a multiple of the months after which interest is added."))
