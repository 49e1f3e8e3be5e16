"""Builds a schedule from terms: checks them, lays out the periods, walks them, adds fees and sums."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.schedule import checks, fees, flat, periods, totals
from crodesk.domain.lending.schedule.accrual import Accrual, accruals
from crodesk.domain.lending.schedule.principal import FlatLevel, Level, Repayment, repayment_of
from crodesk.domain.lending.schedule.rows import Row, Schedule
from crodesk.domain.lending.schedule.walk import Walk, is_open_ended
from crodesk.domain.lending.terms import Drawing, InterestType, LoanTerms, Method
from crodesk.domain.problem import Problem

MOST_ROWS = checks.MOST_ROWS


@precisely
def build(terms: LoanTerms) -> Schedule | list[Problem]:
    """Return the schedule that the terms give, or everything that is wrong with them.

    Amounts and dates of the rows are final: rounded as the terms say, the last row taking the rest. Sources: Fineract's
    progressive loans (unequal periods, drawings, repricing), its classic schedules (equal principal, flat, grace,
    skipped and fixed instalments), Frappe Lending (dates, ceiling of the instalment), F#'s finance library (rounding
    payments up and interest down). Never raises: a refused input is a `Problem` that names the field of `LoanTerms`.
    """
    problems = checks.problems(terms)
    if problems:
        return problems
    charged = fees.of(terms)
    lent = fees.lent(terms, charged)
    drawings = lent.drawings or (Drawing(lent.start, lent.amount),)
    times = _times(lent, drawings)
    walk, repayment = _walk(lent, times, drawings)
    rows = walk.run()
    if isinstance(rows, Problem):
        return [rows]
    return _schedule(terms, drawings, charged, rows, repayment)


def _times(terms: LoanTerms, drawings: Sequence[Drawing]) -> list[Accrual]:
    rows = periods.row_count(terms)
    if is_open_ended(terms):
        rows = min(2 * rows + _SPARE_ROWS, MOST_ROWS)
    return accruals(terms, periods.plan(terms, rows), drawings)


_SPARE_ROWS = 120
"""Rows that a kept instalment may need beyond twice those of the contract."""


def _walk(terms: LoanTerms, times: list[Accrual], drawings: Sequence[Drawing]) -> tuple[Walk, Repayment]:
    """Return the walk over the loan, and what decides about principal on it."""
    rows = len(times)
    if is_open_ended(terms):
        rows = len(periods.plan(terms, periods.row_count(terms)))
    undrawn = terms.amount - drawings[0].amount
    if terms.interest_type is InterestType.FLAT:
        total = flat.total_interest(times, terms.amount)
        repayment = _flat_repayment(terms, times, total)
        return Walk(
            terms, times, repayment, rows, terms.amount, undrawn, flat.interests(terms, times, total)
        ), repayment
    repayment = repayment_of(terms, times, rows, terms.amount)
    return Walk(terms, times, repayment, rows, drawings[0].amount, undrawn), repayment


def _flat_repayment(terms: LoanTerms, times: list[Accrual], total: Decimal) -> Repayment:
    if terms.method is Method.ANNUITY:
        return FlatLevel(terms, len(times), total)
    return repayment_of(terms, times, len(times), terms.amount)


def _schedule(
    terms: LoanTerms, drawings: Sequence[Drawing], charged: fees.Fees, rows: list[Row], repayment: Repayment
) -> Schedule:
    charged_rows = fees.added(rows, charged)
    first = repayment.first if isinstance(repayment, Level | FlatLevel) else None
    return Schedule(
        terms,
        tuple(charged_rows),
        tuple(drawings),
        totals.of(charged_rows, charged),
        totals.of_years(charged_rows),
        charged.upfront,
        charged.financed,
        first,
    )
