"""Each convention that terms may state, against figures reckoned by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.terms import (
    AccrueTo,
    Balloon,
    BalloonKind,
    CustomPart,
    Drawing,
    Fee,
    FeeTime,
    FirstPeriod,
    FixedInstalment,
    GraceMode,
    InterestType,
    Method,
    RateSegment,
    Repricing,
)
from tests.domain.lending.loans import START, a_loan, rate, scheduled

MONTHLY = DayCount.MONTHLY


def of(*values: Any) -> tuple[Any, ...]:
    """Return values together, so that exact amounts may be compared with whole numbers."""
    return values


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


# --- dates ---------------------------------------------------------------------------------------------------------


def test_dates_come_from_the_start_until_maturity() -> None:
    rows = scheduled(a_loan(count=0, maturity=date(2026, 4, 1))).rows
    assert [row.due for row in rows] == days("2026-02-15", "2026-03-15", "2026-04-01")
    assert [row.days for row in rows] == [31, 28, 17]


def test_a_short_last_period_by_its_days() -> None:
    """1 % a month; the last 17 of 31 days: 12,000,000 * 1 % * 17/31."""
    terms = a_loan(count=0, maturity=date(2026, 4, 1), method=Method.INTEREST_ONLY, day_count=MONTHLY)
    assert [row.interest for row in scheduled(terms).rows] == [120_000, 120_000, 65_806]


def test_a_day_of_the_month() -> None:
    assert scheduled(a_loan(payment_day=31, count=2)).rows[0].due == date(2026, 2, 28)
    assert [row.due for row in scheduled(a_loan(payment_day=5, count=2)).rows] == days("2026-02-05", "2026-03-05")


def test_ends_of_months() -> None:
    terms = a_loan(count=3, start=date(2026, 4, 30))
    assert [row.due for row in scheduled(terms).rows] == days("2026-05-31", "2026-06-30", "2026-07-31")
    never = a_loan(count=3, start=date(2026, 4, 30), end_of_month=EndOfMonth.NEVER)
    assert [row.due for row in scheduled(never).rows] == days("2026-05-30", "2026-06-30", "2026-07-30")


HOLIDAY = BranchCalendar.from_lists({date(2026, 4, 15): "a feast"})


def test_a_date_on_a_day_off_is_moved_and_said() -> None:
    """15 February and 15 March 2026 are Sundays, 15 April a holiday here."""
    terms = a_loan(count=3, calendar=HOLIDAY, business_day_rule=BusinessDayRule.FOLLOWING)
    rows = scheduled(terms).rows
    assert [row.nominal_due for row in rows] == days("2026-02-15", "2026-03-15", "2026-04-15")
    assert [row.due for row in rows] == days("2026-02-16", "2026-03-16", "2026-04-16")
    assert [row.days for row in rows] == [32, 28, 31]
    assert [row.remarks[0].text.format(**row.remarks[0].values) for row in rows] == [
        "Moved from 2026-02-15, a day off.",
        "Moved from 2026-03-15, a day off.",
        "Moved from 2026-04-15, a feast.",
    ]


def test_interest_runs_to_the_date_that_the_terms_name() -> None:
    moved: dict[str, Any] = {"calendar": HOLIDAY, "business_day_rule": BusinessDayRule.FOLLOWING, "count": 3}
    assert [row.days for row in scheduled(a_loan(**moved, accrue_to=AccrueTo.NOMINAL)).rows] == [31, 28, 31]
    assert scheduled(a_loan(**moved, day_count=MONTHLY)).rows[0].interest == 120_000
    adjusted = a_loan(**moved, day_count=MONTHLY, accrue_to=AccrueTo.ADJUSTED)
    assert scheduled(adjusted).rows[0].interest == 123_871  # 120,000 * 32/31 = 123,870.97


def test_working_days_need_no_moving() -> None:
    terms = a_loan(count=2, calendar=BranchCalendar.from_lists(weekend=()), business_day_rule=BusinessDayRule.PRECEDING)
    assert [row.remarks for row in scheduled(terms).rows] == [(), ()]


# --- the first period ----------------------------------------------------------------------------------------------

# 1 % a month of 12,000,000; from 15 January to 1 March are 45 days, 17 of them before 1 February.
LONG: dict[str, Any] = {"first_due": date(2026, 3, 1), "method": Method.INTEREST_ONLY, "count": 2, "day_count": MONTHLY}


def test_a_long_first_period_day_by_day() -> None:
    row = scheduled(a_loan(**LONG)).rows[0]
    assert row.interest == 177_534  # 12,000,000 * 12 % * 45/365 = 177,534.25
    assert row.remarks[0].text.format(**row.remarks[0].values) == "The first period has 45 days instead of 28."


def test_a_long_first_period_by_its_share_of_months() -> None:
    terms = a_loan(**LONG, first_period=FirstPeriod.SCALED)
    assert scheduled(terms).rows[0].interest == 185_806  # 120,000 * (1 + 17/31) = 185,806.45


def test_a_first_period_of_several_months() -> None:
    terms = a_loan(**{**LONG, "first_due": date(2026, 5, 1)}, first_period=FirstPeriod.SCALED)
    assert scheduled(terms).rows[0].interest == 425_806  # 120,000 * (3 + 17/31) = 425,806.45


def test_a_stub_before_a_long_wait() -> None:
    """The regular periods begin on 1 February: 17 days of interest are paid then, both instalments follow."""
    terms = a_loan(first_due=date(2026, 3, 1), count=2, day_count=MONTHLY, first_period=FirstPeriod.STUB)
    rows = scheduled(terms).rows
    assert [row.due for row in rows] == days("2026-02-01", "2026-03-01", "2026-04-01")
    assert of(rows[0].principal, rows[0].interest) == (0, 67_068)  # 12,000,000 * 12 % * 17/365 = 67,068.49
    assert rows[1].interest == 120_000
    assert rows[0].remarks[-1].text == "Interest until the regular periods begin."


def test_a_stub_before_a_short_one() -> None:
    """The first due date is too early for a whole period: interest alone is paid on it."""
    terms = a_loan(first_due=date(2026, 2, 1), count=2, first_period=FirstPeriod.STUB, grace_principal=1)
    rows = scheduled(terms).rows
    assert [row.due for row in rows] == days("2026-02-01", "2026-03-01", "2026-04-01")
    assert [row.principal for row in rows] == [0, 0, 12_000_000]


def test_no_stub_where_the_first_period_is_regular() -> None:
    terms = a_loan(first_due=date(2026, 2, 15), count=2, first_period=FirstPeriod.STUB)
    assert len(scheduled(terms).rows) == 2


def test_a_first_period_too_long_for_a_level_instalment() -> None:
    """At 12 % over 240 months a month's instalment is 1.1 %; 76 days of interest come to 2.5 %: they are paid alone."""
    terms = a_loan(count=240, first_due=date(2026, 4, 1))
    rows = scheduled(terms).rows
    assert of(rows[0].principal, rows[0].interest) == (0, 299_836)  # 12,000,000 * 12 % * 76/365 = 299,835.62
    assert rows[0].remarks[-1].text == "Interest alone: it takes the whole instalment."
    assert len({row.payment for row in rows[1:-1]}) == 1
    assert abs(rows[-1].payment - rows[1].payment) < 500  # half a đồng of rounding, for 239 months at 1 %: 489


