"""Edges of schedules that only a changed line would show: found by mutation testing, worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    Fee,
    FeeTime,
    FixedInstalment,
    GraceMode,
    InterestType,
    Method,
)
from tests.domain.lending.loans import START, a_loan, refused, scheduled

MARCH = date(2026, 3, 15)


def test_what_is_wrong_with_named_due_dates_word_for_word() -> None:
    assert refused(a_loan(skipped=(MARCH, MARCH))) == [("skipped", "A due date is named twice.")]
    assert refused(a_loan(skipped=(START,))) == [("skipped", "2026-01-15 is no due date, or it is the last.")]


def test_a_fixed_instalment_below_its_interest_word_for_word() -> None:
    terms = a_loan(fixed=(FixedInstalment(date(2026, 2, 15), Decimal(100)),), day_count=DayCount.MONTHLY)
    assert refused(terms) == [("fixed", "The instalment of 2026-02-15 doesn't cover the interest of 120000.")]


def test_a_fee_that_waits_for_its_instalment_is_remarked_on_as_a_fee() -> None:
    fee = Fee(Decimal(500), time=FeeTime.ON_DATE, on=date(2026, 3, 1), name="valuation")
    [remark] = scheduled(a_loan(fees=(fee,))).rows[1].remarks
    assert remark.field == "fee"
    assert remark.text.format(**remark.values) == "The fee of 2026-03-01 valuation is paid with this instalment."
    [remark] = scheduled(a_loan(fees=(replace(fee, name=""),))).rows[1].remarks
    assert remark.text.format(**remark.values) == "The fee of 2026-03-01 is paid with this instalment."


@pytest.mark.parametrize(
    ("percent", "grace", "mode", "fits"),
    [
        ("9.09", 0, GraceMode.WITHIN, True),  # eleven instalments before the last repay 99.99 %
        ("9.1", 0, GraceMode.WITHIN, False),
        ("20", 6, GraceMode.WITHIN, True),  # five
        ("20.1", 6, GraceMode.WITHIN, False),
        ("9.09", 6, GraceMode.EXTEND, True),  # eleven again, six months later
        ("9.1", 6, GraceMode.EXTEND, False),
    ],
)
def test_parts_by_percent_repay_no_more_than_the_loan(percent: str, grace: int, mode: GraceMode, fits: bool) -> None:
    balloon = Balloon(BalloonKind.PRINCIPAL_PERCENT, Decimal(percent))
    terms = a_loan(method=Method.BALLOON, balloon=balloon, grace_principal=grace, grace_mode=mode)
    if fits:
        assert scheduled(terms).rows[-1].balance == 0
    else:
        assert refused(terms) == [("balloon", "The instalments repay more than the whole loan before the last.")]


def test_flat_instalments_that_were_agreed_or_begin_after_a_grace() -> None:
    flat: dict[str, Any] = {"interest_type": InterestType.FLAT, "day_count": DayCount.MONTHLY}
    assert scheduled(a_loan(instalment=Decimal(1_130_000), **flat)).instalment == 1_130_000
    # 1,440,000 of interest over twelve months; 12,000,000 of principal over the nine after the grace.
    rested = scheduled(a_loan(grace_principal=3, **flat))
    assert rested.instalment == 1_333_333 + 120_000
    assert [row.principal for row in rested.rows[2:5]] == [0, 1_333_333, 1_333_333]


@pytest.mark.parametrize(("instalment", "count"), [("99.99", 11), ("90.90", 12)])
def test_a_small_rest_before_the_end_is_an_instalment(instalment: str, count: int) -> None:
    stated: dict[str, Any] = {"currency": "USD", "day_count": DayCount.MONTHLY, "instalment": Decimal(instalment)}
    rows = scheduled(a_loan(1000, 0, 12, **stated)).rows
    assert len(rows) == count
    assert rows[-1].payment == Decimal("0.10")
