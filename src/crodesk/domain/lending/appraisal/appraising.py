"""Appraises an application: figures, rules, and what the officer may recommend."""

from dataclasses import dataclass

from crodesk.domain.lending.appraisal import figures
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.figures import Figures
from crodesk.domain.lending.appraisal.policy import Ruled, policy
from crodesk.domain.lending.appraisal.ratio import Ratio, ratios
from crodesk.domain.lending.appraisal.recommending import REFER, Recommendation, recommend, wanted
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everything that speaks for an application and against it."""

    figures: Figures
    ratios: dict[str, Ratio]
    """By code; a ratio that isn't there doesn't apply."""
    rules: tuple[Ruled, ...]
    """How the application stands to every rule of lending that applies."""
    recommendation: Recommendation
    problems: tuple[Problem, ...]
    """What is wrong with what was typed, by field of the application such as `asked.amount`."""
    versions: dict[str, str]
    """What names the text of each rule file."""


@precisely
def appraise(case: Case, rules: Rules) -> Appraisal:
    """Return the appraisal of an application; never raises, whatever was typed."""
    product = rules.products.get(case.asked.product)
    if product is None:
        return _without_product(rules)
    return _of(work_out(case, rules, product))


def _of(worked: Worked) -> Appraisal:
    problems = (*worked.loan.problems, *worked.owed.problems)
    rules = policy(worked)
    return Appraisal(
        figures=figures.of(worked),
        ratios=ratios(worked),
        rules=rules,
        recommendation=recommend(worked, rules, problems),
        problems=problems,
        versions=dict(worked.rules.versions),
    )


def _without_product(rules: Rules) -> Appraisal:
    """Return the appraisal of an application for which no product is chosen."""
    waits = Recommendation(REFER, None, None, None, (), (), (), (), wanted(rules, ["product"]))
    problem = Problem("asked.product", N_("Choose a product of the list."))
    return Appraisal(figures.NONE, {}, (), waits, (problem,), dict(rules.versions))
