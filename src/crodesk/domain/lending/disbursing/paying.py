"""Whom a drawing pays, and by what means: without cash to the beneficiary, with the exceptions of the rule pack.

Source: Circular 21/2017/TT-NHNN on the ways of paying out loans, as the rules of `cash_payments` state it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeGuard

from crodesk.domain.lending.disbursing.drawing import CASH, TRANSFER, Drawing, Payee
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.saying import money
from crodesk.domain.problem import Problem
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_


def problems(drawing: Drawing, rule: Figures) -> Iterator[tuple[str, Problem]]:
    """Yield what is wrong with the payees, each with the code of the rule that it breaks."""
    if not drawing.payees:
        yield "payees", Problem("payees", N_("Say who is paid."))
        return
    yield from (("payees", one) for one in _sum(drawing))
    for place, payee in enumerate(drawing.payees):
        field = f"payees[{place}]"
        yield from (("payees", one) for one in _row(payee, field))
        if payee.is_borrower and not payee.justified.strip():
            text = N_("The borrower is paid instead of who sells: say why.")
            yield "beneficiary", Problem(f"{field}.justified", text)
        if payee.means == CASH and not rule["cash_allowed"]:
            yield from (("cash", one) for one in _cash(payee, drawing, rule, f"{field}.means"))


def _sum(drawing: Drawing) -> Iterator[Problem]:
    amounts = [payee.amount for payee in drawing.payees if is_sum(payee.amount)]
    if not is_sum(drawing.amount) or len(amounts) < len(drawing.payees):
        return  # that is said of each
    total = sum(amounts, ZERO)
    if total != drawing.amount:
        text = N_("The payees get {total} together, and {amount} is drawn.")
        values = {"total": money(total, drawing.currency), "amount": money(drawing.amount, drawing.currency)}
        yield Problem("payees", text, values)


def is_sum(amount: Decimal | None) -> TypeGuard[Decimal]:
    """Tell whether something can be paid: a finite amount of more than zero."""
    return amount is not None and amount.is_finite() and amount > ZERO


def _row(payee: Payee, field: str) -> Iterator[Problem]:
    if not payee.name.strip():
        yield Problem(f"{field}.name", N_("Say who is paid."))
    if not is_sum(payee.amount):
        yield Problem(f"{field}.amount", N_("The amount must be more than zero."))
    if payee.means == TRANSFER and not (payee.account.strip() and payee.bank.strip()):
        yield Problem(f"{field}.account", N_("A transfer needs an account and its bank."))


def cash_in(drawing: Drawing) -> Decimal:
    """Return how much of a drawing is paid in cash."""
    return sum((one.amount for one in drawing.payees if one.means == CASH and is_sum(one.amount)), ZERO)


def _cash(payee: Payee, drawing: Drawing, rule: Figures, field: str) -> Iterator[Problem]:
    """Yield why a payee can't be paid in cash: only small sums, or a person without any account who is vouched for."""
    below = rule["below"].get(drawing.currency)
    if below is not None and cash_in(drawing) < below:
        return
    if payee.is_person is None or payee.has_account is None:
        yield Problem(field, N_("Cash: say whether the payee is a person, and has an account."))
    elif not payee.is_person:
        yield Problem(field, N_("A legal person is paid by transfer, not in cash."))
    elif payee.has_account:
        yield Problem(field, N_("The payee has an account: pay by transfer."))
    elif not payee.commitment:
        yield Problem(field, N_("Cash needs the borrower's written commitment that the payee has no account."))
