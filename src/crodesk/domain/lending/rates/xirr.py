"""The effective annual rate of flows by date."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.day_count import EVEN_PERIODS, DayCount, year_share
from crodesk.domain.lending.rates.growth import rate_by_steps
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

Flow = tuple[date, Decimal]
"""A day and the amount that moves on it: above zero is received, below is paid (or the other way round)."""

_DAYS_OF_A_YEAR = 365


def xirr(flows: Iterable[Flow], day_count: DayCount = DayCount.ACT_365F) -> Decimal | Problem:
    """Return the effective rate of dated flows in percent a year, exact to 20 decimals; their order doesn't matter.

    The sum of `amount / (1 + rate)^years` is zero at it, `years` counted from the first day: days over 365, as in
    Excel (KB Q116041) and in what crodesk quotes, unless another day count is given. `Problem` on `flows` where no
    one rate tells: money of one direction, all on one day, no rate in the range, or several (see
    `growth.rate_by_steps`, also for which of several is returned); on `day_count` where it counts periods, not days.
    """
    dated = list(flows)
    if day_count is DayCount.ACT_365F:
        return rate_by_steps([(day.toordinal(), amount) for day, amount in dated], _DAYS_OF_A_YEAR)
    if day_count in EVEN_PERIODS:
        return Problem("day_count", N_("{day_count} counts periods, and dates need days."), {"day_count": day_count})
    from fractions import Fraction

    from crodesk.domain.lending.rates.timed import rate_of

    first = min((day for day, _amount in dated), default=date.min)
    return rate_of([(Fraction(*year_share(day_count, first, day)), amount) for day, amount in dated])
