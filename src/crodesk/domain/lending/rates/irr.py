"""The internal rate of return of flows that come at equal periods."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.rates.growth import rate_by_steps
from crodesk.domain.problem import Problem


def irr(amounts: Sequence[Decimal]) -> Decimal | Problem:
    """Return the rate of amounts one period apart, in percent a period; what is paid is below zero.

    The sum of `amount / (1 + rate)^period` is zero at it. `Problem` on `flows` where no one rate tells: see
    `growth.rate_by_steps`, also for which of several rates is returned.
    """
    return rate_by_steps(enumerate(amounts), 1)


@precisely
def nominal_irr(amounts: Sequence[Decimal], periods_a_year: int) -> Decimal | Problem:
    """Return `irr` times the periods of a year: the nominal rate, in percent a year."""
    rate = irr(amounts)
    return rate if isinstance(rate, Problem) else rate * periods_a_year
