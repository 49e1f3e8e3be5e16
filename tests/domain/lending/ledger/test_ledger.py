"""Rows of a ledger make the engine's terms and events; what was known on a day makes the state of that day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.ledger import EntryKind, Life, RuleFacts, State, as_of, live, payoff
from crodesk.domain.lending.servicing import Charge, FeeStep, Parts, Payoff
from crodesk.domain.lending.terms import Drawing
from tests.domain.lending.ledger.rows import (
    FREE,
    START,
    day,
    life,
    paid,
    rate,
    refused,
    reversed_row,
    row,
    state,
    twelve_months,
)
from tests.domain.lending.servicing_cases import parts, together


def test_a_loan_before_its_first_drawing_owes_nothing_and_is_not_settled() -> None:
    nothing = Decimal(0)
    found = state(twelve_months(), [], "01-10")
    assert found == State(
        day("01-10"), "VND", nothing, nothing, nothing, past_due=nothing, parts=Parts(), is_settled=False,
        refresh_on=START,
    )  # fmt: skip
    assert found.is_late is False


def test_a_loan_stands_by_its_schedule_and_what_was_paid() -> None:
    found = state(twelve_months(), [paid(1, "02-15", 1_120_000)], "02-20")
    assert together(found.drawn, found.balance, found.credit) == (12_000_000, 11_000_000, 0)
    assert together(found.next_due, found.next_amount) == (day("03-15"), 1_110_000)
    assert together(found.oldest_due, found.past_due, found.parts) == (day("03-15"), 0, Parts())
    assert together(found.ends_on, found.is_settled, found.is_late) == (day("2027-01-15"), False, False)
    assert (found.restructures, found.last_restructure, found.unknown) == (0, "", ())


def test_what_is_due_today_is_next_and_late_from_tomorrow_on() -> None:
    today = state(twelve_months(), [], "02-15")
    assert together(today.next_due, today.next_amount, today.is_late) == (day("02-15"), 1_120_000, False)
    assert today.refresh_on == day("02-16")
    tomorrow = state(twelve_months(), [], "02-16")
    assert together(tomorrow.next_due, tomorrow.oldest_due, tomorrow.is_late) == (day("03-15"), day("02-15"), True)


def test_lateness_costs_what_the_caps_of_vietnam_allow() -> None:
    """20 days: 1,000,000 x 18 % x 20/365 = 9,863; 120,000 x 10 % x 20/365 = 658 (657.5)."""
    found = state(twelve_months(), [], "03-07")
    assert found.parts == parts(9_863 + 658, 0, 120_000, 1_000_000)
    assert found.past_due == 1_130_521
    assert found.refresh_on == day("03-08")


def test_a_contract_may_charge_less_than_the_caps() -> None:
    """20 days: 1,000,000 x 12 % x 1.2 x 20/365 = 7,890; 120,000 x 5 % x 20/365 = 329 (328.8)."""
    rule = RuleFacts(late_interest=Decimal(5), overdue_multiple=Decimal("1.2"))
    assert state(twelve_months(rule=rule), [], "03-07").parts == parts(7_890 + 329, 0, 120_000, 1_000_000)


def test_interest_alone_that_is_late_grows_from_day_to_day() -> None:
    rows = [paid(1, "02-20", 1_000_000)]
    facts = twelve_months(rule=RuleFacts(in_term="principal-interest-penalty-fee"))
    assert state(facts, rows, "02-20").refresh_on == day("02-21")
    whole = state(facts, [paid(1, "02-20", 1_122_630)], "02-20")  # with 2,466 and 164 for 5 days
    assert together(whole.past_due, whole.credit) == (0, 0)


def test_days_of_grace_put_off_what_lateness_costs() -> None:
    facts = twelve_months(rule=RuleFacts(grace_days=5))
    assert state(facts, [], "02-17").parts == parts(0, 0, 120_000, 1_000_000)
    assert state(facts, [], "02-17").refresh_on == day("02-21")
    assert state(facts, [], "02-21").parts == parts(526, 0, 120_000, 1_000_000)  # one day: 493 and 33


def test_orders_of_payments_go_by_their_names() -> None:
    rule = RuleFacts(late="", in_term="principal-interest-penalty-fee", overdue="rbi", ahead="next")
    found = life(twelve_months(rule=rule), [paid(1, "02-15", 1_000_000)], "02-15").account
    assert found is not None
    assert found.lines[0].paid == parts(0, 0, 0, 1_000_000)
    late = life(twelve_months(rule=rule), [paid(1, "02-20", 200_000)], "02-20").account
    assert late is not None
    assert late.lines[0].paid == parts(0, 0, 120_000, 80_000)  # interest first, principal being overdue


def test_a_row_counts_from_the_day_it_was_written() -> None:
    """A payment of 15 February that nobody wrote down before 3 March: until then the loan was shown as late."""
    rows = [paid(1, "02-15", 1_120_000, written="03-03")]
    assert state(twelve_months(), rows, "03-02").is_late
    assert state(twelve_months(), rows, "03-03").is_late is False
    assert life(twelve_months(), rows, "03-02", "03-03").account != life(twelve_months(), rows, "03-02").account


def test_a_row_taken_back_counts_until_that_was_written() -> None:
    rows = [paid(1, "02-15", 1_120_000), reversed_row(2, "02-25", 1)]
    assert state(twelve_months(), rows, "02-24").balance == 11_000_000
    assert state(twelve_months(), rows, "02-25").balance == 12_000_000


def test_entries_say_what_was_drawn() -> None:
    facts = twelve_months(drawn_by_entries=True, first_due=day("02-15"), rule=FREE)
    drawings = [
        row(1, EntryKind.DRAWING, "01-20", 2_000_000),
        row(2, EntryKind.DRAWING, "01-20", 5_000_000),
        row(3, EntryKind.DRAWING, "03-01", 5_000_000),
        row(4, EntryKind.DRAWING, "03-02", 1_000_000),
        reversed_row(5, "03-02", 4),
    ]
    before = state(facts, drawings, "01-19")
    assert together(before.drawn, before.balance, before.refresh_on) == (0, 0, None)
    assert state(facts, drawings, "02-01").drawn == 7_000_000
    found = state(facts, drawings, "03-02")
    assert together(found.drawn, found.balance) == (12_000_000, 12_000_000)


def test_a_drawing_to_come_is_awaited() -> None:
    facts = twelve_months(drawings=(Drawing(START, Decimal(7_000_000)), Drawing(day("02-10"), Decimal(5_000_000))))
    found = state(facts, [], "01-20")
    assert together(found.drawn, found.balance, found.refresh_on) == (7_000_000, 7_000_000, day("02-10"))


def test_a_new_rate_holds_from_its_day_on() -> None:
    """11,000,000 at 12 % until 15 March, then 18 %: 10,000,000 x 1.5 % in April."""
    rows = [
        paid(1, "02-15", 1_120_000),
        row(2, EntryKind.RATE, "03-15", rate=rate(15), written="03-10"),
        row(3, EntryKind.RATE, "03-15", rate=rate(18), written="03-12"),
        paid(4, "03-15", 1_110_000),
    ]
    assert state(twelve_months(), rows, "03-09").next_amount == 1_110_000
    assert state(twelve_months(), rows, "03-16").next_amount == 1_150_000
    assert state(twelve_months(), rows, "03-09").refresh_on == day("03-16")
    assert state(twelve_months(), rows, "03-12").refresh_on == day("03-15")


def test_a_new_plan_has_its_own_rates_and_later_new_ones() -> None:
    """11,000,000 from 15 March on in 11 parts at 6 %; from 15 April on 10,000,000 at 9 %: 75,000."""
    plan = twelve_months(rates=(rate(6),), count=11)
    rows = [
        paid(1, "02-15", 1_120_000),
        row(2, EntryKind.RESTRUCTURING, "02-15", terms=plan),
        row(3, EntryKind.RATE, "04-15", rate=rate(9)),
        row(4, EntryKind.RATE, "02-15", rate=rate(30), written="04-20"),
        reversed_row(5, "04-21", 4),
    ]
    found = state(twelve_months(), rows, "02-16")
    assert together(found.next_due, found.next_amount) == (day("03-15"), 1_055_000)
    assert together(found.restructures, found.last_restructure, found.ends_on) == (1, "adjusted", day("2027-01-15"))
    later = [*rows, paid(6, "03-15", 1_055_000), paid(7, "04-15", 1_050_000)]
    assert state(twelve_months(), later, "05-01").next_amount == 1_000_000 + 67_500  # 9,000,000 x 0.75 %
    assert state(twelve_months(), rows, "02-10").restructures == 0


def test_a_longer_plan_is_an_extension_and_may_add_unpaid_interest() -> None:
    row_2 = row(2, EntryKind.RESTRUCTURING, "02-20", terms=twelve_months(count=24), way="add")
    found = state(twelve_months(rule=FREE), [row_2], "02-20")
    assert together(found.last_restructure, found.past_due, found.ends_on) == ("extended", 0, day("2028-02-20"))


def test_terms_put_right_hold_from_the_start_for_whoever_asks_later() -> None:
    right = twelve_months(rates=(rate(6),))
    rows = [row(1, EntryKind.TERMS, "02-10", terms=right), row(2, EntryKind.TERMS, "02-12", terms=twelve_months())]
    assert state(twelve_months(), rows, "02-09").next_amount == 1_120_000
    assert state(twelve_months(), rows, "02-10").next_amount == 1_060_000
    assert state(twelve_months(), rows, "02-12").next_amount == 1_120_000


def test_charges_and_prepayments_are_taken_in() -> None:
    rows = [
        row(1, EntryKind.CHARGE, "02-15", 50_000, note="copy of the contract"),
        row(2, EntryKind.CHARGE, "02-15", 30_000, component="penalty"),
        paid(3, "02-15", 1_200_000),
        row(4, EntryKind.PREPAYMENT, "02-15", 5_000_000, way="number"),
    ]
    assert state(twelve_months(), rows[:2], "02-15").next_amount == 1_200_000
    (charge, *_others) = life(twelve_months(), rows, "02-15").events
    assert isinstance(charge, Charge)
    assert charge.name == "copy of the contract"
    found = state(twelve_months(), rows, "02-15")
    assert together(found.balance, found.past_due, found.ends_on) == (6_000_000, 0, day("08-15"))
    usual = [paid(1, "02-15", 1_120_000), row(2, EntryKind.PREPAYMENT, "02-15", 5_500_000)]
    assert state(twelve_months(), usual, "02-15").next_amount == 500_000 + 55_000  # eleven parts of 5,500,000 at 1 %


def test_a_loan_paid_to_the_end_is_settled_and_changes_no_more() -> None:
    facts = twelve_months()
    ends = payoff(facts, [], day("01-15"), day("01-15"))
    assert isinstance(ends, Payoff)
    assert ends.total == 12_000_000
    found = state(facts, [row(1, EntryKind.PREPAYMENT, "01-15", 12_000_000)], "02-01")
    assert together(found.balance, found.is_settled, found.refresh_on, found.next_due) == (0, True, None, None)
    assert together(found.next_amount, found.oldest_due, found.is_late) == (None, None, False)


def test_a_payoff_is_reckoned_ahead_by_what_is_known_today() -> None:
    """On 15 March: 12,000,000, two interests of 120,000 (the first part of principal unpaid), and what lateness costs.

    28 days on 1,000,000 at 18 %: 13,808; on 120,000 at 10 %: 921; the second instalment is due that day: 110,000.
    """
    found = payoff(twelve_months(), [], day("03-15"), day("02-10"))
    assert isinstance(found, Payoff)
    assert together(found.principal, found.due_interest, found.penalties) == (12_000_000, 230_000, 13_808 + 921)
    late = [paid(1, "02-15", 1_120_000, written="02-20")]
    assert payoff(twelve_months(), late, day("03-15"), day("02-19")) == found
    known = payoff(twelve_months(), late, day("03-15"), day("02-20"))
    assert isinstance(known, Payoff)
    assert together(known.principal, known.penalties) == (11_000_000, 0)
    ahead = payoff(twelve_months(), [paid(1, "03-01", 1_125_000, written="02-10")], day("03-15"), day("02-10"))
    assert isinstance(ahead, Payoff)
    assert ahead.principal < found.principal
    fees = twelve_months(rule=RuleFacts(prepayment_fees=(FeeStep(12, Decimal(2)),)))
    early = payoff(fees, [], START, START)
    assert isinstance(early, Payoff)
    assert early.early_fee == 240_000
    assert payoff(twelve_months(drawn_by_entries=True), [], START, START) is None
    assert payoff(twelve_months(), [], day("01-10"), day("01-10")) is None


def test_money_kept_pays_on_the_due_date() -> None:
    found = state(twelve_months(), [paid(1, "01-20", 1_120_000)], "01-20")
    assert together(found.credit, found.next_due, found.refresh_on) == (1_120_000, day("02-15"), day("02-15"))


def test_rows_that_are_wrong_are_refused_by_their_numbers() -> None:
    facts = twelve_months()
    wrong = [
        paid(1, "02-15", 0),
        row(1, EntryKind.RATE, "02-15"),
        row(3, EntryKind.RESTRUCTURING, "02-15"),
        row(4, EntryKind.CHARGE, "02-15", 5, component="principal"),
        row(5, "gift", "02-15"),  # type: ignore[arg-type]  # a word that a file may hold
    ]
    assert refused(facts, wrong) == [
        ("entries[1].number", "Two entries have the number 1."),
        ("entries[1].amount", "The amount must be more than zero."),
        ("entries[1].rate", "Say which rate holds from then on."),
        ("entries[3].terms", "Say which terms hold from then on."),
        ("entries[4].component", "A charge is a fee or a penalty."),
        (
            "entries[5].kind",
            "“gift” isn't known here; there are drawing, payment, prepayment, charge, rate, restructuring, terms, "
            "reversal.",
        ),
    ]


def test_an_amount_that_is_none_or_no_number_is_refused() -> None:
    for amount in (None, Decimal("NaN"), Decimal("Infinity"), Decimal(-5)):
        wrong = replace(paid(1, "02-15", 5), amount=amount)
        assert refused(twelve_months(), [wrong]) == [("entries[1].amount", "The amount must be more than zero.")]


def test_only_what_is_there_can_be_taken_back_and_only_once() -> None:
    rows = [paid(1, "02-15", 5), reversed_row(2, "02-16", 1), reversed_row(3, "02-16", 1), reversed_row(4, "02-16", 2)]
    gone = "Entry {of} isn't there to be taken back, or was taken back before."
    assert refused(twelve_months(), rows) == [
        ("entries[3].of", gone.format(of=1)),
        ("entries[4].of", gone.format(of=2)),
    ]


@pytest.mark.parametrize(
    ("others", "field", "word"),
    [
        ({"method": "rent"}, "method", "rent"),
        ({"day_count": "ACT"}, "day_count", "ACT"),
        ({"rule": RuleFacts(late="us")}, "rule.late", "us"),
        ({"rule": RuleFacts(in_term="mine")}, "rule.in_term", "mine"),
        ({"rule": RuleFacts(overdue="mine")}, "rule.overdue", "mine"),
        ({"rule": RuleFacts(ahead="gone")}, "rule.ahead", "gone"),
    ],
)
def test_codes_that_are_not_known_are_refused(others: dict[str, object], field: str, word: str) -> None:
    ((found, text),) = refused(twelve_months(**others), [])
    assert found == field
    if field == "method":
        assert text.endswith(" there are annuity, equal-principal, interest-only, bullet, balloon, custom.")
    assert text.startswith(f"“{word}” isn't known here; there are ")


def test_a_rule_above_the_caps_is_refused() -> None:
    assert refused(twelve_months(rule=RuleFacts(late_interest=Decimal(12))), []) == [
        ("rule.late_interest", "Late interest is at most 10 percent a year.")
    ]
    own = RuleFacts(late="", late_interest=Decimal(12))
    assert state(twelve_months(rule=own), [], "02-25").parts == parts(395, 0, 120_000, 1_000_000)  # 10 days of 12 %


def test_what_the_engine_refuses_names_the_row() -> None:
    early = paid(1, "01-10", 5)
    assert refused(twelve_months(), [early]) == [("entries[1].on", "This is before the loan starts.")]
    assert refused(twelve_months(count=0), []) == [("count", "A loan has at least one instalment.")]
    unknown = row(2, EntryKind.PREPAYMENT, "02-15", 5, way="up")
    assert refused(twelve_months(), [unknown]) == [
        ("entries[2].way", "“up” isn't known here; there are instalment, number, last, next.")
    ]
    plan = row(3, EntryKind.RESTRUCTURING, "02-15", terms=twelve_months(method="rent"))
    assert [field for field, _text in refused(twelve_months(), [plan])] == ["entries[3].terms.method"]
    assert isinstance(payoff(twelve_months(), [early], day("02-15"), day("02-15")), list)


def test_a_loan_may_be_paid_by_the_quarter() -> None:
    """12,000,000 in four parts; the interest of three months at 12 % is 360,000."""
    found = state(twelve_months(count=4, every=3), [], "01-20")
    assert together(found.next_due, found.next_amount, found.ends_on) == (day("04-15"), 3_360_000, day("2027-01-15"))


def test_unpaid_interest_becomes_principal_only_where_the_contract_says_so() -> None:
    """120,000 were due on 15 February; on 11,000,000 since then 110,000 x 5/28 = 19,643 (19,642.9)."""
    plan = row(1, EntryKind.RESTRUCTURING, "02-20", terms=twelve_months(), way="capitalise")
    agreed = twelve_months(rule=RuleFacts(late="", capitalises=True))
    assert state(agreed, [plan], "02-20").balance == 12_120_000 + 19_643
    assert refused(twelve_months(rule=FREE), [plan])[0][0] == "entries[1].arrears"


def test_a_fee_that_is_unpaid_keeps_a_loan_open() -> None:
    rows = [
        row(1, EntryKind.PREPAYMENT, "01-15", 12_000_000),
        row(2, EntryKind.CHARGE, "01-20", 5_000),
    ]
    found = state(twelve_months(), rows, "01-20")
    assert together(found.balance, found.is_settled, found.next_amount) == (0, False, 5_000)
    assert state(twelve_months(), rows, "01-21").past_due == 5_000


def test_the_day_to_look_again_always_lies_ahead() -> None:
    drawings = (Drawing(START, Decimal(7_000_000)), Drawing(day("02-10"), Decimal(5_000_000)))
    on_the_day = state(twelve_months(drawings=drawings), [], "02-10")
    assert together(on_the_day.drawn, on_the_day.refresh_on) == (12_000_000, day("02-16"))
    assert state(twelve_months(), [paid(1, "01-20", 2_000_000)], "02-15").refresh_on == day("03-15")
    dear = RuleFacts(late="", overdue_multiple=Decimal("1.5"))
    assert state(twelve_months(rule=dear), [], "02-20").refresh_on == day("02-21")
    assert state(twelve_months(rule=FREE), [], "02-20").refresh_on == day("03-16")


def test_a_loan_is_rounded_as_its_terms_say() -> None:
    facts = twelve_months(principal=Decimal(1_234_500), rounded_to=Decimal(1000))
    assert state(facts, [], "01-20").next_amount == 103_000 + 12_000  # 102,875 and 12,345


def test_a_row_of_a_later_day_waits() -> None:
    rows = [
        paid(1, "02-10", 1_000_000, written="01-20"),
        row(2, EntryKind.TERMS, "02-01", written="01-20", terms=twelve_months()),
    ]
    found = live(twelve_months(), rows, day("01-20"))
    assert isinstance(found, Life)
    assert found.events == ()
    assert state(twelve_months(), rows, "01-20").refresh_on == day("02-10")


def test_interest_on_what_is_outstanding_is_reckoned_anew_on_due_dates() -> None:
    facts = twelve_months(method="annuity", rule=RuleFacts(late="", recalculates=True))
    assert state(facts, [], "02-16").refresh_on == day("03-15")


def test_as_of_is_what_was_known() -> None:
    assert as_of(twelve_months(), [], date(2026, 2, 1)) == state(twelve_months(), [], "02-01")
