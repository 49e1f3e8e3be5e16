"""Running loans on a desk, for tests: opened by services, their events written, read back."""

from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.ledger import LoanFacts
from crodesk.services import loan_events, loan_file, loan_list
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_line import LoanLine
from tests.builders import a_customer, a_holding, a_record

TERMS = {
    "amount_minor": 12_000_000, "method": "equal-principal", "rate_ppm": 120_000, "months": 12,
    "start_on": date(2026, 5, 15), "day_count": "MONTHLY",
}  # fmt: skip
"""Twelve parts of 1,000,000 on the 15th, 1 % of what is left each month: 120,000, then 10,000 less each time."""


def a_loan(desk: Desk, number: str = "L-1", customer: int | None = None, **terms: Any) -> int:
    """Return the number of a loan with terms of its own."""
    holding = a_holding(desk, customer or a_customer(desk), number, kind="loan", amount_minor=12_000_000)
    a_record(desk, "loan_terms", holding, **{**TERMS, **terms})
    return holding


def a_stated_loan(desk: Desk, number: str = "L-2", customer: int | None = None, **reading: Any) -> int:
    """Return the number of a loan that the core alone states."""
    holding = a_holding(desk, customer or a_customer(desk), number, kind="loan", amount_minor=300_000_000)
    a_record(desk, "holding_reading", holding, **{"as_of": date(2026, 11, 18), **reading})
    return holding


def a_told_loan(desk: Desk, terms: LoanFacts) -> int:
    """Return the number of a loan whose terms are told by a row of its ledger."""
    holding = a_holding(desk, a_customer(desk), "L-9", kind="loan", currency=terms.currency)
    desk.do_now("Terms", "L-9", loan_events.put_right, holding, terms)
    return holding


def write(desk: Desk, event: Any, holding: int, *args: Any, **said: Any) -> int:
    """Write an event by its service and return its number."""
    rid: int = desk.do_now("Event", "L", event, holding, *args, **said)
    return rid


def pay(desk: Desk, holding: int, on: str, amount: str | int | Decimal, way: str = "") -> int:
    """Write money received on a day, in the currency's own unit."""
    minor = int(Decimal(amount) * (100 if file(desk, holding).known.loan.currency == "USD" else 1))
    if way:
        return write(desk, loan_events.prepay, holding, minor, date.fromisoformat(on), way)
    return write(desk, loan_events.repay, holding, minor, date.fromisoformat(on))


def file(desk: Desk, holding: int, on: date | None = None) -> LoanFile:
    """Return a loan at the end of a day, by what is known today."""
    found = desk.look(loan_file.read, holding, on or desk.today, desk.today)
    assert found is not None
    return found


def line(desk: Desk, holding: int) -> LoanLine:
    """Return the row of a loan as lists show it."""
    found = desk.look(loan_list.get, holding)
    assert found is not None
    return found


def on_day(desk: Desk, day: date) -> Desk:
    """Return the desk with its clock moved to another day, its loans made anew for it."""
    desk.clock = Clock.on(day)
    desk.keep_loans()
    return desk


def link_contract(session: Any, loan: int, contract: int) -> None:
    """Say under which credit contract a loan runs."""
    from sqlmodel import col, select

    from crodesk.storage.tables import LoanTerms

    row = session.exec(select(LoanTerms).where(col(LoanTerms.holding_rid) == loan)).one()
    row.credit_contract_rid = contract
