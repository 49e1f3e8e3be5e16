"""Running loans in the queue: paying ends a row and taking it back brings it again; nothing is doubled or lost."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.services import answering, loan_events, loan_file, queue, records
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from tests.builders import a_customer, a_record
from tests.services.loan_desk import a_loan, a_stated_loan, file, line, on_day, pay, write

OF_LOANS = ("arrears", "instalment", "group_step")
LATE: dict[str, Any] = {"start_on": date(2026, 10, 15)}
"""The first instalment, 1,120,000, is due five days before today; the second, 1,110,000, on 15 December."""


def rows(desk: Desk) -> list[tuple[Any, ...]]:
    """Return the rows of the queue, without their numbers."""
    found = desk.look(lambda reader: reader.rows("SELECT * FROM queue_row ORDER BY clock"))
    return [row[1:] for row in found]


def anew(desk: Desk) -> list[tuple[Any, ...]]:
    """Return the rows when all are made anew."""
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO queue_touched VALUES (-1)")
    desk.keep_queue()
    return rows(desk)


def turns(desk: Desk, *rules: str) -> dict[str, str]:
    """Return the period of each rule's row, and the part in which it stands; of all rules, or of some."""
    found = desk.look(lambda reader: reader.rows("SELECT clock, part FROM queue_row"))
    split = [(*clock.split("|"), part) for clock, part in found]
    kept = [(rule, period, part) for rule, _uid, period, part in split if not rules or rule in rules]
    assert len(kept) == len({rule for rule, *_rest in kept})
    return {rule: f"{period} {part}" for rule, period, part in kept}


def only(desk: Desk, rule: str, stands: str = "now") -> QueueItem:
    (item,) = desk.look(queue.page_of_rule, rule, 0, 9, stands)
    return item


def on_morning(desk: Desk, day: date) -> Desk:
    """Return the desk on another day as a room opens it."""
    on_day(desk, day).keep_queue()
    return desk


