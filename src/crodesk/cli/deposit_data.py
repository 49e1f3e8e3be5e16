"""A deposit as data for other programs: amounts as decimal strings, dates in ISO form."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from crodesk.cli.deposit_reading import DepositQuote
from crodesk.cli.quote_words import plain
from crodesk.domain.lending.deposits import Choice, Deposit, Renewal, Withdrawal

_PLACES = 6
"""Decimals of percentages."""

Shown = Callable[[Decimal], str]


def as_json(made: DepositQuote) -> dict[str, Any]:
    """Return the whole quote; what wasn't asked for is left out."""
    currency = made.deposit.terms.currency

    def money(value: Decimal) -> str:
        return plain(value, currency)

    found = {
        **_deposit(made.deposit, money),
        "equivalent_rates": {paid.value: _percent(rate) for paid, rate in made.equivalents.items()},
    }
    if made.withdrawal:
        found["withdrawal"] = _withdrawal(made.withdrawal, money)
    if made.choice:
        found["pledge_or_break"] = _choice(made.choice, money)
    if made.renewal:
        found["at_maturity_instruction"] = _renewal(made.renewal, money)
    return found


def _percent(value: Decimal) -> str:
    return format(value, f".{_PLACES}f")


def _deposit(deposit: Deposit, money: Shown) -> dict[str, Any]:
    terms, effective = deposit.terms, deposit.effective
    return {
        "amount": money(terms.amount),
        "currency": terms.currency,
        "rate": format(terms.percent.normalize(), "f"),
        "start": terms.start,
        "maturity": deposit.maturity,
        "days": deposit.days,
        "paid": terms.paid.value,
        "coupons": [{"on": one.on, "days": one.days, "interest": money(one.interest)} for one in deposit.coupons],
        "interest": money(deposit.interest),
        "handed_in": money(deposit.handed_in),
        "at_maturity": money(deposit.at_maturity),
        "simple_yield": _percent(deposit.simple_yield),
        "effective_rate": _percent(effective) if isinstance(effective, Decimal) else None,
    }


def _withdrawal(withdrawal: Withdrawal, money: Shown) -> dict[str, Any]:
    return {
        "on": withdrawal.on,
        "amount": money(withdrawal.amount),
        "earned": money(withdrawal.earned),
        "paid_before": money(withdrawal.paid_before),
        "paid_out": money(withdrawal.paid_out),
        "lost": money(withdrawal.lost),
        "kept": _deposit(withdrawal.kept, money) if withdrawal.kept else None,
    }


def _choice(choice: Choice, money: Shown) -> dict[str, Any]:
    return {
        "loan_interest": money(choice.loan_interest),
        "lost_by_breaking": money(choice.lost),
        "cheaper": choice.cheaper.value,
        "even_rate": _percent(choice.even_percent),
    }


def _renewal(renewal: Renewal, money: Shown) -> dict[str, Any]:
    return {
        "instruction": renewal.instruction.value,
        "paid_out": money(renewal.paid_out),
        "next": _deposit(renewal.next, money) if renewal.next else None,
    }
