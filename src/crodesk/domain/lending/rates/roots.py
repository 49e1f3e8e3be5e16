"""Finds where a function of known slope is zero between two places: Newton's steps, halving wherever they go astray."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

Sloped = Callable[[Decimal], tuple[Decimal, Decimal]]
"""Returns the value and the slope of a function."""

CLOSE = Decimal("1e-40")
"""How near to the root is near enough."""


class Bracket(NamedTuple):
    """Two places between which a function changes its sign."""

    low: Decimal
    high: Decimal
    falls: bool
    """Whether the function is above zero at `low` and not at `high`; else the other way round."""


def find(function: Sloped, bracket: Bracket, start: Decimal) -> Decimal:
    """Return the place in `bracket` where `function` changes its sign, searching from `start`.

    The root stays between two places at all times. A step of Newton's is taken only where it stays between them and
    is at most half as long as the step before; else the bracket is halved. So the search ends, whatever the function.
    """
    low, high, falls = bracket
    place = min(max(start, low), high)
    longest = high - low
    while True:
        value, slope = function(place)
        if (value > 0) == falls:
            low = place
        else:
            high = place
        following = _following(place, value, slope, (low, high), longest / 2)
        longest = abs(following - place)
        if longest < CLOSE:
            return following
        place = following


def _following(
    place: Decimal, value: Decimal, slope: Decimal, limits: tuple[Decimal, Decimal], longest: Decimal
) -> Decimal:
    """Return Newton's next place, or the middle where that is outside or too far."""
    low, high = limits
    if abs(value) <= abs(slope) * longest:
        following = place - value / slope if value else place
        if low <= following <= high:
            return following
    return (low + high) / 2
