"""Payments after the start: what they cover, in which order, and how the loan stands then.

The loan is 12,000,000 in twelve parts of 1,000,000; interest of 120,000, 110,000, 100,000 … falls due from 15 February
2026 on, so every expected figure is worked out by hand.
"""

from decimal import Decimal

import pytest

from crodesk.domain.lending.arrears.days import days_past_due, oldest_due, past_due_amount
from crodesk.domain.lending.servicing import (
    ORDERS,
    Ahead,
    Charge,
    Component,
    DueType,
    Event,
    Kind,
    Reversal,
    Rule,
    vertical,
)
from crodesk.domain.lending.terms import Drawing, Fee, FeeTime
from tests.domain.lending.loans import START, a_loan, scheduled
from tests.domain.lending.servicing_cases import (
    FEE,
    PENALTY,
    account,
    day,
    paid,
    parts,
    refused,
    shares,
    together,
    twelve_months,
)

PLAN = twelve_months()


def test_nothing_is_paid_before_anything_happens() -> None:
    found = account(PLAN, as_of="01-15")
    assert found.principal == 12_000_000
    assert together(found.credit, found.overdue_principal, found.receipts) == (0, 0, ())
    assert [line.owed for line in found.lines[:2]] == [
        parts(interest=120_000, principal=1_000_000),
        parts(interest=110_000, principal=1_000_000),
    ]
    assert found.rows == PLAN.rows
    assert found.past_due == parts()
    assert found.next_due == found.lines[0]


def test_an_instalment_paid_on_its_day() -> None:
    found = account(PLAN, [paid(1, "02-15", 1_120_000)], as_of="02-15")
    assert found.lines[0].unpaid == parts()
    assert shares(found, 1) == [(1, "interest", 120_000), (1, "principal", 1_000_000)]
    assert found.principal == 11_000_000
    assert found.unpaid[0].due == day("03-15")
    assert found.next_due == found.lines[1]


def test_only_the_unpaid_part_is_overdue_the_day_after() -> None:
    events = [paid(1, "02-15", 620_000)]
    assert account(PLAN, events, as_of="02-15").overdue_principal == 0
    found = account(PLAN, events, as_of="02-16")
    assert found.overdue_principal == 500_000
    assert found.past_due == parts(principal=500_000)
    assert days_past_due(oldest_due(found.unpaid), found.as_of) == 1
    assert past_due_amount(found.unpaid, found.as_of) == 500_000


def test_events_after_the_day_wait() -> None:
    assert account(PLAN, [paid(1, "02-16", 1_120_000)], as_of="02-15").receipts == ()
    assert len(account(PLAN, [paid(1, "02-15", 1_120_000)], as_of="02-15").receipts) == 1


def test_a_late_payment_covers_the_oldest_first() -> None:
    found = account(PLAN, [paid(1, "03-20", 1_200_000)], as_of="03-20")
    assert shares(found, 1) == [(1, "interest", 120_000), (1, "principal", 1_000_000), (2, "interest", 80_000)]


def test_money_that_is_too_much_is_kept_and_pays_the_next_instalment_on_its_day() -> None:
    events = [paid(1, "02-15", 1_500_000)]
    before = account(PLAN, events, as_of="03-14")
    assert together(before.credit, before.receipts[0].kept) == (380_000, 380_000)
    found = account(PLAN, events, as_of="03-15")
    assert found.credit == 0
    assert (found.receipts[1].entry, found.receipts[1].on) == (0, day("03-15"))
    assert shares(found, 0) == [(2, "interest", 110_000), (2, "principal", 270_000)]


def test_money_kept_lasts_for_several_due_dates() -> None:
    found = account(PLAN, [paid(1, "02-15", 1_120_000 + 1_110_000 + 50_000)], as_of="12-31")
    assert [receipt.on for receipt in found.receipts] == [day("02-15"), day("03-15"), day("04-15")]
    assert [receipt.kept for receipt in found.receipts] == [1_160_000, 50_000, 0]
    assert found.lines[2].paid == parts(interest=50_000)


