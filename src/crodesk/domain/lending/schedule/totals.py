"""Sums over a schedule: of the whole and of calendar years."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule.fees import Fees
from crodesk.domain.lending.schedule.rows import Row, Totals, YearTotal


def of(years: Sequence[YearTotal], fees: Fees) -> Totals:
    """Return what the loan comes to, from the sums of its years; a financed fee is a fee, but paid as principal."""
    principal = sum((year.principal for year in years), ZERO)
    interest = sum((year.interest for year in years), ZERO)
    in_rows = sum((year.fee for year in years), ZERO)
    paid = principal + interest + in_rows + fees.upfront
    return Totals(principal, interest, in_rows + fees.upfront + fees.financed, paid)


def of_years(rows: Sequence[Row]) -> tuple[YearTotal, ...]:
    """Return the sums of each year with a due date."""
    columns: dict[str, tuple[Any, ...]] = dict(zip(Row._fields, zip(*rows, strict=True), strict=True))
    found, end = [], 0
    for year, group in groupby([due.year for due in columns["due"]]):
        start, end = end, end + len(list(group))
        principal, interest, fee = (sum(columns[name][start:end], ZERO) for name in ("principal", "interest", "fee"))
        found.append(YearTotal(year, principal, interest, fee, principal + interest + fee, rows[end - 1].balance))
    return tuple(found)
