"""The annual percentage rate of the United States: Regulation Z, Appendix J, the actuarial method."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from fractions import Fraction

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely
from crodesk.domain.lending.rates import roots
from crodesk.domain.lending.rates.checks import in_order, wrong_flows
from crodesk.domain.lending.rates.growth import DIGITS, limits, no_rate
from crodesk.domain.lending.rates.timed import rate_of
from crodesk.domain.lending.rates.unit_periods import (
    YEAR,
    Standard,
    UnitPeriod,
    payment_day,
    split,
    unit_period,
    whole_months,
)
from crodesk.domain.lending.rates.xirr import Flow
from crodesk.domain.problem import Problem

_MONTHS, _DAYS = 12, 365


@dataclass(frozen=True, slots=True)
class UsApr:
    """An annual percentage rate as Regulation Z discloses it."""

    percent: Decimal
    """Percent a year, nominal: the rate of a unit-period times the unit-periods of a year; not rounded."""
    unit_period: UnitPeriod


@dataclass(frozen=True, slots=True)
class _Term:
    """An amount, the full unit-periods until it, and the fraction of one."""

    amount: Decimal
    full: int
    fraction: Fraction

    @property
    def odd(self) -> Decimal:
        """Return the fraction as a decimal number."""
        return Decimal(self.fraction.numerator) / self.fraction.denominator


def us_apr(advances: Iterable[Flow], payments: Iterable[Flow]) -> UsApr | list[Problem]:
    """Return the annual percentage rate of what is advanced and what is paid, both above zero, in any order.

    The general equation (b)(8): the sum of `A / ((1 + e·i)(1 + i)^q)` over advances is the sum of
    `P / ((1 + f·i)(1 + i)^t)` over payments, with full unit-periods q, t and fractions e, f from the first advance;
    the rate is i times the unit-periods of a year, (b)(1). The finance charge is earned from the first advance on.
    `Problem`s on `advances` and `payments`: none, amounts not above zero, a payment before the first advance; on
    `flows` where no one rate fits. Disclosed to 2 decimals; accurate within 1/8 of a point (1/4 when irregular).
    """
    lent, repaid = in_order(advances), in_order(payments)
    problems = wrong_flows("advances", lent, "payments", repaid)
    if problems:
        return problems
    period = _period(lent, repaid)
    start, wanted = lent[0][0], payment_day(day for day, _amount in repaid)
    answer = _rate(_terms(lent, start, period, wanted), _terms(repaid, start, period, wanted))
    return [answer] if isinstance(answer, Problem) else UsApr(_yearly(answer, period), period)


@precisely
def _yearly(rate: Decimal, period: UnitPeriod) -> Decimal:
    return rate * period.a_year.numerator / period.a_year.denominator * HUNDRED


def _period(lent: Sequence[Flow], repaid: Sequence[Flow]) -> UnitPeriod:
    """Return the unit-period; a single advance with a single payment has its term, a year at most, (b)(4)(ii)."""
    advances, payments = (sorted({day for day, _amount in flows}) for flows in (lent, repaid))
    if len(advances) > 1 or len(payments) > 1:
        return unit_period(advances, payments)
    start, end = advances[0], payments[0]
    months = whole_months(start, end)
    if months and months < _MONTHS:
        return UnitPeriod(Standard.TERM, 1, Fraction(_MONTHS, months))
    days = (end - start).days
    if not months and 0 < days < _DAYS:
        return UnitPeriod(Standard.TERM, 1, Fraction(_DAYS, days))
    return YEAR


def _terms(flows: Sequence[Flow], start: date, period: UnitPeriod, wanted: int) -> list[_Term]:
    if period.standard is Standard.TERM:
        return [_Term(amount, int(day > start), Fraction(0)) for day, amount in flows]
    return [_Term(amount, *split(start, day, period, wanted)) for day, amount in flows]


@precisely
def _rate(lent: Sequence[_Term], repaid: Sequence[_Term]) -> Decimal | Problem:
    """Return the rate of a unit-period: first with compound fractions, which tells if there is one, then simple."""
    timed = [(term.full + term.fraction, -term.amount) for term in lent]
    compound = rate_of(timed + [(term.full + term.fraction, term.amount) for term in repaid])
    if isinstance(compound, Problem):
        return compound

    def balance(rate: Decimal) -> tuple[Decimal, Decimal]:
        """Return the logarithm of what is lent over what is repaid, both at the beginning, and its slope."""
        (advanced, advanced_time), (paid, paid_time) = _worth(lent, rate), _worth(repaid, rate)
        return (advanced / paid).ln(), paid_time - advanced_time

    with localcontext(prec=DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN):  # very many periods go beyond what amounts need
        low, high = limits()
        falls = balance(low)[0] > 0
        if (balance(high)[0] > 0) == falls:
            return no_rate()
        start = (ONE + compound / HUNDRED).ln()
        return roots.find(balance, roots.Bracket(low, high, falls), start).exp() - ONE


def _worth(terms: Sequence[_Term], rate: Decimal) -> tuple[Decimal, Decimal]:
    """Return what terms are worth at the beginning at a rate, a logarithm of growth, and their mean time."""
    growth = rate.exp()
    worth = moment = ZERO
    for term in terms:
        simple = ONE + term.odd * (growth - ONE)
        part = term.amount / (simple * growth**term.full)
        worth += part
        moment += part * (term.full + term.odd * growth / simple)
    return worth, moment / worth
