"""Collateral: none pledged twice or over its value, none valued in days to come."""

from collections.abc import Iterator

from crodesk.domain.lending.appraisal.amount import money
from crodesk.domain.lending.appraisal.case import Case, Collateral
from crodesk.domain.lending.numbers import HUNDRED
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def problems(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the collateral."""
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(case.collateral):
        field = f"collateral.{place}"
        title = (one.kind, "".join(one.title_number.split()).casefold())
        if title[1] and title in seen:
            values = {"number": one.title_number}
            yield Problem(f"{field}.title_number", N_("“{number}” is pledged twice in this application."), values)
        seen.add(title)
        yield from _pledged(one, field)
        yield from _values(one, field)
        if one.valued_on and one.valued_on > case.today:
            yield Problem(f"{field}.valued_on", N_("This was valued after today."))


def _pledged(one: Collateral, field: str) -> Iterator[Problem]:
    """Yield what is pledged elsewhere without what it secures there being said."""
    if one.pledged_for and not one.prior_liens:
        text = N_("This secures {number} already: state what is owed there.")
        yield Problem(f"{field}.prior_liens", text, {"number": one.pledged_for})


def _values(one: Collateral, field: str) -> Iterator[Problem]:
    worth = min((value for value in (one.price, one.market_value) if value), default=None)
    if worth and one.prior_liens and one.prior_liens > worth:
        text = N_("It secures {liens} already, more than its value of {worth}.")
        values = {"liens": money(one.prior_liens, one.currency), "worth": money(worth, one.currency)}
        yield Problem(f"{field}.prior_liens", text, values)
    if one.haircut is not None and not 0 <= one.haircut <= HUNDRED:
        yield Problem(f"{field}.haircut", N_("A haircut lies between 0 and 100 percent."))
