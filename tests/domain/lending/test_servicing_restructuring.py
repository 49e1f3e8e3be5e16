"""A new plan for what isn't paid; figures by hand from twelve parts of 1,000,000."""

from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.servicing import Ahead, Arrears, Restructured, Restructuring, Rule
from crodesk.domain.lending.terms import AccrueTo, Drawing, Fee, LoanTerms, Method
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
FEBRUARY = paid(1, "02-15", 1_120_000)


def new_terms(count: int = 10, **others: Any) -> LoanTerms:
    """Return terms whose amount, start and currency are to be passed over."""
    stated = {"method": Method.EQUAL_PRINCIPAL, "day_count": DayCount.MONTHLY, "currency": "USD", **others}
    return a_loan(1, 12, count, **stated)


def restructured(entry: int, on: str, terms: LoanTerms | None = None, arrears: Arrears = Arrears.KEEP) -> Restructuring:
    return Restructuring(entry, day(on), terms or new_terms(), arrears)


def test_instalments_adjusted_inside_the_maturity() -> None:
    found = account(PLAN, [FEBRUARY, restructured(2, "03-15")], as_of="03-15")
    assert found.restructurings == (Restructured(2, day("03-15"), "adjusted", Decimal(11_000_000), Decimal(0)),)
    assert [row.principal for row in found.rows] == [1_100_000] * 10
    assert [row.n for row in found.rows] == list(range(3, 13))
    assert found.lines[1].owed == parts(interest=110_000)
    assert found.rows[-1].due == PLAN.rows[-1].due
    assert together(found.principal, found.overdue_principal) == (11_000_000, 0)


def test_an_extended_maturity() -> None:
    found = account(PLAN, [FEBRUARY, restructured(2, "03-15", new_terms(11))], as_of="03-15")
    assert found.restructurings[0].kind == "extended"
    assert [row.principal for row in found.rows] == [1_000_000] * 11


def test_every_act_is_counted_and_compared_with_the_maturity_in_force() -> None:
    acts = [restructured(2, "03-15", new_terms(20)), restructured(3, "04-15", new_terms(15)), restructured(4, "05-15")]
    found = account(PLAN, [FEBRUARY, *acts], as_of="06-01")
    assert [one.kind for one in found.restructurings] == ["extended", "adjusted", "adjusted"]
    assert [row.n for row in found.rows] == list(range(5, 15))


def test_unpaid_interest_stays_due_and_principal_moves() -> None:
    # On 1 April: March unpaid; 17 of 31 days of 10,000,000 make 54,839, paid with the first new instalment.
    found = account(PLAN, [FEBRUARY, restructured(2, "04-01")], Rule(late=LATE), "04-01")
    assert found.lines[1].unpaid == parts(512 + 8_384, 0, 110_000)  # 17 days on 110,000 and 1,000,000
    assert found.lines[2].owed == parts(0, 0, 110_000 + 54_839, 1_100_000)
    assert found.rows[0].payment == 1_100_000 + 164_839
    later = account(PLAN, [FEBRUARY, restructured(2, "04-01")], Rule(late=LATE), "04-11")
    assert later.lines[1].owed.penalty == 814 + 8_384  # interest alone goes on: 110,000 x 10 x 27 / 36,500 = 813.7


def test_unpaid_interest_is_added_to_the_first_instalment() -> None:
    found = account(PLAN, [FEBRUARY, restructured(2, "04-01", arrears=Arrears.ADD)], as_of="04-01")
    assert found.lines[1].unpaid == parts()
    assert found.lines[2].owed == parts(0, 0, 110_000 + 54_839 + 110_000, 1_100_000)


def test_unpaid_interest_becomes_principal_where_the_rule_allows_it() -> None:
    by = Rule(capitalises=True)
    event = restructured(2, "04-01", arrears=Arrears.CAPITALISE)
    found = account(PLAN, [FEBRUARY, event], by, "04-01")
    assert found.restructurings[0].principal == 11_164_839
    assert found.restructurings[0].capitalised == 164_839
    assert found.principal == 11_164_839
    assert found.rows[0].interest == 111_648
    assert refused(PLAN, [FEBRUARY, event]) == [
        ("events[2].arrears", "By this rule unpaid interest doesn't become principal.")
    ]


