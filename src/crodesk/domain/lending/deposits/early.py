"""Withdrawal before maturity: the demand rate for what is withdrawn, and what was paid too much is taken back."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.deposits import interest
from crodesk.domain.lending.deposits.deposit import Deposit, lay_out
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is paid out when a deposit, or a part of it, is withdrawn early."""

    on: date
    amount: Decimal
    """The principal withdrawn."""
    earned: Decimal
    """Its interest at the demand rate from the opening on."""
    paid_before: Decimal
    """The interest that was already paid on it; it is taken back."""
    lost: Decimal
    """Interest that it would have borne until maturity, less what it earns."""
    kept: Deposit | None
    """The rest, which keeps its rate; what it paid until now counts as its own. `None` when all is withdrawn."""

    @property
    @precisely
    def paid_out(self) -> Decimal:
        """Return principal and interest earned, less interest already paid."""
        return self.amount + self.earned - self.paid_before


@precisely
def withdraw(
    deposit: Deposit, on: date, demand_percent: Decimal, amount: Decimal | None = None
) -> Withdrawal | list[Problem]:
    """Return what an early withdrawal pays: of the whole deposit, or of `amount`.

    Circular 04/2022/TT-NHNN: what is withdrawn bears at most the bank's lowest demand rate, percent a year, for all of
    its time; the rest keeps its own. `Problem`s on `on` outside the deposit's time, `demand_percent`, `amount`.
    """
    found = _problems(deposit, on, demand_percent, amount)
    if found:
        return found
    terms = deposit.terms
    taken = terms.amount if amount is None else amount
    kept = None if taken == terms.amount else lay_out(dataclasses.replace(terms, amount=terms.amount - taken))
    if isinstance(kept, list):
        return kept
    kept_interest, kept_paid = (kept.interest, kept.paid_until(on)) if kept else (ZERO, ZERO)
    earned = terms.amounts.apply(interest.simple(taken, demand_percent, terms.start, on, terms.day_count))
    lost = deposit.interest - kept_interest - earned
    return Withdrawal(on, taken, earned, deposit.paid_until(on) - kept_paid, lost, kept)


def _problems(deposit: Deposit, on: date, demand_percent: Decimal, amount: Decimal | None) -> list[Problem]:
    found = []
    start, maturity = deposit.terms.start, deposit.maturity
    if not start <= on < maturity:
        text = N_("Early means from {start} on and before {maturity}.")
        found.append(Problem("on", text, {"start": start, "maturity": maturity}))
    if not demand_percent.is_finite() or not 0 <= demand_percent <= HUNDRED:
        text = N_("A rate lies between 0 and {highest} percent.")
        found.append(Problem("demand_percent", text, {"highest": HUNDRED}))
    most = deposit.terms.amount
    if amount is not None and not (amount.is_finite() and 0 < amount <= most):
        text = N_("What is withdrawn is more than zero and at most {most}.")
        found.append(Problem("amount", text, {"most": most}))
    return found
