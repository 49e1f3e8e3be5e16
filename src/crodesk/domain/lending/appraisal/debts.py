"""What those who repay owe already: by what they list, or by the credit bureau where it says more."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal import bureau
from crodesk.domain.lending.appraisal.amount import Amount, money, reckon, total
from crodesk.domain.lending.appraisal.case import Case, Debt, Party
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.parties import payers
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.numbers import HUNDRED
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_COUNTED = ("card", "overdraft", "guarantee")
"""Kinds of which the rules count a part of the limit where the payment isn't known."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Debts of those who repay, in the currency of the loan."""

    monthly: Amount
    """What they take a month today."""
    monthly_kept: Amount
    """What those take that this loan doesn't repay."""
    balance: Amount
    balance_kept: Amount
    problems: tuple[Problem, ...] = ()
    """Where the bureau says more than is listed."""


def owed(case: Case, rules: Rules) -> Owed:
    """Return what those who repay owe."""
    people = list(payers(case))
    service = total(_larger(case, one, lambda debt: _monthly(case, debt, rules), "monthly", rules) for one in people)
    balance = total(_larger(case, one, lambda debt: _balance(case, debt), "balance", rules) for one in people)
    keys = {party.key for party in people}
    repaid = [debt for debt in case.debts if debt.repaid_by_this and debt.party in keys]
    if not _told(case, rules):
        service, balance = Amount(None, ("debts",)), Amount(None, ("debts",))
    return Owed(
        monthly=service,
        monthly_kept=service - total(_monthly(case, debt, rules) for debt in repaid),
        balance=balance,
        balance_kept=balance - total(_balance(case, debt) for debt in repaid),
        problems=tuple(_unlisted(case, people, rules)),
    )


def _told(case: Case, rules: Rules) -> bool:
    """Tell whether anybody said what debts there are, or that there are none."""
    told = case.no_debts or bool(case.debts)
    return told or any(bureau.valid(case, party, rules) for party in payers(case))


def _larger(case: Case, party: Party, of: Callable[[Debt], Amount], field: str, rules: Rules) -> Amount:
    """Return what a party lists, or what the bureau says of the same when that is more."""
    listed = total(of(debt) for debt in case.debts if debt.party == party.key)
    report = bureau.valid(case, party, rules)
    if report is None or getattr(report, field) is None:
        return listed
    return reckon(max, listed, in_loan(case, getattr(report, field), report.currency, "bureau"))


def _monthly(case: Case, debt: Debt, rules: Rules) -> Amount:
    """Return what a debt takes a month; of a card or a line whose payment isn't known, a part of its limit."""
    if debt.monthly is None and debt.kind in _COUNTED:
        share: Decimal = rules.parameter("debts", debt.kind) / HUNDRED
        return in_loan(case, debt.limit, debt.currency, "debt_service") * share if share else Amount(share)
    return in_loan(case, debt.monthly, debt.currency, "debt_service")


def _balance(case: Case, debt: Debt) -> Amount:
    return in_loan(case, debt.balance, debt.currency, "debt_balance")


def _unlisted(case: Case, people: list[Party], rules: Rules) -> Iterator[Problem]:
    """Yield a problem for each party of which the bureau knows more debts than are listed."""
    for party in people:
        report = bureau.valid(case, party, rules)
        listed = total(_monthly(case, debt, rules) for debt in case.debts if debt.party == party.key)
        if report is None or report.monthly is None or listed.value is None:
            continue
        found = in_loan(case, report.monthly, report.currency, "bureau")
        if found.value is not None and found.value > listed.value:
            text = N_("The bureau knows debts of {bureau} a month of {name}; {listed} is listed.")
            bureau_says, said = (money(amount, case.asked.currency) for amount in (found.value, listed.value))
            yield Problem("debts", text, {"bureau": bureau_says, "name": party.name, "listed": said})
