"""What lateness costs, its caps, and interest on what is really outstanding.

Figures by hand from: unpaid amount x percent x days / 36,500, each of the two rounded half up.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing import (
    ORDERS,
    VIETNAM,
    Ahead,
    FeeStep,
    LateCharges,
    Order,
    Rule,
    Stage,
    horizontal,
    within_caps,
)
from crodesk.domain.lending.servicing.item import percent_of_year
from crodesk.domain.lending.servicing.parts import Component, DueType
from crodesk.domain.lending.servicing.rule import problems
from crodesk.domain.lending.terms import InterestType, Method
from crodesk.domain.rules import figures
from tests.domain.lending.loans import a_loan, rate, scheduled
from tests.domain.lending.servicing_cases import (
    LATE,
    account,
    day,
    paid,
    parts,
    prepaid,
    refused,
    shares,
    twelve_months,
)

CAPS = figures.load("late_charges")[VIETNAM]
BY = Rule(late=LATE)
PLAN = twelve_months()


def test_the_example_of_the_notes() -> None:
    """TT39 art. 13.4: 10,000,000 x 18 % x 20/365 = 98,630; 1,000,000 x 10 % x 20/365 = 5,479."""
    plan = scheduled(a_loan(10_000_000, 12, 1, day_count=DayCount.MONTHLY, frequency=Frequency(Unit.MONTHS, 10)))
    found = account(plan, [], BY, "2026-12-05")
    assert plan.rows[0].due == day("11-15")
    assert found.lines[0].owed == parts(98_630 + 5_479, 0, 1_000_000, 10_000_000)


def test_nothing_is_charged_on_the_due_date_and_a_day_the_day_after() -> None:
    assert account(PLAN, [], BY, "02-15").lines[0].owed.penalty == 0
    # 120,000 x 10 / 36,500 = 32.9; 1,000,000 x 18 / 36,500 = 493.2
    assert account(PLAN, [], BY, "02-16").lines[0].owed.penalty == 33 + 493


def test_days_of_grace_are_never_charged() -> None:
    by = Rule(late=replace(LATE, grace_days=3))
    assert account(PLAN, [], by, "02-18").lines[0].owed.penalty == 0
    assert account(PLAN, [], by, "02-19").lines[0].owed.penalty == 33 + 493


def test_a_penalty_is_charged_on_what_is_unpaid_from_day_to_day() -> None:
    # Ten days on 120,000 and 1,000,000, then five on 500,000 of principal alone, the rest being paid.
    # 120,000 x 10 x 10 / 36,500 = 328.8; (1,000,000 x 10 + 380,000 x 5) x 18 / 36,500 = 5,868.5
    events = [paid(1, "02-25", 740_000)]
    found = account(PLAN, events, Rule(ORDERS["interest-principal-penalty-fee"], late=LATE), "03-02")
    assert shares(found, 1) == [(1, "interest", 120_000), (1, "principal", 620_000)]
    assert found.lines[0].owed == parts(329 + 5_868, 0, 120_000, 1_000_000)


def test_a_penalty_that_was_paid_goes_on_from_there_and_bears_none_itself() -> None:
    # After ten days 329 + 4,932 (4,931.5) are paid; five days later 493 (493.2) + 7,397 (7,397.3) have come up.
    found = account(PLAN, [paid(1, "02-25", 329 + 4_932)], BY, "03-02")
    assert found.lines[0].paid == parts(329 + 4_932)
    assert found.lines[0].unpaid.penalty == 493 + 7_397 - 329 - 4_932
    once = account(PLAN, [], BY, "03-02")
    assert once.lines[0].owed.penalty == found.lines[0].owed.penalty


def test_looking_in_between_changes_no_penalty() -> None:
    looked = [paid(number, f"02-{number:02}", 1) for number in range(16, 29)]
    found = account(PLAN, looked, Rule(ORDERS["penalty-fee-interest-principal"], late=LATE), "03-14")
    assert found.lines[0].owed.penalty == account(PLAN, [], BY, "03-14").lines[0].owed.penalty


def test_a_settled_instalment_and_a_charge_cost_nothing_more() -> None:
    events = [paid(1, "02-15", 1_120_000)]
    assert account(PLAN, events, BY, "03-15").lines[0].owed.penalty == 0


def test_the_rate_is_that_of_the_due_date() -> None:
    """TT39 art. 13.4: of the in-term rate at the moment of transfer; a later change doesn't count."""
    rates = (rate(12), rate(24, date(2026, 2, 15)), rate(6, date(2026, 2, 16)))
    plan = scheduled(a_loan(rates=rates, method=Method.EQUAL_PRINCIPAL))
    found = account(plan, [], Rule(late=LateCharges(overdue_multiple=Decimal("1.5"))), "02-25")
    # 1,000,000 x 36 x 10 / 36,500 = 9,863.0
    assert found.lines[0].owed.penalty == 9_863


