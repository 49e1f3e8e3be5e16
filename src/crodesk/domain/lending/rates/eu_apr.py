"""The annual percentage rate of charge of the EU: Directive 2008/48/EC, Annex I (the same text in UK MCOB 10A.2.3R)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.rates import eu_intervals
from crodesk.domain.lending.rates.checks import in_order, wrong_flows
from crodesk.domain.lending.rates.eu_intervals import Base
from crodesk.domain.lending.rates.timed import rate_of
from crodesk.domain.lending.rates.xirr import Flow
from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class EuApr:
    """An annual percentage rate of charge."""

    percent: Decimal
    """Percent a year, effective; not rounded: it is disclosed to one decimal at least, half up."""
    base: Base
    """What the intervals were expressed in."""


def eu_apr(drawdowns: Iterable[Flow], payments: Iterable[Flow], base: Base | None = None) -> EuApr | list[Problem]:
    """Return the annual percentage rate of what is drawn and what is paid, charges included, all above zero.

    The basic equation: the sum of `C / (1 + X)^t` over drawdowns is the sum of `D / (1 + X)^s` over payments, the
    intervals t, s in years from the first drawdown. Without `base` it is the one that needs no days; months where
    all do. `Problem`s on `drawdowns` and `payments`: none, amounts not above zero, a payment before the first
    drawdown; on `flows` where no one rate fits.
    """
    drawn, paid = in_order(drawdowns), in_order(payments)
    problems = wrong_flows("drawdowns", drawn, "payments", paid)
    if problems:
        return problems
    first = drawn[0][0]
    base = base or eu_intervals.base_for(first, [day for day, _amount in drawn + paid])
    flows = [*((day, -amount) for day, amount in drawn), *paid]
    rate = rate_of([(eu_intervals.years(first, day, base), amount) for day, amount in flows])
    return [rate] if isinstance(rate, Problem) else EuApr(rate, base)
