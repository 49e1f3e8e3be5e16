"""Edges of rates that only a changed line would show: small amounts, surroundings, what is wrong; by hand."""

from datetime import date
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest

from crodesk.domain.lending.rates import irr, nominal_irr, roots
from crodesk.domain.lending.rates.eu_intervals import Base, years
from crodesk.domain.lending.rates.sides import Place, Sides
from crodesk.domain.lending.rates.uk_rebate import Settlement, settle
from crodesk.domain.lending.rates.unit_periods import Standard, UnitPeriod, months, weeks, whole_months
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


def unit_of(advances: list[date], payments: list[date]) -> UnitPeriod:
    """Return the unit-period of advances of 100 and payments of 110 each."""
    lent, repaid = ([(day, Decimal(size)) for day in days] for days, size in ((advances, 100), (payments, 110)))
    found = us_apr(lent, repaid)
    assert isinstance(found, UsApr), found
    return found.unit_period


def test_of_equally_frequent_intervals_the_smallest_is_the_unit() -> None:
    """Two months, then twice two weeks: Appendix J, (b)(4)(i)(A)."""
    days = [date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 15), date(2026, 3, 29)]
    assert unit_of([date(2026, 1, 1)], days) == weeks(2)


def test_every_two_weeks_is_not_twice_a_month_though_a_month_has_four() -> None:
    assert unit_of([date(2026, 1, 18)], [date(2026, 2, 1), date(2026, 2, 15), date(2026, 3, 1)]) == weeks(2)


def test_months_are_not_counted_by_their_days() -> None:
    """January and February twice are two months, of 59 days each."""
    days = [date(2025, 3, 1), date(2026, 1, 1), date(2026, 3, 1)]
    assert unit_of([date(2025, 1, 1)], days) == months(2)


def test_two_advances_and_one_payment_have_a_unit_next_to_their_mean() -> None:
    """31 and 181 days are 106 in the mean; 15 weeks are 105, three months 90, four 120: (b)(4)(i)(B)."""
    assert unit_of([date(2025, 1, 1), date(2025, 2, 1)], [date(2025, 7, 1)]) == weeks(15)


def test_a_loan_of_one_day_has_a_term_of_one_day() -> None:
    found = us_apr([(date(2025, 1, 1), Decimal(1000))], [(date(2025, 1, 2), Decimal(1001))])
    assert isinstance(found, UsApr)
    assert (found.percent, found.unit_period.standard) == (Decimal("36.5"), Standard.TERM)


def test_a_month_from_a_day_that_the_next_one_lacks_is_whole() -> None:
    assert whole_months(date(2026, 1, 30), date(2026, 2, 28)) == 1
    assert whole_months(date(2026, 2, 28), date(2026, 3, 30)) == 1
    assert whole_months(date(2026, 1, 29), date(2026, 2, 27)) == 0


def test_halves_of_a_penny_go_up_in_a_settlement() -> None:
    """100.125 is 100.13; 100.15 at 21 % a month for half a month, which is times 1.1, is 110.165."""
    rest = [(12, Decimal(5000))]
    assert settle([(0, Decimal("100.125"))], rest, Decimal(0), 0) == Settlement(Decimal("100.13"), Decimal("4899.87"))
    apr = (Decimal("1.21") ** 12 - 1) * 100
    found = settle([(0, Decimal("100.15"))], rest, apr, 0, Fraction(1, 2))
    assert found == Settlement(Decimal("110.17"), Decimal("4889.83"))


def test_a_root_is_found_in_steps_that_double_its_digits() -> None:
    """From 1, the root of 2 is known to 40 digits after seven of Newton's steps; halving would take 133."""
    asked: list[Decimal] = []

    def square(place: Decimal) -> tuple[Decimal, Decimal]:
        asked.append(place)
        return place * place - 2, 2 * place

    with localcontext(prec=50):
        found = roots.find(square, roots.Bracket(Decimal(0), Decimal(2), falls=False), Decimal(1))
        assert abs(found - Decimal(2).sqrt()) < Decimal("1e-40")
    assert len(asked) <= 10


@pytest.mark.parametrize(
    ("amounts", "most"),
    [
        ("-1000" + " 90" * 12, 10),
        ("-1000 340.02 340.02 340.02", 10),
        ("100 -39 -59 -55 -20", 10),
        ("-1 2 -2", 10),
        ("-100 230 -132", 40),
        ("-1000 3600 -4310 1716", 120),
    ],
)
def test_a_rate_takes_few_steps(amounts: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One rate: Newton's steps; none: a few halvings tell; several: some halvings around each, then Newton's steps."""
    compared, asked = Sides.at, []

    def noted(sides: Sides, rate: Decimal) -> Place:
        asked.append(rate)
        return compared(sides, rate)

    monkeypatch.setattr(Sides, "at", noted)
    irr([Decimal(amount) for amount in amounts.split()])
    assert len(asked) <= most
