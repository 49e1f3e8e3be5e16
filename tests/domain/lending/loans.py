"""Terms to start from in tests: a plain loan with some of its conventions changed."""

from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import LoanTerms, RateSegment
from crodesk.domain.problem import Problem

START = date(2026, 1, 15)


def rate(percent: str | int, since: date = START, **others: Any) -> RateSegment:
    """Return a rate from a day on."""
    return RateSegment(since, Decimal(percent), **others)


def a_loan(amount: int | str = 12_000_000, percent: str | int = 12, count: int = 12, **others: Any) -> LoanTerms:
    """Return the terms of a loan in đồng from 15 January 2026 on."""
    stated: dict[str, Any] = {"rates": (rate(percent),), "start": START, "count": count, **others}
    return LoanTerms(amount=Decimal(amount), **stated)


def scheduled(terms: LoanTerms) -> Schedule:
    """Return the schedule of terms that nothing is wrong with."""
    found = build(terms)
    assert isinstance(found, Schedule), found
    return found


def refused(terms: LoanTerms) -> list[tuple[str, str]]:
    """Return the field and the words of each problem, its values filled in."""
    found = build(terms)
    assert isinstance(found, list)
    assert all(isinstance(problem, Problem) for problem in found)
    return [(problem.field, problem.text.format(**problem.values)) for problem in found]