def test_a_rate_of_a_period_is_made_one_of_a_year() -> None:
    terms = a_loan(percent=2, day_count=DayCount.PERIOD_RATE)
    assert percent_of_year(terms, day("06-01")) == 24
    assert percent_of_year(replace(terms, frequency=Frequency(Unit.MONTHS, 3)), day("06-01")) == 8
    assert percent_of_year(replace(terms, frequency=Frequency(Unit.WEEKS)), day("06-01")) == 104


def test_a_rate_before_the_first_segment_is_the_first_one() -> None:
    assert percent_of_year(a_loan(rates=(rate(9, day("03-01")), rate(8, day("04-01")))), day("02-01")) == 9
    assert percent_of_year(a_loan(rates=(rate(9, day("03-01")), rate(8, day("04-01")))), day("04-01")) == 8


def test_another_year() -> None:
    found = account(PLAN, [], Rule(late=LateCharges(Decimal(10), year_days=360)), "02-25")
    assert found.lines[0].owed.penalty == 333  # 120,000 x 10 x 10 / 36,000


def test_vietnams_rule_is_within_its_caps_to_the_last_digit() -> None:
    rule = within_caps(CAPS)
    assert (rule.late, rule.overdue) == (LATE, ORDERS["vn-overdue"])
    assert rule.in_term == ORDERS["interest-principal-penalty-fee"]
    assert problems(rule, CAPS) == []


def said(rule: Rule, *caps: figures.Figures) -> list[tuple[str, str]]:
    return [(problem.field, problem.text.format(**problem.values)) for problem in problems(rule, *caps)]


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (LateCharges(Decimal("10.01")), [("late_interest", "Late interest is at most 10 percent a year.")]),
        (
            LateCharges(overdue_multiple=Decimal("1.51")),
            [("overdue_multiple", "Overdue principal bears at most 1.5 times the in-term rate, everything included.")],
        ),
        (LateCharges(year_days=364), [("year_days", "A year has 365 days.")]),
        (LateCharges(year_days=366), []),
    ],
)
def test_a_rule_above_vietnams_caps_is_refused(late: LateCharges, expected: list[tuple[str, str]]) -> None:
    assert said(Rule(late=late)) == []
    assert said(Rule(late=late), CAPS) == expected


def test_interest_that_goes_on_counts_towards_the_cap() -> None:
    by = Rule(late=LateCharges(overdue_multiple=Decimal("0.51")), recalculates=True)
    assert [field for field, _text in said(by, CAPS)] == ["overdue_multiple"]
    assert said(replace(by, late=LateCharges(overdue_multiple=Decimal("0.5"))), CAPS) == []


