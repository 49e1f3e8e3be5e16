"""Edges of paying early and of charges that only a changed line would show: found by mutation testing."""

from decimal import Decimal

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.servicing import (
    Ahead,
    Arrears,
    Charge,
    Component,
    DueType,
    Order,
    Payment,
    Restructuring,
    Rule,
    Stage,
    Way,
)
from crodesk.domain.lending.terms import AccrueTo, CustomPart, Drawing, Fee, FeeTime, Method, Repricing
from tests.domain.lending.loans import START, a_loan, rate, scheduled
from tests.domain.lending.servicing_cases import (
    PRINCIPAL,
    account,
    day,
    ending,
    paid,
    parts,
    prepaid,
    shares,
    twelve_months,
)

PLAN = twelve_months()
FEBRUARY = paid(1, "02-15", 1_120_000)
WEEKENDS = BranchCalendar.from_lists({})


def test_a_charge_is_added_to_the_fee_that_is_there() -> None:
    plan = twelve_months(fees=(Fee(Decimal(5_000), time=FeeTime.EACH),))
    found = account(plan, [Charge(1, day("02-15"), Decimal(30_000))], as_of="02-15")
    assert found.lines[0].owed.fee == 35_000


def test_a_charge_on_an_instalment_paid_that_day_can_be_paid() -> None:
    events = [FEBRUARY, Charge(2, day("02-15"), Decimal(500)), paid(3, "02-15", 500)]
    found = account(PLAN, events, as_of="02-15")
    assert shares(found, 3) == [(1, "fee", 500)]
    assert found.lines[0].unpaid == parts()


def test_an_instalment_whose_period_has_ended_is_due_for_any_prepayment() -> None:
    """15 February 2026 is a Sunday: due on Monday, though its interest has ended."""
    plan = twelve_months(calendar=WEEKENDS, business_day_rule=BusinessDayRule.FOLLOWING, accrue_to=AccrueTo.NOMINAL)
    found = account(plan, [prepaid(1, "02-15", 500_000)], as_of="02-15")
    assert (found.lines[0].paid, found.credit) == (parts(0, 0, 120_000, 380_000), Decimal(0))


def test_an_instalment_due_before_its_period_ends_is_settled_on_its_day() -> None:
    """15 February 2026 is a Sunday: due on Friday, its interest still runs."""
    plan = twelve_months(calendar=WEEKENDS, business_day_rule=BusinessDayRule.PRECEDING, accrue_to=AccrueTo.NOMINAL)
    found = ending(plan, [], Rule(), "02-13")
    assert (found.due_interest, found.accrued) == (Decimal(120_000), Decimal(0))


def test_what_is_due_comes_first_whatever_the_order_says_of_money_ahead() -> None:
    due = Stage((DueType.PAST_DUE, DueType.DUE), tuple(Component))
    odd = Rule(Order("odd", (Stage((DueType.IN_ADVANCE,), (PRINCIPAL,)), due)), ahead=Ahead.NEXT)
    found = account(PLAN, [prepaid(1, "02-15", 1_120_000 + 1_000_000)], odd, "02-15")
    assert (found.principal, found.credit) == (Decimal(10_000_000), Decimal(0))
    assert found.lines[0].unpaid == parts()


def test_a_share_of_a_prepayment_names_its_day() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 155_000)], as_of="03-01")
    assert {share.due for share in found.receipts[-1].shares} == {day("03-01")}


def test_the_last_instalment_is_paid_early_with_its_fee_or_not_at_all() -> None:
    plan = twelve_months(fees=(Fee(Decimal(5_000), time=FeeTime.EACH),))
    on_time = [Payment(number, row.due, row.payment) for number, row in enumerate(plan.rows[:-1])]
    # 1,000,000, the fee, and 16 of 31 days of 10,000.
    short = account(plan, [*on_time, prepaid(99, "2026-12-31", 1_010_160, Way.NEXT)], as_of="2026-12-31")
    assert (short.credit, short.principal) == (Decimal(1_010_160), Decimal(1_000_000))
    whole = account(plan, [*on_time, prepaid(99, "2026-12-31", 1_010_161, Way.NEXT)], as_of="2026-12-31")
    assert (whole.credit, whole.principal, whole.unpaid) == (Decimal(0), Decimal(0), ())


