"""Edges that only a changed line would show: found by mutation testing, each with its own expectation by hand."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.schedule.periods import Period, Stretch
from crodesk.domain.lending.servicing import (
    Ahead,
    Arrears,
    Charge,
    Component,
    DueType,
    LateCharges,
    Order,
    Payment,
    Restructuring,
    Rule,
    Stage,
    Way,
    clipping,
    horizontal,
    vertical,
    within_caps,
)
from crodesk.domain.lending.servicing.prepaying import affordable
from crodesk.domain.lending.terms import Fee, FeeTime, Method
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.pack import Mark
from tests.domain.lending.loans import a_loan, rate, scheduled
from tests.domain.lending.servicing_cases import (
    FEE,
    INTEREST,
    PENALTY,
    PRINCIPAL,
    account,
    day,
    ending,
    paid,
    parts,
    prepaid,
    refused,
    twelve_months,
)

PLAN = twelve_months()
FEBRUARY = paid(1, "02-15", 1_120_000)


def test_a_horizontal_order_is_a_stage_a_due_type() -> None:
    same = horizontal("own", [INTEREST, PRINCIPAL])
    assert same == Order(
        "own",
        tuple(Stage((due,), (INTEREST, PRINCIPAL)) for due in (DueType.PAST_DUE, DueType.DUE, DueType.IN_ADVANCE)),
    )
    other = horizontal("other", [FEE, PENALTY], [PRINCIPAL])
    assert [stage.components for stage in other.stages] == [(FEE, PENALTY), (FEE, PENALTY), (PRINCIPAL,)]


def test_a_vertical_order_is_a_stage_a_slot() -> None:
    found = vertical("own", [(DueType.DUE, Component.FEE), (DueType.PAST_DUE, Component.INTEREST)])
    assert found == Order("own", (Stage((DueType.DUE,), (FEE,)), Stage((DueType.PAST_DUE,), (INTEREST,))))


def stretch(start: str, end: str) -> Stretch:
    return Stretch(day(start), day(end), DayCount.MONTHLY, day(start), day(end))


TWO = Period(day("04-15"), day("04-15"), (stretch("02-15", "03-15"), stretch("03-15", "04-15")))


def test_a_period_cut_where_its_stretches_meet() -> None:
    assert clipping.since(TWO, day("03-15")).stretches == TWO.stretches[1:]
    before = clipping.until(TWO, day("03-15"))
    assert before is not None
    assert before.stretches == TWO.stretches[:1]
    assert clipping.until(TWO, day("02-15")) is None
    assert clipping.days(TWO) == 59
    assert clipping.end(TWO) == day("04-15")


def test_what_is_said_of_the_instalment_after_one_paid_early() -> None:
    found = account(PLAN, [FEBRUARY, prepaid(2, "03-01", 1_110_000, Way.NEXT)], as_of="03-01")
    remark = found.rows[0].remarks[-1]
    assert remark.field == "interest"
    assert remark.text.format(**remark.values) == (
        "The instalment of 2026-03-15 was paid early: interest since then is in this one."
    )


def test_a_charge_between_due_dates_lays_out_nothing_anew() -> None:
    # Half of February's principal is paid three days late: interest until 15 March still runs on 12,000,000.
    events = [paid(1, "02-18", 620_000), Charge(2, day("02-20"), Decimal(100)), paid(3, "02-21", 50)]
    found = account(PLAN, events, Rule(recalculates=True), "03-01")
    assert [line.owed.interest for line in found.lines if line.n][:3] == [120_000, 120_000, 100_000]


def test_the_fee_is_rounded_in_the_currency_of_the_loan() -> None:
    assert affordable(Decimal(13), Decimal(3), Decimal(5000), "VND") == 13  # 0.39 comes to nothing
    assert affordable(Decimal(20), Decimal(3), Decimal(7), "VND") == 7


def test_the_payoff_says_its_day() -> None:
    assert ending(PLAN, [], Rule(), "02-01").on == day("02-01")


def test_the_instalment_is_kept_when_only_two_are_left() -> None:
    plan = scheduled(a_loan(day_count=DayCount.MONTHLY))
    on_time = [Payment(number, row.due, row.payment) for number, row in enumerate(plan.rows[:10])]
    found = account(plan, [*on_time, prepaid(99, "2026-11-15", 100_000, Way.NUMBER)], as_of="2026-11-15")
    assert [row.n for row in found.rows] == [11, 12]
    assert found.rows[0].payment == plan.rows[10].payment


def test_a_fee_dated_on_a_settled_due_date_was_taken_then() -> None:
    fee = Fee(Decimal(2_000), time=FeeTime.ON_DATE, on=day("03-15"))
    plan = twelve_months(fees=(fee,))
    found = account(plan, [FEBRUARY, prepaid(2, "03-15", 2_112_000)], as_of="03-15")
    assert found.lines[1].paid.fee == 2_000
    assert [row.fee for row in found.rows] == [0] * 10


def test_a_new_plan_before_the_first_due_date_counts_from_one() -> None:
    new = a_loan(1, 12, 10, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY)
    found = account(PLAN, [Restructuring(1, day("01-31"), new)], as_of="01-31")
    assert [row.n for row in found.rows] == list(range(1, 11))
    # 16 of 31 days of 120,000 have come up: 61,935, beside the interest of the first new month.
    assert found.rows[0].interest == 61_935 + 120_000


def test_fees_of_new_terms_are_passed_over_and_their_problems_said_in_full() -> None:
    fees = (Fee(Decimal(7), time=FeeTime.EACH),)
    new = a_loan(1, 12, 10, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY, fees=fees)
    found = account(PLAN, [Restructuring(1, day("01-31"), new, Arrears.ADD)], as_of="01-31")
    assert {line.owed.fee for line in found.lines} == {0}
    assert refused(PLAN, [Restructuring(1, day("01-31"), a_loan(count=3661))], as_of="01-31") == [
        ("events[1].terms.count", "A loan has at most 3660 instalments.")
    ]


def test_caps_of_another_year() -> None:
    caps = Figures(
        "own",
        {
            "late_interest_annual_cap": Decimal("0.08"),
            "overdue_principal_max_multiple": Decimal("1.3"),
            "year_days": 360,
        },
        Mark("own", "a bank", "V"),
    )
    assert within_caps(caps).late == LateCharges(Decimal(8), Decimal("1.3"), 360)


def test_sums_of_nothing_are_amounts() -> None:
    found = account(PLAN, as_of=date(2026, 1, 15).isoformat())
    assert all(isinstance(amount, Decimal) for amount in (*found.past_due, found.overdue_principal, found.credit))
    ends = ending(PLAN, [], Rule(), "01-15")
    assert all(isinstance(amount, Decimal) for amount in (ends.due_interest, ends.fees, ends.penalties, ends.total))


def test_a_loan_half_overdue_can_be_restructured() -> None:
    new = a_loan(1, 12, 10, method=Method.EQUAL_PRINCIPAL, day_count=DayCount.MONTHLY)
    found = account(PLAN, [Restructuring(1, day("07-15"), new)], as_of="07-15")
    assert found.restructurings[0].principal == 12_000_000
    assert {row.principal for row in found.rows} == {1_200_000}


ACTUAL = Rule(recalculates=True)


def test_a_due_date_ends_with_the_day_not_with_each_payment_of_it() -> None:
    whole = [paid(1, "02-15", 60_000), paid(2, "02-15", 1_060_000)]
    assert account(PLAN, whole, ACTUAL, "02-16").lines[1].owed.interest == 110_000
    # On 15 March 1,000,000 stays unpaid: it bears interest until April though it is paid on the 20th.
    late = [FEBRUARY, paid(2, "03-15", 110_000), paid(3, "03-20", 1_000_000)]
    assert account(PLAN, late, ACTUAL, "04-01").lines[2].owed.interest == 110_000


def test_what_an_event_finds_impossible_is_said() -> None:
    plan = scheduled(a_loan(rates=(rate(1), rate(300, day("04-15"))), day_count=DayCount.MONTHLY))
    assert [field for field, _text in refused(plan, [paid(1, "02-20", 1)], ACTUAL, "02-21")] == ["instalment"]
    whole = [paid(1, "02-20", plan.rows[0].payment)]
    assert [field for field, _text in refused(plan, whole, ACTUAL, "02-21")] == ["instalment"]


def test_two_entries_of_one_number_are_too_many() -> None:
    assert refused(PLAN, [paid(7, "02-15", 5), paid(7, "02-16", 5)]) == [
        ("events[7].entry", "Two entries have the number 7.")
    ]


def test_the_second_of_two_rates_counts_once_it_holds() -> None:
    plan = scheduled(a_loan(rates=(rate(12), rate(24, day("03-01"))), method=Method.EQUAL_PRINCIPAL))
    found = account(plan, [], Rule(late=LateCharges(overdue_multiple=Decimal(1))), "03-25")
    # 1,000,000 x 12 x 38 / 36,500 and x 24 x 10 / 36,500.
    assert [line.owed.penalty for line in found.lines[:2]] == [12_493, 6_575]


def test_what_is_due_today_is_not_past_due_and_not_the_next() -> None:
    today = account(PLAN, [], as_of="02-15")
    assert today.past_due == parts()
    assert today.next_due == today.lines[1]
    late = account(PLAN, [], as_of="02-16")
    assert late.past_due == parts(0, 0, 120_000, 1_000_000)
    assert late.next_due == late.lines[1]


def test_the_next_is_what_has_something_left_to_pay() -> None:
    """1,120,000 are due in February; 1,110,000 more pay the whole of March."""
    found = account(PLAN, [paid(1, "02-15", 1_120_000 + 1_110_000)], Rule(ahead=Ahead.NEXT), "02-15")
    assert found.next_due == found.lines[2]
