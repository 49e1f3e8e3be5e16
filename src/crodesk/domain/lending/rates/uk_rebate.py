"""What settles a credit agreement of the UK early: the Consumer Credit (Early Settlement) Regulations 2004."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

PENNY = Decimal("0.01")
RATE_UNIT = Decimal("0.000001")
"""What the rate of a month, as a fraction, is rounded to."""

_MONTHS = 12

AtMonth = tuple[int, Decimal]
"""A whole month since the beginning and an amount."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is paid to end an agreement before its time."""

    amount: Decimal
    """To pay on the day of settlement, beside nothing else."""
    rebate: Decimal
    """What is taken off the instalments that are left."""


@precisely
def settle(
    credit: Sequence[AtMonth],
    instalments: Sequence[AtMonth],
    apr: Decimal,
    months: int,
    part: Fraction = Fraction(0),
) -> Settlement | list[Problem]:
    """Return what settles an agreement some whole months and a part of a month after its beginning.

    SI 2004/1483, regulation 5 and Schedule: `r = (1 + APR)^(1/12) - 1` to 6 decimals; each drawing and each payment
    made grows by it until `months`, rounded to the penny; what is left grows on for `part`. `apr` is percent a year,
    `part` a fraction of a month (28 days' notice: 28/30 or 28/31); an instalment at `months` is paid by then.
    """
    problems = _problems(credit, instalments, apr, months, part)
    if problems:
        return problems
    growth = ONE + ((ONE + apr / HUNDRED) ** (ONE / _MONTHS) - ONE).quantize(RATE_UNIT, ROUND_HALF_UP)
    owed = _grown(credit, growth, months) - _grown(instalments, growth, months)
    amount = (owed * growth ** (Decimal(part.numerator) / part.denominator)).quantize(PENNY, ROUND_HALF_UP)
    left = sum((instalment for month, instalment in instalments if month > months), ZERO)
    return Settlement(amount, left - amount)


def _grown(amounts: Sequence[AtMonth], growth: Decimal, months: int) -> Decimal:
    """Return what amounts until a month have grown to by then, each rounded."""
    return sum(
        (
            (amount * growth ** (months - month)).quantize(PENNY, ROUND_HALF_UP)
            for month, amount in amounts
            if month <= months
        ),
        ZERO,
    )


def _problems(
    credit: Sequence[AtMonth], instalments: Sequence[AtMonth], apr: Decimal, months: int, part: Fraction
) -> list[Problem]:
    """Return everything that is wrong with what is asked."""
    problems = []
    for field, amounts in (("credit", credit), ("instalments", instalments)):
        if not amounts or not all(month >= 0 and amount.is_finite() and amount > 0 for month, amount in amounts):
            problems.append(Problem(field, N_("Each amount must be more than zero.")))
    if not apr.is_finite() or apr < 0:
        problems.append(Problem("apr", N_("The rate can't be negative.")))
    if months < 0:
        problems.append(Problem("months", N_("The settlement lies after the beginning.")))
    if not 0 <= part < 1:
        problems.append(Problem("part", N_("The part of a month lies between 0 and 1.")))
    return problems
