"""Amount, rate, term and instalment: from any three of them, the fourth. The inverse of quoting."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve.instalments import instalment as instalment_of
from crodesk.domain.lending.solve.rate_search import HIGHEST_PERCENT, PLACES, rate_for
from crodesk.domain.lending.solve.search import first_yes, last_yes
from crodesk.domain.lending.solve.time_value import periods_for
from crodesk.domain.lending.terms import LoanTerms, Method, RateSegment
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_PERIODS = 600
"""The longest term that is looked at, in periods."""
LARGEST = 10**18
"""The largest amount that is looked at, in minor units."""
WITHOUT_TERM = frozenset({Method.INTEREST_ONLY, Method.BULLET, Method.CUSTOM})
"""The methods whose instalment doesn't fall when the term grows."""


class Unknown(StrEnum):
    """What is asked for; the other three are given."""

    AMOUNT = "amount"
    RATE = "rate"
    TERM = "term"
    INSTALMENT = "instalment"


@dataclass(frozen=True, slots=True)
class Found:
    """The terms with the fourth figure in its place, and the schedule that they give."""

    schedule: Schedule
    value: Decimal
    """The figure asked for: an amount, percent a year, a number of periods, or an instalment."""

    @property
    def terms(self) -> LoanTerms:
        """Return the terms, which quote to the schedule."""
        return self.schedule.terms


@precisely
def solve(terms: LoanTerms, unknown: Unknown, instalment: Decimal = ZERO) -> Found | list[Problem]:
    """Return the fourth of amount, rate, term and instalment; what `terms` say of the unknown is passed over.

    The amount is the largest, and the term the shortest, whose instalment isn't more than the one given; the rate is
    the one for the whole term whose instalment is the one given, rounded as far as that holds, or else comes nearest
    to it from below. An instalment is that of `instalments.instalment`, without fees. `Problem`s on the fields of
    `LoanTerms`, and on `instalment` where none can do.
    """
    if unknown is Unknown.INSTALMENT:
        return _found(build(terms), instalment_of)
    if not instalment.is_finite() or instalment <= 0:
        return [Problem("instalment", N_("The instalment must be more than zero."))]
    return _SOLVERS[unknown](dataclasses.replace(terms, instalment=None), instalment)


def _found(schedule: Schedule | list[Problem], value: Callable[[Schedule], Decimal]) -> Found | list[Problem]:
    return schedule if isinstance(schedule, list) else Found(schedule, value(schedule))


def _at_most(terms: LoanTerms, instalment: Decimal) -> bool:
    """Tell whether terms can be quoted with an instalment not above the one given."""
    schedule = build(terms)
    return isinstance(schedule, Schedule) and instalment_of(schedule) <= instalment


def _amount(terms: LoanTerms, instalment: Decimal) -> Found | list[Problem]:
    """Return the largest amount; it is nearly in proportion to the instalment, so one quote tells about where."""
    places = minor_units(terms.currency)
    sample = (instalment * HUNDRED).quantize(ONE.scaleb(-places), ROUND_FLOOR)
    quoted = build(dataclasses.replace(terms, amount=sample))
    if isinstance(quoted, list):
        return quoted
    if not instalment_of(quoted):
        return [Problem("rates", N_("Without interest this method has no instalment before the last."))]

    def of(units: int) -> LoanTerms:
        return dataclasses.replace(terms, amount=Decimal(units).scaleb(-places))

    guess = int((sample * instalment / instalment_of(quoted)).scaleb(places))
    units = last_yes(lambda units: _at_most(of(units), instalment), 1, LARGEST, guess)
    if units is None:
        return [_too_small(instalment)]
    return _found(build(of(units)), lambda schedule: schedule.terms.amount)


def _too_small(instalment: Decimal) -> Problem:
    return Problem("instalment", N_("An instalment of {instalment} is too small."), {"instalment": instalment})


def _rate(terms: LoanTerms, instalment: Decimal) -> Found | list[Problem]:
    """Return the rate of the whole term."""
    return rate_up_to(terms, instalment, HIGHEST_PERCENT, PLACES)


@precisely
def rate_up_to(terms: LoanTerms, instalment: Decimal, most: Decimal, places: int) -> Found | list[Problem]:
    """Return the rate of the whole term as `solve` does, looked for up to `most` percent with so many decimals.

    It is found sooner so: rates of hundreds of percent take long to lay out.
    """

    def quoted(percent: Decimal) -> Schedule | list[Problem]:
        return build(dataclasses.replace(terms, rates=(RateSegment(terms.start, percent),)))

    percent = rate_for(quoted, instalment, most, places)
    return percent if isinstance(percent, list) else _found(quoted(percent), lambda _schedule: percent)


def _term(terms: LoanTerms, instalment: Decimal) -> Found | list[Problem]:
    """Return the shortest term; a level instalment's closed form tells about where."""
    if terms.method in WITHOUT_TERM:
        return [Problem("method", N_("With this method a longer term doesn't lower the instalment."))]

    def of(count: int) -> LoanTerms:
        return dataclasses.replace(terms, count=count, maturity=None)

    least = 1 + max(terms.grace_principal, terms.grace_interest)
    sample = build(of(least))
    if isinstance(sample, list):
        return sample
    share = terms.frequency.share
    about = periods_for(terms.amount, instalment, sample.rows[0].percent * share.part / share.of)
    guess = MOST_PERIODS if isinstance(about, Problem) else int(about)
    count = first_yes(lambda count: _is_long_enough(of(count), instalment), least, MOST_PERIODS, guess)
    if count is None:
        text = N_("An instalment of {instalment} doesn't repay the loan within {most} periods.")
        return [Problem("instalment", text, {"instalment": instalment, "most": MOST_PERIODS})]
    return _found(build(of(count)), lambda schedule: Decimal(schedule.terms.count))


def _is_long_enough(terms: LoanTerms, instalment: Decimal) -> bool:
    """Tell whether the instalment isn't above the one given; it is far below where a long month's interest exceeds it.

    Other problems don't arise here: they would have with the sample.
    """
    schedule = build(terms)
    return isinstance(schedule, list) or instalment_of(schedule) <= instalment


_SOLVERS: dict[Unknown, Callable[[LoanTerms, Decimal], Found | list[Problem]]] = {
    Unknown.AMOUNT: _amount,
    Unknown.RATE: _rate,
    Unknown.TERM: _term,
}
