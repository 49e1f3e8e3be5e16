"""How an account was used: what twelve whole months of its movements come to. What they don't tell stays unknown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO

MONTHS = 12
"""How many whole months before today are looked at."""
REGULAR = 3
"""In so many months a salary must have come for it to be one that comes to us."""


@dataclass(frozen=True, slots=True)
class Month:
    """What moved on one account in one calendar month, in the currency of the loan; own transfers left out."""

    first: date
    """The first day of the month."""
    inflow: Decimal | None
    """`None` where there is no rate for its currency; so below."""
    outflow: Decimal | None
    lowest: Decimal | None = None
    """The lowest balance stated; `None` where none is."""
    salary: bool = False
    """Whether a salary came in."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What the months come to."""

    inflow_a_month: Decimal | None = None
    outflow_a_month: Decimal | None = None
    lowest_balance: Decimal | None = None
    salary_here: bool | None = None


def month_before(today: date, months: int) -> date:
    """Return the first day of the calendar month that lies so many months before that of today."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, 1)


def usage(months: Collection[Month], today: date, *, paid_here: bool = False) -> Usage:
    """Return what months of all accounts come to, an average over those from the first that is known to the last.

    `paid_here` says that a salary is listed that is paid to an account with us.
    """
    known = [month for month in months if month_before(today, MONTHS) <= month.first < month_before(today, 0)]
    if not known:
        return Usage(salary_here=paid_here or None)
    first, last = min(month.first for month in known), month_before(today, 1)
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    salaries = len({month.first for month in known if month.salary})
    return Usage(
        inflow_a_month=_average((month.inflow for month in known), span),
        outflow_a_month=_average((month.outflow for month in known), span),
        lowest_balance=min((month.lowest for month in known if month.lowest is not None), default=None),
        salary_here=paid_here or salaries >= REGULAR or (False if span >= REGULAR else None),
    )


def _average(amounts: Iterable[Decimal | None], months: int) -> Decimal | None:
    found = list(amounts)
    return None if None in found else sum((amount for amount in found if amount is not None), ZERO) / months
