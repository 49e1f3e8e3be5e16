"""What twelve whole months of an account's movements come to, and what they leave unknown."""

from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.appraisal.conduct import Month, Usage, month_before, usage

TODAY = date(2026, 11, 22)


def month(year: int, number: int, inflow: int | None, outflow: int | None = 0, **values: object) -> Month:
    amounts = [None if amount is None else Decimal(amount) for amount in (inflow, outflow)]
    return Month(date(year, number, 1), *amounts, **values)  # type: ignore[arg-type]  # fields by their names


@pytest.mark.parametrize(
    ("months", "first"),
    [(0, date(2026, 11, 1)), (1, date(2026, 10, 1)), (11, date(2025, 12, 1)), (12, date(2025, 11, 1))],
)
def test_months_are_counted_back_by_the_calendar(months: int, first: date) -> None:
    assert month_before(TODAY, months) == first


def test_an_average_is_over_the_months_from_the_first_that_is_known() -> None:
    # August to October are three months; nothing moved in September: 90 over 3 and 60 over 3
    found = usage([month(2026, 8, 60, 20, lowest=Decimal(7)), month(2026, 10, 30, 40, lowest=Decimal(-2))], TODAY)
    assert [found.inflow_a_month, found.outflow_a_month, found.lowest_balance] == [30, 20, -2]


def test_what_moved_this_month_or_long_ago_isnt_counted() -> None:
    early, late = month(2025, 10, 1000), month(2026, 11, 1000)
    assert usage([early, late], TODAY) == Usage()
    assert usage([early, month(2025, 11, 12), late], TODAY).inflow_a_month == 1  # 12 over the twelve months


def test_an_account_in_a_currency_without_a_rate_leaves_the_sum_unknown() -> None:
    found = usage([month(2026, 10, None, None), month(2026, 10, 5, 4)], TODAY)
    assert (found.inflow_a_month, found.outflow_a_month, found.lowest_balance) == (None, None, None)


@pytest.mark.parametrize(
    ("salaries", "months", "paid_here", "expected"),
    [
        (3, 3, False, True),
        (2, 3, False, False),
        (2, 2, False, None),  # two months tell nothing yet
        (0, 12, False, False),
        (0, 12, True, True),
    ],
)
def test_a_salary_comes_here_when_it_came_in_three_months(
    salaries: int, months: int, paid_here: bool, expected: bool | None
) -> None:
    firsts = [month_before(TODAY, before) for before in range(months, 0, -1)]
    every = [Month(first, Decimal(1), Decimal(1), salary=place < salaries) for place, first in enumerate(firsts)]
    assert usage(every, TODAY, paid_here=paid_here).salary_here is expected


def test_without_movements_only_what_is_said_is_known() -> None:
    assert usage([], TODAY).salary_here is None
    assert usage([], TODAY, paid_here=True).salary_here is True
