"""Offers side by side: what each comes to, how it stands to the caps, and who may decide on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount
from crodesk.domain.lending.appraisal.appraising import Appraisal, appraise
from crodesk.domain.lending.appraisal.authority import Authority
from crodesk.domain.lending.appraisal.case import Asked, Case
from crodesk.domain.lending.appraisal.loan import terms
from crodesk.domain.lending.appraisal.offering import CURABLE
from crodesk.domain.lending.appraisal.policy import Ruled, failed
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.solve import offers
from crodesk.domain.lending.terms import Fee
from crodesk.domain.problem import Problem

MOST = offers.MOST_OFFERS


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to lend."""

    asked: Asked
    fee: Decimal = ZERO
    """Paid once, when the loan is drawn."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one comes to; `None` where it isn't known, or where a limit has no schedule."""

    variant: Variant
    service: Amount
    """What it takes a month."""
    interest: Decimal | None
    fees: Decimal | None
    cost: Decimal | None
    """Interest and fees together."""
    effective: Decimal | None
    """The effective rate with fees, percent a year (XIRR)."""
    dsr: Amount | None
    """Debt service of a month with this loan over income, percent; `None` where the product has no such cap."""
    broken: tuple[Ruled, ...]
    """The caps and rules on the term that it breaks."""
    authority: Authority | None
    """Who may decide, every rule that fails being an exception; `None` while that isn't known."""
    problems: tuple[Problem, ...]
    """Why it can't be laid out."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the facts without which its debt service, or its share of the income, isn't known."""
        return tuple(dict.fromkeys((*self.service.missing, *(self.dsr.missing if self.dsr else ()))))


@precisely
def compare(case: Case, rules: Rules, variants: Sequence[Variant]) -> tuple[Compared, ...]:
    """Return what each way to lend comes to, in their order; never raises."""
    return tuple(_one(replace(case, asked=one.asked), rules, one) for one in variants)


def _one(case: Case, rules: Rules, variant: Variant) -> Compared:
    found = appraise(case, rules)
    quoted, problems = _quoted(case, variant, found)
    totals = quoted.quote.schedule.totals if quoted else None
    return Compared(
        variant=variant,
        service=found.figures.instalment,
        interest=totals.interest if totals else None,
        fees=totals.fees if totals else None,
        cost=quoted.cost if quoted else None,
        effective=quoted.quote.effective_rate if quoted else None,
        dsr=found.figures.values.get("dsr_after"),
        broken=tuple(failed(found.rules, *CURABLE)),
        authority=found.authority_as_asked,
        problems=(*found.figures.problems, *problems),
    )


def _quoted(case: Case, variant: Variant, found: Appraisal) -> tuple[offers.Compared | None, list[Problem]]:
    """Return the quote with its fee, or what is wrong with that; neither without a schedule."""
    schedule = found.figures.schedule
    if schedule is None:
        return None, []
    stated = replace(terms(case, schedule.terms.amount), fees=(Fee(amount=variant.fee),) if variant.fee else ())
    answer = offers.compare([offers.Offer("", stated)])
    first = answer[0]
    return (None, [one for one in answer if isinstance(one, Problem)]) if isinstance(first, Problem) else (first, [])
