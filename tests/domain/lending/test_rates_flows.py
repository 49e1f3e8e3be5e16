"""Rates of flows by date and by period, against what others publish and compute."""

from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.rates import Flow, effective, irr, nominal, nominal_irr, xirr
from crodesk.domain.lending.rates.growth import HIGHEST, LOWEST, changes
from crodesk.domain.problem import Problem
from tests.domain.lending.published_rates import EXCEL_XIRR, IRR, XIRR, XIRR_FLOWS

START = date(2024, 1, 31)


def amounts(text: str) -> list[Decimal]:
    return [Decimal(amount) for amount in text.split()]


def flows(text: str) -> list[Flow]:
    pairs = [pair.split() for pair in text.split(",")]
    return [(date.fromisoformat(day), Decimal(amount)) for day, amount in pairs]


def fraction(percent: Decimal | Problem) -> Decimal:
    assert isinstance(percent, Decimal), percent
    return percent / 100


def said(answer: Decimal | Problem) -> str:
    assert isinstance(answer, Problem)
    return answer.text.format(**answer.values)


@pytest.mark.parametrize(("given_amounts", "expected", "tolerance"), IRR)
def test_the_rate_of_equal_periods_is_the_published_one(given_amounts: str, expected: str, tolerance: str) -> None:
    assert abs(fraction(irr(amounts(given_amounts))) - Decimal(expected)) <= Decimal(tolerance)


def test_the_rate_of_dates_is_that_of_excel() -> None:
    text, expected, tolerance = EXCEL_XIRR
    assert abs(fraction(xirr(flows(text))) - Decimal(expected)) <= Decimal(tolerance)


def test_days_over_365_is_the_day_count_unless_another_is_given() -> None:
    expected = dict(XIRR)["ACT/365F"]
    assert abs(fraction(xirr(flows(XIRR_FLOWS))) - Decimal(expected)) <= Decimal("1e-9")


def test_the_order_of_flows_does_not_matter_and_those_of_a_day_add_up() -> None:
    text, _expected, _tolerance = EXCEL_XIRR
    parts = "1993-04-01 2000, 1992-10-30 4250, 1992-01-01 -9000, 1993-02-15 3250, 1992-01-01 -1000, 1993-04-01 750"
    assert xirr(flows(parts + ", 1992-03-01 2750")) == xirr(flows(text))


def test_a_rate_is_exact_far_beyond_what_is_shown() -> None:
    year = [(date(2023, 3, 1), Decimal(-1000)), (date(2025, 2, 28), Decimal(1210))]
    assert fraction(xirr(year)) == Decimal("0.1")
    assert irr(amounts("-1 0 2")) == (Decimal(2).sqrt() * 100 - 100).quantize(Decimal("1e-24"))
    month = irr(amounts("-1000 340.02 340.02 340.02"))
    assert isinstance(month, Decimal)
    assert nominal_irr(amounts("-1000 340.02 340.02 340.02"), 12) == month * 12


def test_very_many_periods_are_no_obstacle() -> None:
    """What doubles in 200,000 periods grows by the 200,000th root of 2 in each; a last flow changes the sign again."""
    waiting = [Decimal(0)] * 199_999
    with localcontext(prec=60):
        doubled = (Decimal(2) ** (Decimal(1) / 200_000) - 1) * 100
    found = irr([Decimal(-1), *waiting, Decimal(2)])
    assert isinstance(found, Decimal)
    assert abs(found - doubled) < Decimal("1e-23")
    again = irr([Decimal(-1), *waiting, Decimal(3), Decimal(-1)])
    assert isinstance(again, Decimal)
    assert abs(again - doubled) < Decimal("1e-8")


def test_the_surroundings_change_nothing() -> None:
    expected = irr(amounts("-100 39 59 55 20"))
    with localcontext(prec=5, rounding=ROUND_DOWN, Emax=9, Emin=-9):
        assert irr([Decimal(-100), Decimal(39), Decimal(59), Decimal(55), Decimal(20)]) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A rate needs money that is paid and money that is received."),
        ("-100", "All of it is on one day: a rate needs time."),
        ("100 20 30", "A rate needs money that is paid and money that is received."),
        ("0 0 0", "A rate needs money that is paid and money that is received."),
        ("-100 NaN 50", "An amount is no number."),
        ("-100 sNaN 50", "An amount is no number."),
        ("-100 Infinity", "An amount is no number."),
        ("-100 230 -132", "2 rates fit these flows, so none alone tells."),
        ("-100 220 -121", "2 rates fit these flows, so none alone tells."),
        ("-100 100 0 -7", "2 rates fit these flows, so none alone tells."),
        ("-1000 3600 -4310 1716", "3 rates fit these flows, so none alone tells."),
        ("-1 2 -2", "No rate from -99.9999 % to 1000000000 % fits these flows."),
        ("-1 20000000", "No rate from -99.9999 % to 1000000000 % fits these flows."),
        ("-1000001 1", "No rate from -99.9999 % to 1000000000 % fits these flows."),
    ],
)
def test_flows_without_one_rate_are_refused(text: str, words: str) -> None:
    assert said(irr(amounts(text))) == words


def test_flows_of_one_day_have_no_rate() -> None:
    assert said(xirr([(START, Decimal(-100)), (START, Decimal(110))])) == "All of it is on one day: a rate needs time."
    assert isinstance(xirr([]), Problem)
    assert isinstance(xirr([], DayCount.ACT_360), Problem)