def test_money_ahead_pays_the_next_instalments_as_they_stand() -> None:
    found = account(PLAN, [paid(1, "01-20", 1_300_000)], Rule(ahead=Ahead.NEXT), "01-20")
    assert shares(found, 1) == [
        (1, "interest", 120_000),
        (1, "principal", 1_000_000),
        (2, "interest", 110_000),
        (2, "principal", 70_000),
    ]
    assert found.principal == 10_930_000
    assert found.credit == 0


def test_money_ahead_pays_the_last_instalments() -> None:
    found = account(PLAN, [paid(1, "02-15", 1_120_000 + 1_010_000 + 5_000)], Rule(ahead=Ahead.LAST), "02-15")
    assert shares(found, 1)[2:] == [(12, "interest", 10_000), (12, "principal", 1_000_000), (11, "interest", 5_000)]


def test_an_instalment_paid_ahead_is_passed_by() -> None:
    events = [paid(1, "01-20", 1_120_000), paid(2, "03-15", 1_110_000)]
    found = account(PLAN, events, Rule(ahead=Ahead.NEXT), "03-15")
    assert shares(found, 2) == [(2, "interest", 110_000), (2, "principal", 1_000_000)]
    assert found.lines[0].unpaid == parts()


def test_more_than_the_whole_loan_is_kept() -> None:
    for ahead in Ahead:
        found = account(PLAN, [paid(1, "01-20", 20_000_000)], Rule(ahead=ahead), "2027-02-01")
        assert found.credit == 20_000_000 - 12_000_000 - 780_000
        assert together(found.principal, found.unpaid, found.next_due) == (0, (), None)


# Interest of 120,000 and 110,000, principal of 1,000,000 twice, a fee of 30,000 and a penalty of 20,000 on the first.
CHARGES = [Charge(1, day("02-15"), Decimal(30_000)), Charge(2, day("02-15"), Decimal(20_000), PENALTY)]
WALKS = {
    "penalty-fee-interest-principal": [
        (1, "penalty", 20), (1, "fee", 30), (1, "interest", 120), (1, "principal", 1000), (2, "interest", 30),
    ],
    "interest-principal-penalty-fee": [
        (1, "interest", 120), (1, "principal", 1000), (1, "penalty", 20), (1, "fee", 30), (2, "interest", 30),
    ],
    "principal-interest-penalty-fee": [
        (1, "principal", 1000), (1, "interest", 120), (1, "penalty", 20), (1, "fee", 30), (2, "principal", 30),
    ],
    "penalty-interest-principal-fee": [
        (1, "penalty", 20), (1, "interest", 120), (1, "principal", 1000), (1, "fee", 30), (2, "interest", 30),
    ],
    "due-penalty-fee-interest-principal-ahead-principal": [
        (1, "penalty", 20), (1, "fee", 30), (1, "interest", 120), (1, "principal", 1000), (2, "interest", 30),
    ],
    "heavens-family": [
        (1, "principal", 1000), (1, "interest", 120), (1, "fee", 30), (1, "penalty", 20), (2, "principal", 30),
    ],
    "creocore": [
        (1, "penalty", 20), (1, "fee", 30), (1, "interest", 120), (1, "principal", 1000), (2, "interest", 30),
    ],
    "early-payment": [
        (1, "interest", 120), (1, "principal", 1000), (1, "penalty", 20), (1, "fee", 30), (2, "interest", 30),
    ],
    "rbi": [
        (1, "penalty", 20), (1, "fee", 30), (1, "interest", 120), (2, "interest", 110), (1, "principal", 920),
    ],
    "vn-overdue": [
        (1, "principal", 1000), (1, "interest", 120), (1, "penalty", 20), (1, "fee", 30), (2, "principal", 30),
    ],
}  # fmt: skip
"""What 1,200,000 on 15 March covers, in thousands: Fineract's strategies of these names; vn-overdue is vertical."""
AHEAD = {
    "penalty-fee-interest-principal": "interest",
    "interest-principal-penalty-fee": "interest",
    "principal-interest-penalty-fee": "principal",
    "penalty-interest-principal-fee": "interest",
    "due-penalty-fee-interest-principal-ahead-principal": "principal",
    "heavens-family": "principal",
    "creocore": "principal",
    "early-payment": "principal",
    "rbi": "interest",
    "vn-overdue": "principal",
}
"""What of the next instalment money ahead covers first."""


