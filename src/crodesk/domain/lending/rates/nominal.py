"""Effective and nominal rates: the same growth of a year, compounded once or several times."""

from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ONE, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@precisely
def effective(nominal_percent: Decimal, times: int) -> Decimal | Problem:
    """Return the effective rate of a nominal one that is compounded `times` a year, both in percent a year.

    `(1 + nominal / times)^times - 1`. `Problem` on `times` below 1, on `rate` where all would be lost in a period.
    """
    wrong = _wrong(times, nominal_percent, -HUNDRED * times)
    if wrong:
        return wrong
    return ((ONE + nominal_percent / HUNDRED / times) ** times - ONE) * HUNDRED


@precisely
def nominal(effective_percent: Decimal, times: int) -> Decimal | Problem:
    """Return the nominal rate, compounded `times` a year, of an effective one, both in percent a year.

    `times × ((1 + effective)^(1/times) - 1)`. `Problem` on `times` below 1, on `rate` of -100 % or less.
    """
    wrong = _wrong(times, effective_percent, -HUNDRED)
    if wrong:
        return wrong
    return times * ((ONE + effective_percent / HUNDRED) ** (ONE / times) - ONE) * HUNDRED


def _wrong(times: int, percent: Decimal, limit: Decimal) -> Problem | None:
    if times < 1:
        return Problem("times", N_("Interest is compounded at least once a year."))
    if not percent.is_finite() or percent <= limit:
        return Problem("rate", N_("The rate must be above {limit} %."), {"limit": limit})
    return None
