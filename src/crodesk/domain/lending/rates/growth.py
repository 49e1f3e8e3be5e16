"""The rate at which what is paid and what is received come to the same: the root of every rate of flows."""

from collections.abc import Iterable, Mapping
from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from itertools import pairwise

from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ONE, ZERO
from crodesk.domain.lending.rates import roots
from crodesk.domain.lending.rates.roots import Bracket
from crodesk.domain.lending.rates.sides import Sides
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LOWEST, HIGHEST = Decimal("-99.9999"), Decimal(1_000_000_000)
"""The percentages that are looked at: nearly all is lost, and what the dearest loans of a few days come to."""
DIGITS = 50
"""Digits of the search, more than the engine's own, so that none of what it returns is lost on the way."""
UNIT = Decimal("1e-24")
"""What rates are rounded to, in percent."""

_EDGE = 10 * roots.CLOSE
"""How near to a limit a search ends whose root lies beyond it."""


def rate_by_steps(flows: Iterable[tuple[int, Decimal]], per_year: int) -> Decimal | Problem:
    """Return the rate of flows at whole steps of time, of which a year has `per_year`: percent a year.

    Flows of one step count as their sum. Those that change direction once have exactly one rate. Of several rates
    the only one that isn't negative is returned; otherwise they are refused, like flows that no rate fits.
    """
    with localcontext(CONTEXT, prec=DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN):
        merged = _merged(flows)
        if isinstance(merged, Problem):
            return merged
        sides = Sides.of(merged, per_year)
        low, high = limits()
        if changes(merged.values()) > 1:
            from crodesk.domain.lending.rates import separation

            brackets = separation.brackets(sides, low, high)
        else:
            brackets = [Bracket(low, high, falls=merged[max(merged)] > 0)]
        found = [roots.find(sides.sloped, bracket, ZERO) for bracket in brackets]
        inside = [rate for rate in found if low + _EDGE < rate < high - _EDGE]
        percents = [((rate.exp() - ONE) * HUNDRED).quantize(UNIT) + ZERO for rate in inside]
    return _the_one(percents)


def limits() -> tuple[Decimal, Decimal]:
    """Return the logarithms of the growth at the lowest and the highest rate that is looked at."""
    low, high = ((ONE + percent / HUNDRED).ln() for percent in (LOWEST, HIGHEST))
    return low, high


def no_rate() -> Problem:
    """Return what is said of flows that no rate of the range fits."""
    text = N_("No rate from {lowest} % to {highest} % fits these flows.")
    return Problem("flows", text, {"lowest": LOWEST, "highest": HIGHEST})


def changes(amounts: Iterable[Decimal]) -> int:
    """Return how often amounts in order of time, none of them zero, change their sign."""
    return sum((one > 0) != (other > 0) for one, other in pairwise(amounts))


def _merged(flows: Iterable[tuple[int, Decimal]]) -> Mapping[int, Decimal] | Problem:
    """Return the sums of each time in order, without those that are zero, or why no rate is asked of them."""
    merged: dict[int, Decimal] = {}
    for step, amount in flows:
        if not amount.is_finite():
            return Problem("flows", N_("An amount is no number."))
        merged[step] = merged.get(step, ZERO) + amount
    if len(merged) == 1:
        return Problem("flows", N_("All of it is on one day: a rate needs time."))
    kept = {step: merged[step] for step in sorted(merged) if merged[step]}
    if not changes(kept.values()):
        return Problem("flows", N_("A rate needs money that is paid and money that is received."))
    return kept


def _the_one(percents: list[Decimal]) -> Decimal | Problem:
    """Return the rate that answers the question, or why there is none."""
    sensible = [percent for percent in percents if percent >= 0] if len(percents) > 1 else percents
    if len(sensible) == 1:
        return sensible[0]
    if percents:
        return Problem("flows", N_("{count} rates fit these flows, so none alone tells."), {"count": len(percents)})
    return no_rate()
