"""What would pass where the loan that is asked for doesn't: a shorter term, then a smaller amount."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.dates import add_months
from crodesk.domain.lending.appraisal import personal
from crodesk.domain.lending.appraisal.case import Asked
from crodesk.domain.lending.appraisal.ceilings import binding, ceilings
from crodesk.domain.lending.appraisal.policy import Ruled, failed, policy
from crodesk.domain.lending.appraisal.worked import Worked, work_out

CURABLE = ("cap", "term")
"""Weights of rules that another amount or term cures."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount and a term that keep to every cap."""

    amount: Decimal
    months: int
    worked: Worked
    rules: tuple[Ruled, ...]
    """How the loan that is offered stands to every rule."""


def offer(worked: Worked, rules: Sequence[Ruled]) -> Offer | None:
    """Return the loan nearest to the one asked for that keeps to every cap; `None` when none does.

    Everything has to be known. The term is shortened only as far as it must be, then the amount lowered.
    """
    shorter = _shorter(worked) if any(failed(rules, "term")) else worked
    if shorter is None:
        return None
    smaller = _smaller(shorter)
    asked = smaller.case.asked
    kept = policy(smaller)
    if not asked.amount or not asked.months or any(failed(kept, *CURABLE)):
        return None
    return Offer(asked.amount, asked.months, smaller, kept)


def _shorter(worked: Worked) -> Worked | None:
    """Return the application with the longest term that ends in time."""
    months = worked.case.asked.months or 0
    for less in range(1, months - worked.product.months_least + 1):
        if _in_time(worked, less):
            return _with(worked, dataclasses.replace(worked.case.asked, months=months - less))
    return None


def _in_time(worked: Worked, less: int) -> bool:
    """Tell whether a loan shorter by some months ends before the age and the deposit do."""
    assert worked.loan.ends is not None  # a rule on the term fails only where the last day is known
    end = add_months(worked.loan.ends, -less)
    age = worked.limits.get("age")
    ages = personal.oldest(worked.case, end).value
    too_old = age is not None and age.value is not None and ages is not None and ages > age.value
    left = worked.values.get("deposit_left")
    days = (worked.loan.ends - end).days
    return not too_old and (left is None or left.value is None or left.value + days >= 0)


def _smaller(worked: Worked) -> Worked:
    """Return the application with the largest amount that every cap allows, at most the one asked for."""
    lowest, asked = binding(ceilings(worked)), worked.case.asked.amount
    most = lowest.amount.value if lowest else None
    if most is None or asked is None or asked <= most:
        return worked
    return _with(worked, dataclasses.replace(worked.case.asked, amount=most))


def _with(worked: Worked, asked: Asked) -> Worked:
    return work_out(dataclasses.replace(worked.case, asked=asked), worked.rules, worked.product)
