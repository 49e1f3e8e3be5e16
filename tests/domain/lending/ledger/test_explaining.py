"""Where the core and the ledger differ is said in words, with what it may come from."""

from decimal import Decimal
from typing import Any

from crodesk.domain.follow_up.message import Amount, Message
from crodesk.domain.lending.ledger import Entry, EntryKind, Reading
from crodesk.domain.lending.ledger.explaining import differences
from tests.domain.lending.ledger.rows import FREE, day, life, paid, row, twelve_months

PAID = [paid(1, "02-15", 1_120_000), paid(2, "03-15", 1_110_000)]


def said(message: Message) -> str:
    shown = {name: f"{one.minor:,}" if isinstance(one, Amount) else one for name, one in message.values.items()}
    return message.text.format(**shown)


def found(entries: list[Entry], on: str, facts: Any = None, **stated: Any) -> list[tuple[str, str, list[str]]]:
    amounts: dict[str, Any] = {
        name: Decimal(one) if type(one) is int and name != "days_late" else one for name, one in stated.items()
    }
    group = amounts.pop("ours", "")
    known = life(facts or twelve_months(rule=FREE), entries, on, "12-31")
    reading = Reading(day(on), "VND", **amounts)
    return [(one.field, said(one.text), [said(each) for each in one.why]) for one in differences(known, reading, group)]


def test_nothing_is_said_where_both_agree_or_nothing_is_stated() -> None:
    agreed = {"balance": 10_000_000, "past_due": 0, "days_late": 0, "group": "1", "ours": "1"}
    assert found(PAID, "03-20", next_due=day("04-15"), next_amount=1_100_000, **agreed) == []
    assert found(PAID, "03-20") == []
    assert found([], "01-10", balance=0, next_due=day("02-15")) == []


def test_a_payment_that_the_core_does_not_have_explains_the_balance() -> None:
    """Of each payment 1,000,000 is principal: it is the newest that the core doesn't have."""
    assert found(PAID, "03-16", balance=11_000_000, past_due=1_110_000) == [
        (
            "balance",
            "The core states a balance of 11,000,000, 1,000,000 more than the ledger: 10,000,000.",
            ["The core may not have the payment of 2026-03-15 yet: 1,110,000."],
        ),
        (
            "past_due",
            "The core states 1,110,000 past due, 1,110,000 more than the ledger: 0.",
            ["The core may not have the payment of 2026-03-15 yet: 1,110,000."],
        ),
    ]


def test_an_instalment_that_is_not_written_down_here_explains_what_is_less() -> None:
    assert found(PAID[:1], "03-20", balance=10_000_000, past_due=0, days_late=0) == [
        (
            "balance",
            "The core states a balance of 10,000,000, 1,000,000 less than the ledger: 11,000,000.",
            ["The instalment of 2026-03-15 may be paid: the payment isn't written down here."],
        ),
        (
            "past_due",
            "The core states 0 past due, 1,110,000 less than the ledger: 1,110,000.",
            ["The instalment of 2026-03-15 may be paid: the payment isn't written down here."],
        ),
        (
            "days_late",
            "Days late: 0 by the core, 5 by the ledger.",
            ["By the ledger the oldest unpaid due date is 2026-03-15."],
        ),
    ]


def test_what_lateness_costs_explains_what_is_past_due() -> None:
    """20 days late: 9,863 and 658, as in the tests of the ledger."""
    assert found([], "03-07", facts=twelve_months(), past_due=1_120_000) == [
        (
            "past_due",
            "The core states 1,120,000 past due, 10,521 less than the ledger: 1,130,521.",
            ["It is what lateness costs by the contract's rule: 10,521."],
        )
    ]


def test_a_drawing_that_the_core_does_not_have_explains_the_balance() -> None:
    facts = twelve_months(drawn_by_entries=True, first_due=day("02-15"))
    rows = [
        row(1, EntryKind.DRAWING, "01-15", 7_000_000),
        row(2, EntryKind.DRAWING, "01-20", 5_000_000, written="02-01"),
        row(3, EntryKind.DRAWING, "02-05", 5_000_000),
    ]
    assert found(rows, "01-25", facts=facts, balance=7_000_000) == [
        (
            "balance",
            "The core states a balance of 7,000,000, 5,000,000 less than the ledger: 12,000,000.",
            [
                "The core may not have the drawing of 2026-01-20 yet: 5,000,000.",
                "Written down here only after the day of the core's figures: 1.",
            ],
        )
    ]


def test_what_counts_on_the_very_day_is_looked_at_too() -> None:
    """Drawn on 20 January; due on 15 February: 1,000,000 of principal and 120,000 of interest."""
    facts = twelve_months(drawn_by_entries=True, first_due=day("02-15"), rule=FREE)
    rows = [
        row(1, EntryKind.DRAWING, "01-15", 7_000_000),
        row(2, EntryKind.DRAWING, "01-20", 5_000_000, written="01-21"),
    ]
    ((_field, _text, why),) = found(rows, "01-20", facts=facts, balance=7_000_000)
    assert why == [
        "The core may not have the drawing of 2026-01-20 yet: 5,000,000.",
        "Written down here only after the day of the core's figures: 1.",
    ]
    assert found(rows[:1], "01-15", facts=facts, balance=5_000_000)[0][2] == []
    ((_field, _text, why),) = found([], "02-15", facts=twelve_months(), balance=11_000_000)
    assert why == ["The instalment of 2026-02-15 may be paid: the payment isn't written down here."]


def test_another_amount_than_what_lateness_costs_is_not_explained_by_it() -> None:
    ((_field, _text, why),) = found([], "03-07", facts=twelve_months(), past_due=1_120_001)
    assert why == []
    ((_field, _text, why),) = found([], "03-07", facts=twelve_months(), balance=12_010_521)
    assert why == []


def test_days_are_explained_by_the_due_dates_they_count_from() -> None:
    assert found(PAID[:1], "03-20", days_late=33) == [
        (
            "days_late",
            "Days late: 33 by the core, 5 by the ledger.",
            [
                "Counted back, the core's oldest unpaid due date is 2026-02-15.",
                "By the ledger the oldest unpaid due date is 2026-03-15.",
            ],
        )
    ]
    ((_field, _text, why),) = found(PAID, "03-20", days_late=5)
    assert why == ["Counted back, the core's oldest unpaid due date is 2026-03-15."]


def test_days_are_counted_by_the_basis_of_the_pack() -> None:
    """Due on 15 March, on the 20th it is day 5; in India, where the due date counts, day 6."""
    known = life(twelve_months(rule=FREE), PAID[:1], "03-20")
    assert differences(known, Reading(day("03-20"), "VND", days_late=6), basis="with_due_day") == ()
    assert differences(known, Reading(day("03-20"), "VND", days_late=5)) == ()


def test_other_due_dates_amounts_and_groups_are_said() -> None:
    assert found(PAID, "03-20", next_due=day("04-20"), next_amount=5, group="2", ours="1") == [
        ("next_due", "The core has 2026-04-20 as the next due date; by the ledger it is 2026-04-15.", []),
        (
            "group",
            "The core has it in group 2; by the rules it is 1. The core's is the official one.",
            [],
        ),
    ]
    assert found(PAID, "03-20", next_due=day("04-15"), next_amount=1_050_000) == [
        ("next_amount", "The core asks for 1,050,000 next, 50,000 less than the ledger: 1,100,000.", [])
    ]


def test_before_the_first_drawing_nothing_explains() -> None:
    assert found([], "01-10", balance=12_000_000) == [
        ("balance", "The core states a balance of 12,000,000, 12,000,000 more than the ledger: 0.", [])
    ]