def test_the_rate_of_a_period_by_its_share() -> None:
    terms = a_loan(percent=1, first_due=date(2026, 2, 1), count=2, day_count=DayCount.PERIOD_RATE)
    assert scheduled(terms).rows[0].interest == 65_806  # 120,000 * 17/31


# --- grace ---------------------------------------------------------------------------------------------------------


def test_grace_that_lengthens_the_loan() -> None:
    terms = a_loan(count=3, percent=0, grace_principal=2, grace_mode=GraceMode.EXTEND, method=Method.EQUAL_PRINCIPAL)
    assert [row.principal for row in scheduled(terms).rows] == [0, 0, 4_000_000, 4_000_000, 4_000_000]


def test_level_instalments_after_grace() -> None:
    """12,000,000 at 1 % in 2 parts: 12,000,000 * 0.01 / (1 - 1.01^-2) = 6,090,149.25."""
    rows = scheduled(a_loan(count=4, grace_principal=2, day_count=MONTHLY)).rows
    assert [row.payment for row in rows] == [120_000, 120_000, 6_090_149, 6_090_150]
    assert [bool(row.remarks) for row in rows] == [True, True, False, False]


def test_interest_that_waits_until_the_end() -> None:
    terms = a_loan(count=3, grace_interest=2, method=Method.INTEREST_ONLY, day_count=MONTHLY)
    assert [row.payment for row in scheduled(terms).rows] == [0, 0, 12_360_000]


