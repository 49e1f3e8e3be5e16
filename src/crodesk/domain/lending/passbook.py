"""Loans on a pledged passbook: how much may be lent, and whether the deposit covers it to the end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

USUAL_PERCENT = Decimal(90)
"""Of the deposit, what is lent at most: 90 to 95 by usage, to be confirmed by the bank."""


@dataclass(frozen=True, slots=True)
class Pledged:
    """The deposit behind a loan, in its currency's own unit."""

    amount: Decimal
    interest: Decimal
    """What it earns until its maturity."""
    matures: date
    currency: str
    accrued: Decimal = ZERO
    """Of the interest, what it has earned so far."""
    at_demand: Decimal = ZERO
    """What it would earn if it were broken: for the careful check."""
    lien: str = ""
    """The number under which the deposit is blocked; empty while it isn't."""


@dataclass(frozen=True, slots=True)
class PassbookLoan:
    """A loan on a passbook."""

    amount: Decimal
    interest: Decimal
    """Until its maturity, by its own schedule."""
    matures: date
    currency: str


@precisely
def largest_loan(deposit: Pledged, loan_interest: Decimal, percent: Decimal = USUAL_PERCENT) -> Decimal:
    """Return the most that may be lent: `percent` of deposit and accrued interest, less the loan's own interest.

    Rounded down to the currency's smallest unit; never below zero.
    """
    down = Rounding.of_currency(deposit.currency, Mode.DOWN)
    return down.apply(max((deposit.amount + deposit.accrued) * percent / HUNDRED - loan_interest, ZERO))


@precisely
def problems(
    deposit: Pledged, loan: PassbookLoan, percent: Decimal = USUAL_PERCENT, *, careful: bool = False
) -> list[Problem]:
    """Return everything that speaks against the loan; with `careful` the deposit counts as if it were broken."""
    found = []
    if loan.currency != deposit.currency:
        values = {"loan": loan.currency, "deposit": deposit.currency}
        found.append(Problem("currency", N_("The loan is in {loan}, the deposit in {deposit}."), values))
    if loan.matures > deposit.matures:
        found.append(Problem("maturity", N_("The loan ends after the deposit, on {date}."), {"date": deposit.matures}))
    most = largest_loan(deposit, loan.interest, percent)
    if loan.amount > most:
        text = N_("At {percent}% of the deposit at most {most} may be lent.")
        found.append(Problem("amount", text, {"percent": percent, "most": most}))
    worth = deposit.amount + (deposit.at_demand if careful else deposit.interest)
    if loan.amount + loan.interest > worth:
        text = N_("At the end {owed} is owed, and the deposit is worth {worth}.")
        found.append(Problem("amount", text, {"owed": loan.amount + loan.interest, "worth": worth}))
    if not deposit.lien:
        found.append(Problem("lien", N_("The deposit isn't blocked yet.")))
    return found
