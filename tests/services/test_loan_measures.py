"""Measures against arrears: taken in their order, on the loan and in the queue, ended, taken back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import loan_file, loan_measure_steps, loan_measures, loan_promising, loan_urging, queue
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from tests.builders import a_customer, a_record
from tests.services.loan_desk import a_loan, a_stated_loan, file, line, on_day, pay
from tests.services.test_loan_queue import LATE, anew, rows

TODAY = date(2026, 11, 20)
"""The day of the desk; a loan made with `LATE` is five days late."""
PAPERS: dict[str, Any] = {
    "decided_on": TODAY, "decided_by": "Lê Thị Hà", "approval": "QĐ-7/2026", "paper": "BB-7/2026", "reason": "lost job",
}  # fmt: skip


def take(desk: Desk, loan: int, kind: str, **values: Any) -> int:
    """Take a measure with all its papers, but for what is said otherwise."""
    rid: int = desk.do_now("Measure", "L", loan_measures.take, loan, kind, {**PAPERS, **values})
    return rid


def step(desk: Desk, measure: int, what: str, on: date, **values: Any) -> int:
    given = {"what": what, "on_day": on, "done": True, **values}
    rid: int = desk.do_now("Step", "L", loan_measure_steps.add, measure, given)
    return rid


def refused(desk: Desk, loan: int, kind: str, **values: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        take(desk, loan, kind, **values)
    return [(one.field, one.text) for one in found.value.problems]


def only(desk: Desk, loan: int) -> dict[str, Any]:
    (found,) = file(desk, loan).parts.measures
    return found


def offered(desk: Desk, loan: int) -> dict[str, bool]:
    """Return the measures, each with whether it may be taken now."""
    return {one.kind: not one.wrong for one in desk.look(loan_measures.offers, file(desk, loan), "test")}


def asks(desk: Desk) -> list[tuple[str, str]]:
    """Return when the queue asks for what of measures."""
    found = [
        item for stands in ("now", "week", "later") for item in desk.look(queue.page_of_rule, "measure", 0, 9, stands)
    ]
    return [(item.due_on, item.about(desk.today)) for item in found]


# Which, and with what


def test_measures_come_in_their_order() -> None:
    assert set(loan_measures.CODES.values()) <= {
        "regroup", "adjust", "extend", "recall", "litigation", "collateral", "write-off", "recover", "insolvency",
    }  # fmt: skip


def test_of_a_loan_that_is_a_little_late_only_the_first_may_be_taken(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    assert offered(desk, loan) == {
        "regroup": True, "adjust": True, "extend": True, "recall": True, "enforcement": False, "litigation": False,
        "insolvency": True, "write_off": False, "recovery": False,
    }  # fmt: skip
    first = "First one of these is taken: {measures}; or the debt is {days} days late."
    assert refused(desk, loan, "litigation") == [("", first)]
    take(desk, loan, "recall")
    assert offered(desk, loan)["litigation"]
    assert not offered(desk, loan)["extend"]


def test_what_is_decided_needs_its_papers_and_another_who_approves(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    lacks = refused(desk, loan, "recall", reason="", paper="", approval="", decided_by=desk.officer)
    assert [field for field, _text in lacks] == ["reason", "paper", "approval", "decided_by"]
    assert refused(desk, loan, "recall", decided_on=TODAY + timedelta(1)) == [
        ("decided_on", "That day is still to come.")
    ]
    assert file(desk, loan).parts.measures == ()


def test_a_proposal_needs_a_reason_and_does_nothing_until_it_is_decided(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    with pytest.raises(Refused) as found:
        desk.do_now("x", "", loan_measures.take, loan, "recall", {})
    assert [one.field for one in found.value.problems] == ["reason"]
    rid = desk.do_now("x", "", loan_measures.take, loan, "recall", {"reason": "sold the car"})
    assert (only(desk, loan)["state"], file(desk, loan).known.loan.recalled_on) == ("proposed", None)
    desk.do_now("x", "", loan_measures.decide, rid, PAPERS)
    assert (only(desk, loan)["state"], file(desk, loan).known.loan.recalled_on) == ("decided", TODAY)
    with pytest.raises(Refused):
        desk.do_now("x", "", loan_measures.decide, rid, PAPERS)


# What they do


def test_a_recall_puts_the_loan_into_group_3_and_asks_in_time(desk: Desk) -> None:
    """Circular 31/2024 art. 10: recalled and not recovered, below 30 days: group 3. The notice runs for 30 days."""
    loan = a_loan(desk, **LATE)
    before, queued = file(desk, loan).group.code, rows(desk)
    take(desk, loan, "recall")
    assert (before, file(desk, loan).group.code) == ("1", "3")
    payoff = file(desk, loan).payoff
    assert payoff is not None
    assert (only(desk, loan)["due_on"], only(desk, loan)["amount_minor"]) == (date(2026, 12, 20), int(payoff.total))
    assert asks(desk) == [("2026-12-20", "L-1: early recall, due 20 Dec 2026")]
    assert rows(desk) == anew(desk)
    desk.undo()
    assert (file(desk, loan).group.code, rows(desk)) == ("1", queued)
    desk.redo()
    assert asks(desk) != []


def test_a_group_set_by_hand_holds_for_a_reason_and_a_better_one_needs_an_approval(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    take(desk, loan, "regroup", group_code="2", approval="")
    assert line(desk, loan).group_ours == "2"
    assert file(desk, loan).known.loan.regrouped is not None
    better = ("approval", "A better group needs the reference of a recorded approval.")
    assert refused(desk, loan, "regroup", group_code="1", approval="") == [better]
    assert refused(desk, loan, "regroup", group_code="9")[0][0] == "group_code"


@pytest.mark.parametrize(
    ("kind", "months", "ends", "group"),
    [("adjust", 10, date(2027, 9, 15), "2"), ("extend", 24, date(2028, 11, 15), "3")],
)
def test_a_new_plan_is_an_adjustment_or_an_extension_by_when_it_ends(
    desk: Desk, kind: str, months: int, ends: date, group: str
) -> None:
    """The loan ends on 15 October 2027; the new plans begin on 15 December 2026.

    Adjusted for the first time: group 2; extended for the first time: group 3; either while something stays late, such
    as what lateness cost: group 4 (Circular 31/2024 art. 10).
    """
    loan = a_loan(desk, **LATE)
    plan = {"months": months, "first_due_on": date(2026, 12, 15)}
    other = {"adjust": "extend", "extend": "adjust"}[kind]
    assert [field for field, _text in refused(desk, loan, other, **plan)] == ["months"]
    assert refused(desk, loan, kind)[0][0] == "months"
    take(desk, loan, kind, **plan)
    assert file(desk, loan).group.code == "4"
    desk.undo()
    pay(desk, loan, "2026-11-20", 1_122_670)
    take(desk, loan, kind, **plan, way="add")
    found = file(desk, loan)
    assert (found.group.code, found.known.state.restructures) == (group, 1)
    assert only(desk, loan)["loan_event_rid"] is not None
    assert found.schedule[-1].due == ends
    desk.undo()
    assert file(desk, loan).known.state.restructures == 0


@pytest.mark.parametrize(("kind", "group"), [("adjust", "2"), ("extend", "3"), ("insolvency", "1")])
def test_of_a_loan_that_the_core_states_a_measure_counts_by_itself(desk: Desk, kind: str, group: str) -> None:
    loan = a_stated_loan(desk, days_late=5, balance_minor=300_000_000, status="late")
    take(desk, loan, kind)
    found = file(desk, loan).group.ours
    assert found is not None
    assert found.group == group
    newer = {"as_of": TODAY, "days_late": 5, "balance_minor": 300_000_000, "status": "late"}
    a_record(desk, "holding_reading", loan, **newer)
    later = file(desk, loan).group.ours
    assert later is not None
    assert later.group == ("1" if kind == "insolvency" else "4")


def test_a_bad_loan_is_written_off_and_what_comes_in_afterwards_is_recovered(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    on_day(desk, date(2027, 12, 1))
    decided = {"decided_on": desk.today}
    balance = file(desk, loan).known.loan.minor(file(desk, loan).known.state.balance)
    take(desk, loan, "write_off", **decided)
    assert (file(desk, loan).known.standing, only(desk, loan)["amount_minor"]) == ("written_off", balance)
    assert refused(desk, loan, "recovery", **decided) == [("amount_minor", "Say how much.")]
    take(desk, loan, "recovery", amount_minor=400_000, **decided)
    last = file(desk, loan).ledger[-1]
    assert (last.kind, last.amount_minor) == ("recovered", 400_000)
    desk.undo()
    desk.undo()
    assert file(desk, loan).known.standing == "running"


# Steps


def in_court(desk: Desk) -> tuple[int, int]:
    loan = a_loan(desk, **LATE)
    take(desk, loan, "recall")
    return loan, take(desk, loan, "litigation", court="TAND Quận 1", due_on=None)


def test_a_step_of_the_court_plans_the_next_with_its_time_limit(desk: Desk) -> None:
    """The advance on the fee: 15 days after the claim was filed."""
    loan, measure = in_court(desk)
    step(desk, measure, "claim-filed", TODAY, cost_minor=300_000)
    (filed, fee) = file(desk, loan).parts.measures[0]["steps"]
    assert (filed.what, filed.done, filed.cost_minor, filed.currency) == ("claim-filed", True, 300_000, "VND")
    assert (fee.what, fee.done, fee.on) == ("fee-paid", False, date(2026, 12, 5))
    assert asks(desk)[0] == ("2026-12-05", "L-1: court: advance on the court fee paid by 5 Dec 2026")
    with pytest.raises(Refused) as early:
        step(desk, measure, "hearing", TODAY)
    assert [one.field for one in early.value.problems] == ["what"]
    step(desk, measure, "fee-paid", TODAY)
    assert [one.done for one in file(desk, loan).parts.measures[0]["steps"]] == [True, True]
    assert rows(desk) == anew(desk)
    desk.undo()
    assert asks(desk)[0][0] == "2026-12-05"


def test_a_step_in_words_is_planned_or_done_and_nothing_is_added_to_what_is_over(desk: Desk) -> None:
    loan, measure = in_court(desk)
    step(desk, measure, "call the lawyer", date(2026, 11, 25), done=False)
    assert [when for when, _what in asks(desk)] == ["2026-11-25", "2026-12-20"]
    with pytest.raises(Refused):
        step(desk, measure, "call the lawyer", date(2026, 11, 25))
    with pytest.raises(Refused):
        step(desk, measure, "", TODAY)
    desk.do_now("x", "", loan_measures.end, measure, "settled")
    assert [when for when, _what in asks(desk)] == ["2026-12-20"]
    assert (file(desk, loan).parts.measures[0]["state"], file(desk, loan).parts.measures[0]["ended_on"]) == (
        "done",
        TODAY,
    )
    with pytest.raises(Refused):
        step(desk, measure, "more", TODAY)
    with pytest.raises(Refused):
        desk.do_now("x", "", loan_measures.end, measure, " ")


# Promises


def urged(desk: Desk, loan: int) -> LoanFile:
    found = desk.look(loan_file.read, loan, desk.today)
    assert found is not None
    return found


def test_a_promise_moves_the_ladder_and_replaces_one_that_is_over(desk: Desk) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, **LATE)
    before = urged(desk, loan).urging
    assert (before.now and before.now.rung.code, before.done_on) == ("first-letter", None)
    queued = rows(desk)
    first = desk.do_now("P", "", loan_promising.promise, loan, 700_000, date(2026, 11, 21))
    (item,) = desk.look(queue.page_of_rule, "promise", 0, 9, "week")
    assert (item.due_on, item.due_time, item.follow_up_rid) == ("2026-11-21", "15:00", first)
    assert desk.look(queue.of_record, "arrears", item.clock) is None
    assert urged(desk, loan).urging.done_on == TODAY
    assert desk.look(loan_urging.of_item, item, TODAY) == loan
    desk.undo()
    assert rows(desk) == queued
    desk.redo()
    on_day(desk, date(2026, 11, 23)).keep_queue()
    asked = desk.look(queue.of_customer, customer)[0]
    assert (asked.rule, asked.what) == ("arrears", "visit")
    assert "promise broken: now visit, you" in asked.reasons(desk.today)
    assert "promises kept: 0 of 1" in asked.reasons(desk.today)
    desk.do_now("P", "", loan_promising.promise, loan, 700_000, date(2026, 11, 24), "09:00")
    found = urged(desk, loan)
    assert [(one.promise.due_on.day, one.state) for one in found.parts.promises] == [(21, "broken"), (24, "open")]
    assert (found.urging.standing.record.made, found.urging.standing.open_until) == (2, date(2026, 11, 24))
    assert rows(desk) == anew(desk)


@pytest.mark.parametrize(("minor", "due", "field"), [(0, 23, "amount_minor"), (5, 19, "due_on")])
def test_what_is_no_promise_is_refused(desk: Desk, minor: int, due: int, field: str) -> None:
    loan = a_loan(desk, **LATE)
    with pytest.raises(Refused) as found:
        desk.do_now("P", "", loan_promising.promise, loan, minor, date(2026, 11, due))
    assert [one.field for one in found.value.problems] == [field]


# The countdown


def test_of_a_loan_that_the_core_states_its_arrears_keep_it_out_and_what_it_pulls_along_has_its_number(
    desk: Desk,
) -> None:
    """5 days late on 18 November: day 10 is the 23rd. The other loan of the customer goes to group 2 with it."""
    customer = a_customer(desk)
    late: dict[str, Any] = {"days_late": 5, "arrears_minor": 5_000_000, "status": "late"}
    stated = a_stated_loan(desk, customer=customer, debt_group="1", **late)
    a_loan(desk, customer=customer, start_on=date(2026, 11, 1))
    found = file(desk, stated)
    step = found.group.next
    assert step is not None
    assert (step.to, step.on, step.days, step.amount) == ("2", date(2026, 11, 23), 3, Decimal(5_000_000))
    assert [(one.key, one.group, one.to) for one in step.pulled] == [("L-1", "1", "2")]
    assert (found.group.code, line(desk, stated).keep_minor) == ("1", 5_000_000)
    on_day(desk, date(2026, 11, 23))
    later = file(desk, stated).group
    assert later.core is not None
    assert later.ours is not None
    assert (later.core.code, later.ours.group) == ("1", "2")
