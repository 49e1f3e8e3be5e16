"""Principal paid early, its fee, and what ends a loan on a day; figures by hand from twelve parts of 1,000,000."""

from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.schedule import Row
from crodesk.domain.lending.servicing import Ahead, Charge, FeeStep, Kind, Payment, Rule, Way
from crodesk.domain.lending.servicing.prepaying import affordable, early_fee
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
    InterestType,
    Method,
    Repricing,
)
from tests.domain.lending.loans import START, a_loan, rate, scheduled
from tests.domain.lending.servicing_cases import (
    LATE,
    account,
    day,
    ending,
    paid,
    parts,
    prepaid,
    refused,
    shares,
    together,
    twelve_months,
)

PLAN = twelve_months()
FEES = Rule(prepayment_fees=(FeeStep(12, Decimal(3)), FeeStep(24, Decimal(1))))
FEBRUARY = paid(1, "02-15", 1_120_000)


def principal_of(rows: tuple[Row, ...]) -> list[Decimal]:
    return [row.principal for row in rows]


def test_equal_parts_become_smaller() -> None:
    # On 15 March 1,110,000 are due; 900,000 more leave 9,100,000 for ten parts.
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-15", 2_010_000)], as_of="03-15")
    assert principal_of(found.rows) == [910_000] * 10
    assert [row.interest for row in found.rows[:2]] == [91_000, 81_900]
    assert [(row.n, row.due) for row in found.rows[:2]] == [(3, day("04-15")), (4, day("05-15"))]
    assert together(found.principal, found.credit, found.unpaid[0].due) == (9_100_000, 0, day("04-15"))
    assert found.lines[2].kind is Kind.PREPAYMENT
    assert shares(found, 2) == [(2, "interest", 110_000), (2, "principal", 1_000_000), (0, "principal", 900_000)]


@pytest.mark.parametrize("way", [Way.NUMBER, Way.LAST])
def test_equal_parts_become_fewer(way: Way) -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-15", 1_110_000 + 2_300_000, way)], as_of="03-15")
    assert principal_of(found.rows) == [1_000_000] * 7 + [700_000]
    assert [row.interest for row in found.rows[-2:]] == [17_000, 7_000]


def test_between_due_dates_interest_to_the_day_is_paid_first() -> None:
    # 1 March is 14 of 28 days after 15 February: half of 110,000.
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 55_000 + 1_100_000, Way.LAST)], as_of="03-01")
    assert found.lines[1].paid == parts(0, 0, 55_000, 1_100_000)
    assert [row.interest for row in found.rows[:2]] == [49_500, 89_000]  # half of 99,000, then 8,900,000
    assert principal_of(found.rows) == [1_000_000] * 9 + [900_000]
    assert found.rows[0].days == 14


def test_the_next_instalment_counts_as_paid() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 1_110_000, Way.NEXT)], as_of="03-01")
    # 55,000 of interest; 1,055,000 of principal; interest of 9,945,000 for half a month and a whole one.
    assert found.lines[1].paid == parts(0, 0, 55_000, 1_055_000)
    assert (found.rows[0].n, found.rows[0].due) == (3, day("04-15"))
    assert found.rows[0].interest == 49_725 + 99_450
    assert found.rows[0].remarks[-1].values == {"date": day("03-15")}
    assert principal_of(found.rows) == [1_000_000] * 9 + [945_000]


def test_less_than_the_next_instalment_doesnt_pay_it() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 1_109_999, Way.NEXT)], as_of="03-01")
    assert together(found.credit, found.rows) == (1_109_999, PLAN.rows)
    assert account(PLAN, [prepaid(2, "03-01", 1_120_000, Way.NEXT)], as_of="03-01").credit == 0


