"""The rate of flows at exact times that aren't whole days: the laws' intervals, and other day counts."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm

from crodesk.domain.lending.rates.growth import rate_by_steps
from crodesk.domain.problem import Problem

Timed = tuple[Fraction, Decimal]
"""A time in years (or in periods) and an amount."""


def rate_of(flows: Iterable[Timed]) -> Decimal | Problem:
    """Return the rate of flows at exact times, percent for each unit of time, compounded once in it."""
    timed = list(flows)
    steps = lcm(*(time.denominator for time, _amount in timed))
    return rate_by_steps([(int(time * steps), amount) for time, amount in timed], steps)
