"""Money needed before maturity: borrow against the passbook, or break the deposit?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.lending.deposits import interest
from crodesk.domain.lending.deposits.deposit import Deposit
from crodesk.domain.lending.deposits.early import Withdrawal, withdraw
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_DAYS = 365


class Cheaper(StrEnum):
    """Which way costs less."""

    PLEDGE = "pledge"
    BREAK = "break"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Choice:
    """Both ways to the same money, and what each costs until maturity."""

    loan_interest: Decimal
    """Of a loan against the passbook until maturity, simple, days over 365."""
    broken: Withdrawal
    lost: Decimal
    """Interest lost by breaking, less what the money beyond the need earns at the demand rate until maturity."""
    even_percent: Decimal
    """The rate of the loan at which both cost the same, percent a year, not rounded; above it, breaking is cheaper."""

    @property
    def cheaper(self) -> Cheaper:
        """Return the way that costs less."""
        if self.loan_interest == self.lost:
            return Cheaper.EITHER
        return Cheaper.PLEDGE if self.loan_interest < self.lost else Cheaper.BREAK


@precisely
def pledge_or_break(
    deposit: Deposit,
    on: date,
    needed: Decimal,
    loan_percent: Decimal,
    demand_percent: Decimal,
    *,
    in_part: bool = False,
) -> Choice | list[Problem]:
    """Return what it costs to borrow an amount until maturity, and to break the deposit for it instead.

    With `in_part` only the amount needed is withdrawn and the rest keeps its rate. `Problem`s of `withdraw`; on
    `needed` where it isn't above zero or more than breaking pays out; on `loan_percent` below zero.
    """
    wrong = []
    if not needed.is_finite() or needed <= 0:
        wrong.append(Problem("needed", N_("The amount must be more than zero.")))
    if not loan_percent.is_finite() or loan_percent < 0:
        wrong.append(Problem("loan_percent", N_("The rate can't be negative.")))
    broken = withdraw(deposit, on, demand_percent, needed if in_part and not wrong else None)
    if wrong or isinstance(broken, list):
        return wrong + (broken if isinstance(broken, list) else [])
    return _compared(deposit, broken, needed, loan_percent, ZERO if in_part else demand_percent)


def _compared(
    deposit: Deposit, broken: Withdrawal, needed: Decimal, loan_percent: Decimal, rest_percent: Decimal
) -> Choice | list[Problem]:
    beyond = broken.paid_out - needed
    if beyond < 0 and broken.kept is None:
        text = N_("Breaking the deposit pays {most}.")
        return [Problem("needed", text, {"most": broken.paid_out})]
    round_off, on, maturity = deposit.terms.amounts.apply, broken.on, deposit.maturity
    borrowed = round_off(interest.simple(needed, loan_percent, on, maturity))
    lost = broken.lost - round_off(interest.simple(max(beyond, ZERO), rest_percent, on, maturity))
    even = lost / needed * _DAYS / (maturity - on).days * HUNDRED
    return Choice(borrowed, broken, lost, even)
