"""Appraises an application: figures, rules, stress, pillars, grade, who may decide, and what may be recommended."""

from dataclasses import dataclass

from crodesk.domain.lending.appraisal import checks, exchange, figures
from crodesk.domain.lending.appraisal.authority import Authority, authority
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.checks import money
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.contagion import starting_group
from crodesk.domain.lending.appraisal.figures import Figures
from crodesk.domain.lending.appraisal.grading import Risk, risk
from crodesk.domain.lending.appraisal.pillars import Pillar, pillars
from crodesk.domain.lending.appraisal.policy import Ruled, failed, policy
from crodesk.domain.lending.appraisal.ratio import Ratio, ratios
from crodesk.domain.lending.appraisal.recommending import REFER, Recommendation, recommend, wanted
from crodesk.domain.lending.appraisal.reports import ReportState, reports
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.stress import Stressed, stress
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.classification.facts import Classification
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
    stress: tuple[Stressed, ...]
    pillars: tuple[Pillar, ...]
    """The five, in their order."""
    reports: tuple[ReportState, ...]
    """How it stands with the credit bureau's reports."""
    starting_group: Classification | None
    """The debt group of the loan on its first day; `None` while the bureau's isn't known."""
    risk: Risk | None
    """The risk grade; `None` for a product that isn't scored."""
    recommendation: Recommendation
    authority: Authority | None
    """Who may decide on what is recommended, or on what is asked for; `None` while that isn't known."""
    authority_as_asked: Authority | None
    """Who may decide on what is asked for, every rule that fails being an exception; `None` while it isn't known."""
    problems: tuple[Problem, ...]
    """What is wrong with what was typed, by field of the application such as `asked.amount`; nothing is approved."""
    notices: tuple[Problem, ...]
    """What the officer should know, and what the figures allow for already."""
    versions: dict[str, str]
    """What names the text of each rule file."""


OVER = ("stop", "cap", "term", "exception")
"""Weights of rules that somebody has to allow when the loan is lent as it is asked for."""


@precisely
def appraise(case: Case, rules: Rules) -> Appraisal:
    """Return the appraisal of an application; never raises, whatever was typed."""
    product = rules.products.get(case.asked.product)
    if product is None:
        return _without_product(rules)
    clean = cleaned(case)
    worked = work_out(clean, rules, product)
    return _of(worked, (*money.insane(case), *checks.problems(clean, rules, product), *worked.loan.problems))


def _of(worked: Worked, problems: tuple[Problem, ...]) -> Appraisal:
    ruled, named, graded = policy(worked), ratios(worked), risk(worked)
    problems += graded.problems if graded else ()
    recommended, lent = recommend(worked, ruled, graded, problems)
    return Appraisal(
        figures=figures.of(worked),
        ratios=named,
        rules=ruled,
        stress=stress(worked),
        pillars=pillars(worked, ruled, named),
        reports=reports(worked.case, worked.rules),
        starting_group=starting_group(worked),
        risk=graded,
        recommendation=recommended,
        authority=authority(lent, graded, len(recommended.exceptions)),
        authority_as_asked=authority(worked, graded, len(list(failed(ruled, *OVER)))),
        problems=problems,
        notices=(*worked.owed.problems, *exchange.old_rates(worked.case, worked.rules.parameter("exchange", "days"))),
        versions=dict(worked.rules.versions),
    )


def _without_product(rules: Rules) -> Appraisal:
    """Return the appraisal of an application for which no product is chosen."""
    waits = Recommendation(REFER, None, None, None, (), (), (), (), wanted(rules, ["product"]))
    problem = Problem("asked.product", N_("Choose a product of the list."))
    nothing: tuple[()] = ()
    return Appraisal(
        figures.NONE, {}, nothing, nothing, nothing, nothing, None, None, waits, None, None, (problem,), nothing,
        dict(rules.versions),
    )  # fmt: skip
