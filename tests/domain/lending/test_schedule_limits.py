"""Terms that just fit are taken: each check of terms on its last good value, worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.lending.terms import Fee, FeeTime, Method
from tests.domain.lending.loans import START, a_loan, rate, scheduled

LARGEST = Decimal(10**18)
BULLET: dict[str, Any] = {"method": Method.BULLET}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "1e18"},
        {"percent": 1000},
        {"rates": (rate(5, floor=Decimal(8), cap=Decimal(8)),)},
        {"rounding": Rounding(unit=LARGEST), **BULLET},
        {"rounding": Rounding(unit=Decimal("1e-12"))},
        {"instalment": LARGEST},
        {"fees": (Fee(amount=LARGEST),)},
        {"fees": (Fee(percent=Decimal(100)),)},
        {"fees": (Fee(Decimal(5), time=FeeTime.ON_DATE, on=START),)},
        {"start": date(1900, 1, 1)},
        {"start": date(2400, 1, 1), "count": 11},
        {"payment_day": 1},
        {"payment_day": 31},
    ],
)
def test_the_last_good_value(changes: dict[str, Any]) -> None:
    schedule = scheduled(a_loan(**changes))
    assert schedule.rows[-1].balance == 0
    assert schedule.totals.principal == schedule.terms.amount


def test_a_rate_between_a_floor_and_a_cap_that_are_one() -> None:
    plan = scheduled(a_loan(rates=(rate(5, floor=Decimal(8), cap=Decimal(8)),), day_count=DayCount.MONTHLY))
    assert plan.rows[0].interest == 80_000


def test_a_loan_by_30e_360_isda_that_ends_with_february_keeps_its_day() -> None:
    """ISDA 2006, 4.16(h): the last day of February counts as the 30th, but on the day that the loan ends."""
    terms: dict[str, Any] = {"start": date(2026, 8, 31), "day_count": DayCount.THIRTY_E_360_ISDA}
    ends, goes_on = (scheduled(a_loan(count=count, **terms)).rows[5] for count in (6, 7))
    assert (ends.due, ends.days) == (date(2027, 2, 28), 28)
    assert (goes_on.due, goes_on.days) == (date(2027, 2, 28), 30)
    [whole] = scheduled(a_loan(count=6, **terms, **BULLET)).rows
    # 178 of 360 days at 12 % of 12,000,000.
    assert (whole.days, whole.interest) == (178, 712_000)


def test_a_rate_that_changes_on_a_due_date_is_remarked_on_after_it() -> None:
    plan = scheduled(a_loan(rates=(rate(12), rate(24, date(2026, 3, 15))), day_count=DayCount.MONTHLY))
    assert [len(row.remarks) for row in plan.rows[:4]] == [0, 0, 1, 0]
    assert plan.rows[1].percent == 12


def test_due_dates_on_the_28th_stay_there_after_a_short_february() -> None:
    terms = a_loan(start=date(2026, 2, 28), count=3, end_of_month=EndOfMonth.NEVER)
    assert [row.due for row in scheduled(terms).rows] == [date(2026, month, 28) for month in (3, 4, 5)]
