"""What an application still lacks, step by step: what must be there before it is sent, and what isn't known yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crodesk.domain.lending.appraisal import exchange
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.recommending import Wanted
from crodesk.domain.problem import Problem
from crodesk.domain.rules import lending
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.lending_shape import STEPS
from crodesk.domain.words import N_


class Weight(StrEnum):
    """How much a gap weighs."""

    WRONG = "wrong"
    """It can't be so: it stops the sending."""
    MISSING = "missing"
    """Nothing can be worked out without it: it stops the sending."""
    UNKNOWN = "unknown"
    """It isn't known yet: it may be sent, and comes to light in the appraisal."""


CORE = ("product", "amount", "months")
"""Facts without which nothing can be worked out."""
PLACES = {
    "parties": "customer",
    "flows": "means",
    "debts": "means",
    "assets": "means",
    "statements": "means",
    "collateral": "collateral",
    "bureau": "appraisal",
}
"""The step in which each list of a case is kept."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that an application lacks."""

    step: str
    key: str
    """The field, or the kind of record of which one is wanted."""
    weight: Weight
    problem: Problem
    """In words."""

    @property
    def stops(self) -> bool:
        """Whether it stops the sending."""
        return self.weight is not Weight.UNKNOWN


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is."""

    step: str
    wrong: int = 0
    missing: int = 0
    unknown: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return not (self.wrong or self.missing or self.unknown)


def gaps(case: Case, wanted: Sequence[Wanted], wrong: Sequence[Problem] = ()) -> tuple[Gap, ...]:
    """Return what an application lacks, in the order of the steps.

    `wanted` are the facts that its figures and rules lack, `wrong` what can't be so, each by the field it is about.
    """
    facts = lending.load("facts")
    found = [
        *(_wrong(problem, facts) for problem in wrong),
        *_of_loan(case),
        *(_unknown(fact, case) for fact in wanted if fact.code not in CORE),
    ]
    return tuple(sorted(found, key=lambda gap: STEPS.index(gap.step)))


def _unknown(fact: Wanted, case: Case) -> Gap:
    text, values = N_("{fact}: not known yet."), dict[str, object](fact=fact.name)
    if fact.code == "exchange" and (codes := exchange.unrated(case)):
        text, values = N_("{fact} of {currencies}: not known yet."), {**values, "currencies": ", ".join(codes)}
    return Gap(fact.step, fact.field, Weight.UNKNOWN, Problem(fact.code, text, values))


def _wrong(problem: Problem, facts: Mapping[str, Figures]) -> Gap:
    first, _, rest = problem.field.partition(".")
    name = rest if first == "asked" else first
    step = facts[name]["step"] if name in facts else PLACES.get(name, "loan")
    return Gap(step, problem.field, Weight.WRONG, problem)


def states(steps: Sequence[str], found: Sequence[Gap]) -> tuple[StepState, ...]:
    """Return how far each step is."""
    return tuple(
        StepState(step, *(sum(gap.step == step and gap.weight is weight for gap in found) for weight in Weight))
        for step in steps
    )


def to_fix(found: Sequence[Gap]) -> int:
    """Return how many gaps stop the sending."""
    return sum(gap.stops for gap in found)


def _gap(step: str, key: str, weight: Weight, text: str, **values: object) -> Gap:
    return Gap(step, key, weight, Problem(key, text, values))


def _of_loan(case: Case) -> Iterator[Gap]:
    asked = case.asked
    wanted = (
        ("product", asked.product, N_("Choose the product.")),
        ("amount_minor", asked.amount, N_("How much is asked for?")),
        ("months", asked.months, N_("For how long?")),
    )
    for key, value, text in wanted:
        if value in (None, ""):
            yield _gap("loan", key, Weight.MISSING, text)
    if asked.amount is not None and asked.amount <= 0:
        yield _gap("loan", "amount_minor", Weight.WRONG, N_("An amount is more than zero."))
    if asked.start is not None and asked.start < case.today:
        yield _gap("loan", "start_on", Weight.WRONG, N_("The day of the first drawing is past."))