def test_the_last_instalment_paid_early_ends_the_loan() -> None:
    events = [Payment(number, row.due, row.payment) for number, row in enumerate(PLAN.rows[:-1])]
    found = account(PLAN, [*events, prepaid(99, "2026-12-31", 1_010_000, Way.NEXT)], as_of="12-31")
    # 16 of 31 days: 10,000 x 16 / 31 = 5,161.
    assert found.lines[-1].paid == parts(0, 0, 5_161, 1_000_000)
    assert together(found.principal, found.credit, found.rows) == (0, 4_839, ())
    partly = account(PLAN, [*events, prepaid(99, "2026-12-31", 505_161)], as_of="12-31")
    assert principal_of(partly.rows) == [500_000]


def test_a_fee_of_an_instalment_paid_early_is_paid_with_it() -> None:
    plan = twelve_months(fees=(Fee(Decimal(5_000), time=FeeTime.EACH),))
    events = [paid(1, "02-15", 1_125_000), prepaid(2, "03-01", 1_115_000, Way.NEXT)]
    found = account(plan, events, as_of="03-01")
    assert found.lines[1].paid == parts(0, 5_000, 55_000, 1_055_000)
    assert {row.fee for row in found.rows} == {5_000}
    assert account(plan, [events[0], prepaid(2, "03-01", 1_114_999, Way.NEXT)], as_of="03-01").rows == plan.rows


def test_fees_of_dates_stay_with_the_instalments_that_are_left() -> None:
    fees = tuple(
        Fee(Decimal(amount), time=FeeTime.ON_DATE, on=day(on))
        for amount, on in ((1_000, "01-15"), (2_000, "03-01"), (4_000, "04-01"), (8_000, "2027-01-01"))
    )
    plan = twelve_months(fees=fees)
    found = account(plan, [paid(1, "02-15", 1_121_000), prepaid(2, "03-15", 3_112_000, Way.LAST)], as_of="03-15")
    assert [row.fee for row in found.rows] == [4_000, 0, 0, 0, 0, 0, 0, 8_000]
    early = account(plan, [prepaid(2, "02-01", 1_000_000, Way.LAST)], as_of="02-01")
    assert [row.fee for row in early.rows[:3]] == [1_000, 2_000, 4_000]


def test_too_little_to_reach_the_principal_is_kept_like_other_money() -> None:
    late = account(PLAN, [prepaid(1, "02-20", 900_000)], as_of="02-20")
    assert shares(late, 1) == [(1, "interest", 120_000), (1, "principal", 780_000)]
    kept = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 55_000)], as_of="03-01")
    assert together(kept.credit, kept.rows, shares(kept, 2)) == (55_000, PLAN.rows, [])
    assert kept.receipts[-1].kept == 55_000
    ahead = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 55_000)], Rule(ahead=Ahead.NEXT), "03-01")
    assert shares(ahead, 2) == [(2, "interest", 55_000)]
    reached = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 55_001)], as_of="03-01")
    assert reached.lines[1].paid == parts(0, 0, 55_000, 1)


def test_money_kept_or_paid_ahead_helps_to_pay_early() -> None:
    for ahead in Ahead:
        found = account(
            PLAN, [FEBRUARY, paid(2, "02-20", 300_000), prepaid(3, "03-15", 1_710_000)], Rule(ahead=ahead), "03-15"
        )
        assert found.principal == 11_000_000 - 1_000_000 - 900_000, ahead
        assert sum(line.paid.total for line in found.lines) == 1_120_000 + 300_000 + 1_710_000


def test_principal_paid_ahead_of_the_day_is_taken_anew() -> None:
    by = Rule(ahead=Ahead.NEXT)
    found = account(PLAN, [FEBRUARY, paid(2, "02-20", 1_210_000), prepaid(3, "03-01", 1_000)], by, "03-01")
    # 1,110,000 and 100,000 were paid ahead: with 1,000 more, 55,000 of interest and 1,156,000 of principal.
    assert found.lines[1].paid == parts(0, 0, 55_000, 1_156_000)
    assert all(line.paid == parts() for line in found.lines[2:])


