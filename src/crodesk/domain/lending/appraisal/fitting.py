"""Which terms would do for the amount that is asked: the shortest that can be borne, the longest that ends in time."""

from dataclasses import dataclass, replace

from crodesk.domain.lending.appraisal.amount import at_most
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.ceilings import room
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.loan import loan
from crodesk.domain.lending.appraisal.policy import FAIL, UNKNOWN, policy
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.solve.search import first_yes, last_yes


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
    clean = cleaned(case)
    least, most = product.months_least, product.months_most
    longest = last_yes(lambda months: _in_time(_with(clean, rules, months)), least, most, most)
    return Terms(_shortest(_with(clean, rules, most), least, most), longest)


def _with(case: Case, rules: Rules, months: int) -> Worked:
    return work_out(replace(case, asked=replace(case.asked, months=months)), rules, rules.products[case.asked.product])


def _in_time(worked: Worked) -> bool:
    """Tell whether every rule on the term passes."""
    return all(one.state not in (FAIL, UNKNOWN) for one in policy(worked) if one.weight == "term")


def _shortest(worked: Worked, least: int, most: int) -> int | None:
    """Return the fewest months whose service fits what the caps leave; the least there are where no cap limits it."""
    left = room(worked)
    if left is None:
        return least
    limit = left.value
    if limit is None or worked.loan.service.value is None:
        return None

    def borne(months: int) -> bool:
        asked = replace(worked.case.asked, months=months)
        paid = loan(replace(worked.case, asked=asked), worked.product).service.value
        return paid is not None and at_most(paid, limit)

    return first_yes(borne, least, most, least)