@pytest.mark.parametrize("name", WALKS)
def test_a_named_order(name: str) -> None:
    events = [*CHARGES, paid(3, "03-15", 1_200_000)]
    found = account(PLAN, events, Rule(ORDERS[name]), "03-15")
    assert shares(found, 3) == [(n, part, thousands * 1000) for n, part, thousands in WALKS[name]]
    early = account(PLAN, [paid(1, "02-01", 1000)], Rule(ORDERS[name], ahead=Ahead.NEXT), "02-01")
    assert shares(early, 1) == [(1, AHEAD[name], 1000)]


def test_every_named_order_is_tried() -> None:
    assert set(WALKS) == set(AHEAD) == set(ORDERS)


def test_a_vertical_order_takes_one_component_of_all_instalments_first() -> None:
    slots = [(due, part) for due in DueType for part in reversed(Component)]
    found = account(PLAN, [paid(1, "03-16", 2_150_000)], Rule(vertical("own", slots)), "03-16")
    assert shares(found, 1) == [
        (1, "principal", 1_000_000),
        (2, "principal", 1_000_000),
        (1, "interest", 120_000),
        (2, "interest", 30_000),
    ]


def test_early_payment_pays_nothing_but_principal_ahead() -> None:
    found = account(PLAN, [paid(1, "02-01", 12_500_000)], Rule(ORDERS["early-payment"], ahead=Ahead.NEXT), "02-01")
    assert {part for _n, part, _amount in shares(found, 1)} == {"principal"}
    assert together(found.principal, found.credit) == (0, 500_000)


VN = Rule(ORDERS["interest-principal-penalty-fee"], ORDERS["vn-overdue"])


def test_the_other_order_holds_while_principal_is_overdue() -> None:
    """TT39 art. 18: in term interest first; overdue principal comes first, then interest on it, then what is due."""
    in_term = account(PLAN, [paid(1, "02-15", 500_000)], VN, "02-15")
    assert shares(in_term, 1) == [(1, "interest", 120_000), (1, "principal", 380_000)]
    late = account(PLAN, [paid(1, "03-15", 1_150_000)], VN, "03-15")
    assert shares(late, 1) == [(1, "principal", 1_000_000), (1, "interest", 120_000), (2, "principal", 30_000)]


def test_interest_that_is_overdue_alone_leaves_the_order_in_term() -> None:
    principal_first = Rule(ORDERS["principal-interest-penalty-fee"], ORDERS["rbi"])
    events = [paid(1, "02-15", 1_000_000), paid(2, "03-15", 1_200_000)]
    found = account(PLAN, events, principal_first, "03-15")
    assert shares(found, 2) == [(1, "interest", 120_000), (2, "principal", 1_000_000), (2, "interest", 80_000)]


def test_a_charge_joins_the_instalment_of_its_day_or_is_a_line_of_its_own() -> None:
    events = [*CHARGES, Charge(3, day("02-20"), Decimal(7_000)), Charge(4, day("02-20"), Decimal(1_000), PENALTY)]
    found = account(PLAN, events, as_of="02-21")
    assert found.lines[0].owed == parts(20_000, 30_000, 120_000, 1_000_000)
    assert (found.lines[1].kind, found.lines[1].n, found.lines[1].due) == (Kind.CHARGE, 0, day("02-20"))
    assert found.lines[1].owed == parts(1_000, 7_000)
    assert found.past_due.total == 1_120_000 + 50_000 + 8_000
    assert len(found.lines) == 13


def test_a_charge_after_everything_was_paid_is_due() -> None:
    events = [paid(1, "01-20", 12_780_000), Charge(2, day("01-20"), Decimal(500))]
    for ahead in Ahead:
        found = account(PLAN, [*events, paid(3, "01-21", 500)], Rule(ahead=ahead), "2027-01-16")
        assert found.unpaid == ()
        assert found.credit == 0


def test_fees_of_the_schedule_are_part_of_its_instalments() -> None:
    plan = twelve_months(fees=(Fee(Decimal(5_000), time=FeeTime.EACH),))
    found = account(plan, [paid(1, "02-15", 1_125_000)], as_of="02-15")
    assert shares(found, 1) == [(1, "fee", 5_000), (1, "interest", 120_000), (1, "principal", 1_000_000)]