LEAVES_OUT = "The order of payments leaves out something that is due."
WITHOUT_FEE = horizontal("no fee", [one for one in Component if one is not Component.FEE])
ONLY_LATE = Order("late", (Stage((DueType.PAST_DUE,), tuple(Component)),))
FEES_LATER = "Each step of the fee holds until a later month than the one before."


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(WITHOUT_FEE), [("in_term", LEAVES_OUT)]),
        (Rule(ONLY_LATE), [("in_term", LEAVES_OUT)]),
        (Rule(overdue=WITHOUT_FEE), [("overdue", LEAVES_OUT)]),
        (Rule(late=LateCharges(Decimal(-1))), [("late_interest", "A charge lies between 0 and 1000.")]),
        (Rule(late=LateCharges(Decimal(1001))), [("late_interest", "A charge lies between 0 and 1000.")]),
        (Rule(late=LateCharges(Decimal("NaN"))), [("late_interest", "A charge lies between 0 and 1000.")]),
        (
            Rule(late=LateCharges(overdue_multiple=Decimal("-0.1"))),
            [("overdue_multiple", "A charge lies between 0 and 1000.")],
        ),
        (Rule(late=LateCharges(Decimal(1000))), []),
        (Rule(late=LateCharges(year_days=300)), [("year_days", "A year has 360, 364, 365 or 366 days.")]),
        (Rule(late=LateCharges(grace_days=-1)), [("grace_days", "There are 0 to 366 days of grace.")]),
        (Rule(late=LateCharges(grace_days=367)), [("grace_days", "There are 0 to 366 days of grace.")]),
        (Rule(late=LateCharges(grace_days=366)), []),
        (
            Rule(ahead=Ahead.NEXT, recalculates=True),
            [("ahead", "Money ahead is kept where interest follows what is outstanding.")],
        ),
        (Rule(prepayment_fees=(FeeStep(12, Decimal(3)), FeeStep(12, Decimal(2)))), [("prepayment_fees", FEES_LATER)]),
        (Rule(prepayment_fees=(FeeStep(24, Decimal(3)), FeeStep(12, Decimal(2)))), [("prepayment_fees", FEES_LATER)]),
        (Rule(prepayment_fees=(FeeStep(0, Decimal(3)),)), [("prepayment_fees", FEES_LATER)]),
        (Rule(prepayment_fees=(FeeStep(1201, Decimal(3)),)), [("prepayment_fees", FEES_LATER)]),
        (Rule(prepayment_fees=(FeeStep(1, Decimal(0)), FeeStep(1200, Decimal(100)))), []),
        (
            Rule(prepayment_fees=(FeeStep(1, Decimal("-0.1")),)),
            [("prepayment_fees", "A fee lies between 0 and 100 percent.")],
        ),
        (
            Rule(prepayment_fees=(FeeStep(1, Decimal("100.1")),)),
            [("prepayment_fees", "A fee lies between 0 and 100 percent.")],
        ),
        (
            Rule(prepayment_fees=(FeeStep(1, Decimal("NaN")),)),
            [("prepayment_fees", "A fee lies between 0 and 100 percent.")],
        ),
    ],
)
def test_a_rule_that_makes_no_sense(rule: Rule, expected: list[tuple[str, str]]) -> None:
    assert said(rule) == expected
    if expected:
        assert refused(PLAN, [], rule) == expected


ACTUAL = Rule(recalculates=True)


def test_interest_on_what_is_really_outstanding() -> None:
    # Parts of 1,000,000 stay. February is missed: in March interest on 12,000,000, in April on what is left by then.
    found = account(PLAN, [], ACTUAL, "03-14")
    assert [line.owed.interest for line in found.lines[:3]] == [120_000, 120_000, 100_000]
    assert [line.owed.principal for line in found.lines] == [1_000_000] * 12
    found = account(PLAN, [], ACTUAL, "03-15")
    assert [line.owed.interest for line in found.lines[:4]] == [120_000, 120_000, 120_000, 90_000]
    found = account(PLAN, [paid(1, "03-15", 1_120_000)], ACTUAL, "03-15")
    # February is paid, March is not: 11,000,000 are outstanding.
    assert [line.owed.interest for line in found.lines[:4]] == [120_000, 120_000, 110_000, 90_000]
    paid_up = [paid(1, "03-15", 2_240_000)]
    assert [line.owed.interest for line in account(PLAN, paid_up, ACTUAL).lines[:3]] == [120_000, 120_000, 100_000]