# --- methods -------------------------------------------------------------------------------------------------------


def test_a_balloon_of_an_amount_or_a_percentage() -> None:
    """(12,000,000 - 6,000,000 * 1.01^-12) * 0.01 / (1 - 1.01^-12) = 593,092.73."""
    for balloon in (Balloon(BalloonKind.AMOUNT, Decimal(6_000_000)), Balloon(BalloonKind.PERCENT, Decimal(50))):
        rows = scheduled(a_loan(method=Method.BALLOON, balloon=balloon, day_count=MONTHLY)).rows
        assert {row.payment for row in rows[:-1]} == {593_093}
        assert abs(rows[-1].payment - 6_593_093) < 12


def test_a_table_of_ones_own() -> None:
    table = (CustomPart(date(2026, 3, 1), Decimal(2_000_000)), CustomPart(date(2026, 9, 1), Decimal(10_000_000)))
    rows = scheduled(a_loan(method=Method.CUSTOM, table=table, count=0)).rows
    assert [of(row.due, row.principal, row.days) for row in rows] == [
        (date(2026, 3, 1), 2_000_000, 45),
        (date(2026, 9, 1), 10_000_000, 184),
    ]
    assert rows[1].interest == 604_932  # 10,000,000 * 12 % * 184/365 = 604,931.51


def test_everything_at_the_end() -> None:
    """Half a year by 30/360 is half the rate, whatever the months' lengths."""
    terms = a_loan(count=6, method=Method.BULLET, day_count=DayCount.THIRTY_360_US, start=date(2026, 2, 28))
    (row,) = scheduled(a_loan(count=6, method=Method.BULLET, day_count=DayCount.THIRTY_360_US)).rows
    assert of(row.interest, row.days, row.due) == (720_000, 180, date(2026, 7, 15))
    assert scheduled(terms).rows[0].days == 183  # 28 February to 31 August, as ISDA's workbook has it
    (monthly,) = scheduled(a_loan(count=6, method=Method.BULLET, day_count=MONTHLY)).rows
    assert monthly.interest == 720_000


@pytest.mark.parametrize(
    ("method", "principals"),
    [
        (Method.EQUAL_PRINCIPAL, [4_000_000, 4_000_000, 4_000_000]),
        (Method.INTEREST_ONLY, [0, 0, 12_000_000]),
        (Method.ANNUITY, [4_000_000, 4_000_000, 4_000_000]),
    ],
)
def test_flat_interest_is_even_whatever_the_principal(method: Method, principals: list[int]) -> None:
    rows = scheduled(a_loan(count=3, method=method, interest_type=InterestType.FLAT, day_count=MONTHLY)).rows
    assert [row.interest for row in rows] == [120_000] * 3
    assert [row.principal for row in rows] == principals


def test_flat_interest_of_a_few_units_is_never_taken_back() -> None:
    """9 đồng over 12 instalments: 0.75 rounds to 1, and after nine of them there is none left."""
    rows = scheduled(a_loan(amount=75, percent=12, interest_type=InterestType.FLAT, day_count=MONTHLY)).rows
    assert [row.interest for row in rows] == [1] * 9 + [0] * 3


def test_an_agreed_instalment_ends_the_loan_when_it_is_repaid() -> None:
    """12,000,000 without interest by 5,000,000 a month."""
    rows = scheduled(a_loan(percent=0, instalment=Decimal(5_000_000))).rows
    assert [row.payment for row in rows] == [5_000_000, 5_000_000, 2_000_000]


def test_an_agreed_instalment_leaves_the_rest_to_the_last() -> None:
    rows = scheduled(a_loan(percent=0, count=3, instalment=Decimal(1_000_000))).rows
    assert [row.payment for row in rows] == [1_000_000, 1_000_000, 10_000_000]
    flat = a_loan(percent=0, count=3, instalment=Decimal(1_000_000), interest_type=InterestType.FLAT)
    assert [row.payment for row in scheduled(flat).rows] == [1_000_000, 1_000_000, 10_000_000]


