"""What is said beside rows, all of it in order; sums of years; and the walk's rarer turns, worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.terms import Drawing, Fee, FeeTime, FirstPeriod, FixedInstalment, Method, Repricing
from tests.domain.lending.loans import START, a_loan, rate, scheduled

MARCH, APRIL = date(2026, 3, 15), date(2026, 4, 15)
MONTHLY: dict[str, Any] = {"day_count": DayCount.MONTHLY}
LONG: dict[str, Any] = {"first_due": date(2026, 2, 20)}
"""36 days from 15 January, 31 from 20 January."""
LONGER = ("days", "The first period has 36 days instead of 31.")
HALVES = (Drawing(START, Decimal(6_000_000)), Drawing(date(2026, 3, 20), Decimal(6_000_000)))


@pytest.mark.parametrize(
    ("changes", "n", "said"),
    [
        (
            {"start": date(2026, 1, 30), "first_due": date(2026, 2, 28), "first_period": FirstPeriod.STUB},
            1,
            [
                ("days", "The first period has 1 days instead of 31."),
                ("principal", "Interest until the regular periods begin."),
            ],
        ),
        ({"grace_principal": 1, **LONG}, 1, [LONGER, ("principal", "No principal: period of grace.")]),
        (
            {"amount": 100, "percent": 1000, **LONG, **MONTHLY},
            1,
            [LONGER, ("principal", "Interest alone: it takes the whole instalment.")],
        ),
        (
            {
                "rates": (rate(12), rate(24, MARCH)),
                "drawings": HALVES,
                "fixed": (FixedInstalment(APRIL, Decimal(500_000)),),
                "calendar": BranchCalendar.from_lists({APRIL: "the day of the bank"}, weekend=()),
                "business_day_rule": BusinessDayRule.FOLLOWING,
            },
            3,
            [
                ("due", "Moved from 2026-04-15, the day of the bank."),
                ("interest", "The rate is 24% from 2026-03-15 on."),
                ("balance", "6000000 more is drawn."),
                ("payment", "An instalment agreed for this date."),
            ],
        ),
    ],
)
def test_everything_is_said_in_order(changes: dict[str, Any], n: int, said: list[tuple[str, str]]) -> None:
    remarks = scheduled(a_loan(**changes)).rows[n - 1].remarks
    assert [(one.field, one.text.format(**one.values)) for one in remarks] == said


def test_sums_of_years() -> None:
    """Eleven instalments in 2026, with 120,000 to 20,000 of interest, and one in 2027."""
    plan = scheduled(a_loan(method=Method.EQUAL_PRINCIPAL, fees=(Fee(Decimal(700)),), **MONTHLY))
    assert [tuple(year) for year in plan.years] == [
        (2026, 11_000_000, 770_000, 0, 11_770_000, 1_000_000),
        (2027, 1_000_000, 10_000, 0, 1_010_000, 0),
    ]
    assert [int(total) for total in plan.totals] == [12_000_000, 780_000, 700, 12_780_700]


def test_what_is_kept_back_is_taken_from_the_first_drawing_alone() -> None:
    plan = scheduled(a_loan(drawings=HALVES, fees=(Fee(Decimal(700)),)))
    assert plan.flows[:2] == [(START, Decimal(5_999_300)), (date(2026, 3, 20), Decimal(6_000_000))]


def test_a_kept_instalment_without_another_rate_changes_nothing() -> None:
    """Instalments rounded down to hundred thousands leave a large last one, not more of them."""
    stated: dict[str, Any] = {"instalment_rounding": Rounding(Mode.DOWN, Decimal(100_000)), "grace_principal": 1}
    plan = scheduled(a_loan(repricing=Repricing.KEEP_INSTALMENT, **stated))
    assert plan.rows == scheduled(a_loan(**stated)).rows
    assert len(plan.rows) == 12
    small: dict[str, Any] = {"instalment": Decimal(1_000_000)}
    assert scheduled(a_loan(repricing=Repricing.KEEP_INSTALMENT, **small)).rows == scheduled(a_loan(**small)).rows


def test_a_loan_that_is_repaid_within_its_grace_on_interest_pays_it_then() -> None:
    [row] = scheduled(a_loan(instalment=Decimal(13_000_000), grace_interest=3)).rows
    # 31 of 365 days at 12 % of 12,000,000: 122,301.37.
    assert (row.principal, row.interest) == (Decimal(12_000_000), Decimal(122_301))


def test_a_loan_isn_t_over_before_everything_is_drawn() -> None:
    """5,000,000 a month repay what is drawn at first at once; the other drawing comes when nothing is owed."""
    drawings = (Drawing(START, Decimal(4_000_000)), Drawing(date(2026, 3, 20), Decimal(8_000_000)))
    plan = scheduled(a_loan(drawings=drawings, instalment=Decimal(5_000_000), **MONTHLY))
    assert [int(row.principal) for row in plan.rows[:2]] == [4_000_000, 0]
    assert plan.totals.principal == 12_000_000
    assert plan.rows[-1].balance == 0


def test_equal_parts_are_divided_anew_after_a_payment_that_was_agreed() -> None:
    """In March 500,000 with 110,000 of interest: 10,610,000 are left for ten."""
    fixed = (FixedInstalment(MARCH, Decimal(500_000)),)
    rows = scheduled(a_loan(method=Method.EQUAL_PRINCIPAL, fixed=fixed, **MONTHLY)).rows
    assert [int(row.principal) for row in rows[:5]] == [1_000_000, 390_000, 1_061_000, 1_061_000, 1_061_000]


def test_a_fee_without_a_name_that_waits_is_remarked_on_as_a_fee() -> None:
    fee = Fee(Decimal(500), time=FeeTime.ON_DATE, on=date(2026, 3, 1))
    [remark] = scheduled(a_loan(fees=(fee,))).rows[1].remarks
    assert remark.field == "fee"
    assert remark.text.format(**remark.values) == "The fee of 2026-03-01 is paid with this instalment."