def test_paying_ends_what_is_late_and_taking_it_back_brings_it_again(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    late = {"arrears": "2026-11-15/-4 late", "group_step": "2026-11-25/5 today"}
    assert turns(desk) == late
    before = rows(desk)
    event = pay(desk, loan, "2026-11-15", 1_120_000)
    paid = rows(desk)
    assert turns(desk) == {"instalment": "2026-12-15/7 later"}
    assert only(desk, "instalment", "later").about(desk.today) == "instalment of L-1 due 15 Dec 2026: 1,110,000"
    write(desk, loan_events.reverse, loan, event, "another loan")
    assert rows(desk) == before
    desk.undo()
    assert rows(desk) == paid
    desk.undo()
    assert rows(desk) == before
    desk.redo()
    assert rows(desk) == paid == anew(desk) == anew(desk)


def test_a_step_into_a_group_says_what_keeps_it_out_as_the_loan_does(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    step = file(desk, loan).group.next
    assert step is not None
    assert (step.on, step.to, step.pay_by) == (date(2026, 11, 25), "2", date(2026, 11, 24))
    # 9 days: 1,000,000 x 18 % x 9/365 = 4,438; 120,000 x 10 % x 9/365 = 296; 5 days: 2,466 and 164
    assert step.amount == Decimal(1_120_000 + 4_438 + 296)
    assert file(desk, loan).asked_today == Decimal(1_120_000 + 2_466 + 164)
    item = only(desk, "group_step")
    keep = f"{line(desk, loan).keep_minor:,}"
    assert item.about(desk.today) == f"L-1: {keep} keeps it out of debt group 2 on Wed 25 Nov 2026"
    assert (item.due_on, item.part) == ("2026-11-24", "today")
    assert desk.look(queue.subject_of, item) == ("holding", loan)
    part = pay(desk, loan, "2026-11-20", 500_000)
    assert only(desk, "group_step").about(desk.today) != item.about(desk.today)
    write(desk, loan_events.reverse, loan, part, "x")
    assert only(desk, "group_step").about(desk.today) == item.about(desk.today)


@pytest.mark.parametrize(("less", "group"), [(0, "1"), (1, "2")])
def test_what_keeps_a_loan_out_is_enough_on_the_last_day_and_nothing_less_is(desk: Desk, less: int, group: str) -> None:
    loan = a_loan(desk, **LATE)
    keep = line(desk, loan).keep_minor
    assert keep is not None
    on_day(desk, date(2026, 11, 24))
    pay(desk, loan, "2026-11-24", keep - less)
    on_day(desk, date(2026, 11, 25))
    assert line(desk, loan).group_ours == group


def test_days_pass_and_each_turn_calls_once(desk: Desk) -> None:
    a_loan(desk, **LATE)
    desk.do_now("Done", "", answering.done, [only(desk, "arrears").clock], "called")
    assert turns(desk) == {"group_step": "2026-11-25/5 today"} == _again(desk)
    on_morning(desk, date(2026, 11, 23))
    assert turns(desk) == {"group_step": "2026-11-25/1 today"}
    on_morning(desk, date(2026, 11, 24))
    assert turns(desk) == {"arrears": "2026-11-15/-9 late", "group_step": "2026-11-25/1 today"}
    on_morning(desk, date(2026, 11, 25))
    assert turns(desk) == {"arrears": "2026-11-15/-10 late"}
    step = "now notice that the debt is overdue, group 2: letter “Notice of overdue debt”, you"
    assert only(desk, "arrears").reasons(desk.today) == ["10 days late", step, "debt group 2"]
    assert only(desk, "arrears").what == "write"
    assert rows(desk) == anew(desk)


def _again(desk: Desk) -> dict[str, str]:
    anew(desk)
    return turns(desk)


def test_an_instalment_stands_on_its_day_and_is_late_the_day_after(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    pay(desk, loan, "2026-11-15", 1_120_000)
    for day, turn in (
        (date(2026, 12, 7), {"instalment": "2026-12-15/7 later"}),
        (date(2026, 12, 8), {"instalment": "2026-12-15/7 today"}),
        (date(2026, 12, 15), {"instalment": "2026-12-15/7 today"}),
        (date(2026, 12, 16), {"arrears": "2026-12-15/-1 late", "group_step": "2026-12-25/5 later"}),
    ):
        assert turns(on_morning(desk, day), *OF_LOANS) == turn, day
    pay(desk, loan, "2026-12-16", 1_200_000)
    assert turns(desk, *OF_LOANS) == {"instalment": "2027-01-15/7 later"}


def test_a_morning_makes_the_loans_of_few_before_the_queue(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    pay(desk, loan, "2026-11-15", 1_120_000)
    desk.clock = type(desk.clock).on(date(2026, 12, 16))
    desk.keep_queue()
    # A day of 18 % on the principal, 493, and of 10 % on the interest, 30, come to what was due.
    assert only(desk, "arrears").about(desk.today) == "L-1: 1,110,523 in arrears"


def test_the_cores_figures_of_a_loan_with_a_ledger_double_nothing(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    pay(desk, loan, "2026-11-15", 100_000)
    late = {"days_late": 30, "arrears_minor": 5_000_000, "status": "late", "next_due_on": date(2026, 11, 22)}
    a_record(desk, "holding_reading", loan, as_of=desk.today, **late)
    assert turns(desk)["arrears"] == "2026-11-15/-4 late"
    assert "instalment" not in turns(desk)
    stated = a_stated_loan(desk, "C-2", days_late=6, arrears_minor=900_000, status="late")
    assert len(desk.look(queue.page_of_rule, "arrears", 0, 9)) == 2
    assert len(desk.look(queue.page_of_rule, "group_step", 0, 9)) == 1
    assert stated != loan


def test_a_rule_that_is_off_makes_no_row_and_its_days_are_the_officers(desk: Desk) -> None:
    a_loan(desk, **LATE)
    own = {"rule": "group_step", "running": True, "lead_days": "2"}
    rid = a_record(desk, "follow_up_rule", None, **own)
    assert turns(desk)["group_step"] == "2026-11-25/2 week"
    desk.do_now("Changed", "", records.change, "follow_up_rule", rid, {"running": False})
    a_record(desk, "follow_up_rule", None, rule="arrears", running=False)
    assert turns(desk) == {}


def test_an_inspection_of_any_loan_calls_until_it_is_done(desk: Desk) -> None:
    loan = a_stated_loan(desk, days_late=0, status="running")
    planned = {"kind": "use", "state": "planned", "planned_on": desk.today + timedelta(5)}
    rid = a_record(desk, "inspection", loan, **planned)
    assert turns(desk, "inspection") == {"inspection": "2026-11-25/7 today"}
    item = only(desk, "inspection")
    assert item.about(desk.today) == "inspection of L-2 due Wed 25 Nov 2026"
    assert (item.what, desk.look(queue.subject_of, item)) == ("visit", ("holding", loan))
    done = {"state": "done", "visited_on": desk.today}
    desk.do_now("Inspected", "", records.change, "inspection", rid, done)
    assert turns(desk, "inspection") == {}
    desk.undo()
    assert turns(desk, "inspection") == {"inspection": "2026-11-25/7 today"}


def promise(desk: Desk, customer: int, due: date, minor: int) -> None:
    said = {"what": "promise", "about": "pays at the counter", "due_on": due, "promised_by": "customer"}
    a_record(desk, "follow_up", customer, **said, amount_minor=minor, currency="VND")


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        (0, "broken: nothing came in"),
        (400_000, "partly kept: only 400,000 came in"),
        (700_000, "kept: 700,000 came in"),
    ],
)
def test_a_promise_says_what_became_of_it_by_the_ledger(desk: Desk, paid: int, said: str) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, **LATE)
    promise(desk, customer, date(2026, 11, 17), 700_000)
    broken = "broken: nothing came in"
    assert broken in only(desk, "promise").reasons(desk.today)
    if paid:
        pay(desk, loan, "2026-11-17", paid)
    item = only(desk, "promise")
    assert said in item.reasons(desk.today)
    found = desk.look(loan_file.read, loan, desk.today, desk.today)
    assert found is not None
    assert [one.outcome.paid for one in found.parts.promises if one.outcome] == [paid]
    assert rows(desk) == anew(desk)
    if paid:
        desk.undo()
        assert broken in only(desk, "promise").reasons(desk.today)


def test_a_promise_is_kept_by_no_money_that_was_taken_back_nor_by_a_loan_that_the_core_states(desk: Desk) -> None:
    customer = a_customer(desk)
    promise(desk, customer, date(2026, 11, 17), 700_000)
    a_stated_loan(desk, customer=customer, days_late=0, status="running")
    assert only(desk, "promise").reasons(desk.today) == ["3 days late"]
    loan = a_loan(desk, customer=customer, **LATE)
    event = pay(desk, loan, "2026-11-17", 700_000)
    assert only(desk, "promise").reasons(desk.today) == ["3 days late", "kept: 700,000 came in"]
    write(desk, loan_events.reverse, loan, event, "x")
    assert only(desk, "promise").reasons(desk.today) == ["3 days late", "broken: nothing came in"]
