"""What makes terms impossible, each named with its field; all of it at once."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from crodesk.domain.lending.due_dates import Unit
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.schedule import date_checks, number_checks, option_checks
from crodesk.domain.lending.terms import FeeTime, LoanTerms, Method
from crodesk.domain.money import MINOR_UNITS, minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_ROWS = date_checks.MOST_ROWS
HIGHEST_PERCENT = Decimal(1000)
LARGEST = Decimal(10) ** 18
_MOST_FEE = HUNDRED
_SMALLEST_UNIT = ONE.scaleb(-12)


def problems(terms: LoanTerms) -> list[Problem]:
    """Return everything that is wrong with the terms; empty when a schedule can be laid out."""
    insane = number_checks.problems(terms)
    if insane:
        return insane
    found = [problem for check in _CHECKS for problem in check(terms)]
    return found or list(date_checks.problems(terms))


def _amount(terms: LoanTerms) -> Iterator[Problem]:
    if not _is_positive(terms.amount):
        yield Problem("amount", N_("The amount must be more than zero."))
    elif terms.amount > LARGEST:
        yield Problem("amount", N_("That is more than can be kept."))
    elif terms.amount % _unit(terms):
        yield Problem("amount", N_("The amount has parts smaller than {currency} has."), {"currency": terms.currency})


def _unit(terms: LoanTerms) -> Decimal:
    """Return what the amount must be a multiple of: the currency's smallest unit, whatever rows are rounded to."""
    return ONE.scaleb(-minor_units(terms.currency))


def _is_positive(value: Decimal | None) -> bool:
    return value is not None and value > ZERO


def _currency(terms: LoanTerms) -> Iterator[Problem]:
    if terms.currency not in MINOR_UNITS:
        yield Problem("currency", N_("“{currency}” is no currency of ISO 4217."), {"currency": terms.currency})


def _rates(terms: LoanTerms) -> Iterator[Problem]:
    if not terms.rates:
        yield Problem("rates", N_("A loan needs a rate."))
    for one in terms.rates:
        if not ZERO <= one.effective <= HIGHEST_PERCENT:
            yield Problem("rates", N_("A rate lies between 0 and {highest} percent."), {"highest": HIGHEST_PERCENT})
        if one.floor is not None and one.cap is not None and one.floor > one.cap:
            yield Problem("rates", N_("The floor of a rate is above its cap."))
    since = [one.since for one in terms.rates]
    if since != sorted(set(since)):
        yield Problem("rates", N_("Each rate begins on a later day than the one before."))


def _count(terms: LoanTerms) -> Iterator[Problem]:
    if terms.method is Method.CUSTOM:
        return
    if terms.count < 0 or (not terms.count and terms.maturity is None):
        yield Problem("count", N_("A loan has at least one instalment."))
    elif terms.count > MOST_ROWS:
        yield Problem("count", N_("A loan has at most {most} instalments."), {"most": MOST_ROWS})
    if terms.count and terms.maturity:
        yield Problem("maturity", N_("Give either the number of instalments or the maturity."))
    if terms.frequency.count < 1:
        yield Problem("frequency", TOO_NEAR, {"unit": ONE_OF[terms.frequency.unit]})


TOO_NEAR = N_("Due dates are at least one {unit} apart.")
ONE_OF = {Unit.MONTHS: N_("month"), Unit.WEEKS: N_("week"), Unit.DAYS: N_("day")}


def _roundings(terms: LoanTerms) -> Iterator[Problem]:
    for name, rounding in (("rounding", terms.amounts), ("instalment_rounding", terms.instalments)):
        if not _SMALLEST_UNIT <= rounding.unit <= LARGEST:
            yield Problem(name, N_("Amounts are rounded to multiples of more than zero."))
        elif rounding.unit % _unit(terms):
            text = N_("{currency} has no amount as small as that: nobody could pay it.")
            yield Problem(name, text, {"currency": terms.currency})


def _fees(terms: LoanTerms) -> Iterator[Problem]:
    for fee in terms.fees:
        if min(fee.amount, fee.percent) < ZERO:
            yield Problem("fees", N_("A fee can't be negative."))
        elif fee.percent > _MOST_FEE or fee.amount > LARGEST:
            yield Problem("fees", N_("A fee is at most {most} percent of the amount."), {"most": _MOST_FEE})
        if fee.time is FeeTime.ON_DATE and (fee.on is None or fee.on < terms.start):
            yield Problem("fees", N_("A fee paid on a date needs one on or after the first drawing."))


def _instalment(terms: LoanTerms) -> Iterator[Problem]:
    if terms.instalment is None:
        return
    if not _is_positive(terms.instalment) or terms.instalment > LARGEST:
        yield Problem("instalment", N_("The instalment must be more than zero."))
    if terms.method not in (Method.ANNUITY, Method.BALLOON):
        yield Problem("instalment", N_("Only level instalments can be agreed beforehand."))


_CHECKS: tuple[Callable[[LoanTerms], Iterator[Problem]], ...] = (
    _amount,
    _currency,
    _rates,
    _count,
    _roundings,
    _fees,
    _instalment,
    option_checks.grace,
    option_checks.balloon,
    option_checks.drawings,
    option_checks.table,
    option_checks.repricing,
    option_checks.flat,
)