def test_the_fee_by_the_age_of_the_loan() -> None:
    assert FEES.fee_percent(START, date(2027, 1, 14)) == 3
    assert FEES.fee_percent(START, date(2027, 1, 15)) == 1
    assert FEES.fee_percent(START, date(2028, 1, 14)) == 1
    assert FEES.fee_percent(START, date(2028, 1, 15)) == 0
    assert Rule().fee_percent(START, START) == 0


def test_the_fee_comes_out_of_what_is_paid() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-15", 1_110_000 + 1_030_000)], FEES, "03-15")
    assert found.lines[2].paid == parts(0, 30_000, 0, 1_000_000)
    assert found.credit == 0


@pytest.mark.parametrize(
    ("money", "percent", "owed", "expected"),
    [
        ("1030", "3", "5000", "1000"),
        ("1029", "3", "5000", "999"),  # 999 + 29.97 = 1,029 rounded
        ("17", "3", "5000", "16"),  # 16 + 0.48 comes to 16; 17 + 0.51 to 18: one is left
        ("0", "3", "5000", "0"),
        ("-5", "3", "5000", "0"),
        ("5150", "3", "5000", "5000"),
        ("5149", "3", "5000", "4999"),
        ("100", "100", "5000", "50"),
        ("77", "0", "5000", "77"),
        ("0", "3", "0", "0"),
    ],
)
def test_the_most_principal_that_money_pays_with_its_fee(money: str, percent: str, owed: str, expected: str) -> None:
    assert affordable(Decimal(money), Decimal(percent), Decimal(owed), "VND") == Decimal(expected)


def test_the_fee_is_rounded_to_the_currency() -> None:
    assert early_fee(Decimal("10.50"), Decimal(1), "USD") == Decimal("0.11")
    assert affordable(Decimal("1.00"), Decimal(1), Decimal(50), "USD") == Decimal("0.99")


def test_a_unit_that_the_fee_cant_use_is_kept() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-15", 1_110_017)], FEES, "03-15")
    assert together(found.lines[2].paid, found.credit) == (parts(0, 0, 0, 16), 1)


def test_the_payoff_item_by_item() -> None:
    # 1 March: February unpaid for 14 days; 120,000 x 140 / 36,500 = 460; 1,000,000 x 18 x 14 / 36,500 = 6,904.
    events = [Charge(1, day("02-20"), Decimal(7_000)), paid(2, "02-15", 0 + 20_000)]
    by = Rule(late=LATE, prepayment_fees=FEES.prepayment_fees)
    found = ending(PLAN, events, by, "03-01")
    assert found.principal == 12_000_000
    assert together(found.due_interest, found.accrued, found.fees) == (100_000, 55_000, 7_000)
    assert found.penalties == 384 + 6_904  # 100,000 x 140 / 36,500 = 383.6
    assert together(found.early_fee, found.credit) == (330_000, 0)
    assert found.total == 12_000_000 + 100_000 + 55_000 + 7_000 + 7_288 + 330_000
    after = account(PLAN, [*events, prepaid(3, "03-01", found.total)], by, "2027-02-01")
    assert together(after.principal, after.credit, after.unpaid, after.rows) == (0, 0, (), ())


def test_the_payoff_takes_off_what_was_paid_before() -> None:
    for ahead in Ahead:
        found = ending(PLAN, [FEBRUARY, paid(2, "02-20", 300_000)], Rule(ahead=ahead), "03-01")
        assert together(found.credit, found.total) == (300_000, 11_055_000 - 300_000)


def test_nothing_is_left_to_pay_when_the_money_kept_covers_it() -> None:
    assert ending(PLAN, [paid(1, "02-01", 20_000_000)], Rule(), "02-02").total == 0


def test_the_payoff_on_the_first_day_a_due_date_and_after_the_end() -> None:
    assert ending(PLAN, [], Rule(), "01-15").total == 12_000_000
    assert ending(PLAN, [], Rule(), "02-15").total == 12_120_000
    assert ending(PLAN, [], Rule(), "2027-06-01").total == 12_780_000


