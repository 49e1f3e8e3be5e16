"""The largest amount, the shortest and the longest term that a borrower can bear, and the cap that stops there."""

import dataclasses
from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ONE, precisely
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve import caps as limits
from crodesk.domain.lending.solve.caps import Caps, Means
from crodesk.domain.lending.solve.fourth import MOST_PERIODS, WITHOUT_TERM
from crodesk.domain.lending.solve.instalments import burden
from crodesk.domain.lending.solve.loan_at import Extreme, LoanAt
from crodesk.domain.lending.solve.search import first_yes, last_yes
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LARGEST = Decimal(10) ** 18
"""The largest amount that is looked at."""
_SAMPLE = 1_000_000
"""Steps of the loan that tells how the burden grows with the amount."""


@precisely
def largest_amount(terms: LoanTerms, means: Means, caps: Caps, step: Decimal | None = None) -> Extreme | list[Problem]:
    """Return the largest amount that keeps to all caps, a multiple of `step`, else of the currency's smallest unit.

    What `terms` say of the amount is passed over. `Problem`s on the fields of terms, means and caps; on `caps` where
    none limits the amount; on the cap's kind where not even one step keeps to it.
    """
    unit = ONE.scaleb(-minor_units(terms.currency)) if step is None else step
    found = limits.problems(means, caps)
    if not unit.is_finite() or unit <= 0:
        found.append(Problem("step", N_("The step must be more than zero.")))
    if caps.dsr is None and caps.ltv is None and caps.residual is None:
        found.append(_UNLIMITED)
    if found:
        return found
    loan = LoanAt(lambda steps: dataclasses.replace(terms, amount=unit * steps, instalment=None), means, caps)
    most = int(LARGEST // unit)
    sample = build(loan.of(min(_SAMPLE, most)))
    if isinstance(sample, list):
        return sample
    room = _room(sample, means, caps)
    if room is None:
        return [_UNLIMITED]
    steps = last_yes(loan.kept, 1, most, int(room / unit))
    return loan.refusal(1) if steps is None else loan.extreme(steps, steps + 1)


_UNLIMITED = Problem("caps", N_("No cap limits the amount."))


def _room(sample: Schedule, means: Means, caps: Caps) -> Decimal | None:
    """Return about what amount can be borne, as the sample's burden grows in proportion to it; `None`: any."""
    service, rooms = burden(sample), []
    if service and caps.dsr is not None:
        rooms.append((means.income * caps.dsr / HUNDRED - means.debts) / service * sample.terms.amount)
    if service and caps.residual is not None:
        rooms.append((means.income - means.living - means.debts - caps.residual) / service * sample.terms.amount)
    if caps.ltv is not None:
        rooms.append(means.collateral * caps.ltv / HUNDRED - means.liens)
    return min(rooms, default=None)


@precisely
def shortest_term(terms: LoanTerms, means: Means, caps: Caps) -> Extreme | list[Problem]:
    """Return the fewest periods that keep to all caps; what `terms` say of the term is passed over.

    `Problem`s as of `largest_amount`; on `method` where a longer term doesn't lower the instalment; on the kinds of
    the caps that no term keeps to.
    """
    found = limits.problems(means, caps)
    if terms.method in WITHOUT_TERM:
        found.append(Problem("method", N_("With this method a longer term doesn't lower the instalment.")))
    loan, least = _by_term(terms, means, caps)
    sample = build(loan.of(least))
    if isinstance(sample, list):
        return found + sample
    if found:
        return found
    bearable = LoanAt(loan.of, means, dataclasses.replace(caps, ltv=None, age=None))
    periods = first_yes(bearable.low_enough, least, MOST_PERIODS, MOST_PERIODS // 10)
    if periods is None:
        return bearable.refusal(MOST_PERIODS)
    if loan.kept(periods):
        return loan.extreme(periods, periods - 1)
    too_low = isinstance(build(loan.of(periods)), list)
    return loan.refusal(periods - too_low)


@precisely
def longest_term(terms: LoanTerms, means: Means, caps: Caps) -> Extreme | list[Problem]:
    """Return the most periods, up to 600, that keep to all caps; what `terms` say of the term is passed over.

    Only the age at maturity limits the term from above; the other caps must hold there. `Problem`s as of
    `largest_amount`.
    """
    found = limits.problems(means, caps)
    loan, least = _by_term(terms, means, caps)
    sample = build(loan.of(least))
    if isinstance(sample, list):
        return found + sample
    if found:
        return found
    young = LoanAt(loan.of, means, Caps(age=caps.age))
    periods = last_yes(young.kept, least, MOST_PERIODS, MOST_PERIODS // 2)
    if periods is None:
        return young.refusal(least)
    return loan.extreme(periods, periods + 1) if loan.kept(periods) else loan.refusal(periods)


def _by_term(terms: LoanTerms, means: Means, caps: Caps) -> tuple[LoanAt, int]:
    """Return the loan by its number of periods, and the fewest that its periods of grace leave."""
    bare = dataclasses.replace(terms, instalment=None, maturity=None)
    least = 1 + max(terms.grace_principal, terms.grace_interest)
    return LoanAt(lambda periods: dataclasses.replace(bare, count=periods), means, caps), least
