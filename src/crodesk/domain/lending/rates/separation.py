"""Tells apart the rates of flows that change their direction more than once: a bracket around each."""

from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.rates.roots import Bracket
from crodesk.domain.lending.rates.sides import Place, Sides

NARROWEST = Decimal("1e-9")
"""Brackets aren't split beyond this: two rates that are nearer to each other are taken for two in one place."""


def brackets(sides: Sides, low: Decimal, high: Decimal) -> list[Bracket]:
    """Return brackets between the rates `low` and `high` that hold one rate each, from low to high.

    Nothing is missed: the slope of the ratio lies between bounds that follow from the mean times at the ends, since
    those rise with the rate. A bracket is split until its bounds show that it holds one rate or none; one that is
    too narrow to split stands for two rates, unless the sign changes in it.
    """
    found: list[Bracket] = []
    waiting = [(sides.at(low), sides.at(high))]
    while waiting:
        left, right = waiting.pop()
        crosses = (left.ratio > 0) != (right.ratio > 0)
        narrow = right.rate - left.rate < NARROWEST
        if crosses and (narrow or _is_monotone(left, right)):
            found.append(_between(left, right))
        elif crosses or not _keeps_away(left, right):
            if narrow:
                found += [_between(left, right)] * 2
                continue
            middle = sides.at((left.rate + right.rate) / 2)
            waiting += [(middle, right), (left, middle)]
    return found


def _between(left: Place, right: Place) -> Bracket:
    return Bracket(left.rate, right.rate, falls=left.ratio > 0)


def _slopes(left: Place, right: Place) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest slope that the ratio can have between two places."""
    return left.received - right.paid, right.received - left.paid


def _is_monotone(left: Place, right: Place) -> bool:
    """Tell whether the ratio only rises or only falls between two places."""
    least, greatest = _slopes(left, right)
    return least > 0 or greatest < 0


def _keeps_away(left: Place, right: Place) -> bool:
    """Tell whether the ratio, of one sign at both places, can't come to zero between them."""
    least, greatest = _slopes(left, right)
    width = right.rate - left.rate
    if left.ratio > 0:
        return left.ratio + min(least, ZERO) * width > 0 or right.ratio - max(greatest, ZERO) * width > 0
    return left.ratio + max(greatest, ZERO) * width < 0 or right.ratio - min(least, ZERO) * width < 0
