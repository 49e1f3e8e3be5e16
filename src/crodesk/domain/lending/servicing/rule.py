"""By what rule a loan is serviced: the orders of payments, what lateness costs, what paying early costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.dates import add_months
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.servicing import orders
from crodesk.domain.lending.servicing.orders import ORDERS, STANDARD, Order
from crodesk.domain.problem import Problem
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

VIETNAM = "vn-39-2016"
"""The code of Vietnam's rule among the shipped late charges."""
_MOST_PERCENT = Decimal(1000)
_MOST_DAYS, _MOST_MONTHS = 366, 1200
_YEARS = (360, 364, 365, 366)


class Ahead(StrEnum):
    """What becomes of money that is more than everything due."""

    HOLD = "hold"
    """It is kept for the next due date."""
    NEXT = "next"
    """It pays parts of the next instalments, as they stand."""
    LAST = "last"
    """It pays parts of the last ones."""


@dataclass(frozen=True, slots=True)
class LateCharges:
    """What is charged on what is paid late: simple, on the part that is unpaid, never on a charge itself."""

    late_interest: Decimal = ZERO
    """Percent a year on interest that is late."""
    overdue_multiple: Decimal = ZERO
    """Of the in-term rate when the principal became overdue; it replaces that rate on the overdue principal."""
    year_days: int = 365
    grace_days: int = 0
    """Days after the due date for which nothing is charged, not afterwards either."""


@dataclass(frozen=True, slots=True)
class FeeStep:
    """What paying principal early costs until the loan has some age."""

    months: int
    """The age from which the step doesn't hold any more, counted from the first drawing."""
    percent: Decimal
    """Of the principal paid early."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything that the course of a loan follows from, beside its schedule and what happened."""

    in_term: Order = STANDARD
    overdue: Order | None = None
    """While principal is overdue; `None` for the same as in term."""
    late: LateCharges = LateCharges()
    ahead: Ahead = Ahead.HOLD
    prepayment_fees: tuple[FeeStep, ...] = ()
    """By age; nothing after the last."""
    recalculates: bool = False
    """Whether interest of the next period is reckoned on what is really outstanding at its beginning, the instalment
    staying as it is (Fineract's recalculation at rest)."""
    capitalises: bool = False
    """Whether a restructuring may make principal of unpaid interest."""

    def fee_percent(self, start: date, on: date) -> Decimal:
        """Return what paying early on a day costs, in percent, for a loan drawn first on `start`."""
        return next((step.percent for step in self.prepayment_fees if on < add_months(start, step.months)), ZERO)


def within_caps(caps: Figures) -> Rule:
    """Return the rule that charges what a country's caps allow; Vietnam's has its own order for overdue loans."""
    late = LateCharges(
        caps["late_interest_annual_cap"] * HUNDRED, caps["overdue_principal_max_multiple"], caps["year_days"]
    )
    return Rule(ORDERS["interest-principal-penalty-fee"], ORDERS["vn-overdue"], late)


def problems(rule: Rule, caps: Figures | None = None) -> list[Problem]:
    """Return everything that is wrong with a rule; `caps` are the figures of `late_charges` that bind the lender."""
    found = [*orders.problems("in_term", rule.in_term), *_late(rule.late), *_fees(rule.prepayment_fees)]
    if rule.overdue:
        found += orders.problems("overdue", rule.overdue)
    if rule.recalculates and rule.ahead is not Ahead.HOLD:
        found.append(Problem("ahead", N_("Money ahead is kept where interest follows what is outstanding.")))
    return found or ([] if caps is None else list(_above(rule, caps)))


def _late(late: LateCharges) -> Iterator[Problem]:
    for field, value in (("late_interest", late.late_interest), ("overdue_multiple", late.overdue_multiple)):
        if not (value.is_finite() and ZERO <= value <= _MOST_PERCENT):
            yield Problem(field, N_("A charge lies between 0 and {most}."), {"most": _MOST_PERCENT})
    if late.year_days not in _YEARS:
        yield Problem("year_days", N_("A year has 360, 364, 365 or 366 days."))
    if not 0 <= late.grace_days <= _MOST_DAYS:
        yield Problem("grace_days", N_("There are 0 to {most} days of grace."), {"most": _MOST_DAYS})


def _fees(steps: tuple[FeeStep, ...]) -> Iterator[Problem]:
    months = [step.months for step in steps]
    if months != sorted(set(months)) or any(not 1 <= one <= _MOST_MONTHS for one in months):
        yield Problem("prepayment_fees", N_("Each step of the fee holds until a later month than the one before."))
    if not all(step.percent.is_finite() and ZERO <= step.percent <= HUNDRED for step in steps):
        yield Problem("prepayment_fees", N_("A fee lies between 0 and 100 percent."))


def _plain(number: Decimal) -> Decimal:
    """Return a number without empty decimals, and never as a power of ten."""
    return Decimal(format(number.normalize(), "f"))


def _above(rule: Rule, caps: Figures) -> Iterator[Problem]:
    """Yield what is more than the caps allow (Circular 39/2016/TT-NHNN art. 13.4)."""
    late, most = rule.late, caps["late_interest_annual_cap"] * HUNDRED
    if late.late_interest > most:
        yield Problem("late_interest", N_("Late interest is at most {most} percent a year."), {"most": _plain(most)})
    most = caps["overdue_principal_max_multiple"]
    if late.overdue_multiple + (1 if rule.recalculates else 0) > most:
        text = N_("Overdue principal bears at most {most} times the in-term rate, everything included.")
        yield Problem("overdue_multiple", text, {"most": _plain(most)})
    if late.year_days < caps["year_days"]:
        yield Problem("year_days", N_("A year has {days} days."), {"days": caps["year_days"]})
