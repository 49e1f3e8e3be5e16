"""The short way through plain loans gives every figure that the long way gives."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit, due_date, due_dates
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule import building, fees, long_way, plain
from crodesk.domain.lending.schedule.rows import Schedule
from crodesk.domain.lending.terms import Drawing, LoanTerms, Method, RateSegment
from crodesk.domain.problem import Problem
from tests.domain.lending.loans import a_loan

PLAIN_COUNTS = [DayCount.ACT_365F, DayCount.ACT_360, DayCount.ACT_364, DayCount.MONTHLY, DayCount.PERIOD_RATE]
FREQUENCIES = st.builds(Frequency, st.sampled_from(Unit), st.integers(1, 13))
STARTS = st.dates(date(1999, 1, 1), date(2060, 12, 31))


@precisely
def the_long_way(terms: LoanTerms) -> Schedule | list[Problem]:
    drawings = (Drawing(terms.start, terms.amount),)
    found = long_way.rows_of(terms, drawings)
    return [found] if isinstance(found, Problem) else building._schedule(terms, drawings, fees.of(terms), *found)


@given(
    st.builds(
        LoanTerms,
        amount=st.integers(1, 10**12).map(Decimal),
        rates=st.decimals(0, 1000, places=4).map(lambda percent: (RateSegment(date(2000, 1, 1), percent),)),
        start=STARTS,
        count=st.integers(1, 80),
        frequency=FREQUENCIES,
        end_of_month=st.sampled_from(EndOfMonth),
        method=st.sampled_from([Method.ANNUITY, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY]),
        day_count=st.sampled_from(PLAIN_COUNTS),
        rounding=st.none() | st.builds(Rounding, st.sampled_from(Mode), st.sampled_from([Decimal(1), Decimal(10)])),
        instalment_rounding=st.none() | st.just(Rounding(Mode.UP, Decimal(1000))),
    ),
    st.none() | st.decimals("0.5", "1.5", places=3),
)
@settings(deadline=None)
def test_both_ways_agree(terms: LoanTerms, agreed: Decimal | None) -> None:
    """With an instalment, too, that was agreed near the level one that comes out."""
    usual = building.build(terms)
    assert usual == the_long_way(terms)
    if agreed is not None and isinstance(usual, Schedule) and usual.instalment:
        own = replace(terms, instalment=(usual.instalment * agreed).quantize(Decimal(1)) + 1)
        assert building.build(own) == the_long_way(own)


def test_a_plain_loan_takes_the_short_way() -> None:
    found = plain.rows_of(a_loan(count=360))
    assert found is not None
    assert len(found[0]) == 360
    agreed = plain.rows_of(a_loan(instalment=Decimal(1_066_200)))  # 1,066,185 comes out level
    assert agreed is not None
    assert agreed[1] == 1_066_200


@pytest.mark.parametrize(
    "changed",
    [
        a_loan(first_due=date(2026, 3, 1)),
        a_loan(grace_principal=1),
        a_loan(instalment=Decimal(20_000_000)),
        a_loan(instalment=Decimal(1)),
        a_loan(instalment=Decimal(2_000_000), method=Method.EQUAL_PRINCIPAL),
        a_loan(day_count=DayCount.THIRTY_E_360),
        a_loan(method=Method.BULLET),
    ],
)
def test_any_other_loan_takes_the_long_way(changed: LoanTerms) -> None:
    assert plain.rows_of(changed) is None


def test_a_long_period_or_a_short_instalment_takes_the_long_way() -> None:
    """At 1000 % over 50 years a month of 31 days costs more than the level instalment; so does one rounded down."""
    assert plain.rows_of(a_loan(percent=1000, count=600)) is None
    assert (
        plain.rows_of(a_loan(percent=60, count=240, instalment_rounding=Rounding(Mode.DOWN, Decimal(100_000)))) is None
    )


@given(STARTS, st.integers(-3, 3), st.integers(0, 40), FREQUENCIES, st.sampled_from(EndOfMonth))
def test_dates_at_once_are_the_dates_one_by_one(
    anchor: date, first: int, count: int, frequency: Frequency, rule: EndOfMonth
) -> None:
    one_by_one = [due_date(anchor, periods, frequency, rule) for periods in range(first, first + count)]
    assert due_dates(anchor, first, count, frequency, rule) == one_by_one
