"""How well an attribute tells good from bad: weight of evidence by level, information value of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from crodesk.domain.lending.numbers import CONTEXT, ZERO
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

STRENGTHS = (
    (Decimal("0.02"), N_("useless")),
    (Decimal("0.1"), N_("weak")),
    (Decimal("0.3"), N_("medium")),
    (Decimal("0.5"), N_("strong")),
)
"""What an information value below each limit is called (Siddiqi); 0.5 and more is suspicious."""
SUSPICIOUS = N_("suspicious")


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases of a level turned out good and bad."""

    level: str
    good: int
    bad: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """An attribute with its weights, not rounded."""

    woe: dict[str, Decimal]
    """By level: ln(part of all good / part of all bad); more means more good."""
    iv: Decimal
    """The sum over levels of (part of good - part of bad) x WoE."""

    @property
    def strength(self) -> str:
        """What the information value is called, a message id."""
        return next((name for limit, name in STRENGTHS if self.iv < limit), SUSPICIOUS)


def weigh(counts: Sequence[Count]) -> Weighted | list[Problem]:
    """Return the weights of an attribute's levels; a level without good or without bad has none and is named."""
    problems = [
        Problem(
            one.level,
            N_("“{level}” needs cases that turned out good and bad; join it with another."),
            {"level": one.level},
        )
        for one in counts
        if one.good <= 0 or one.bad <= 0
    ]
    if problems or not counts:
        return problems or [Problem("", N_("There are no cases."))]
    with localcontext(CONTEXT):
        return _weighted(counts)


def _weighted(counts: Sequence[Count]) -> Weighted:
    all_good, all_bad = sum(one.good for one in counts), sum(one.bad for one in counts)
    woe, iv = {}, ZERO
    for one in counts:
        good, bad = Decimal(one.good) / all_good, Decimal(one.bad) / all_bad
        woe[one.level] = (good / bad).ln()
        iv += (good - bad) * woe[one.level]
    return Weighted(woe, iv)
