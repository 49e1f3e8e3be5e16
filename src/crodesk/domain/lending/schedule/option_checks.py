"""What makes the options of a loan impossible: grace, balloon, drawings, a custom table, flat interest."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.day_count import EVEN_PERIODS
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.terms import BalloonKind, GraceMode, InterestType, LoanTerms, Method, Repricing
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def grace(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what is wrong with the periods of grace."""
    for name, periods in (("grace_principal", terms.grace_principal), ("grace_interest", terms.grace_interest)):
        extends = name == "grace_principal" and terms.grace_mode is GraceMode.EXTEND
        if periods < 0:
            yield Problem(name, N_("Periods of grace can't be negative."))
        elif terms.count > 0 and periods >= terms.count and not extends:
            yield Problem(name, N_("Grace leaves no instalment: there are only {count}."), {"count": terms.count})
    if terms.grace_principal and terms.method in (Method.CUSTOM, Method.BULLET):
        yield Problem("grace_principal", N_("Grace on principal means nothing with this method."))
    if terms.grace_principal and terms.grace_mode is GraceMode.EXTEND and not terms.count:
        yield Problem("grace_mode", N_("Grace can't lengthen a loan whose maturity is given."))


def balloon(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what is wrong with the balloon."""
    if (terms.balloon is None) is (terms.method is Method.BALLOON):
        yield Problem("balloon", N_("A balloon loan, and only that, says how large the balloon is."))
    if terms.balloon is None:
        return
    value, most = terms.balloon.value, terms.amount if terms.balloon.kind is BalloonKind.AMOUNT else HUNDRED
    if not ZERO < value < most:
        yield Problem("balloon", N_("A balloon is more than nothing and less than the whole loan."))
    elif terms.balloon.kind is BalloonKind.PRINCIPAL_PERCENT and value * _paying(terms) > HUNDRED:
        yield Problem("balloon", N_("The instalments repay more than the whole loan before the last."))


def _paying(terms: LoanTerms) -> int:
    """Return how many instalments repay principal before the last; 0 when maturity tells."""
    within = terms.grace_principal if terms.grace_mode is GraceMode.WITHIN else 0
    return max(terms.count - 1 - within, 0)


def drawings(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what is wrong with the drawings."""
    if not terms.drawings:
        return
    days = [one.on for one in terms.drawings]
    if days[0] != terms.start or days != sorted(set(days)):
        yield Problem("drawings", N_("The first drawing is on the day the loan starts, each other one later."))
    if not all(ZERO < one.amount <= terms.amount for one in terms.drawings):
        yield Problem("drawings", N_("Every drawing is more than zero, and none more than the whole."))
    elif sum((one.amount for one in terms.drawings), ZERO) != terms.amount:
        yield Problem("drawings", N_("The drawings don't add up to the amount of the loan."))


def table(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what is wrong with a custom table."""
    if bool(terms.table) is not (terms.method is Method.CUSTOM):
        yield Problem("table", N_("A custom loan, and only that, has a table of dates and principal."))
    if not terms.table:
        return
    days = [one.due for one in terms.table]
    if days != sorted(set(days)) or days[0] <= terms.start:
        yield Problem("table", N_("The dates of the table come one after another, the first after the start."))
    parts: list[Decimal] = [one.principal for one in terms.table]
    if not all(ZERO <= part <= terms.amount for part in parts):
        yield Problem("table", N_("No part of the principal is negative, and none more than the whole."))
    elif sum(parts, ZERO) != terms.amount:
        yield Problem("table", N_("The parts of the table don't add up to the amount of the loan."))
    if terms.day_count in EVEN_PERIODS:
        yield Problem("day_count", N_("A custom table needs a day count that counts days."))


def repricing(terms: LoanTerms) -> Iterator[Problem]:
    """Yield whether there is no instalment that could be kept when the rate changes."""
    keeps = terms.repricing is Repricing.KEEP_INSTALMENT and len(terms.rates) > 1
    if keeps and terms.method not in (Method.ANNUITY, Method.EQUAL_PRINCIPAL):
        yield Problem("repricing", N_("With this method there is no instalment to keep when the rate changes."))


def flat(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what flat interest can't be combined with."""
    if terms.interest_type is not InterestType.FLAT:
        return
    for name, given in (
        ("drawings", len(terms.drawings) > 1),
        ("rates", len(terms.rates) > 1),
        ("skipped", bool(terms.skipped)),
        ("fixed", bool(terms.fixed)),
    ):
        if given:
            yield Problem(name, N_("Flat interest knows one rate, one drawing and equal instalments."))
