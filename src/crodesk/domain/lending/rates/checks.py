"""What must hold of the amounts that a rate of the law is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from crodesk.domain.lending.rates.xirr import Flow
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def in_order(flows: Iterable[Flow]) -> list[Flow]:
    """Return flows by date."""
    return sorted(flows, key=itemgetter(0))


def wrong_flows(lent_field: str, lent: Sequence[Flow], paid_field: str, paid: Sequence[Flow]) -> list[Problem]:
    """Return what is wrong with amounts lent and paid, each in order of date: none, not above zero, paid too early."""
    problems = [*_wrong(lent_field, lent), *_wrong(paid_field, paid)]
    if not problems and paid[0][0] < lent[0][0]:
        problems = [Problem(paid_field, N_("A payment comes before the money is lent."))]
    return problems


def _wrong(field: str, flows: Sequence[Flow]) -> Iterator[Problem]:
    if not flows:
        yield Problem(field, N_("There is none."))
    elif not all(amount.is_finite() and amount > 0 for _day, amount in flows):
        yield Problem(field, N_("Each amount must be more than zero."))
