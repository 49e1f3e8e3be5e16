"""How odds become points: so many points at given odds, and so many more that double them (Siddiqi).

Score = Offset + Factor x ln(odds), odds being good to bad; Factor = PDO / ln 2; Offset = S0 - Factor x ln(odds0).
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from crodesk.domain.lending.numbers import CONTEXT
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

TWO = Decimal(2)


@dataclass(frozen=True, slots=True)
class Scale:
    """How odds become points."""

    factor: Decimal
    """Points for each e-fold of the odds; not rounded."""
    offset: Decimal
    """Points at even odds; not rounded."""

    def score(self, odds: Decimal) -> Decimal:
        """Return the points of odds of good to bad; more than zero, else `decimal.InvalidOperation` is raised."""
        with localcontext(CONTEXT):
            return self.offset + self.factor * odds.ln()

    def odds(self, score: Decimal) -> Decimal:
        """Return the odds of good to bad that points stand for."""
        with localcontext(CONTEXT):
            return ((score - self.offset) / self.factor).exp()


def scale(score: Decimal, odds: Decimal, pdo: Decimal) -> Scale | Problem:
    """Return the scale on which `odds` of good to bad get `score` points, and `pdo` more points double the odds."""
    if not odds.is_finite() or odds <= 0:
        return Problem("odds", N_("The odds must be more than 0."))
    if not pdo.is_finite() or pdo <= 0:
        return Problem("pdo", N_("The points that double the odds must be more than 0."))
    with localcontext(CONTEXT):
        factor = pdo / TWO.ln()
        return Scale(factor, score - factor * odds.ln())


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over weights of evidence."""

    intercept: Decimal
    attributes: int
    """How many attributes it has, among which intercept and offset are shared out."""
    predicts: Literal["good", "bad"]
    """Whether more of the logit means more good or more bad."""


def points(woe: Decimal, coefficient: Decimal, model: Model, of: Scale) -> Decimal:
    """Return the points of one level of an attribute, not rounded.

    -(WoE x b + a / n) x Factor + Offset / n where the model predicts bad; without the minus where it predicts good. WoE
    is ln(part of the good / part of the bad), so that b is negative in a sound model of bad.
    """
    with localcontext(CONTEXT):
        part = (woe * coefficient + model.intercept / model.attributes) * of.factor
        return (part if model.predicts == "good" else -part) + of.offset / model.attributes
