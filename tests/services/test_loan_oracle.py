"""The published cases of payments, penalties and days past due hold through the services and the file."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.ledger import LoanFacts, RuleFacts
from crodesk.domain.lending.servicing import Payoff
from crodesk.domain.lending.terms import Fee, FeeTime, RateSegment
from crodesk.domain.rules import packs
from crodesk.services import loan_events, loan_file, loan_list
from crodesk.services.desk import Desk
from tests.builders import a_record
from tests.domain.lending.published import expected, inputs
from tests.services.loan_desk import a_told_loan, file, line, pay, write

ALLOCATIONS = ("alloc-penalty-then-principal", "alloc-fee-then-principal", "alloc-penalty-fee-principal")
FREE = RuleFacts(late="")


def facts(amount: str, percent: str, count: int, start: str, **others: Any) -> LoanFacts:
    began = date.fromisoformat(start)
    stated = {"day_count": "MONTHLY", "rule": FREE, **others}
    return LoanFacts("USD", Decimal(amount), began, (RateSegment(began, Decimal(percent)),), count, **stated)


def cents(amount: str) -> int:
    return int(Decimal(amount) * 100)


def test_more_than_what_is_due_makes_the_instalments_smaller(desk: Desk) -> None:
    given, wanted = inputs("prepay-reduce-instalment"), expected("prepay-reduce-instalment")
    loan = a_told_loan(desk, facts(given["principal"], given["annual_pct"], given["n"], "2024-01-01", unit="weeks"))
    (_first, on_time), (_second, more) = given["payments"]
    pay(desk, loan, "2024-01-08", on_time)
    pay(desk, loan, "2024-01-15", more, way="instalment")
    found = file(desk, loan, date(2024, 1, 15))
    assert found.known.state.balance == Decimal(wanted["balance_after"])
    rows = [(one.owed.principal, one.owed.interest) for one in found.schedule[3:]]
    assert rows == [(cents(principal), cents(interest)) for principal, interest in wanted["rows"][2:]]
    assert line(desk, loan).balance_minor == cents(wanted["balance_after"])


def test_an_instalment_paid_in_mid_period_and_the_payoff(desk: Desk) -> None:
    given, wanted = inputs("prepay-partial-mid-period"), expected("prepay-partial-mid-period")
    loan = a_told_loan(desk, facts(given["principal"], given["annual_pct"], given["n"], given["disbursed"]))
    pay(desk, loan, "2024-02-01", "17.01")
    ends = desk.look(loan_file.payoff_on, loan, date(2024, 2, 15), desk.today)
    assert isinstance(ends, Payoff)
    assert ends.total == Decimal("83.81")
    pay(desk, loan, "2024-02-15", "17.01", way="next")
    found = file(desk, loan, date(2024, 2, 15))
    assert found.known.state.balance == Decimal(wanted["balance_after"])
    ahead = [one for one in found.schedule if one.due > date(2024, 2, 15)]
    assert [(one.due.isoformat(), one.owed.total) for one in ahead] == [
        (published[0], cents(published[1])) for published in wanted["rows_after"]
    ]


def test_late_interest_is_charged_after_the_days_of_grace(desk: Desk) -> None:
    given, wanted = inputs("penalty-on-overdue-interest"), expected("penalty-on-overdue-interest")
    start = date.fromisoformat(given["accrual_from"])
    due, grace = start + timedelta(days=given["accrual_days"]), 4
    rule = RuleFacts(late="", late_interest=Decimal(given["penalty_pct_per_year"]), grace_days=grace)
    terms = facts(
        given["principal"], given["annual_pct"], 2, given["accrual_from"], method="interest-only",
        day_count="ACT/365F", first_due=due, rule=rule,
    )  # fmt: skip
    loan = a_told_loan(desk, terms)
    half = (Decimal(wanted["interest"]) / 2).quantize(Decimal("0.01"))
    pay(desk, loan, due.isoformat(), half)
    found = file(desk, loan, due + timedelta(days=grace + given["penalty_days"]))
    assert found.known.state.parts is not None
    assert abs(found.known.state.parts.penalty - Decimal(wanted["penalty"])) <= Decimal("0.01")


@pytest.mark.parametrize("case", ALLOCATIONS)
def test_money_goes_where_the_order_says(desk: Desk, case: str) -> None:
    given, wanted = inputs(case), expected(case)
    rule = RuleFacts(late="", in_term="-".join(given["order"]))
    loan = a_told_loan(desk, facts(given["due"]["principal"], "0", 1, "2026-01-01", rule=rule))
    on = date(2026, 2, 1)
    for name in ("penalty", "fee"):
        if Decimal(given["due"][name]):
            write(desk, loan_events.charge, loan, cents(given["due"][name]), on, name)
    pay(desk, loan, on.isoformat(), given["payment"])
    found = file(desk, loan, on)
    (due,) = found.schedule
    assert due.paid._asdict() == {name: cents(wanted[name]) for name in ("penalty", "fee", "interest", "principal")}
    assert due.open_minor == cents(wanted["still_due"])


def test_money_ahead_pays_principal_before_the_fee(desk: Desk) -> None:
    given, wanted = inputs("alloc-in-advance-principal-before-fee"), expected("alloc-in-advance-principal-before-fee")
    [(_due, parts)] = given["schedule"]
    rule = RuleFacts(late="", in_term="-".join(given["order"]), ahead="next")
    fees = (Fee(Decimal(parts["fee"]), time=FeeTime.EACH),)
    loan = a_told_loan(desk, facts(parts["principal"], "0", 1, "2023-01-01", rule=rule, fees=fees))
    for on, amount in given["payments"]:
        pay(desk, loan, on, amount)
    found = file(desk, loan, date(2023, 2, 1))
    paid = [{one.component: one.amount_minor for one in row.paid} for row in found.ledger if row.kind == "payment"]
    published = [
        {name: cents(amount) for name, amount in one.items() if amount != "0"} for one in wanted["allocations"]
    ]
    assert paid == published
    assert found.known.state.balance == Decimal(wanted["balance"])


def test_india_counts_the_due_date_and_classifies_on_the_published_days(desk: Desk) -> None:
    wanted = expected("class-rbi-2023")
    a_record(desk, "setting", None, key="loan.pack", value="in-rbi")
    loan = a_told_loan(desk, facts("1000", "0", 1, "2023-02-28", first_due=date(2023, 3, 31)))
    basis = packs.load("in-rbi").basis
    for on, days in (
        (wanted["overdue_from"], 1),
        (wanted["sma1_on"], 31),
        (wanted["sma2_on"], 61),
        (wanted["npa_on"], 91),
    ):
        day = date.fromisoformat(on)
        found = file(desk, loan, day)
        assert days_past_due(found.known.state.oldest_due, day, basis) == days
        ours, before = found.group.ours, file(desk, loan, day - timedelta(days=1)).group.ours
        assert ours is not None
        assert before is not None
        assert ours.dpd == days
        assert ours.group != before.group
    assert desk.look(loan_list.get, loan) is not None
