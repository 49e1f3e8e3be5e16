"""The published cases of payments hold for rows of a ledger, too, written down day by day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.ledger import Entry, EntryKind, LoanFacts, RuleFacts, payoff
from crodesk.domain.lending.servicing import Account, Payoff
from crodesk.domain.lending.terms import Fee, FeeTime, RateSegment
from crodesk.domain.rules import packs
from tests.domain.lending.ledger.rows import life
from tests.domain.lending.published import expected, inputs

ALLOCATIONS = ("alloc-penalty-then-principal", "alloc-fee-then-principal", "alloc-penalty-fee-principal")
FREE = RuleFacts(late="")


def facts(amount: str, percent: str, count: int, start: str, **others: Any) -> LoanFacts:
    began = date.fromisoformat(start)
    stated = {"day_count": "MONTHLY", "rule": FREE, **others}
    return LoanFacts("USD", Decimal(amount), began, (RateSegment(began, Decimal(percent)),), count, **stated)


def money(number: int, kind: EntryKind, on: str, amount: str, **others: Any) -> Entry:
    return Entry(number, kind, date.fromisoformat(on), date.fromisoformat(on), Decimal(amount), **others)


def stands(terms: LoanFacts, rows: list[Entry], on: str) -> Account:
    account = life(terms, rows, on).account
    assert account is not None
    return account


def test_more_than_what_is_due_makes_the_instalments_smaller() -> None:
    """`prepay-reduce-instalment`: Fineract, weekly; 4,000.00 on the second due date."""
    given, wanted = inputs("prepay-reduce-instalment"), expected("prepay-reduce-instalment")
    weekly = facts(given["principal"], given["annual_pct"], given["n"], "2024-01-01", unit="weeks")
    (_first, on_time), (_second, more) = given["payments"]
    rows = [
        money(1, EntryKind.PAYMENT, "2024-01-08", on_time),
        money(2, EntryKind.PREPAYMENT, "2024-01-15", more),
    ]
    found = stands(weekly, rows, "2024-01-15")
    assert found.principal == Decimal(wanted["balance_after"])
    assert [[str(one.owed.principal), str(one.owed.interest)] for one in found.lines[3:]] == wanted["rows"][2:]


def test_an_instalment_paid_in_mid_period_and_the_payoff() -> None:
    """`prepay-partial-mid-period`: Fineract; its test also prints 83.57 + 0.24 as what ends the loan on that day."""
    given, wanted = inputs("prepay-partial-mid-period"), expected("prepay-partial-mid-period")
    terms = facts(given["principal"], given["annual_pct"], given["n"], given["disbursed"])
    rows = [money(1, EntryKind.PAYMENT, "2024-02-01", "17.01")]
    ends = payoff(terms, rows, date(2024, 2, 15), date(2024, 2, 10))
    assert isinstance(ends, Payoff)
    assert ends.total == Decimal("83.81")
    rows.append(money(2, EntryKind.PREPAYMENT, "2024-02-15", "17.01", way="next"))
    found = stands(terms, rows, "2024-02-15")
    assert found.principal == Decimal(wanted["balance_after"])
    assert [one.due.isoformat() for one in found.rows] == [published[0] for published in wanted["rows_after"]]
    assert [str(one.payment) for one in found.rows] == [published[1] for published in wanted["rows_after"]]


def test_late_interest_is_charged_after_the_days_of_grace() -> None:
    """`penalty-on-overdue-interest`: Frappe; half of the interest unpaid, 25 % a year, 26 days after the grace."""
    given, wanted = inputs("penalty-on-overdue-interest"), expected("penalty-on-overdue-interest")
    start = date.fromisoformat(given["accrual_from"])
    due, grace = start + timedelta(days=given["accrual_days"]), 4
    rule = RuleFacts(late="", late_interest=Decimal(given["penalty_pct_per_year"]), grace_days=grace)
    terms = facts(
        given["principal"], given["annual_pct"], 2, given["accrual_from"], method="interest-only",
        day_count="ACT/365F", first_due=due, rule=rule,
    )  # fmt: skip
    half = (Decimal(wanted["interest"]) / 2).quantize(Decimal("0.01"))
    rows = [money(1, EntryKind.PAYMENT, due.isoformat(), str(half))]
    on = due + timedelta(days=grace + given["penalty_days"])
    assert abs(stands(terms, rows, on.isoformat()).past_due.penalty - Decimal(wanted["penalty"])) <= Decimal("0.01")


@pytest.mark.parametrize("case", ALLOCATIONS)
def test_money_goes_where_the_order_says(case: str) -> None:
    given, wanted = inputs(case), expected(case)
    rule = RuleFacts(late="", in_term="-".join(given["order"]))
    terms = facts(given["due"]["principal"], "0", 1, "2026-01-01", rule=rule)
    charges = [
        money(number, EntryKind.CHARGE, "2026-02-01", given["due"][name], component=name)
        for number, name in enumerate(("penalty", "fee"), 1)
        if Decimal(given["due"][name])
    ]
    rows = [*charges, money(9, EntryKind.PAYMENT, "2026-02-01", given["payment"])]
    (line,) = stands(terms, rows, "2026-02-01").lines
    assert {name: int(amount) for name, amount in line.paid._asdict().items()} == {
        name: int(wanted[name]) for name in ("penalty", "fee", "interest", "principal")
    }
    assert line.unpaid.total == Decimal(wanted["still_due"])


def test_money_ahead_pays_principal_before_the_fee() -> None:
    """`alloc-in-advance-principal-before-fee`: Fineract's strategy with the fee last."""
    given, wanted = inputs("alloc-in-advance-principal-before-fee"), expected("alloc-in-advance-principal-before-fee")
    [(_due, parts)] = given["schedule"]
    rule = RuleFacts(late="", in_term="-".join(given["order"]), ahead="next")
    fees = (Fee(Decimal(parts["fee"]), time=FeeTime.EACH),)
    terms = facts(parts["principal"], "0", 1, "2023-01-01", rule=rule, fees=fees)
    rows = [money(number, EntryKind.PAYMENT, on, amount) for number, (on, amount) in enumerate(given["payments"], 1)]
    found = stands(terms, rows, "2023-02-01")
    got = [{one.component.name.lower(): int(one.amount) for one in receipt.shares} for receipt in found.receipts]
    assert got == [{"principal": 500}, {"principal": 500, "fee": 20}]
    assert wanted["allocations"] == [{"principal": "500", "fee": "0"}, {"principal": "500", "fee": "20"}]
    assert found.principal == Decimal(wanted["balance"])


def test_india_counts_the_due_date() -> None:
    """`class-rbi-2023`: due on 31 March 2023 and unpaid, it is day 31 on 30 April, day 91 on 29 June."""
    wanted = expected("class-rbi-2023")
    terms = facts("1000", "0", 1, "2023-02-28", first_due=date(2023, 3, 31))
    for on, days in (
        (wanted["overdue_from"], 1),
        (wanted["sma1_on"], 31),
        (wanted["sma2_on"], 61),
        (wanted["npa_on"], 91),
    ):
        day = date.fromisoformat(on)
        found = life(terms, [], on).account
        assert found is not None
        assert days_past_due(found.unpaid[0].due, day, packs.load("in-rbi").basis) == days
