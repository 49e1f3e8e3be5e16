"""The effective annual rate of flows by date."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from crodesk.domain.lending.rates.growth import rate_by_steps, rate_of
from crodesk.domain.problem import Problem

Flow = tuple[date, Decimal]
"""A day and the amount that moves on it: above zero is received, below is paid (or the other way round)."""
Years = Callable[[date, date], Fraction]
"""Returns the years from one day to another, exactly, by a day count."""

_DAYS_OF_A_YEAR = 365


def xirr(flows: Iterable[Flow], years: Years | None = None) -> Decimal | Problem:
    """Return the effective rate of dated flows in percent a year, exact to 20 decimals; their order doesn't matter.

    The sum of `amount / (1 + rate)^years` is zero at it, `years` counted from the first day: days over 365, as in
    Excel (KB Q116041) and in what crodesk quotes, unless another day count is given. `Problem` on `flows` where no
    one rate tells: money of one direction, all on one day, no rate in the range, or several (see
    `growth.rate_by_steps`, also for which of several is returned).
    """
    dated = list(flows)
    if years is None:
        return rate_by_steps([(day.toordinal(), amount) for day, amount in dated], _DAYS_OF_A_YEAR)
    first = min((day for day, _amount in dated), default=date.min)
    return rate_of([(years(first, day), amount) for day, amount in dated])
