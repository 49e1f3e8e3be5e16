"""The time value of equal payments at equal periods, unrounded: payment, present value, periods, rate, parts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely
from crodesk.domain.lending.rates import irr
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


class Part(NamedTuple):
    """What one payment is made of."""

    interest: Decimal
    principal: Decimal


@dataclass(frozen=True, slots=True)
class Level:
    """Equal payments for a loan: what they all follow from.

    `percent` is the rate of one period, at least 0; `periods` is at least 1; `left` is what is still owed after the
    last payment. With `early` the payments fall on the beginnings of the periods. Formulas: those of numpy-financial
    and of spreadsheets (PMT, PV, NPER, IPMT, PPMT, CUMPRINC), with the lender's signs: everything above zero.
    """

    percent: Decimal
    periods: int
    amount: Decimal
    left: Decimal = ZERO
    early: bool = False

    @property
    @precisely
    def payment(self) -> Decimal:
        """Return the payment: `(P - F·v^n)·r / (1 - v^n)`, and `(P - F) / n` without interest."""
        rate = self.percent / HUNDRED
        if not rate:
            return (self.amount - self.left) / self.periods
        present = (ONE + rate) ** -self.periods
        late = (self.amount - self.left * present) * rate / (ONE - present)
        return late / (ONE + rate) if self.early else late

    @precisely
    def owed(self, after: int) -> Decimal:
        """Return what is owed after a number of payments, those at the end of their periods."""
        rate = self.percent / HUNDRED
        if not rate:
            return self.amount - self.payment * after
        grown = (ONE + rate) ** after
        return self.amount * grown - self.payment * (grown - ONE) / rate

    @precisely
    def part(self, number: int) -> Part:
        """Return interest and principal of the payment `number`, from 1 on."""
        interest = self.owed(number - 1) * self.percent / HUNDRED
        return Part(interest, self.payment - interest)

    @precisely
    def principal(self, first: int, last: int) -> Decimal:
        """Return the principal of the payments from `first` to `last`."""
        return self.owed(first - 1) - self.owed(last)


@precisely
def amount_for(payment: Decimal, percent: Decimal, periods: int, left: Decimal = ZERO) -> Decimal:
    """Return the amount that equal payments at the ends of periods repay, but for what is left."""
    rate = percent / HUNDRED
    if not rate:
        return payment * periods + left
    present = (ONE + rate) ** -periods
    return payment * (ONE - present) / rate + left * present


@precisely
def periods_for(
    amount: Decimal, payment: Decimal, percent: Decimal, left: Decimal = ZERO, *, early: bool = False
) -> Decimal | Problem:
    """Return how many payments an amount takes, with a fraction for the last; `left` below zero is saved up instead.

    `Problem` on `instalment` where the payment doesn't exceed the interest, so that the debt would never end.
    """
    rate = percent / HUNDRED
    net = payment * (ONE + rate) if early else payment
    if net <= amount * rate:
        text = N_("An instalment of {instalment} doesn't cover the interest of {interest}.")
        return Problem("instalment", text, {"instalment": payment, "interest": amount * rate})
    if not rate:
        return (amount - left) / net
    return ((net - left * rate) / (net - amount * rate)).ln() / (ONE + rate).ln()


def percent_for(amount: Decimal, payment: Decimal, periods: int, left: Decimal = ZERO) -> Decimal | Problem:
    """Return the rate of a period, in percent, at which equal payments repay an amount, but for what is left."""
    return irr([-amount, *[payment] * (periods - 1), payment + left])
