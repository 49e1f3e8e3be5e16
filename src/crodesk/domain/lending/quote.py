"""A quote: the schedule of a loan, what it truly costs, and what it would at higher rates."""

from dataclasses import dataclass, replace
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.schedule import Row, Schedule, build
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem

STRESSES = (1, 2, 3)
"""Points by which rates may rise, as an officer shows them to a borrower."""


@dataclass(frozen=True, slots=True)
class Stress:
    """What the loan comes to when every rate is higher by some points."""

    points: int
    instalment: Decimal
    """The largest instalment but the last, fees left out."""
    interest: Decimal
    payment: Decimal
    """Everything that the borrower pays."""
    largest_payment: Decimal
    """The largest instalment but the last, with the fee of its day."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a borrower is told."""

    schedule: Schedule
    effective_rate: Decimal | None
    """Percent a year with fees as cash flows, on ACT/365 (XIRR); `None` where no rate exists."""
    stress: tuple[Stress, ...]
    """Without those points at which it can't be laid out, such as where an agreed instalment is too small."""

    @property
    def unbearable(self) -> tuple[int, ...]:
        """The points at which the loan can't be laid out by its terms."""
        return tuple(points for points in STRESSES if points not in {one.points for one in self.stress})

    @property
    def instalment(self) -> Decimal:
        """The largest instalment but the last, fees left out: what the borrower must be able to pay."""
        return heaviest(self.schedule.rows)

    @property
    def largest_payment(self) -> Decimal:
        """The largest instalment but the last, with the fee of its day: what the borrower pays at once."""
        return dearest(self.schedule.rows)


def quote(terms: LoanTerms) -> Quote | list[Problem]:
    """Return the quote for a loan, or everything that is wrong with its terms."""
    schedule = build(terms)
    if not isinstance(schedule, Schedule):
        return schedule
    stressed = tuple(found for points in STRESSES if (found := stress(terms, points)))
    return Quote(schedule, schedule.effective_rate, stressed)


@precisely
def stress(terms: LoanTerms, points: int) -> Stress | None:
    """Return what the loan comes to at rates higher by some points; `None` where it can't be laid out then."""
    rates = tuple(replace(rate, percent=rate.percent + points) for rate in terms.rates)
    schedule = build(replace(terms, rates=rates))
    if not isinstance(schedule, Schedule):
        return None
    rows, totals = schedule.rows, schedule.totals
    return Stress(points, heaviest(rows), totals.interest, totals.payment, dearest(rows))


@precisely
def heaviest(rows: tuple[Row, ...]) -> Decimal:
    """Return the largest instalment but the last, or the only one, fees left out."""
    return max(row.principal + row.interest for row in rows[:-1] or rows)


def dearest(rows: tuple[Row, ...]) -> Decimal:
    """Return the largest payment but the last, or the only one, with the fee of its day."""
    return max(row.payment for row in rows[:-1] or rows)
