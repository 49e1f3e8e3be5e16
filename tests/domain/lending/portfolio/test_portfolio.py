"""The book as a whole: what is at risk and bad, what is set aside, how loans moved; currencies are never summed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.portfolio.moving import Cell, migrations
from crodesk.domain.lending.portfolio.provisions import Provisions, provisions
from crodesk.domain.lending.portfolio.rows import Row
from crodesk.domain.lending.portfolio.totals import Ratio, Sum, Totals, bucket, bucket_names, of_book
from crodesk.domain.lending.provision import Collateral, Debt, Provision
from crodesk.domain.rules import packs
from tests.domain.lending.servicing_cases import together

VN = packs.load("vn-sbv-31-2024")
TODAY = date(2026, 6, 10)


def row(key: str, balance: int | None, days: int | None = 0, group: str = "1", **others: Any) -> Row:
    return Row(key, others.pop("currency", "VND"), None if balance is None else Decimal(balance), days, group, **others)


BOOK = [
    row("a", 600, past_due=Decimal(0), product="home", next_due=date(2026, 6, 16), next_amount=Decimal(20)),
    row("b", 200, 1, past_due=Decimal(7), product="home", next_group_on=date(2026, 6, 20)),
    row("c", 100, 31, "2", past_due=Decimal(9), product="car", next_due=date(2026, 6, 17)),
    row("d", 60, 91, "3", product="car", next_group_on=date(2026, 6, 21)),
    row("e", 40, 400, "5", product="car", next_due=TODAY),
    row("f", None, None, "", product="car"),
    row("g", 5000, 90, "2", is_settled=True),
    row("h", 7000, 900, "5", is_written_off=True),
    row("i", 70, 30, "2", currency="USD"),
]


def vnd(rows: list[Row] | None = None) -> Totals:
    return of_book(BOOK if rows is None else rows, VN, TODAY)[0]


def test_currencies_are_never_summed() -> None:
    assert [together(one.currency, one.all.balance, one.all.count) for one in of_book(BOOK, VN, TODAY)] == [
        ("VND", 1000, 6),
        ("USD", 70, 1),
    ]
    assert of_book([], VN, TODAY) == ()
    tied = [row("a", 1, currency="USD"), row("b", 2, currency="EUR")]
    assert [one.currency for one in of_book(tied, VN, TODAY)] == ["EUR", "USD"]


def test_what_is_not_known_is_counted_and_not_taken_for_nought() -> None:
    assert vnd().all == Sum(6, Decimal(1000), Decimal(16), unknown=1)
    assert vnd().by_group["?"] == Sum(1, unknown=1)
    assert vnd().by_bucket["?"].count == 1


def test_loans_are_in_buckets_groups_and_products() -> None:
    found = vnd()
    assert tuple(found.by_bucket) == bucket_names()
    assert bucket_names() == (
        "0", "1-3", "4-30", "31-60", "61-90", "91-120", "121-150", "151-180", "181-240", "241+", "?",
    )  # fmt: skip
    assert {name: int(one.balance) for name, one in found.by_bucket.items() if one.count} == {
        "0": 600, "1-3": 200, "31-60": 100, "91-120": 60, "241+": 40, "?": 0,
    }  # fmt: skip
    assert {name: int(one.balance) for name, one in found.by_group.items()} == {
        "1": 800, "2": 100, "3": 60, "4": 0, "5": 40, "?": 0,
    }  # fmt: skip
    assert {name: (one.count, int(one.balance)) for name, one in found.by_product.items()} == {
        "car": (4, 200),
        "home": (2, 800),
    }
    assert [bucket(row("x", 1, days)) for days in (0, 1, 3, 4, 30, 240, 241)] == [
        "0", "1-3", "1-3", "4-30", "4-30", "181-240", "241+",
    ]  # fmt: skip


def test_the_portfolio_at_risk_is_the_balance_of_late_loans() -> None:
    """Of 1,000: 400 are late, 200 for more than 30 days, 100 for more than 90."""
    found = vnd().at_risk
    assert found == {
        1: Ratio(4, Decimal(400), Decimal(40), 1),
        30: Ratio(3, Decimal(200), Decimal(20), 1),
        90: Ratio(2, Decimal(100), Decimal(10), 1),
    }
    edge = [row("x", 30, 30), row("y", 10, 90)]
    assert [together(one.amount, one.percent) for one in vnd(edge).at_risk.values()] == [
        (40, 100), (10, 25), (0, 0),
    ]  # fmt: skip


def test_the_bad_loan_ratio_is_that_of_groups_three_to_five() -> None:
    assert vnd().bad == Ratio(2, Decimal(100), Decimal(10), 1)
    assert vnd([row("x", 2, group="4"), row("y", 1)]).bad.percent == Decimal("66.67")
    assert vnd([row("x", 0, group="4")]).bad.percent is None
    assert vnd([row("x", 9_876, group="4"), row("y", 70_124)]).bad.percent == Decimal("12.35")  # 12.345, half up


def test_what_is_due_this_week_and_what_steps_down_within_ten_days() -> None:
    """From 10 June on: until the 16th, and until the 20th; of the loan due today no amount is known."""
    assert vnd().due_this_week == Sum(2, Decimal(20), unknown=1)
    assert together(vnd().stepping.count, vnd().stepping.balance) == (1, 200)
    today = [row("x", 5, next_group_on=TODAY, next_due=date(2026, 6, 9))]
    assert (vnd(today).stepping.count, vnd(today).due_this_week.count) == (0, 0)


# Provisions


def test_provisions_are_reckoned_by_loan_and_summed_by_currency() -> None:
    """Decree 86/2024, as lending.md 2.1 works it out: 1,000 m, a house of 800 m at 50 %, group 3: 120 m and 7.5 m."""
    house = Collateral("real-estate", Decimal(800_000_000))
    debts = {
        "a": Debt("3", Decimal(1_000_000_000), "VND", (house,)),
        "b": Debt("5", Decimal(10_000_000), "VND"),
        "c": Debt("2", Decimal(100), "USD"),
        "d": Debt("9", Decimal(100), "VND"),
    }
    by_loan, sums = provisions(debts, VN, TODAY)
    first = by_loan["a"]
    assert isinstance(first, Provision)
    assert together(first.specific, first.general) == (120_000_000, 7_500_000)
    assert isinstance(by_loan["d"], list)
    assert sums == (
        Provisions("USD", Decimal("5.00"), Decimal("0.75"), 1),
        Provisions("VND", Decimal(130_000_000), Decimal(7_500_000), 3, 1),
    )
    assert sums[1].total == 137_500_000
    assert provisions({}, VN, TODAY) == ({}, ())


def test_what_a_bond_counts_for_depends_on_the_day() -> None:
    """Paper of banks: 95 % under a year to maturity, 85 % up to five: of 100 in group 5, 5 or 15 are set aside."""
    paper = Collateral("bank-paper", Decimal(100), date(2027, 6, 10))
    debts = {"a": Debt("5", Decimal(100), "VND", (paper,))}
    assert provisions(debts, VN, date(2026, 6, 11))[1][0].specific == 5
    assert provisions(debts, VN, date(2026, 6, 9))[1][0].specific == 15


# Movements


def test_loans_move_between_groups() -> None:
    now = [
        row("a", 550, 12, "2"),
        row("b", 150),
        row("c", 100, 0, "1"),
        replace(BOOK[3], is_written_off=True),
        replace(BOOK[4], is_settled=True),
        row("f", 5, 2, "1"),
        row("new", 33),
        row("gone", 9, is_settled=True),
        row("i", 60, 30, "2", currency="USD"),
        row("euro", 1, is_settled=True, currency="EUR"),
    ]
    usd, dong = migrations(BOOK, now, VN)
    assert (usd.currency, usd.cells, usd.worse, usd.better) == (
        "USD", {("2", "2"): Cell(1, Decimal(70), Decimal(100))}, 0, 0,
    )  # fmt: skip
    assert dong.cells == {
        ("1", "1"): Cell(1, Decimal(200), Decimal(25)),
        ("1", "2"): Cell(1, Decimal(600), Decimal(75)),
        ("2", "1"): Cell(1, Decimal(100), Decimal(100)),
        ("3", "written_off"): Cell(1, Decimal(60), Decimal(100)),
        ("5", "settled"): Cell(1, Decimal(40), Decimal(100)),
        ("?", "1"): Cell(1, Decimal(0), None),
        ("new", "1"): Cell(1, Decimal(33), None),
    }
    assert (dong.worse, dong.better) == (2, 1)


def test_a_loan_without_a_later_row_is_settled() -> None:
    (found,) = migrations([row("a", 5)], [], VN)
    assert found.cells == {("1", "settled"): Cell(1, Decimal(5), Decimal(100))}
    assert migrations([], [], VN) == ()
