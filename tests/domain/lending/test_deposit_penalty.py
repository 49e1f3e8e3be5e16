"""Deposits withdrawn early whose rate loses a penalty: Fineract's two ways, figures by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crodesk.domain.lending.deposits import Deposit, DepositTerms, Penalty, Withdrawal, lay_out, penalised, withdraw
from crodesk.domain.lending.due_dates import Frequency, Unit

START = date(2026, 1, 31)
FOUND = lay_out(DepositTerms(Decimal(100_000_000), Decimal(5), START, Frequency(Unit.DAYS, 182)))
assert isinstance(FOUND, Deposit)
HALF_YEAR = FOUND


def percent(points: str, posted: str | None = None) -> Decimal:
    found = penalised(HALF_YEAR, Penalty(Decimal(points), None if posted is None else Decimal(posted)))
    assert isinstance(found, Decimal)
    return found


@pytest.mark.parametrize(
    ("points", "posted", "left", "earned"),
    [
        ("1", None, "4", 1_095_890),
        ("1", "4.5", "3.5", 958_904),
        ("0", "4", "4", 1_095_890),
        ("5", None, "0", 0),
        ("5.5", None, "0", 0),
        ("3", "2", "0", 0),
    ],
)
def test_the_penalty_is_taken_off_the_rate_of_the_whole_term_or_of_the_time_held(
    points: str, posted: str | None, left: str, earned: int
) -> None:
    """Of 100 million after 100 days: 4 % is 1,095,890.41, 3.5 % is 958,904.11; a rate is never below zero."""
    assert percent(points, posted) == Decimal(left)
    found = withdraw(HALF_YEAR, START + timedelta(100), percent(points, posted))
    assert isinstance(found, Withdrawal)
    assert found.earned == earned


@pytest.mark.parametrize(
    ("points", "posted", "fields"),
    [
        ("-1", None, ["points"]),
        ("101", "-1", ["points", "posted"]),
        ("NaN", "1", ["points"]),
        ("1", "sNaN", ["posted"]),
    ],
)
def test_penalties_that_make_no_sense(points: str, posted: str | None, fields: list[str]) -> None:
    found = penalised(HALF_YEAR, Penalty(Decimal(points), None if posted is None else Decimal(posted)))
    assert isinstance(found, list)
    assert [problem.field for problem in found] == fields
    assert isinstance(penalised(HALF_YEAR, Penalty(Decimal(100), Decimal(100))), Decimal)
