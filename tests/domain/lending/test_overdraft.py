"""Overdrafts, against Circular 14/2017's sum of daily balances reckoned by hand."""

from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.overdraft import Bill, DayBalance, bills, clean_days, days_over_limit, expires
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.problem import Problem

WHOLE = Rounding.of_currency("VND")
BALANCES = [
    DayBalance(date(2026, 1, 10), Decimal(-10_000_000)),
    DayBalance(date(2026, 1, 20), Decimal(5_000_000)),
    DayBalance(date(2026, 1, 30), Decimal(-20_000_000)),
    DayBalance(date(2026, 2, 5), Decimal(0)),
]


def test_a_bill_a_month() -> None:
    """10 days of 10,000,000 and 2 of 20,000,000 are 140,000,000 days of đồng; at 12 % over 365: 46,027.40."""
    assert bills(BALANCES, date(2026, 1, 1), date(2026, 3, 1), Decimal(12), WHOLE) == [
        Bill(date(2026, 1, 1), date(2026, 2, 1), 12, Decimal(20_000_000), Decimal(46_027)),
        Bill(date(2026, 2, 1), date(2026, 3, 1), 4, Decimal(20_000_000), Decimal(26_301)),
    ]


def test_a_part_of_a_month_and_another_year() -> None:
    """From the 15th: 5 days of 10,000,000, at 12 % over 360: 16,666.67."""
    found = bills(BALANCES, date(2026, 1, 15), date(2026, 1, 25), Decimal(12), WHOLE, DayCount.ACT_360)
    assert found == [Bill(date(2026, 1, 15), date(2026, 1, 25), 5, Decimal(10_000_000), Decimal(16_667))]


def test_an_account_without_entries_owes_nothing() -> None:
    found = bills([], date(2026, 1, 1), date(2026, 1, 31), Decimal(12), WHOLE)
    assert found == [Bill(date(2026, 1, 1), date(2026, 1, 31), 0, Decimal(0), Decimal(0))]


def test_the_clean_up_period_and_the_limit() -> None:
    start, end = date(2026, 1, 1), date(2026, 3, 1)
    assert clean_days(BALANCES, start, end) == 59 - 16
    assert days_over_limit(BALANCES, start, end, Decimal(15_000_000)) == 6
    assert days_over_limit(BALANCES, start, end, Decimal(20_000_000)) == 0


@pytest.mark.parametrize(
    ("opened", "ends"), [(date(2026, 1, 15), date(2027, 1, 15)), (date(2024, 2, 29), date(2025, 2, 28))]
)
def test_a_limit_ends(opened: date, ends: date) -> None:
    assert expires(opened, 12) == ends


def test_what_is_wrong_is_said_at_once() -> None:
    wrong = [*reversed(BALANCES), DayBalance(date(2026, 9, 1), Decimal("NaN"))]
    found = bills(wrong, date(2026, 1, 1), date(2026, 1, 1), Decimal(-1), WHOLE)
    assert [problem.field for problem in found if isinstance(problem, Problem)] == [
        "end",
        "percent",
        "balances",
        "balances",
    ]


@pytest.mark.parametrize(("percent", "interest"), [(0, 0), (1000, 273_973)])
def test_the_least_and_the_highest_rate(percent: int, interest: int) -> None:
    """One day of 10,000,000 at 1,000 % over 365: 273,972.6."""
    [bill] = bills(BALANCES, date(2026, 1, 10), date(2026, 1, 11), Decimal(percent), WHOLE)
    assert isinstance(bill, Bill)
    assert bill.interest == interest
