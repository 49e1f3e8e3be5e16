"""Periods that aren't like the others: short, long, joined, moved or left out, worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.terms import CustomPart, FirstPeriod, FixedInstalment, Method
from tests.domain.lending.loans import START, a_loan, rate, scheduled

FEBRUARY, MARCH, APRIL = (date(2026, month, 15) for month in (2, 3, 4))
MONTHLY: dict[str, Any] = {"day_count": DayCount.MONTHLY}
CHANGED: dict[str, Any] = {"rates": (rate(12), rate(24, date(2026, 12, 1)))}
"""A rate that changes late: such loans go the long way."""


def remarks(plan: Schedule, n: int) -> list[tuple[str, str]]:
    return [(one.field, one.text.format(**one.values)) for one in plan.rows[n - 1].remarks]


def dues(plan: Schedule) -> list[date]:
    return [row.due for row in plan.rows]


def test_a_maturity_within_the_first_period_makes_one_instalment() -> None:
    [row] = scheduled(a_loan(count=0, maturity=date(2026, 2, 10))).rows
    # 26 of 365 days at 12 % of 12,000,000: 102,575.34.
    assert (row.due, row.principal, row.interest) == (date(2026, 2, 10), Decimal(12_000_000), Decimal(102_575))


def test_a_first_due_date_one_period_on_is_the_usual_one() -> None:
    assert dues(scheduled(a_loan(first_due=FEBRUARY))) == dues(scheduled(a_loan()))


@pytest.mark.parametrize("method", [Method.ANNUITY, Method.INTEREST_ONLY])
@pytest.mark.parametrize("more", [{}, CHANGED])
def test_ends_of_months_however_a_loan_is_laid_out(method: Method, more: dict[str, Any]) -> None:
    ends = scheduled(a_loan(count=3, method=method, end_of_month=EndOfMonth.ALWAYS, **more))
    assert dues(ends) == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    never = scheduled(a_loan(count=2, start=date(2026, 2, 28), method=method, end_of_month=EndOfMonth.NEVER, **more))
    assert dues(never) == [date(2026, 3, 28), date(2026, 4, 28)]


def test_a_stub_runs_to_where_the_regular_periods_begin() -> None:
    """28 February is an end of month: its period begins on 31 January, unless ends of months mean nothing."""
    stub: dict[str, Any] = {"start": date(2026, 1, 30), "first_due": date(2026, 2, 28), "count": 2}
    ends = scheduled(a_loan(first_period=FirstPeriod.STUB, **stub))
    assert [(row.due, row.days, row.principal > 0) for row in ends.rows] == [
        (date(2026, 1, 31), 1, False),
        (date(2026, 2, 28), 28, True),
        (date(2026, 3, 31), 31, True),
    ]
    days = scheduled(a_loan(first_period=FirstPeriod.STUB, end_of_month=EndOfMonth.NEVER, **stub))
    assert [(row.due, row.days, row.principal > 0) for row in days.rows] == [
        (date(2026, 2, 28), 29, False),
        (date(2026, 3, 28), 28, True),
        (date(2026, 4, 28), 31, True),
    ]


@pytest.mark.parametrize("more", [{}, CHANGED])
def test_without_an_irregular_period_there_is_no_stub(more: dict[str, Any]) -> None:
    plan = scheduled(a_loan(first_period=FirstPeriod.STUB, **more))
    assert len(plan.rows) == 12
    assert plan.rows[0].principal > 0


def test_a_table_has_no_stub() -> None:
    parts = tuple(CustomPart(on, Decimal(6_000_000)) for on in (MARCH, APRIL))
    plan = scheduled(a_loan(method=Method.CUSTOM, table=parts, count=0, first_period=FirstPeriod.STUB))
    assert dues(plan) == [MARCH, APRIL]


def test_a_long_first_period_is_remarked_on() -> None:
    """15 January to 20 February are 36 days; 20 January to 20 February 31."""
    plan = scheduled(a_loan(first_due=date(2026, 2, 20)))
    assert remarks(plan, 1) == [("days", "The first period has 36 days instead of 31.")]
    assert remarks(plan, 2) == []


def test_a_moved_due_date_is_remarked_on_alone() -> None:
    """15 February and 15 March 2026 are Sundays, 15 April is made a holiday; 15 May is a Friday."""
    calendar = BranchCalendar.from_lists({APRIL: "the day of the bank"})
    plan = scheduled(a_loan(calendar=calendar, business_day_rule=BusinessDayRule.FOLLOWING))
    assert dues(plan)[:4] == [date(2026, 2, 16), date(2026, 3, 16), date(2026, 4, 16), date(2026, 5, 15)]
    assert remarks(plan, 1) == [("due", "Moved from 2026-02-15, a day off.")]
    assert remarks(plan, 2) == [("due", "Moved from 2026-03-15, a day off.")]
    assert remarks(plan, 3) == [("due", "Moved from 2026-04-15, the day of the bank.")]
    assert remarks(plan, 4) == []


def test_a_rule_of_days_off_needs_a_calendar() -> None:
    plan = scheduled(a_loan(business_day_rule=BusinessDayRule.FOLLOWING, **CHANGED))
    assert dues(plan)[:2] == [FEBRUARY, MARCH]


def test_each_skipped_due_date_is_named() -> None:
    plan = scheduled(a_loan(skipped=(FEBRUARY, MARCH)))
    words = [f"No instalment on {day}: its interest is in this one." for day in (FEBRUARY, MARCH)]
    assert remarks(plan, 1) == [("skipped", text) for text in words]


def test_thirty_day_months_aren_t_the_sum_of_their_parts() -> None:
    """31 January to 31 March are 60 days; to 28 February 28, and from there on 33."""
    terms = a_loan(
        start=date(2026, 1, 31),
        day_count=DayCount.THIRTY_360_US,
        skipped=(date(2026, 2, 28),),
        method=Method.INTEREST_ONLY,
    )
    assert scheduled(terms).rows[0].interest == 240_000


def test_a_level_is_solved_with_the_interest_of_the_last_period_alone() -> None:
    """Two due dates skipped, 24 % from the second on: 120,000, 120,000 and 240,000 of interest.

    The level counts the last one: (12,240,000 * 1.02) / (1.02 + 1) = 6,180,594.06.
    """
    rates = (rate(12), rate(24, MARCH))
    plan = scheduled(a_loan(count=4, rates=rates, skipped=(FEBRUARY, MARCH), **MONTHLY))
    first = plan.rows[0]
    assert (first.interest, first.principal) == (Decimal(480_000), Decimal(6_180_594 - 480_000))


def test_an_instalment_that_its_interest_takes_whole_is_remarked_on() -> None:
    """100 đồng at 1000 %: 83.33 a month of interest, 83.39 the level; 83 of 83 leave nothing."""
    plan = scheduled(a_loan(100, 1000, **MONTHLY))
    assert plan.rows[0].principal == 0
    assert remarks(plan, 1) == [("principal", "Interest alone: it takes the whole instalment.")]


def test_an_agreed_instalment_is_the_first_one() -> None:
    assert scheduled(a_loan(instalment=Decimal(1_100_000))).instalment == 1_100_000


def test_an_agreed_payment_is_remarked_on() -> None:
    plan = scheduled(a_loan(fixed=(FixedInstalment(MARCH, Decimal(500_000)),)))
    assert [remarks(plan, n) for n in (1, 2, 3)] == [[], [("payment", "An instalment agreed for this date.")], []]
    assert plan.rows[1].payment == 500_000
    assert plan.rows[0].opening == plan.terms.amount
    assert plan.rows[0].nominal_due - START == FEBRUARY - START
