"""All checks of what was typed, one after the other."""

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.checks import asked, collateral, money, parties, statements
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.problem import Problem
from crodesk.domain.rules.products import ProductRules


def problems(case: Case, rules: Rules, product: ProductRules) -> tuple[Problem, ...]:
    """Return everything that is wrong with an application, by field, in the order of the steps."""
    return (
        *parties.problems(case, rules),
        *asked.problems(case, product),
        *money.problems(case),
        *statements.problems(case),
        *collateral.problems(case),
    )
