"""Which terms would do for the amount that is asked: the shortest that can be borne, the longest that ends in time."""

from dataclasses import dataclass, replace
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import at_most
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.ceilings import room
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.loan import YEAR, loan
from crodesk.domain.lending.appraisal.policy import FAIL, UNKNOWN, policy
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.solve.search import first_yes, last_yes
from crodesk.domain.lending.solve.time_value import periods_for
from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms in months, within what the product allows."""

    shortest: int | None
    """That the income bears; `None` when none does, or when it isn't known."""
    longest: int | None
    """That ends before the age and the deposit do; `None` when none does, or when it isn't known."""


@precisely
def fitting(case: Case, rules: Rules) -> Terms:
    """Return the terms that fit the amount that is asked; never raises. A dozen schedules: ask for it when idle."""
    product = rules.products.get(case.asked.product)
    if product is None:
        return Terms(None, None)
    worked = with_months(cleaned(case), rules, product.months_most)
    left = room(worked)
    bearable = product.months_least if left is None else shortest(worked, left.value)
    return Terms(bearable, longest(worked))


def with_months(case: Case, rules: Rules, months: int) -> Worked:
    """Return an application worked out with another term."""
    return work_out(replace(case, asked=replace(case.asked, months=months)), rules, rules.products[case.asked.product])


def longest(worked: Worked) -> int | None:
    """Return the most months of the product that end before the age and the deposit do; `None` when none do.

    Where it isn't known whether they do, none is known to.
    """
    product = worked.product
    least, most = product.months_least, product.months_most
    return last_yes(lambda months: _in_time(with_months(worked.case, worked.rules, months)), least, most, most)


def _in_time(worked: Worked) -> bool:
    """Tell whether every rule on the term passes."""
    return all(one.state not in (FAIL, UNKNOWN) for one in policy(worked) if one.weight == "term")


def shortest(worked: Worked, limit: Decimal | None) -> int | None:
    """Return the fewest months of the product whose service a month is at most `limit`; `None` when none are.

    Also where the limit, the amount or the rate isn't known. After months without principal it comes back in two
    instalments at least: a last one that holds all of it isn't borne by the income of a month.
    """
    if limit is None or worked.loan.service.value is None:
        return None

    def is_borne(months: int) -> bool:
        asked = replace(worked.case.asked, months=months)
        paid = loan(replace(worked.case, asked=asked), worked.product).service.value
        return paid is not None and at_most(paid, limit)

    grace = worked.case.asked.grace_principal
    least, most = max(worked.product.months_least, grace + 2 if grace > 0 else 1), worked.product.months_most
    return first_yes(is_borne, least, most, _about(worked, limit)) if least <= most else None


def _about(worked: Worked, limit: Decimal) -> int:
    """Return after about how many months a service of `limit` repays the loan: where the search begins."""
    amount, rate = worked.loan.amount.value, worked.loan.rate.value
    if amount is None or rate is None:  # a limit's service may be known without its rate
        return worked.product.months_least
    periods = periods_for(amount, limit, rate / YEAR)
    return (
        worked.product.months_most if isinstance(periods, Problem) else int(periods) + worked.case.asked.grace_principal
    )
