"""Builds a schedule from terms: checks them, has the rows reckoned, adds fees and sums."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.schedule import checks, fees, plain, totals
from crodesk.domain.lending.schedule.rows import Row, Schedule
from crodesk.domain.lending.terms import Drawing, LoanTerms
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
    found = plain.rows_of(lent) or _the_long_way(lent, drawings)
    return [found] if isinstance(found, Problem) else _schedule(terms, drawings, charged, *found)


def _the_long_way(terms: LoanTerms, drawings: Sequence[Drawing]) -> tuple[list[Row], Decimal | None] | Problem:
    from crodesk.domain.lending.schedule import long_way  # plain loans, which are most, start quicker without it

    return long_way.rows_of(terms, drawings)


def _schedule(
    terms: LoanTerms, drawings: Sequence[Drawing], charged: fees.Fees, rows: list[Row], first: Decimal | None
) -> Schedule:
    with_fees = fees.added(rows, charged)
    years = totals.of_years(with_fees)
    sums = totals.of(years, charged)
    return Schedule(terms, tuple(with_fees), tuple(drawings), sums, years, charged.upfront, charged.financed, first)
