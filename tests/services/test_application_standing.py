"""What the desk knows of who borrows: debts of the group in any currency, how accounts were used, exchange rates."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.appraisal.case import Case, Conduct
from crodesk.services import application_case, application_view, records
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record

LOAN = {"product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000}


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, **LOAN)


def case_of(desk: Desk, rid: int) -> Case:
    found = desk.look(application_case.read, rid, desk.today)
    assert found is not None
    return found


def conduct_of(desk: Desk, rid: int) -> Conduct:
    return case_of(desk, rid).conduct


def a_rate(desk: Desk, rate: str, on: date, currency: str = "USD", into: str = "VND") -> None:
    a_record(desk, "exchange_rate", None, currency=currency, in_currency=into, rate=rate, as_of=on, source="SBV")


def a_movement(desk: Desk, account: int, on: date, amount: int, direction: str = "in", **values: Any) -> None:
    given = {"booked_on": on, "direction": direction, "amount_minor": amount, "currency": "VND"}
    a_record(desk, "bank_transaction", account, **{**given, **values})


def a_loan(desk: Desk, customer: int, number: str, balance: int | None, **values: Any) -> int:
    held = a_holding(desk, customer, number, kind="loan", **values)
    if balance is not None:
        a_record(desk, "holding_reading", held, as_of=date(2026, 11, 1), balance_minor=balance, days_late=0)
    return held


def test_debts_in_another_currency_are_converted_at_the_newest_rate(desk: Desk, customer: int, loan: int) -> None:
    a_loan(desk, customer, "L-1", 40_000_000)
    a_loan(desk, customer, "L-2", 200_000, currency="USD")  # 2,000 dollars in cents
    found = case_of(desk, loan)
    assert [one.balance for one in found.exposures] == [40_000_000, 2000]
    assert [one.currency for one in found.exposures] == ["VND", "USD"]
    assert found.exchange == {}
    a_rate(desk, "24000", date(2026, 11, 1))
    a_rate(desk, "25400.5", date(2026, 11, 18))
    a_rate(desk, "99999", desk.today)
    assert case_of(desk, loan).exchange == {"USD": Decimal(99999)}
    desk.undo()
    found = case_of(desk, loan)
    assert (found.exchange, found.exchange_on) == ({"USD": Decimal("25400.5")}, {"USD": date(2026, 11, 18)})
    shown = desk.look(application_view.read, loan, desk.today)
    assert shown is not None
    # 350 million asked, 40 million and 2,000 dollars at 25,400.5
    assert shown.appraisal.figures.values["group_exposure"].value == 440_801_000


def test_a_rate_the_other_way_round_serves_too(desk: Desk, customer: int, loan: int) -> None:
    a_loan(desk, customer, "L-2", 200_000, currency="USD")
    a_rate(desk, "0.00004", date(2026, 11, 18), "VND", "USD")
    assert case_of(desk, loan).exchange == {"USD": Decimal(25_000)}
    a_rate(desk, "24000", date(2026, 11, 17))  # older
    assert case_of(desk, loan).exchange == {"USD": Decimal(25_000)}
    a_rate(desk, "26000", date(2026, 11, 18))  # as new, and stated this way round
    assert case_of(desk, loan).exchange == {"USD": Decimal(26_000)}


def test_a_loan_of_which_nothing_is_read_is_not_known_and_one_paid_back_is_none(
    desk: Desk, customer: int, loan: int
) -> None:
    a_loan(desk, customer, "L-1", None)
    a_loan(desk, customer, "L-2", 0)
    assert [one.balance for one in case_of(desk, loan).exposures] == [None]
    shown = desk.look(application_view.read, loan, desk.today)
    assert shown is not None
    assert "exposures" in {gap.key for gap in shown.gaps}


def test_a_debt_shared_by_a_couple_counts_once(desk: Desk, customer: int, loan: int) -> None:
    spouse = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "relation", customer, role="spouse", other_rid=spouse)
    held = a_loan(desk, customer, "L-1", 40_000_000)
    a_record(desk, "holding_role", held, customer_rid=spouse, role="co_owner")
    a_loan(desk, spouse, "L-2", 10_000_000)
    found = case_of(desk, loan).exposures
    assert [one.why for one in found] == ["borrower", "household"]
    assert [one.balance for one in found] == [40_000_000, 10_000_000]


@pytest.mark.parametrize(
    ("kind", "state", "secured"),
    [("mortgage", "registered", True), ("mortgage", "released", False), ("guarantee", "registered", False)],
)
def test_a_debt_is_secured_where_its_contract_has_a_mortgage_or_pledge(
    desk: Desk, customer: int, loan: int, kind: str, state: str, *, secured: bool
) -> None:
    held = a_loan(desk, customer, "L-1", 40_000_000)
    contract = a_record(desk, "credit_contract", customer, number="HD-1", kind="loan", state="signed")
    terms = {"amount_minor": 50_000_000, "rate_ppm": 100_000, "months": 24, "start_on": date(2026, 1, 5)}
    a_record(desk, "loan_terms", held, credit_contract_rid=contract, **terms)
    a_record(desk, "security_contract", contract, kind=kind, state=state)
    assert [one.secured for one in case_of(desk, loan).exposures] == [secured]


def test_the_use_of_accounts_comes_from_whole_months_without_own_transfers(
    desk: Desk, customer: int, loan: int
) -> None:
    account = a_holding(desk, customer, "0011 22", kind="account")
    a_holding(desk, customer, "0099-88", kind="deposit")
    assert conduct_of(desk, loan).inflow_a_month is None
    for month in (8, 9, 10):
        a_movement(desk, account, date(2026, month, 5), 20_000_000, what="Trả LƯƠNG tháng", balance_minor=21_000_000)
        a_movement(desk, account, date(2026, month, 9), 14_000_000, "out", balance_minor=month * 1_000)
    a_movement(desk, account, date(2026, 9, 10), 50_000_000, "out", counter_account="0099 88")  # to the own deposit
    a_movement(desk, account, date(2026, 11, 5), 70_000_000)  # this month isn't over
    a_movement(desk, account, date(2025, 10, 31), 70_000_000)  # more than twelve months ago
    found = conduct_of(desk, loan)
    assert [found.inflow_a_month, found.outflow_a_month] == [20_000_000, 14_000_000]
    assert [found.lowest_balance, found.salary_here] == [8_000, True]


def test_an_account_in_dollars_needs_a_rate(desk: Desk, customer: int, loan: int) -> None:
    account = a_holding(desk, customer, "0011", kind="account", currency="USD")
    a_movement(desk, account, date(2026, 10, 5), 100_000, currency="USD")
    assert conduct_of(desk, loan).inflow_a_month is None
    a_rate(desk, "25000", date(2026, 11, 18))
    assert conduct_of(desk, loan).inflow_a_month == 25_000_000


def test_a_salary_that_is_listed_as_paid_here_is_believed(desk: Desk, loan: int) -> None:
    flow = {"direction": "income", "kind": "salary", "amount_minor": 31_000_000, "currency": "VND"}
    rid = a_record(desk, "application_flow", loan, **flow)
    assert conduct_of(desk, loan).salary_here is None
    desk.do_now("Changed", "L", records.change, "application_flow", rid, {"paid_here": True})
    assert conduct_of(desk, loan).salary_here is True


def test_of_an_account_with_more_movements_than_are_read_only_whole_months_count(
    desk: Desk, customer: int, loan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crodesk.storage.queries import applications as q

    account = a_holding(desk, customer, "0011", kind="account")
    for month in (9, 10):
        for day in (1, 2):
            a_movement(desk, account, date(2026, month, day), 10)
    assert conduct_of(desk, loan).inflow_a_month == 20
    monkeypatch.setattr(q, "MONTHS", q.MONTHS.replace(f"LIMIT {q.MOST_MOVEMENTS}", "LIMIT 3"))
    monkeypatch.setattr(q, "MOST_MOVEMENTS", 3)
    assert conduct_of(desk, loan).inflow_a_month == 20  # of October alone: of September one of two was read
