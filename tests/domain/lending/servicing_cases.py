"""Loans, rules and events to start from in tests of servicing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing import (
    Account,
    Component,
    LateCharges,
    Parts,
    Payment,
    Payoff,
    Prepayment,
    Rule,
    Share,
    payoff,
    replay,
)
from crodesk.domain.lending.terms import LoanTerms
from tests.domain.lending.loans import a_loan, scheduled

PENALTY, FEE, INTEREST, PRINCIPAL = Component
LATE = LateCharges(Decimal(10), Decimal("1.5"))
"""Vietnam's caps: 10 % a year on late interest, 150 % of the in-term rate on overdue principal."""


def day(text: str) -> date:
    """Return a date of 2026 by month and day: `02-15`; a whole date as it is."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def paid(entry: int, on: str, amount: str | int | Decimal) -> Payment:
    """Return money received."""
    return Payment(entry, day(on), Decimal(amount))


def prepaid(entry: int, on: str, amount: str | int | Decimal, *way: Any) -> Prepayment:
    """Return money received to pay early."""
    return Prepayment(entry, day(on), Decimal(amount), *way)


def parts(penalty: str | int = 0, fee: str | int = 0, interest: str | int = 0, principal: str | int = 0) -> Parts:
    """Return amounts by component."""
    return Parts(Decimal(penalty), Decimal(fee), Decimal(interest), Decimal(principal))


def twelve_months(**others: Any) -> Schedule:
    """Return a plan of twelve parts of 1,000,000 of principal, 12 % on MONTHLY: 120,000 of interest, then less."""
    from crodesk.domain.lending.day_count import DayCount
    from crodesk.domain.lending.terms import Method

    return scheduled(a_loan(**{"method": Method.EQUAL_PRINCIPAL, "day_count": DayCount.MONTHLY, **others}))


def account(
    plan: Schedule | LoanTerms, events: Sequence[Any] | None = None, by: Rule | None = None, as_of: str = "12-31"
) -> Account:
    """Return the account of a loan whose events nothing is wrong with."""
    schedule = plan if isinstance(plan, Schedule) else scheduled(plan)
    found = replay(schedule, events or [], by or Rule(), day(as_of))
    assert isinstance(found, Account), found
    return found


def ending(plan: Schedule, events: Sequence[Any], by: Rule, on: str) -> Payoff:
    """Return what ends a loan on a day."""
    found = payoff(plan, events, by, day(on))
    assert isinstance(found, Payoff), found
    return found


def refused(
    plan: Schedule, events: Sequence[Any], by: Rule | None = None, as_of: str = "12-31"
) -> list[tuple[str, str]]:
    """Return the field and the words of each problem; the payoff has the same."""
    found = replay(plan, events, by or Rule(), day(as_of))
    assert isinstance(found, list)
    assert payoff(plan, events, by or Rule(), day(as_of)) == found
    return [(problem.field, problem.text.format(**problem.values)) for problem in found]


def shares(of: Account, entry: int) -> list[tuple[int, str, int]]:
    """Return what each receipt of an entry paid: the instalment, the component, the amount in whole units."""
    found: list[Share] = [share for receipt in of.receipts if receipt.entry == entry for share in receipt.shares]
    return [(share.n, share.component.name.lower(), int(share.amount)) for share in found]


def together(*values: Any) -> tuple[Any, ...]:
    """Return values as one tuple, whose amounts are compared with whole numbers."""
    return values


def received(events: Sequence[Any]) -> Decimal:
    """Return all money received."""
    return sum((one.amount for one in events if isinstance(one, Payment | Prepayment)), Decimal(0))
