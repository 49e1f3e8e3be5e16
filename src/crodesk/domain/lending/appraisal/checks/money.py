"""Amounts of income, debts and assets: none below zero, none that is no number, none in a currency without a rate."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.schedule.number_checks import is_sane
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

SIGNED = {"net_profit", "equity", "tax"}
"""What may be below zero."""


def problems(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with amounts."""
    lists: dict[str, Sequence[Any]] = {
        "flows": case.flows,
        "debts": case.debts,
        "assets": case.assets,
        "statements": case.statements,
        "collateral": case.collateral,
        "bureau": case.bureau,
    }
    yield from _amounts("asked", case.asked)
    for name, things in lists.items():
        for place, thing in enumerate(things):
            yield from _amounts(f"{name}.{place}", thing)
            yield from _currency(f"{name}.{place}.currency", thing.currency, case)
    for place, party in enumerate(case.parties):
        yield from _amounts(f"parties.{place}", party)
    yield from _party(lists, case)
    if case.no_debts and case.debts:
        yield Problem("no_debts", N_("Debts are listed, so that there are some."))


def _amounts(field: str, thing: Any) -> Iterator[Problem]:
    """Yield each amount that is no number, or less than zero where it can't be."""
    for name in thing.__slots__:
        value = getattr(thing, name)
        if not isinstance(value, Decimal):
            continue
        if not is_sane(value):
            yield Problem(f"{field}.{name}", N_("This is no number that an application can have."))
        elif value < 0 and name not in SIGNED and (field, name) not in _ELSEWHERE:
            yield Problem(f"{field}.{name}", N_("An amount can't be negative."))


_ELSEWHERE = {("asked", "amount"), ("asked", "rate")}
"""What other checks say of being negative."""


def _currency(field: str, currency: str, case: Case) -> Iterator[Problem]:
    rate = case.exchange.get(currency)
    if currency != case.asked.currency and not (rate is not None and is_sane(rate) and rate > 0):
        text = N_("This is in {currency} and the loan in {loan}: state the exchange rate.")
        yield Problem(field, text, {"currency": currency, "loan": case.asked.currency})


def _party(lists: dict[str, Sequence[Any]], case: Case) -> Iterator[Problem]:
    """Yield what belongs to nobody who takes part."""
    keys = {party.key for party in case.parties}
    for name, field in (("flows", "party"), ("debts", "party"), ("assets", "party"), ("collateral", "owner")):
        for place, thing in enumerate(lists[name]):
            if getattr(thing, field) not in keys:
                yield Problem(f"{name}.{place}.{field}", N_("This belongs to somebody who has no part in this loan."))