def test_a_loan_lengthened_by_its_rate_can_be_repaid_early_near_its_end() -> None:
    rates = (rate(12), rate(40, day("03-15")))
    plan = scheduled(
        a_loan(rates=rates, repricing=Repricing.KEEP_INSTALMENT, day_count=DayCount.MONTHLY, skipped=(day("04-15"),))
    )
    assert len(plan.rows) >= 13
    on_time = [Payment(number, row.due, row.payment) for number, row in enumerate(plan.rows[:-1])]
    last = plan.rows[-1]
    found = ending(plan, on_time, Rule(), plan.rows[-2].due.isoformat())
    assert (found.principal, found.accrued) == (last.principal, Decimal(0))
    kept = account(plan, [*on_time[:3], prepaid(99, plan.rows[3].due.isoformat(), 3_000_000, Way.NUMBER)])
    assert kept.rows[0].payment == plan.rows[4].payment


def test_smaller_instalments_after_an_instalment_was_kept_follow_the_rate() -> None:
    rates = (rate(12), rate(24, day("05-15")))
    plan = scheduled(a_loan(rates=rates, repricing=Repricing.KEEP_INSTALMENT, day_count=DayCount.MONTHLY))
    found = account(plan, [prepaid(1, "02-15", plan.rows[0].payment + 1_000_000)], as_of="02-15")
    assert len(found.rows) == len(plan.rows) - 1
    before, after = found.rows[:3], found.rows[3:-1]
    assert len({row.payment for row in before}) == len({row.payment for row in after}) == 1
    assert before[0].payment < after[0].payment
    assert abs(found.rows[-1].payment - after[0].payment) <= len(found.rows)


def test_what_is_drawn_on_the_day_is_outstanding() -> None:
    drawings = (Drawing(START, Decimal(6_000_000)), Drawing(day("04-01"), Decimal(6_000_000)))
    plan = scheduled(a_loan(drawings=drawings, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    events = [paid(1, "03-15", 560_000 + 555_000)]
    assert ending(plan, events, Rule(), "04-01").principal == 11_000_000
    assert ending(plan, events, Rule(), "03-31").principal == 5_000_000


def test_a_table_of_a_loan_still_drawn_shrinks_in_proportion() -> None:
    first = (CustomPart(day("03-01"), Decimal(6_000_000)), CustomPart(day("06-01"), Decimal(4_000_000)))
    table = (*first, CustomPart(day("09-01"), Decimal(2_000_000)))
    drawings = (Drawing(START, Decimal(8_000_000)), Drawing(day("04-01"), Decimal(4_000_000)))
    plan = scheduled(a_loan(method=Method.CUSTOM, table=table, count=0, drawings=drawings))
    found = account(plan, [prepaid(1, "03-01", plan.rows[0].payment + 1_500_000)], as_of="03-01")
    assert [row.principal for row in found.rows] == [3_000_000, 1_500_000]


def test_interest_of_a_grace_is_in_the_instalment_that_collects_it() -> None:
    plan = scheduled(a_loan(grace_interest=2, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY))
    events = [paid(1, "02-15", 1_000_000), paid(2, "03-15", 1_000_000)]
    # 120,000 and 110,000 of the grace, and 17 of 31 days of 100,000.
    assert ending(plan, events, Rule(), "04-01").accrued == 120_000 + 110_000 + 54_839
    assert ending(plan, [*events, paid(3, "04-15", 1_330_000)], Rule(), "04-30").accrued == 45_000


def test_interest_carried_into_a_new_plan_is_in_its_first_instalment_alone() -> None:
    new = a_loan(1, 12, 10, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY)
    events = [FEBRUARY, Restructuring(2, day("04-01"), new, Arrears.ADD)]
    # 164,839 and a month of 110,000 with 1,100,000 on 1 May; then half of May's 99,000 until the 16th (15 of 31 days).
    found = ending(PLAN, [*events, paid(3, "05-01", 1_374_839)], Rule(), "05-16")
    assert (found.due_interest, found.accrued) == (Decimal(0), Decimal(47_903))


def test_the_last_instalments_of_a_loan_still_drawn_shrink() -> None:
    """6 million, 6 more in April: parts of 500,000, then 1,100,000. One million early leaves 100,000 for the last."""
    drawings = (Drawing(START, Decimal(6_000_000)), Drawing(day("04-01"), Decimal(6_000_000)))
    plan = twelve_months(drawings=drawings)
    found = account(plan, [prepaid(1, "02-15", 560_000 + 1_000_000, Way.LAST)], as_of="02-15")
    assert [int(row.principal) for row in found.rows] == [500_000, *[1_100_000] * 9, 100_000]
