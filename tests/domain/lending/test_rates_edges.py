"""Edges of rates that only a changed line would show: small amounts, surroundings, what is wrong; by hand."""

from datetime import date
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest

from crodesk.domain.lending.rates import irr, nominal_irr
from crodesk.domain.lending.rates.eu_intervals import Base, years
from crodesk.domain.lending.rates.us_apr import UsApr, us_apr
from crodesk.domain.problem import Problem

TEN = (Decimal("-0.50"), Decimal("0.55"))
"""A tenth more after a period, of less than one unit of money."""


def test_amounts_below_one_have_a_rate_like_others() -> None:
    assert irr(TEN) == 10
    assert irr([-amount for amount in TEN]) == 10
    found = us_apr([(date(2025, 1, 1), Decimal("0.50"))], [(date(2026, 1, 1), Decimal("0.55"))])
    assert isinstance(found, UsApr)
    assert found.percent == 10


def test_no_trap_of_the_surroundings_is_sprung() -> None:
    with localcontext(Context(traps=[Inexact])):
        assert irr(TEN) == 10


@pytest.mark.parametrize("amounts", [(-100, 100), (-100, 50, 50), (100, -30, -70), (-100, 20, 30, 50)])
def test_no_rate_is_a_negative_zero(amounts: tuple[int, ...]) -> None:
    found = irr([Decimal(amount) for amount in amounts])
    assert isinstance(found, Decimal)
    assert found == 0
    assert not found.is_signed()


@pytest.mark.parametrize("amounts", ["100 20", "-100 NaN", "-100 230 -132", "-1 2 -2", "-100"])
def test_what_is_wrong_with_flows_is_wrong_with_flows(amounts: str) -> None:
    given = [Decimal(amount) for amount in amounts.split()]
    for found in (irr(given), nominal_irr(given, 12)):
        assert isinstance(found, Problem)
        assert found.field == "flows"


@pytest.mark.parametrize(
    ("first", "day", "base", "expected"),
    [
        # Counted back from the later day: four months to 10 February, then 21 days of a year without a leap day.
        (date(2026, 1, 20), date(2026, 6, 10), Base.MONTH, Fraction(4, 12) + Fraction(21, 365)),
        (date(2026, 1, 20), date(2026, 3, 10), Base.MONTH, Fraction(1, 12) + Fraction(21, 365)),
        # Two years to 10 January 2024, then 173 days of a year with none; the leap day comes later.
        (date(2023, 7, 21), date(2026, 1, 10), Base.YEAR, 2 + Fraction(173, 365)),
        (date(2026, 1, 20), date(2026, 2, 10), Base.WEEK, Fraction(3, 52)),
    ],
)
def test_periods_that_are_counted_back(first: date, day: date, base: Base, expected: Fraction) -> None:
    assert years(first, day, base) == expected