def test_of_several_rates_the_only_one_that_is_not_negative_is_given() -> None:
    """The other one of these flows, where the last amount is a late fee, is near -99.9 %."""
    late_fee = "-1678.87 771.96 1814.05 3520.30 3552.95 3584.99 -1.0"
    rate = fraction(irr(amounts(late_fee)))
    value = worth(dict(enumerate(amounts(late_fee))), rate * 100)
    assert abs(value) < Decimal("1e-18")
    assert rate > 0


def test_a_rate_of_zero_is_not_negative() -> None:
    """100 - 150 / g + 50 / g² is zero at g = 1 and at g = 1/2: 0 % and -50 %."""
    assert irr(amounts("-100 150 -50")) == 0


def test_several_changes_of_direction_with_one_rate_are_no_obstacle() -> None:
    """At 10 %, 1,000 less 600 after a period leaves 500; 550 and 1,000 more make 1,550, a period later 1,705."""
    assert fraction(irr(amounts("-1000 600 -1000 1705"))) == Decimal("0.1")


@pytest.mark.parametrize(("rate", "times"), [("12", 12), ("0", 1), ("1000", 365), ("-5", 4), ("0.0001", 2)])
def test_nominal_undoes_effective(rate: str, times: int) -> None:
    grown = effective(Decimal(rate), times)
    assert isinstance(grown, Decimal)
    back = nominal(grown, times)
    assert isinstance(back, Decimal)
    assert abs(back - Decimal(rate)) < Decimal("1e-26")


def test_one_percent_a_month_is_12_68_percent_a_year() -> None:
    """1.01^12 = 1.126825030131969720661201."""
    assert effective(Decimal(12), 12) == Decimal("12.682503013196972066120100")


@pytest.mark.parametrize(("rate", "times", "field"), [("5", 0, "times"), ("-1200", 12, "rate"), ("NaN", 12, "rate")])
def test_impossible_nominal_rates_are_refused(rate: str, times: int, field: str) -> None:
    answer = effective(Decimal(rate), times)
    assert isinstance(answer, Problem)
    assert answer.field == field


@pytest.mark.parametrize(("rate", "times", "field"), [("5", -1, "times"), ("-100", 12, "rate"), ("sNaN", 12, "rate")])
def test_impossible_effective_rates_are_refused(rate: str, times: int, field: str) -> None:
    answer = nominal(Decimal(rate), times)
    assert isinstance(answer, Problem)
    assert answer.field == field


CENTS = st.integers(1, 10**12).map(lambda cents: Decimal(cents) / 100)
DAYS = st.integers(1, 20_000)


@given(CENTS, st.dictionaries(DAYS, CENTS, min_size=1, max_size=40))
def test_a_loan_and_its_payments_come_to_the_same_at_their_rate(paid: Decimal, received: dict[int, Decimal]) -> None:
    rate = xirr([(START, -paid), *((START + timedelta(days), amount) for days, amount in received.items())])
    if isinstance(rate, Problem):
        assert "No rate" in rate.text
        return
    with localcontext(prec=60):
        growth = 1 + rate / 100
        worth = sum(amount * growth ** (-Decimal(days) / 365) for days, amount in received.items())
        assert abs(worth - paid) <= paid * Decimal("1e-17")


@given(st.dictionaries(st.integers(0, 40), CENTS, min_size=3, max_size=12), st.data())
def test_of_messy_flows_only_the_one_rate_that_is_not_negative_is_given(
    sizes: dict[int, Decimal], data: st.DataObject
) -> None:
    signs = data.draw(st.lists(st.booleans(), min_size=len(sizes), max_size=len(sizes)))
    moved = {at: -size if sign else size for (at, size), sign in zip(sorted(sizes.items()), signs, strict=True)}
    assume(changes(moved.values()) > 1)
    rate = irr([moved.get(at, Decimal(0)) for at in range(max(moved) + 1)])
    values = [worth(moved, percent) > 0 for percent in GRID]
    crossings = changes([Decimal(1 if above else -1) for above in values])
    if isinstance(rate, Decimal):
        assert LOWEST < rate < HIGHEST
        with localcontext(prec=60):
            below, above = rate - NEAR, rate + NEAR
        assert (worth(moved, below) > 0) != (worth(moved, above) > 0)
        assert crossings <= 1
    else:
        assert "{count}" in rate.text or crossings == 0


NEAR = Decimal("1e-20")
GRID = [Decimal(percent) / 4 for percent in range(0, 4000, 5)]


def worth(moved: dict[int, Decimal], percent: Decimal) -> Decimal:
    """Return what flows are worth at their beginning."""
    with localcontext(prec=60):
        growth = 1 + percent / 100
        return sum((amount / growth**at for at, amount in moved.items()), Decimal(0))


def test_pyxirr_finds_the_same_rates() -> None:
    pyxirr = pytest.importorskip("pyxirr", reason="an independent calculation, for tests only")
    for text in (XIRR_FLOWS, EXCEL_XIRR[0]):
        assert abs(float(fraction(xirr(flows(text)))) - pyxirr.xirr(flows(text))) < 1e-9


def test_numpy_financial_finds_the_same_rates() -> None:
    others = pytest.importorskip("numpy_financial", reason="an independent calculation, for tests only")
    for text, _expected, _tolerance in IRR[:5]:
        assert abs(float(fraction(irr(amounts(text)))) - others.irr([float(one) for one in amounts(text)])) < 1e-9
