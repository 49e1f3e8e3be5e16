"""What a borrower is told: the heaviest payments, with the fees of their days and without."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import Fee, FeeTime, InterestType, LoanTerms, Method, RateSegment

START = date(2024, 1, 1)
FREE = LoanTerms(Decimal(1000), (RateSegment(START, Decimal(0)),), START, count=4, currency="USD")


def test_the_largest_payment_has_the_fee_of_its_day_and_the_instalment_has_not() -> None:
    """Four parts of 250 without interest; 10 with each, and 30 more with that of 1 March."""
    fees = (Fee(Decimal(10), time=FeeTime.EACH), Fee(Decimal(30), time=FeeTime.ON_DATE, on=date(2024, 3, 1)))
    made = quote(replace(FREE, fees=fees))
    assert isinstance(made, Quote)
    assert (made.instalment, made.largest_payment) == (Decimal(250), Decimal(290))
    assert all(one.largest_payment == one.instalment + 40 for one in made.stress)


def test_what_falls_with_the_last_instalment_is_left_out() -> None:
    made = quote(replace(FREE, fees=(Fee(Decimal(30), time=FeeTime.ON_DATE, on=date(2024, 5, 1)),)))
    assert isinstance(made, Quote)
    assert made.largest_payment == 250


FLAT = LoanTerms(
    Decimal(100_000_000),
    (RateSegment(START, Decimal(10)),),
    START,
    count=12,
    interest_type=InterestType.FLAT,
    day_count=DayCount.MONTHLY,
)


def scheduled(terms: LoanTerms) -> Schedule:
    found = build(terms)
    assert isinstance(found, Schedule)
    return found


def test_a_flat_schedule_says_what_it_truly_costs() -> None:
    """Twelve payments of 9,166,667 for 100 million: pyxirr finds the rate of the same flows."""
    pyxirr = pytest.importorskip("pyxirr", reason="an independent calculation, for tests only")
    found = scheduled(FLAT)
    expected = pyxirr.xirr(found.flows)
    assert found.effective_rate is not None
    assert abs(float(found.effective_rate) / 100 - expected) < 1e-9
    [remark] = found.remarks
    assert (remark.field, remark.values["percent"]) == ("interest_type", Decimal(f"{expected * 100:.2f}"))


def test_a_flat_schedule_whose_fees_take_everything_names_no_rate() -> None:
    found = scheduled(replace(FLAT, fees=(Fee(percent=Decimal(100)),)))
    assert found.effective_rate is None
    assert [(remark.field, remark.values) for remark in found.remarks] == [("interest_type", {})]


def test_of_a_declining_loan_there_is_nothing_to_say() -> None:
    assert scheduled(FREE).remarks == ()


def test_the_points_at_which_a_loan_can_t_be_laid_out_are_named() -> None:
    """The highest rate is 1,000 percent: from 998 on only two points more are possible."""
    made = quote(replace(FREE, rates=(RateSegment(START, Decimal(998)),)))
    assert isinstance(made, Quote)
    assert [one.points for one in made.stress] == [1, 2]
    assert made.unbearable == (3,)


def test_the_heaviest_instalment_may_come_late() -> None:
    """A month of grace without interest, then three parts of 333.33; a fee of 30 with the third of four."""
    fee = Fee(Decimal(30), time=FeeTime.ON_DATE, on=date(2024, 4, 1))
    made = quote(replace(FREE, grace_principal=1, fees=(fee,)))
    assert isinstance(made, Quote)
    assert (made.instalment, made.largest_payment) == (Decimal("333.33"), Decimal("363.33"))


def test_what_a_point_more_costs() -> None:
    """Four parts of 250 at 1 %: 0.83, 0.63 (0.625), 0.42 and 0.21 of interest."""
    made = quote(replace(FREE, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    assert isinstance(made, Quote)
    point = made.stress[0]
    assert (point.instalment, point.interest, point.payment) == (
        Decimal("250.83"),
        Decimal("2.09"),
        Decimal("1002.09"),
    )