def test_money_kept_and_paid_ahead_pays_the_new_plan() -> None:
    for ahead in (Ahead.NEXT, Ahead.HOLD):
        events = [FEBRUARY, paid(2, "02-20", 1_200_000), restructured(3, "03-01")]
        found = account(PLAN, events, Rule(ahead=ahead), "04-01")
        # Half of 110,000 has come up by 1 March; 11,000,000 bear 110,000 until 1 April.
        assert shares(found, 0) == [(2, "interest", 165_000), (2, "principal", 1_035_000)], ahead


def test_paying_early_after_a_restructuring() -> None:
    events = [FEBRUARY, restructured(2, "04-01"), prepaid(3, "04-16", 110_000 + 54_839 + 55_000 + 1_000_000)]
    found = account(PLAN, events, as_of="04-16")
    assert found.lines[2].paid == parts(0, 0, 54_839 + 55_000, 1_000_000)
    assert [row.principal for row in found.rows] == [1_000_000] * 10
    assert found.rows[0].interest == 50_000
    assert ending(PLAN, [FEBRUARY, restructured(2, "04-01")], Rule(), "04-16").accrued == 54_839 + 55_000


def test_the_rate_of_the_new_terms_holds_for_what_is_overdue_then() -> None:
    event = restructured(2, "03-15", new_terms(rates=(rate(24),)))
    found = account(PLAN, [FEBRUARY, event], Rule(late=LATE), "04-25")
    # 10 days: 220,000 x 10 x 10 / 36,500 = 602.7; 1,100,000 x 36 x 10 / 36,500 = 10,849.3
    assert found.lines[2].owed == parts(603 + 10_849, 0, 220_000, 1_100_000)


def test_the_terms_say_what_is_wrong_with_them() -> None:
    assert refused(PLAN, [FEBRUARY, restructured(2, "03-15", new_terms(0))]) == [
        ("events[2].terms.count", "A loan has at least one instalment.")
    ]


def test_fees_and_drawings_of_the_new_terms_are_passed_over() -> None:
    terms = new_terms(fees=(Fee(Decimal(7)),), drawings=(Drawing(START, Decimal(1)),))
    found = account(PLAN, [FEBRUARY, restructured(2, "03-15", terms)], as_of="03-15")
    assert [row.fee for row in found.rows] == [0] * 10


@pytest.mark.parametrize("on", ["2027-01-15", "2027-06-01"])
def test_nothing_left_to_restructure(on: str) -> None:
    events = [paid(1, "01-15", 20_000_000), restructured(2, on)]
    assert refused(PLAN, events, as_of="2027-12-31") == [("events[2].on", "No principal is left to restructure.")]


def test_overdue_principal_alone_can_be_restructured() -> None:
    found = account(PLAN, [restructured(2, "2027-06-01")], as_of="2027-06-01")
    assert together(found.restructurings[0].principal, found.restructurings[0].kind) == (12_000_000, "extended")


def test_a_loan_that_is_still_drawn_and_an_instalment_that_was_moved() -> None:
    drawings = (Drawing(START, Decimal(6_000_000)), Drawing(day("04-01"), Decimal(6_000_000)))
    plan = scheduled(a_loan(drawings=drawings))
    assert refused(plan, [restructured(2, "03-31")]) == [
        ("events[2].on", "A loan is restructured once it is drawn whole.")
    ]
    assert account(plan, [restructured(2, "04-01")]).restructurings
    moved = twelve_months(
        calendar=BranchCalendar.from_lists({}),
        business_day_rule=BusinessDayRule.FOLLOWING,
        accrue_to=AccrueTo.NOMINAL,
    )
    assert refused(moved, [restructured(2, "02-15")]) == [("events[2].on", "The instalment of 2026-02-16 comes first.")]
    assert account(moved, [restructured(2, "02-16")]).restructurings
