"""Terms that just fit are taken: each check of terms on its last good value, worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    CustomPart,
    Drawing,
    Fee,
    FeeTime,
    FixedInstalment,
    GraceMode,
    InterestType,
    Method,
    Repricing,
)
from tests.domain.lending.loans import START, a_loan, rate, refused, scheduled

LARGEST = Decimal(10**18)
BULLET: dict[str, Any] = {"method": Method.BULLET}
DUE, LAST = date(2026, 2, 15), date(2027, 1, 15)
NO_NUMBER = "This is no number that a loan can have."
TOO_MUCH = "That is more than can be kept."


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "1e18"},
        {"percent": 1000},
        {"rates": (rate(5, floor=Decimal(8), cap=Decimal(8)),)},
        {"rounding": Rounding(unit=LARGEST), **BULLET},
        {"currency": "USD", "rounding": Rounding(unit=Decimal("0.01"))},
        {"instalment": LARGEST},
        {"fees": (Fee(amount=LARGEST),)},
        {"fees": (Fee(percent=Decimal(100)),)},
        {"fees": (Fee(Decimal(5), time=FeeTime.ON_DATE, on=START),)},
        {"start": date(1900, 1, 1)},
        {"start": date(2400, 1, 1), "count": 11},
        {"payment_day": 1},
        {"payment_day": 31},
        {"count": 0, "maturity": START + timedelta(3660), "frequency": Frequency(Unit.DAYS)},
        {"count": 3, "grace_principal": 3, "grace_mode": GraceMode.EXTEND},
        {"drawings": (Drawing(START, Decimal(12_000_000)),)},
        {"drawings": (Drawing(START, Decimal(6_000_000)), Drawing(date(2026, 12, 20), Decimal(6_000_000)))},
        {"fixed": (FixedInstalment(DUE, Decimal(24_000_000)),)},
        {"interest_type": InterestType.FLAT, "drawings": (Drawing(START, Decimal(12_000_000)),)},
        {
            "method": Method.CUSTOM,
            "count": 0,
            "table": (CustomPart(DUE, Decimal(0)), CustomPart(LAST, Decimal(12_000_000))),
        },
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
    assert (whole.days, whole.interest) == (178, Decimal(712_000))


def test_a_rate_that_changes_on_a_due_date_is_remarked_on_after_it() -> None:
    plan = scheduled(a_loan(rates=(rate(12), rate(24, date(2026, 3, 15))), day_count=DayCount.MONTHLY))
    assert [len(row.remarks) for row in plan.rows[:4]] == [0, 0, 1, 0]
    assert plan.rows[1].percent == 12


def test_due_dates_on_the_28th_stay_there_after_a_short_february() -> None:
    terms = a_loan(start=date(2026, 2, 28), count=3, end_of_month=EndOfMonth.NEVER)
    assert [row.due for row in scheduled(terms).rows] == [date(2026, month, 28) for month in (3, 4, 5)]


FLAT_KNOWS = "Flat interest knows one rate, one drawing and equal instalments."


def of_balloon(kind: BalloonKind, value: int) -> dict[str, Any]:
    return {"method": Method.BALLOON, "balloon": Balloon(kind, Decimal(value))}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"amount": "1e30"}, "amount", TOO_MUCH),
        (
            {
                "interest_type": InterestType.FLAT,
                "drawings": (Drawing(START, Decimal(6_000_000)), Drawing(DUE, Decimal(6_000_000))),
            },
            "drawings",
            FLAT_KNOWS,
        ),
        (
            {"interest_type": InterestType.FLAT, "fixed": (FixedInstalment(DUE, Decimal(1_000_000)),)},
            "fixed",
            FLAT_KNOWS,
        ),
        ({"amount": "1e31"}, "amount", NO_NUMBER),
        ({"amount": "123456789012345678901234567890"}, "amount", TOO_MUCH),
        ({"amount": "1234567890123456789012345678901"}, "amount", NO_NUMBER),
        (
            {"count": 0, "maturity": LAST, "grace_interest": 12},
            "grace_principal",
            "Grace leaves no instalment: there are only 12.",
        ),
        (
            {"grace_interest": 12, "grace_mode": GraceMode.EXTEND},
            "grace_interest",
            "Grace leaves no instalment: there are only 12.",
        ),
        ({"count": 1, "grace_interest": 1}, "grace_interest", "Grace leaves no instalment: there are only 1."),
        (
            of_balloon(BalloonKind.PERCENT, 100),
            "balloon",
            "A balloon is more than nothing and less than the whole loan.",
        ),
        (of_balloon(BalloonKind.AMOUNT, 0), "balloon", "A balloon is more than nothing and less than the whole loan."),
        (
            {"drawings": tuple(Drawing(on, Decimal(4_000_000)) for on in (START, DUE, LAST))},
            "drawings",
            "Everything is drawn before the last due date.",
        ),
        (
            {"fixed": (FixedInstalment(date(2026, 2, 16), Decimal(1_000_000)),)},
            "fixed",
            "2026-02-16 is no due date, or it is the last.",
        ),
    ],
)
def test_the_first_bad_value(changes: dict[str, Any], field: str, words: str) -> None:
    assert refused(a_loan(**changes)) == [(field, words)]


def test_a_unit_that_is_no_number_is_wrong_for_both_roundings() -> None:
    found = refused(a_loan(rounding=Rounding(unit=Decimal("NaN"))))
    assert found == [("rounding", NO_NUMBER), ("instalment_rounding", NO_NUMBER)]


def test_a_kept_instalment_is_walked_for_3660_rows_at_most() -> None:
    """6,000 a day without interest, then 11,994,000 at 18.2562 % / 365: 5,999 of interest, 1 of principal."""
    rates = (rate(0), rate("18.2562", START + timedelta(1)))
    days: dict[str, Any] = {"frequency": Frequency(Unit.DAYS), "day_count": DayCount.MONTHLY, "count": 2000}
    found = refused(a_loan(rates=rates, repricing=Repricing.KEEP_INSTALMENT, **days))
    assert found == [("instalment", "With this instalment the loan isn't repaid within 3660 instalments.")]


def test_a_date_beside_a_fee_that_is_paid_upfront_changes_nothing() -> None:
    plan = scheduled(a_loan(fees=(Fee(Decimal(500), on=date(2026, 3, 15)),)))
    assert plan.totals.fees == plan.upfront_fees == 500
    assert {row.fee for row in plan.rows} == {Decimal(0)}


def test_a_financed_fee_is_drawn_with_the_first_of_several_drawings() -> None:
    halves = (Drawing(START, Decimal(6_000_000)), Drawing(DUE, Decimal(6_000_000)))
    plan = scheduled(a_loan(drawings=halves, fees=(Fee(Decimal(500), time=FeeTime.FINANCED),)))
    assert plan.drawings == (Drawing(START, Decimal(6_000_500)), halves[1])


def test_a_flat_loan_with_a_balloon_pays_the_same_interest_each_month() -> None:
    flat: dict[str, Any] = {"interest_type": InterestType.FLAT, "day_count": DayCount.MONTHLY}
    rows = scheduled(a_loan(**flat, **of_balloon(BalloonKind.AMOUNT, 6_000_000))).rows
    assert {row.interest for row in rows} == {Decimal(120_000)}
    assert rows[-1].balance == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"repricing": Repricing.KEEP_INSTALMENT},
        {"repricing": Repricing.KEEP_TENOR, "rates": (rate(12), rate(13, date(2026, 6, 1)))},
    ],
)
def test_a_table_has_an_instalment_to_keep_only_when_its_rate_changes(changes: dict[str, Any]) -> None:
    parts = (CustomPart(DUE, Decimal(6_000_000)), CustomPart(LAST, Decimal(6_000_000)))
    assert len(scheduled(a_loan(method=Method.CUSTOM, count=0, table=parts, **changes)).rows) == 2