def test_coarse_rounding_repays_early_but_keeps_the_rows() -> None:
    terms = a_loan(10_000, 0, 12, instalment_rounding=Rounding(Mode.UP, Decimal(1000)))
    assert [row.payment for row in scheduled(terms).rows] == [1000] * 10 + [0, 0]


# --- changes on the way --------------------------------------------------------------------------------------------


def test_more_is_drawn_on_equal_principal() -> None:
    """3,000,000 in 3 parts; 4,000,000 more on the first due date: 6,000,000 in the 2 parts left."""
    drawings = (Drawing(START, Decimal(3_000_000)), Drawing(date(2026, 2, 15), Decimal(4_000_000)))
    rows = scheduled(a_loan(7_000_000, 0, 3, drawings=drawings, method=Method.EQUAL_PRINCIPAL)).rows
    assert [row.principal for row in rows] == [1_000_000, 3_000_000, 3_000_000]
    assert [row.balance for row in rows] == [6_000_000, 3_000_000, 0]
    assert rows[0].remarks[0].text.format(**rows[0].remarks[0].values) == "4000000 more is drawn."


def test_something_drawn_during_grace() -> None:
    drawings = (Drawing(START, Decimal(3_000_000)), Drawing(date(2026, 2, 1), Decimal(3_000_000)))
    terms = a_loan(6_000_000, 0, 3, drawings=drawings, grace_principal=1)
    assert [row.principal for row in scheduled(terms).rows] == [0, 3_000_000, 3_000_000]


def test_a_fixed_instalment_leaves_the_others_level() -> None:
    fixed = (FixedInstalment(date(2026, 3, 15), Decimal(3_000_000)),)
    level = scheduled(a_loan(percent=0, count=4, fixed=fixed)).rows
    assert [row.payment for row in level] == [3_000_000] * 4
    fixed = (FixedInstalment(date(2026, 2, 15), Decimal(6_000_000)),)
    equal = scheduled(a_loan(percent=0, count=4, fixed=fixed, method=Method.EQUAL_PRINCIPAL)).rows
    assert [row.payment for row in equal] == [6_000_000, 2_000_000, 2_000_000, 2_000_000]
    assert equal[0].remarks[0].text == "An instalment agreed for this date."
    later = (FixedInstalment(date(2026, 4, 15), Decimal(0)),)
    assert [row.payment for row in scheduled(a_loan(percent=0, count=4, fixed=later)).rows] == [
        4_000_000, 4_000_000, 0, 4_000_000,
    ]  # fmt: skip


def test_a_skipped_instalment_has_no_row() -> None:
    rows = scheduled(a_loan(percent=0, count=4, skipped=(date(2026, 3, 15),))).rows
    assert [row.due for row in rows] == days("2026-02-15", "2026-04-15", "2026-05-15")
    assert [row.principal for row in rows] == [4_000_000] * 3
    assert [row.days for row in rows] == [31, 59, 30]


def test_the_interest_of_many_skipped_instalments_may_exceed_one() -> None:
    """Eleven months of 5 % on 12,000,000 come to 6,600,000, more than the two instalments' 6,453,659."""
    skipped = tuple(scheduled(a_loan(count=12)).rows[place].due for place in range(10))
    rows = scheduled(a_loan(percent=60, count=12, skipped=skipped, day_count=MONTHLY)).rows
    assert [of(row.principal, row.interest) for row in rows] == [(0, 6_600_000), (12_000_000, 600_000)]


def test_a_promotion_then_a_higher_rate() -> None:
    """Half a year at 0, then 12 %: 2,000,000 parts, then 1 % on the 6,000,000 left over 3 months: 2,040,132.66."""
    rates = (rate(0, kind="promotion"), rate(12, date(2026, 4, 15)))
    rows = scheduled(a_loan(percent=0, count=6, rates=rates, day_count=MONTHLY)).rows
    assert [row.payment for row in rows[:4]] == [2_000_000, 2_000_000, 2_000_000, 2_040_133]
    remark = rows[3].remarks[0]
    assert remark.text.format(**remark.values) == "The rate is 12% from 2026-04-15 on."
    assert of(rows[2].percent, rows[3].percent) == (0, 12)


