"""The long way through a loan: its periods looked at one by one, with all that may happen on the way."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.schedule import flat, periods
from crodesk.domain.lending.schedule.accrual import Accrual, accruals
from crodesk.domain.lending.schedule.date_checks import MOST_ROWS
from crodesk.domain.lending.schedule.principal import FlatLevel, Level, Repayment, repayment_of
from crodesk.domain.lending.schedule.rows import Row
from crodesk.domain.lending.schedule.walk import Walk, is_open_ended
from crodesk.domain.lending.terms import Drawing, InterestType, LoanTerms, Method
from crodesk.domain.problem import Problem

_SPARE_ROWS = 120
"""Rows that a kept instalment may need beyond twice those of the contract."""
_LAST_YEAR = 9000
"""The year that no period begins after."""


def rows_of(terms: LoanTerms, drawings: Sequence[Drawing]) -> tuple[list[Row], Decimal | None] | Problem:
    """Return the rows of a loan whose terms have been checked, and its first level instalment, if it has any."""
    times = _times(terms, drawings)
    walk, repayment = _walk(terms, times, drawings)
    rows = walk.run()
    if isinstance(rows, Problem):
        return rows
    return rows, repayment.first if isinstance(repayment, Level | FlatLevel) else None


def _times(terms: LoanTerms, drawings: Sequence[Drawing]) -> list[Accrual]:
    rows = periods.row_count(terms)
    if is_open_ended(terms):
        part, of = terms.frequency.share
        most = (_LAST_YEAR - terms.start.year) * of // part
        rows = min(2 * rows + _SPARE_ROWS, MOST_ROWS, most)
    return accruals(terms, periods.plan(terms, rows), drawings)


def _walk(terms: LoanTerms, times: list[Accrual], drawings: Sequence[Drawing]) -> tuple[Walk, Repayment]:
    """Return the walk over the loan, and what decides about principal on it."""
    rows = len(times)
    if is_open_ended(terms):
        rows = len(periods.plan(terms, periods.row_count(terms)))
    undrawn = terms.amount - drawings[0].amount
    if terms.interest_type is InterestType.FLAT:
        total = flat.total_interest(times, terms.amount)
        repayment = _flat_repayment(terms, times, total)
        even = flat.interests(terms, times, total)
        return Walk(terms, times, repayment, rows, terms.amount, undrawn, even), repayment
    repayment = repayment_of(terms, times, rows, terms.amount)
    return Walk(terms, times, repayment, rows, drawings[0].amount, undrawn), repayment


def _flat_repayment(terms: LoanTerms, times: list[Accrual], total: Decimal) -> Repayment:
    if terms.method is Method.ANNUITY:
        return FlatLevel(terms, len(times), total)
    return repayment_of(terms, times, len(times), terms.amount)
