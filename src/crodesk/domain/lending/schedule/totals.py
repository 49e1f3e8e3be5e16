"""Sums over a schedule: of the whole and of calendar years."""

from collections.abc import Sequence
from itertools import groupby

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule.fees import Fees
from crodesk.domain.lending.schedule.rows import Row, Totals, YearTotal


def of(rows: Sequence[Row], fees: Fees) -> Totals:
    """Return what the loan comes to; a financed fee is a fee, but paid as principal."""
    principal = sum((row.principal for row in rows), ZERO)
    interest = sum((row.interest for row in rows), ZERO)
    in_rows = sum((row.fee for row in rows), ZERO)
    paid = principal + interest + in_rows + fees.upfront
    return Totals(principal, interest, in_rows + fees.upfront + fees.financed, paid)


def of_years(rows: Sequence[Row]) -> tuple[YearTotal, ...]:
    """Return the sums of each year with a due date."""
    found = []
    for year, group in groupby(rows, key=lambda row: row.due.year):
        inside = list(group)
        principal = sum((row.principal for row in inside), ZERO)
        interest = sum((row.interest for row in inside), ZERO)
        fee = sum((row.fee for row in inside), ZERO)
        found.append(YearTotal(year, principal, interest, fee, principal + interest + fee, inside[-1].balance))
    return tuple(found)