def test_interest_that_is_missed_bears_none() -> None:
    found = account(PLAN, [paid(1, "02-15", 1_000_000)], Rule(ORDERS["heavens-family"], recalculates=True), "03-15")
    assert [line.owed.interest for line in found.lines[:3]] == [120_000, 110_000, 110_000]


def test_the_last_instalment_isnt_asked_for_twice() -> None:
    found = account(PLAN, [], ACTUAL, "2027-03-01")
    assert sum(line.owed.principal for line in found.lines) == 12_000_000
    assert found.lines[-1].owed == parts(0, 0, 120_000, 1_000_000)
    assert found.principal == 12_000_000


def test_a_charge_between_due_dates_changes_no_interest() -> None:
    from crodesk.domain.lending.servicing import Charge

    charged = [Charge(1, day("02-20"), Decimal(100)), paid(2, "02-21", 50)]
    found = account(PLAN, charged, ACTUAL, "03-01")
    assert [line.owed.interest for line in found.lines if line.n][:3] == [120_000, 120_000, 100_000]


def test_flat_interest_doesnt_follow_what_is_outstanding() -> None:
    plan = scheduled(a_loan(interest_type=InterestType.FLAT))
    assert account(plan, [], ACTUAL).lines == account(plan, [], Rule()).lines


def test_level_instalments_stay_level_when_one_was_missed() -> None:
    plan = scheduled(a_loan(day_count=DayCount.MONTHLY))
    found = account(plan, [], ACTUAL, "2026-06-20")
    assert {row.payment for row in found.rows[:-1]} == {plan.rows[0].payment}


def test_paying_early_after_a_missed_instalment_counts_its_interest() -> None:
    # On 1 March, 14 of 28 days after the missed date: everything due 1,120,000, then interest on 12,000,000: 60,000.
    events = [prepaid(1, "03-01", 1_120_000 + 60_000 + 100_000)]
    found = account(PLAN, events, ACTUAL, "03-01")
    assert found.lines[1].paid == parts(0, 0, 60_000, 100_000)
    assert found.principal == 10_900_000


def test_a_kept_instalment_that_interest_outgrows_is_refused() -> None:
    plan = scheduled(a_loan(rates=(rate(1), rate(300, day("04-15"))), day_count=DayCount.MONTHLY))
    [(field, text)] = refused(plan, [], ACTUAL, "02-20")
    assert field == "instalment"
    assert text.startswith("From 2026-05-15 on, interest of ")


def test_a_missed_bullet_at_its_end() -> None:
    plan = scheduled(a_loan(method=Method.BULLET))
    assert account(plan, [], ACTUAL, "2027-03-01").lines == account(plan, [], Rule(), "2027-03-01").lines


@pytest.mark.parametrize(
    ("plan", "interest"),
    [
        (twelve_months(interest_type=InterestType.FLAT), 120_000),
        (twelve_months(method=Method.BULLET), 1_440_000),
        (twelve_months(method=Method.INTEREST_ONLY, count=1), 120_000),
    ],
)
def test_what_was_paid_stays_paid_where_the_plan_goes_on_as_it_is(plan: Schedule, interest: int) -> None:
    """By hand: 5,000 kept from 20 January pay interest on the first due date; of the rest nothing is paid.

    A flat loan and one that has no period after the due date have nothing to be laid out anew.
    """
    found = account(plan, [paid(1, "01-20", 5_000)], ACTUAL, "2027-03-20")
    assert found.lines[0].paid == parts(interest=5_000)
    assert found.lines[0].unpaid.interest == interest - 5_000
    assert found.credit == 0