def test_principal_outstanding_counts_what_is_drawn_by_then() -> None:
    drawings = (Drawing(START, Decimal(4_000_000)), Drawing(day("03-01"), Decimal(8_000_000)))
    plan = scheduled(a_loan(drawings=drawings))
    assert account(plan, as_of="02-28").principal == 4_000_000
    assert account(plan, as_of="03-01").principal == 12_000_000


def test_an_entry_of_an_earlier_day_runs_what_follows_again() -> None:
    later = [paid(1, "03-15", 1_200_000)]
    back_dated = [*later, paid(2, "02-15", 1_120_000)]
    assert shares(account(PLAN, later, as_of="03-15"), 1)[0] == (1, "interest", 120_000)
    assert shares(account(PLAN, back_dated, as_of="03-15"), 1) == [
        (2, "interest", 110_000),
        (2, "principal", 1_000_000),
    ]


def test_on_one_day_the_lower_entry_comes_first() -> None:
    found = account(PLAN, [paid(9, "02-15", 1_000), paid(3, "02-15", 119_500)], as_of="02-15")
    assert [receipt.entry for receipt in found.receipts] == [3, 9]
    assert shares(found, 9) == [(1, "interest", 500), (1, "principal", 500)]


def test_a_reversal_is_as_if_the_entry_had_never_been_made() -> None:
    kept = [paid(1, "02-15", 1_120_000), paid(3, "03-15", 1_110_000)]
    everything = [*kept, paid(2, "02-20", 900_000), Reversal(4, day("04-02"), 2)]
    assert account(PLAN, everything) == account(PLAN, kept)
    assert account(PLAN, everything, as_of="03-01") == account(PLAN, kept, as_of="03-01")


@pytest.mark.parametrize(
    ("events", "problems"),
    [
        ([paid(7, "02-15", 0)], [("events[7].amount", "The amount must be more than zero.")]),
        ([paid(7, "02-15", -5)], [("events[7].amount", "The amount must be more than zero.")]),
        ([paid(7, "02-15", "NaN")], [("events[7].amount", "The amount must be more than zero.")]),
        ([paid(7, "02-15", "Infinity")], [("events[7].amount", "The amount must be more than zero.")]),
        ([paid(7, "02-15", "1000000000000000001")], [("events[7].amount", "That is more than can be kept.")]),
        ([paid(7, "02-15", "0.5")], [("events[7].amount", "The amount has parts smaller than 1.")]),
        ([paid(7, "01-14", 5)], [("events[7].on", "This is before the loan starts.")]),
        (
            [paid(7, "02-15", 5), paid(7, "02-16", 5), paid(7, "02-17", 5)],
            [("events[7].entry", "Two entries have the number 7.")],
        ),
        (
            [Charge(1, START, Decimal(5), Component.PRINCIPAL), Charge(2, START, Decimal(5), Component.INTEREST)],
            [(f"events[{entry}].component", "A charge is a fee or a penalty.") for entry in (1, 2)],
        ),
        ([Charge(1, START, Decimal(0), FEE)], [("events[1].amount", "The amount must be more than zero.")]),
        (
            [Reversal(1, START, 5)],
            [("events[1].of", "Entry 5 isn't there to be taken back, or was taken back before.")],
        ),
        (
            [paid(1, "02-15", 5), Reversal(3, START, 1), Reversal(2, START, 1), Reversal(4, START, 2)],
            [
                ("events[3].of", "Entry 1 isn't there to be taken back, or was taken back before."),
                ("events[4].of", "Entry 2 isn't there to be taken back, or was taken back before."),
            ],
        ),
    ],
)
def test_events_that_make_no_sense(events: list[Event], problems: list[tuple[str, str]]) -> None:
    assert refused(PLAN, events) == problems


def test_the_largest_amount_and_the_first_day_are_taken() -> None:
    assert account(PLAN, [paid(1, "01-15", "1000000000000000000")], as_of="01-15").credit == Decimal(10) ** 18


def test_a_day_before_the_loan() -> None:
    assert refused(PLAN, [], as_of="01-14") == [("as_of", "This is before the loan starts.")]
