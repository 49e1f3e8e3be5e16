"""Accounts: they balance, their parts are no more than the whole, each is of another year and of the past."""

from collections.abc import Iterator

from crodesk.domain.lending.appraisal.amount import money
from crodesk.domain.lending.appraisal.case import Case, Statement
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_MONTHS = 24
"""The longest that accounts can be of."""


def problems(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the accounts."""
    for place, one in enumerate(case.statements):
        field = f"statements.{place}"
        yield from _dates(one, field, case)
        yield from _balance(one, field)
        yield from _parts(one, field)
        if place and one.ends >= case.statements[place - 1].ends:
            yield Problem(f"{field}.ends", N_("The latest accounts come first, each of another day."))


def _dates(one: Statement, field: str, case: Case) -> Iterator[Problem]:
    if one.ends > case.today:
        yield Problem(f"{field}.ends", N_("These accounts end after today."))
    if not 1 <= one.months <= _MONTHS:
        yield Problem(f"{field}.months", N_("Accounts are of 1 to {most} months."), {"most": _MONTHS})


def _balance(one: Statement, field: str) -> Iterator[Problem]:
    """Yield whether assets differ from liabilities and equity, and whether the equity is used up."""
    assets, liabilities, equity = one.total_assets, one.total_liabilities, one.equity
    if assets is not None and liabilities is not None and equity is not None and assets != liabilities + equity:
        values = {"assets": money(assets, one.currency), "sum": money(liabilities + equity, one.currency)}
        text = N_("The accounts don't balance: assets {assets}, liabilities and equity {sum}.")
        yield Problem(f"{field}.total_assets", text, values)
    if equity is not None and equity < 0:
        yield Problem(f"{field}.equity", N_("The equity is negative: more is owed than owned."))


_PARTS = (
    ("current_assets", "total_assets", N_("Current assets are more than all assets.")),
    ("inventory", "current_assets", N_("The inventory is more than the current assets.")),
    ("receivables", "current_assets", N_("Receivables are more than the current assets.")),
    ("cash", "current_assets", N_("Cash is more than the current assets.")),
    ("current_liabilities", "total_liabilities", N_("Current liabilities are more than all liabilities.")),
    ("bank_debt", "total_liabilities", N_("Bank debt is more than all liabilities.")),
)


def _parts(one: Statement, field: str) -> Iterator[Problem]:
    for part, whole, text in _PARTS:
        less, more = getattr(one, part), getattr(one, whole)
        if less is not None and more is not None and less > more:
            yield Problem(f"{field}.{part}", text)
