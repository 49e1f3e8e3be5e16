"""Sums of amounts that each grow for a whole number of steps: the two sides of every equation of rates."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.numbers import ONE, ZERO

_Term = tuple[Decimal, Decimal, int]


class PowerSum(NamedTuple):
    """The sum of `amount × growth^steps` over amounts above zero."""

    terms: tuple[_Term, ...]
    """Each amount from the last one on, the steps it grows, and how many more those are than of the one before."""
    gaps: frozenset[int]
    """The different numbers of steps between them: few, since instalments come regularly."""

    @classmethod
    def of(cls, amounts: Mapping[int, Decimal]) -> "PowerSum":
        """Return the sum of amounts that are given by how many steps they grow."""
        steps = sorted(amounts)
        gaps = [step - before for before, step in zip([0, *steps], steps, strict=False)]
        terms = tuple((amounts[step], Decimal(step), gap) for step, gap in zip(steps, gaps, strict=True))
        return cls(terms, frozenset(gaps))

    def at(self, growth: Decimal) -> tuple[Decimal, Decimal]:
        """Return the sum at a growth a step, and the mean steps that its parts have grown.

        The mean is the derivative of the logarithm of the sum by the logarithm of the growth; it rises with it.
        """
        powers = {gap: growth**gap for gap in self.gaps}
        power, value, moment = ONE, ZERO, ZERO
        for amount, steps, gap in self.terms:
            power *= powers[gap]
            grown = amount * power
            value += grown
            moment += grown * steps
        return value, moment / value