def test_flat_interest_is_repaid_as_a_whole_or_not_at_all() -> None:
    # 12 % flat on 12,000,000: 1,440,000 in all, 120,000 a month.
    plan = scheduled(a_loan(interest_type=InterestType.FLAT, day_count=DayCount.MONTHLY))
    found = ending(plan, [FEBRUARY], Rule(), "03-01")
    assert together(found.principal, found.accrued) == (11_000_000, 60_000)
    assert account(plan, [FEBRUARY, prepaid(2, "03-01", found.total)]).unpaid == ()
    for way in Way:
        assert refused(plan, [FEBRUARY, prepaid(2, "03-01", found.total - 1, way)]) == [
            ("events[2].amount", "A loan with flat interest is repaid early as a whole or not at all.")
        ]


LEVEL = scheduled(a_loan(day_count=DayCount.MONTHLY))
"""1,066,185 a month."""


def test_level_instalments_are_kept_and_fewer() -> None:
    found = account(LEVEL, [prepaid(1, "02-15", 1_066_185 + 2_000_000, Way.NUMBER)], as_of="02-15")
    assert LEVEL.instalment == 1_066_185
    assert [row.payment for row in found.rows[:-1]] == [1_066_185] * (len(found.rows) - 1)
    assert len(found.rows) == 9
    # 12,000,000 - 946,185 - 2,000,000 = 9,053,815 at 1 % a month: the ninth by a recurrence of its own.
    assert found.rows[-1].payment == ninth()


