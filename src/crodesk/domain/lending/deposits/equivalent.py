"""Equivalent rates: what deposits that pay their interest at other times must bear for the same yield."""

from decimal import Decimal

from crodesk.domain.lending.day_count import year_share
from crodesk.domain.lending.deposits.deposit import exact_coupons, lay_out
from crodesk.domain.lending.deposits.terms import DepositTerms, Paid
from crodesk.domain.lending.due_dates import MONTHLY, Unit
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely
from crodesk.domain.lending.rates import xirr
from crodesk.domain.problem import Problem

_DAYS = 365


@precisely
def equivalents(terms: DepositTerms) -> dict[Paid, Decimal] | list[Problem]:
    """Return the rates, percent a year and not rounded, at which deposits of the same tenor yield the same.

    Yields are compared as effective rates of the flows, before interest is rounded (equal internal rates of return).
    Tenors that aren't of months have no monthly form; compounded interest is compared with simple interest of the
    same time. `Problem`s as of `lay_out`.
    """
    made = lay_out(terms)
    if isinstance(made, list):
        return made
    effective = xirr(
        [
            (terms.start, -terms.amount),
            *((on, exact) for on, _days, exact in exact_coupons(terms)),
            (terms.maturity, terms.amount),
        ]
    )
    assert isinstance(effective, Decimal)  # what is paid back exceeds what is handed in by less than 400 times
    growth = ONE + effective / HUNDRED
    whole, share = growth ** (Decimal((terms.maturity - terms.start).days) / _DAYS), _share(terms)
    found = {Paid.MATURITY: (whole - ONE) / share, Paid.UPFRONT: (ONE - ONE / whole) / share}
    if terms.tenor.unit is Unit.MONTHS:
        found[Paid.MONTHLY] = (ONE - ONE / whole) / _worth_of_shares(terms, growth)
    return {paid: found[paid] * HUNDRED for paid in Paid if paid in found}


def _share(terms: DepositTerms) -> Decimal:
    return year_share(terms.day_count, terms.start, terms.maturity).fraction


def _worth_of_shares(terms: DepositTerms, growth: Decimal) -> Decimal:
    """Return what monthly payments of a rate of 1 are worth at the opening, for a principal of 1."""
    worth, before = ZERO, terms.start
    for month in range(1, terms.tenor.count + 1):
        day = terms.on(month, MONTHLY)
        share = year_share(terms.day_count, before, day).fraction
        worth += share / growth ** (Decimal((day - terms.start).days) / _DAYS)
        before = day
    return worth
