"""Builds a schedule from terms: checks them, lays out the periods, walks them, adds fees and sums."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.schedule import checks, fees, flat, periods, totals
from crodesk.domain.lending.schedule.accrual import Accrual, accruals
from crodesk.domain.lending.schedule.plain import rows_of
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
    plain = rows_of(lent)
    if plain is not None:
        return _schedule(terms, drawings, charged, *plain)
    return _long_way(terms, lent, drawings, charged)


def _long_way(
    terms: LoanTerms, lent: LoanTerms, drawings: Sequence[Drawing], charged: fees.Fees
) -> Schedule | list[Problem]:
    """Lay out a loan whose periods must be looked at one by one."""
    times = _times(lent, drawings)
    walk, repayment = _walk(lent, times, drawings)
    rows = walk.run()
    if isinstance(rows, Problem):
        return [rows]
    first = repayment.first if isinstance(repayment, Level | FlatLevel) else None
    return _schedule(terms, drawings, charged, rows, first)


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
    terms: LoanTerms, drawings: Sequence[Drawing], charged: fees.Fees, rows: list[Row], first: Decimal | None
) -> Schedule:
    with_fees = fees.added(rows, charged)
    years = totals.of_years(with_fees)
    sums = totals.of(years, charged)
    return Schedule(terms, tuple(with_fees), tuple(drawings), sums, years, charged.upfront, charged.financed, first)