def ninth() -> Decimal:
    """Return what the ninth instalment is, by the recurrence written out."""
    balance = 12_000_000 - (1_066_185 - 120_000) - 2_000_000
    for _month in range(8):
        interest = (balance + 50) // 100
        balance -= 1_066_185 - interest
    return Decimal(balance + (balance + 50) // 100)


def test_level_instalments_with_their_principal_kept_end_earlier() -> None:
    found = account(LEVEL, [prepaid(1, "02-15", 1_066_185 + 2_000_000, Way.LAST)], as_of="02-15")
    planned = [row.principal for row in LEVEL.rows[1:]]
    assert principal_of(found.rows)[:-1] == planned[: len(found.rows) - 1]
    assert sum(principal_of(found.rows)) == 12_000_000 - 946_185 - 2_000_000


def test_level_instalments_become_smaller_over_the_rest_of_a_month() -> None:
    found = account(LEVEL, [prepaid(1, "02-01", 1_000_000)], as_of="02-01")
    # 17 of 31 days: 120,000 x 17 / 31 = 65,806; 11,065,806 are left; then 14 days and eleven months.
    assert found.lines[0].paid == parts(0, 0, 65_806, 934_194)
    assert found.rows[0].interest == 49_975  # 11,065,806 x 1 % x 14 / 31
    assert {row.payment for row in found.rows[:-1]} == {found.rows[0].payment}
    assert abs(found.rows[-1].payment - found.rows[0].payment) <= 6
    assert len(found.rows) == 12


def test_other_methods_keep_their_manner() -> None:
    only = scheduled(a_loan(method=Method.INTEREST_ONLY, day_count=DayCount.MONTHLY))
    for way in (Way.INSTALMENT, Way.NUMBER, Way.LAST):
        found = account(only, [prepaid(1, "02-15", 1_120_000, way)], as_of="02-15")
        assert [row.payment for row in found.rows] == [110_000] * 10 + [11_110_000]
    bullet = scheduled(a_loan(method=Method.BULLET))
    found = account(bullet, [prepaid(1, "02-15", 1_122_301)], as_of="02-15")
    # 12,000,000 x 12 x 31 / 36,500 = 122,301; then 11,000,000 x 12 x 334 / 36,500 = 1,207,890.
    assert [together(row.principal, row.interest) for row in found.rows] == [(11_000_000, 1_207_890)]


def test_a_table_shrinks_in_proportion_or_from_its_end() -> None:
    table = tuple(
        CustomPart(day(on), Decimal(part))
        for on, part in (("03-01", 6_000_000), ("06-01", 4_000_000), ("09-01", 2_000_000))
    )
    plan = scheduled(a_loan(method=Method.CUSTOM, table=table, count=0))
    due = plan.rows[0].payment
    smaller = account(plan, [prepaid(1, "03-01", due + 1_500_000)], as_of="03-01")
    assert principal_of(smaller.rows) == [3_000_000, 1_500_000]
    cut = account(plan, [prepaid(1, "03-01", due + 3_500_000, Way.LAST)], as_of="03-01")
    assert principal_of(cut.rows) == [2_500_000]


def test_balloons() -> None:
    by_percent = a_loan(
        method=Method.BALLOON, balloon=Balloon(BalloonKind.PRINCIPAL_PERCENT, Decimal(5)), day_count=DayCount.MONTHLY
    )
    plan = scheduled(by_percent)  # 600,000 eleven times, then 5,400,000
    smaller = account(plan, [prepaid(1, "02-15", 720_000 + 1_140_000)], as_of="02-15")
    assert principal_of(smaller.rows) == [540_000] * 10 + [4_860_000]
    fewer = account(plan, [prepaid(1, "02-15", 720_000 + 1_140_000, Way.NUMBER)], as_of="02-15")
    assert principal_of(fewer.rows) == [600_000] * 10 + [4_260_000]
    left = scheduled(
        a_loan(method=Method.BALLOON, balloon=Balloon(BalloonKind.PERCENT, Decimal(50)), day_count=DayCount.MONTHLY)
    )
    found = account(left, [prepaid(1, "02-15", left.rows[0].payment + 1_000_000)], as_of="02-15")
    level = found.rows[0].payment
    assert {row.payment for row in found.rows[:-1]} == {level}
    assert abs(found.rows[-1].principal - 6_000_000 - (level - found.rows[-1].interest)) <= 6
    whole = account(left, [prepaid(1, "02-15", left.rows[0].payment + 6_000_000)], as_of="02-15")
    assert whole.rows[0].principal <= 0 + whole.rows[0].opening
    assert sum(principal_of(whole.rows)) == whole.principal
    kept = account(left, [prepaid(1, "02-15", left.rows[0].payment + 1_000_000, Way.NUMBER)], as_of="02-15")
    assert {row.payment for row in kept.rows[:-1]} == {left.instalment}


def test_what_is_drawn_later_is_still_drawn() -> None:
    drawings = (Drawing(START, Decimal(6_000_000)), Drawing(day("04-01"), Decimal(6_000_000)))
    plan = scheduled(a_loan(drawings=drawings, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    assert principal_of(plan.rows[:3]) == [500_000, 500_000, 1_100_000]
    for way in (Way.INSTALMENT, Way.NUMBER, Way.LAST):
        found = account(plan, [prepaid(1, "02-15", 560_000 + 5_500_000, way)], as_of="02-15")
        assert found.principal == 0
        assert sum(principal_of(found.rows)) == 6_000_000
        assert found.rows[0].payment == 0
        assert ending(plan, [prepaid(1, "02-15", 560_000 + 5_500_000, way)], Rule(), "03-01").total == 0
    # On 1 April 6,000,000 more are drawn: 17 days of 31 before it, 7 after it until the 8th.
    events = [paid(1, "03-15", 560_000 + 555_000)]
    ends = ending(plan, events, Rule(), "04-08")
    assert ends.principal == 11_000_000
    assert ends.accrued == 52_258  # 50,000 x 17 / 31 + 110,000 x 7 / 31


def test_grace_on_interest_is_collected_when_paying_early() -> None:
    plan = scheduled(a_loan(grace_interest=2, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    assert [row.interest for row in plan.rows[:3]] == [0, 0, 330_000]
    assert ending(plan, [paid(1, "02-15", 1_000_000)], Rule(), "03-01").accrued == 120_000 + 55_000
    found = account(plan, [paid(1, "02-15", 1_000_000), prepaid(2, "03-01", 1_175_000)], as_of="03-01")
    assert found.lines[1].paid == parts(0, 0, 175_000, 1_000_000)
    # Grace goes on until 15 March: its half month of 10,000,000 is paid with the next.
    assert [row.interest for row in found.rows[:2]] == [0, 50_000 + 90_909]
    later = ending(plan, [paid(1, "05-15", 5_000_000)], Rule(), "05-15")
    assert later.accrued == 0


def test_grace_on_principal_goes_on() -> None:
    plan = scheduled(a_loan(grace_principal=3, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    found = account(plan, [prepaid(1, "02-15", 120_000 + 3_000_000)], as_of="02-15")
    assert principal_of(found.rows) == [0, 0] + [1_000_000] * 9
    level = scheduled(a_loan(grace_principal=3, day_count=DayCount.MONTHLY))
    kept = account(level, [prepaid(1, "02-15", 120_000 + 3_000_000, Way.NUMBER)], as_of="02-15")
    assert [row.payment for row in kept.rows[:3]] == [90_000, 90_000, level.rows[3].payment]


def test_a_stub_before_the_regular_periods() -> None:
    terms = a_loan(
        first_due=day("03-01"),
        first_period=FirstPeriod.STUB,
        grace_principal=1,
        method=Method.EQUAL_PRINCIPAL,
        day_count=DayCount.MONTHLY,
        count=13,
    )
    plan = scheduled(terms)
    assert [row.principal for row in plan.rows[:3]] == [0, 0, 1_000_000]
    early = account(plan, [prepaid(1, "01-20", 1_200_000 + 19_726)], as_of="01-20")  # 12,000,000 x 12 % x 5/365
    assert principal_of(early.rows) == [0, 0] + [900_000] * 12
    later = account(plan, [paid(1, "02-01", plan.rows[0].payment), prepaid(2, "03-01", 1_320_000)], as_of="03-01")
    assert principal_of(later.rows) == [900_000] * 12


def test_an_instalment_agreed_for_a_date_stays() -> None:
    plan = scheduled(a_loan(fixed=(FixedInstalment(day("03-15"), Decimal(3_000_000)),), day_count=DayCount.MONTHLY))
    found = account(plan, [prepaid(1, "02-15", plan.rows[0].payment + 1_000_000, Way.NUMBER)], as_of="02-15")
    assert found.rows[0].payment == 3_000_000
    assert found.rows[1].payment == plan.rows[2].payment


def test_a_rate_that_changes_later() -> None:
    rates = (rate(12), rate(6, day("05-15")))
    plan = scheduled(a_loan(rates=rates, repricing=Repricing.KEEP_INSTALMENT, day_count=DayCount.MONTHLY))
    found = account(plan, [prepaid(1, "02-15", plan.rows[0].payment + 3_000_000, Way.NUMBER)], as_of="02-15")
    assert {row.payment for row in found.rows[:-1]} == {plan.rows[0].payment}
    assert found.rows[3].percent == 6
    assert len(found.rows) < len(plan.rows) - 1


def test_skipped_due_dates_stay_skipped() -> None:
    plan = scheduled(a_loan(skipped=(day("04-15"),), day_count=DayCount.MONTHLY))
    found = account(plan, [prepaid(1, "04-20", 4_000_000, Way.NUMBER)], as_of="04-20")
    assert [row.due for row in found.rows[:2]] == [day("05-15"), day("06-15")]
    due = plan.rows[0].payment + plan.rows[1].payment
    # 36 of 61 days, a month and 5 of 30 days, of the balance after 15 March.
    balance = plan.rows[1].balance
    assert found.lines[2].paid.interest == (balance / 100 * (1 + Decimal(5) / 30)).quantize(Decimal(1))
    assert found.lines[2].paid.total == 4_000_000 - due


WEEKENDS = BranchCalendar.from_lists({})


def test_a_due_date_that_was_moved_is_settled_with_its_whole_interest() -> None:
    # 15 February 2026 is a Sunday: paid on Monday, interest runs to the nominal date and begins anew there.
    plan = twelve_months(calendar=WEEKENDS, business_day_rule=BusinessDayRule.FOLLOWING, accrue_to=AccrueTo.NOMINAL)
    assert plan.rows[0].due == day("02-16")
    found = ending(plan, [], Rule(), "02-15")
    assert together(found.due_interest, found.accrued, found.total) == (120_000, 0, 12_120_000)
    after = account(plan, [prepaid(1, "02-15", 1_120_000 + 1_100_000)], as_of="02-15")
    assert after.lines[0].unpaid == parts()
    assert after.principal == 9_900_000
    assert after.rows[0].due == day("03-16")
    assert [row.n for row in after.rows] == list(range(2, 13))


def test_a_due_date_moved_forward_is_past_when_its_period_still_runs() -> None:
    plan = twelve_months(calendar=WEEKENDS, business_day_rule=BusinessDayRule.PRECEDING, accrue_to=AccrueTo.NOMINAL)
    assert plan.rows[0].due == day("02-13")
    found = ending(plan, [paid(1, "02-13", 1_120_000)], Rule(), "02-14")
    assert together(found.accrued, found.total) == (0, 11_000_000)


def test_two_early_payments() -> None:
    events = [
        FEBRUARY,
        prepaid(2, "03-01", 55_000 + 1_100_000, Way.LAST),
        prepaid(3, "03-08", 24_750 + 900_000, Way.LAST),
    ]
    found = account(PLAN, events, as_of="03-08")
    # After the first 9,900,000: 14 days of 28 make 49,500, so 7 days 24,750.
    assert found.lines[2].paid == parts(0, 0, 24_750, 900_000)
    assert found.principal == 9_000_000
    assert found.rows[0].interest == 22_500


def test_a_kept_instalment_below_interest_is_refused() -> None:
    plan = scheduled(a_loan(rates=(rate(1), rate(300, day("04-15"))), day_count=DayCount.MONTHLY))
    [(field, text)] = refused(plan, [prepaid(1, "02-15", plan.rows[0].payment + 10, Way.NUMBER)], as_of="02-15")
    assert field == "events[1].way"
    assert text.startswith("From 2026-05-15 on, interest of ")


def test_the_last_instalment_paid_in_part() -> None:
    events = [Payment(number, row.due, row.payment) for number, row in enumerate(LEVEL.rows[:-1])]
    last = LEVEL.rows[-1]
    for way in Way:
        found = account(LEVEL, [*events, prepaid(99, "2026-12-31", 505_448, way)], as_of="12-31")
        # 16 of 31 days' interest of 10,556: 5,448.
        assert (last.interest * 16 / 31).quantize(Decimal(1)) == 5_448
        [left] = found.rows if way is not Way.NEXT else [last]
        assert left.principal == last.principal - (500_000 if way is not Way.NEXT else 0)


def test_money_paid_of_the_last_instalments_helps_with_what_is_overdue() -> None:
    # 1,010,000 of December's and 5,000 of interest of November's; what ends the loan counts all of it.
    by = Rule(ahead=Ahead.LAST)
    events = [paid(1, "01-15", 1_015_000)]
    ends = ending(PLAN, events, by, "03-15")
    assert (ends.principal, ends.due_interest, ends.accrued, ends.credit) == together(12_000_000, 230_000, 0, 1_015_000)
    found = account(PLAN, [*events, prepaid(2, "03-15", ends.total)], by, "03-15")
    assert together(found.principal, found.credit, found.unpaid) == (0, 0, ())
    # Not even everything due is covered: an ordinary payment then.
    short = account(PLAN, [*events, prepaid(2, "03-15", 1_214_999)], by, "03-15")
    assert short.lines[-1].paid == parts(0, 0, 10_000, 1_000_000)
    assert short.lines[1].paid == parts(0, 0, 94_999)
