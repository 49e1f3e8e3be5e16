"""What a deposit pays, and when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.deposits import interest
from crodesk.domain.lending.deposits.terms import DepositTerms, Paid, problems
from crodesk.domain.lending.due_dates import MONTHLY
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.lending.rates import Flow, xirr
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_DAYS = 365


@dataclass(frozen=True, slots=True)
class Coupon:
    """One payment of interest."""

    on: date
    days: int
    """Actual days that it is for."""
    interest: Decimal
    """Rounded."""


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposit from its opening to its maturity, nothing being withdrawn before."""

    terms: DepositTerms
    coupons: tuple[Coupon, ...]

    @property
    def maturity(self) -> date:
        """Return the day on which it is paid back."""
        return self.terms.maturity

    @property
    def days(self) -> int:
        """Return the days it lasts, to the day on which it is paid back."""
        return (self.maturity - self.terms.start).days

    @property
    @precisely
    def interest(self) -> Decimal:
        """Return all interest."""
        return sum((coupon.interest for coupon in self.coupons), ZERO)

    @property
    @precisely
    def handed_in(self) -> Decimal:
        """Return what the customer gives up at the opening: less than the principal when interest is paid upfront."""
        return self.terms.amount - (self.interest if self.terms.paid is Paid.UPFRONT else ZERO)

    @property
    @precisely
    def at_maturity(self) -> Decimal:
        """Return what is paid at maturity: the principal with the interest paid on that day."""
        return self.terms.amount + sum((one.interest for one in self.coupons if one.on == self.maturity), ZERO)

    @property
    def flows(self) -> list[Flow]:
        """Return the cash flows of the customer by date, what is received being positive."""
        opening = (self.terms.start, -self.terms.amount)
        return [opening, *((one.on, one.interest) for one in self.coupons), (self.maturity, self.terms.amount)]

    @property
    @precisely
    def simple_yield(self) -> Decimal:
        """Return interest over what was handed in, `I / (P - I) × 365 / days` when upfront; percent a year."""
        return self.interest / self.handed_in * _DAYS / self.days * HUNDRED

    @property
    def effective(self) -> Decimal | Problem:
        """Return the effective rate of the flows, percent a year: the yield if all were deposited anew."""
        return xirr(self.flows)

    @precisely
    def paid_until(self, day: date) -> Decimal:
        """Return the interest that was paid up to a day."""
        return sum((coupon.interest for coupon in self.coupons if coupon.on <= day), ZERO)


@precisely
def lay_out(terms: DepositTerms) -> Deposit | list[Problem]:
    """Return what a deposit pays, or everything that is wrong with its terms.

    Interest is that of `interest.simple` for the days of each payment, rounded as the terms say; compounded interest
    that of `interest.compounded` to the end of the tenor, and simple for days beyond it that maturity is moved by.
    """
    found = problems(terms)
    if found:
        return found
    coupons = tuple(Coupon(on, days, terms.amounts.apply(exact)) for on, days, exact in exact_coupons(terms))
    deposit = Deposit(terms, coupons)
    if deposit.handed_in <= 0:
        return [Problem("percent", N_("Interest paid upfront takes the whole amount."))]
    return deposit


@precisely
def exact_coupons(terms: DepositTerms) -> list[tuple[date, int, Decimal]]:
    """Return days of payment, the days that interest is for, and the interest, not rounded."""
    ends = [terms.maturity]
    if terms.paid is Paid.MONTHLY:
        ends = [terms.on(month, MONTHLY) for month in range(1, terms.tenor.count + 1)]
    starts = [terms.start, *ends[:-1]]
    found = []
    for start, end in zip(starts, ends, strict=True):
        on = terms.start if terms.paid is Paid.UPFRONT else end
        found.append((on, (end - start).days, _exact(terms, start, end)))
    return found


def _exact(terms: DepositTerms, start: date, end: date) -> Decimal:
    if not terms.compounded:
        return interest.simple(terms.amount, terms.percent, start, end, terms.day_count)
    grown = interest.compounded(terms.amount, terms.percent, terms.tenor.count, terms.compounded)
    beyond = interest.simple(grown, terms.percent, terms.nominal_maturity, end, terms.day_count)
    return grown - terms.amount + beyond
