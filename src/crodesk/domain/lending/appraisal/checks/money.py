"""Amounts of income, debts and assets: none below zero, none that is no number, none in a currency without a rate."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.schedule.number_checks import is_sane
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

SIGNED = {"net_profit", "equity", "tax", "lowest_balance"}
"""What may be below zero."""


_ELSEWHERE = {"asked.amount", "asked.rate"}
"""What other checks say of being negative."""
_LISTS = ("flows", "debts", "assets", "statements", "collateral", "bureau")


def insane(case: Case) -> Iterator[Problem]:
    """Yield each number that can't be reckoned with; of a case as it was typed, before it is cleaned."""
    for field, value in _numbers(case):
        if not is_sane(value):
            yield Problem(field, N_("This is no number that an application can have."))


def problems(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the amounts of a cleaned case."""
    for field, value in _numbers(case):
        if value < 0 and field.rpartition(".")[2] not in SIGNED and field not in _ELSEWHERE:
            yield Problem(field, N_("An amount can't be negative."))
    for name in _LISTS:
        for place, thing in enumerate(getattr(case, name)):
            yield from _currency(f"{name}.{place}.currency", thing.currency, case)
    yield from _party(case)
    if case.no_debts and case.debts:
        yield Problem("no_debts", N_("Debts are listed, so that there are some."))


def _numbers(case: Case) -> Iterator[tuple[str, Decimal]]:
    """Yield every number of an application with its field."""
    parts: list[tuple[str, Any]] = [("asked", case.asked), ("conduct", case.conduct)]
    for name in ("parties", *_LISTS, "exposures"):
        parts += [(f"{name}.{place}", thing) for place, thing in enumerate(getattr(case, name))]
    for field, thing in parts:
        for name in thing.__slots__:
            value = getattr(thing, name)
            if isinstance(value, Decimal):
                yield f"{field}.{name}", value
    yield from ((f"exchange.{code}", rate) for code, rate in case.exchange.items())


def _currency(field: str, currency: str, case: Case) -> Iterator[Problem]:
    rate = case.exchange.get(currency)
    if currency != case.asked.currency and not (rate is not None and rate > 0):
        text = N_("This is in {currency} and the loan in {loan}: state the exchange rate.")
        yield Problem(field, text, {"currency": currency, "loan": case.asked.currency})


def _party(case: Case) -> Iterator[Problem]:
    """Yield what belongs to nobody who takes part."""
    keys = {party.key for party in case.parties}
    for name, field in (("flows", "party"), ("debts", "party"), ("assets", "party"), ("collateral", "owner")):
        for place, thing in enumerate(getattr(case, name)):
            if getattr(thing, field) not in keys:
                yield Problem(f"{name}.{place}.{field}", N_("This belongs to somebody who has no part in this loan."))
