"""Searches for the rate whose quote has a given instalment: false position, which halves its steps where it stalls."""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.solve.instalments import instalment as instalment_of
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

HIGHEST_PERCENT = Decimal(1000)
PLACES = 10
"""Decimals of the percentage: enough for the instalment of the largest loans to come out to the unit."""

Quote = Callable[[Decimal], Schedule | list[Problem]]
"""Returns the schedule at a percentage."""


def rate_for(
    quoted: Quote, wanted: Decimal, most: Decimal = HIGHEST_PERCENT, places: int = PLACES
) -> Decimal | list[Problem]:
    """Return the percentage whose instalment is the one wanted, or comes nearest to it from below.

    It has at most `places` decimals. The instalment must not fall when the rate rises. `Problem` on `instalment` where
    it isn't even reached without interest, or not at `most` percent.
    """
    free = quoted(ZERO)
    if isinstance(free, list):
        return free
    least = instalment_of(free)
    if least > wanted:
        return [Problem("instalment", N_("Even without interest the instalment is {least}."), {"least": least})]

    def gap(percent: Decimal) -> Decimal | None:
        """Return how much the instalment is above the one wanted; `None` where there is no such loan."""
        schedule = quoted(percent)
        return None if isinstance(schedule, list) else instalment_of(schedule) - wanted

    highest = gap(most)
    if highest is not None and highest < 0:
        text = N_("Even at {highest} percent the instalment is lower.")
        return [Problem("instalment", text, {"highest": most})]
    below, above = _narrowed(gap, (ZERO, least - wanted), (most, highest), ONE.scaleb(-places))
    refused = quoted(above)
    if isinstance(refused, list) and gap(below):
        return refused
    return _simplest(gap, below, places)


def _narrowed(
    gap: Callable[[Decimal], Decimal | None],
    low: tuple[Decimal, Decimal],
    high: tuple[Decimal, Decimal | None],
    unit: Decimal,
) -> tuple[Decimal, Decimal]:
    """Return the percentages next to where the gap closes, the first one at it or before it, between two around it."""
    (below, lacking), (above, beyond) = low, high
    halve = False
    while lacking and above - below > unit:
        width = above - below
        share = ONE / 2 if halve or not beyond else lacking / (lacking - beyond)
        middle = min(max((below + width * share).quantize(unit, ROUND_FLOOR), below + unit), above - unit)
        found = gap(middle)
        if found is not None and found <= 0:
            below, lacking = middle, found
        else:
            above, beyond = middle, found
        halve = above - below > width / 2
    return below, above


def _simplest(gap: Callable[[Decimal], Decimal | None], percent: Decimal, most: int) -> Decimal:
    """Return the percentage rounded as far as its instalment stays the same."""
    wanted = gap(percent)
    for places in range(most):
        rounded = percent.quantize(ONE.scaleb(-places))
        if gap(rounded) == wanted:
            return rounded
    return percent