def test_a_floating_rate_stays_between_its_floor_and_its_cap() -> None:
    floating: dict[str, Any] = {"margin": Decimal("2.5"), "floor": Decimal(6), "cap": Decimal(12)}
    rates = tuple(
        rate(percent, day, kind="floating", **floating)
        for percent, day in (("3", START), ("5", date(2026, 2, 15)), ("20", date(2026, 3, 15)))
    )
    assert [row.percent for row in scheduled(a_loan(count=3, rates=rates)).rows] == [6, Decimal("7.5"), 12]


def test_a_kept_instalment_moves_the_end() -> None:
    """At 12 % 12,000,000 in 12 parts are 1,066,185 each; at 24 % from the second on it takes longer, at 0 less."""
    up = (rate(12), rate(24, date(2026, 2, 15)))
    longer = scheduled(a_loan(rates=up, repricing=Repricing.KEEP_INSTALMENT, day_count=MONTHLY)).rows
    assert {row.payment for row in longer[:-1]} == {1_066_185}
    assert of(len(longer), longer[-1].balance) == (13, 0)
    down = (rate(12), rate(0, date(2026, 2, 15)))
    shorter = scheduled(a_loan(rates=down, repricing=Repricing.KEEP_INSTALMENT, day_count=MONTHLY)).rows
    assert len(shorter) == 12  # 11,053,815 / 1,066,185 = 10.4 instalments more
    assert shorter[-1].payment < 1_066_185


def test_a_kept_instalment_ends_on_time_when_the_rate_hardly_changes() -> None:
    rates = (rate(12), RateSegment(date(2026, 2, 15), Decimal("12.0000001")))
    rows = scheduled(a_loan(rates=rates, repricing=Repricing.KEEP_INSTALMENT, day_count=MONTHLY)).rows
    assert len(rows) == 12


def test_weekly_and_daily_periods() -> None:
    weekly = scheduled(a_loan(percent=52, count=4, frequency=Frequency(Unit.WEEKS), day_count=MONTHLY)).rows
    assert weekly[0].interest == 120_000
    daily = scheduled(a_loan(percent=365, count=4, frequency=Frequency(Unit.DAYS, 1))).rows
    assert [row.due.day for row in daily] == [16, 17, 18, 19]
    assert daily[0].interest == 120_000


# --- fees and sums -------------------------------------------------------------------------------------------------


def test_fees_at_their_times() -> None:
    fees = (
        Fee(amount=Decimal(100_000)),
        Fee(percent=Decimal(1), time=FeeTime.FINANCED),
        Fee(amount=Decimal(5_000), time=FeeTime.EACH),
        Fee(percent=Decimal("0.5"), time=FeeTime.ON_DATE, on=date(2026, 2, 20), name="valuation"),
        Fee(amount=Decimal(7), time=FeeTime.ON_DATE, on=date(2027, 1, 1)),
    )
    found = scheduled(a_loan(percent=0, count=3, fees=fees))
    assert [row.fee for row in found.rows] == [5_000, 65_000, 5_007]
    assert [row.payment for row in found.rows] == [4_045_000, 4_105_000, 4_045_007]
    assert of(found.upfront_fees, found.financed_fees) == (100_000, 120_000)
    assert of(*found.totals) == (12_120_000, 0, 295_007, 12_120_000 + 100_000 + 75_007)
    assert of(*found.flows[0]) == (START, 12_120_000 - 220_000)
    assert found.flows[1:] == [(row.due, -row.payment) for row in found.rows]
    remark = found.rows[1].remarks[0]
    assert remark.text.format(**remark.values) == "The fee of 2026-02-20 valuation is paid with this instalment."


def test_a_financed_fee_is_drawn_first() -> None:
    drawings = (Drawing(START, Decimal(1_000_000)), Drawing(date(2026, 2, 1), Decimal(2_000_000)))
    terms = a_loan(3_000_000, 0, 3, drawings=drawings, fees=(Fee(amount=Decimal(300_000), time=FeeTime.FINANCED),))
    assert scheduled(terms).drawings[0].amount == 1_300_000
    assert scheduled(terms).totals.principal == 3_300_000


def test_sums_of_years() -> None:
    years = scheduled(a_loan(percent=0, fees=(Fee(amount=Decimal(10), time=FeeTime.EACH),))).years
    assert [tuple(year) for year in years] == [
        (2026, 11_000_000, 0, 110, 11_000_110, 1_000_000),
        (2027, 1_000_000, 0, 10, 1_000_010, 0),
    ]
