"""The short way through plain loans: one drawing, one rate, regular periods, nothing skipped, fixed or moved.

Nine loans in ten are such, and a screen lays one out at every key. Every figure is that of the long way
(`tests/domain/lending/test_schedule_plain.py` compares them); whatever isn't plain answers `None` here.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import due_dates
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.schedule.periods import anchor_of, regular_date, row_count
from crodesk.domain.lending.schedule.rows import Row
from crodesk.domain.lending.terms import InterestType, LoanTerms, Method

_FIXED_YEARS = {DayCount.ACT_365F: 365, DayCount.ACT_360: 360, DayCount.ACT_364: 364}
_METHODS = frozenset({Method.ANNUITY, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY})

_new = tuple.__new__
"""Makes a row without its Python constructor: in this loop that is half of the time."""


def rows_of(terms: LoanTerms) -> tuple[list[Row], Decimal | None] | None:
    """Return the rows of a plain loan, whose terms have been checked, and its level instalment, if it has one.

    `None` when the loan isn't plain.
    """
    if not _is_plain(terms):
        return None
    anchor, place = anchor_of(terms)
    dates = due_dates(anchor, 1 - place, row_count(terms), terms.frequency, terms.end_of_month)
    factors = _factors(terms, dates)
    if terms.instalment is not None:
        return _agreed(terms, dates, factors, terms.instalment)
    level = _level(terms, factors) if terms.method is Method.ANNUITY and len(dates) > 1 else None
    if level is not None and level < terms.amount * factors[0]:
        return None
    instalment = None if level is None else terms.instalments.apply(level)
    rows = _walked(terms, dates, factors, instalment)
    return None if rows is None else (rows, instalment)


def _agreed(
    terms: LoanTerms, dates: list[date], factors: list[Decimal], instalment: Decimal
) -> tuple[list[Row], Decimal | None] | None:
    """Return the rows with an instalment that was agreed; `None` where it ends the loan before its last due date."""
    if terms.method is not Method.ANNUITY:
        return None
    rows = _walked(terms, dates, factors, instalment)
    return None if rows is None or any(not row.balance for row in rows[:-1]) else (rows, instalment)


def _is_plain(terms: LoanTerms) -> bool:
    unusual = (
        terms.drawings, terms.skipped, terms.fixed, terms.balloon, terms.calendar, terms.maturity,
        terms.grace_principal, terms.grace_interest, terms.rates[1:],
    )  # fmt: skip
    if terms.method not in _METHODS or terms.interest_type is InterestType.FLAT or any(unusual):
        return False
    counted = terms.day_count in _FIXED_YEARS or terms.day_count in (DayCount.MONTHLY, DayCount.PERIOD_RATE)
    return counted and regular_date(terms, 0) == terms.start


def _factors(terms: LoanTerms, dates: list[date]) -> list[Decimal]:
    """Return the interest on one unit of principal in each period, unrounded."""
    percent, year = terms.rates[0].effective, _FIXED_YEARS.get(terms.day_count)
    if year is None:
        part, of = (1, 1) if terms.day_count is DayCount.PERIOD_RATE else terms.frequency.share
        return [percent * part / (HUNDRED * of)] * len(dates)
    days = [(end - start).days for start, end in zip([terms.start, *dates], dates, strict=False)]
    known = {count: percent * count / (HUNDRED * year) for count in set(days)}
    return [known[count] for count in days]


def _level(terms: LoanTerms, factors: list[Decimal]) -> Decimal:
    """Return the unrounded level instalment: the amount over the worth of one unit paid each time."""
    shrinking = {factor: ONE / (ONE + factor) for factor in set(factors)}
    worth = ZERO
    for factor in reversed(factors):
        worth = (ONE + worth) * shrinking[factor]
    return terms.amount / worth


def _walked(
    terms: LoanTerms, dates: list[date], factors: list[Decimal], instalment: Decimal | None
) -> list[Row] | None:
    """Return the rows; `None` where an instalment doesn't cover its interest, which the long way explains."""
    to_unit, rows, balance, before = terms.amounts.function(), len(dates), terms.amount, terms.start
    percent, found = terms.rates[0].effective, []
    part = terms.instalments.apply(terms.amount / rows) if terms.method is Method.EQUAL_PRINCIPAL else ZERO
    for n, due, factor in zip(range(1, rows + 1), dates, factors, strict=True):
        opening = balance
        interest = to_unit(opening * factor)
        principal = part if instalment is None else instalment - interest
        if n == rows or principal > opening:
            principal = opening
        elif principal <= ZERO and instalment is not None:
            return None
        balance = opening - principal
        payment = principal + interest
        cells: Iterable[object] = (
            n, due, due, (due - before).days, opening, principal, interest, ZERO, payment, balance, (), percent,
        )  # fmt: skip
        found.append(_new(Row, cells))
        before = due
    return found
