"""Early warnings of running loans: seen once and kept once, answered or dismissed, gone when they are gone, undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import loan_file, loan_list, loan_signals, queue
from crodesk.services.desk import Desk
from crodesk.services.loan_list import Query
from crodesk.services.loan_warnings import Warnings
from crodesk.storage.undo import LOOKED
from tests.builders import a_customer, a_holding, a_record
from tests.conftest import TODAY
from tests.services.loan_desk import a_loan, a_stated_loan, link_contract, on_day, pay

LATE: dict[str, Any] = {"start_on": date(2026, 10, 15)}
"""The first instalment, 1,120,000, is due five days before today."""
OF_LATE = [("late", "open"), ("missed-interest", "open")]


def look(desk: Desk) -> None:
    """Let the desk look by itself, as a room does."""
    desk.keep_watch()


def warned(desk: Desk, loan: int, day: date | None = None) -> Warnings:
    found = desk.look(loan_file.read, loan, day or desk.today, today=desk.today)
    assert found is not None
    return found.warnings


def codes(desk: Desk, loan: int, day: date | None = None) -> list[tuple[str, str]]:
    return sorted((one.code, one.state) for one in warned(desk, loan, day).signals)


def kept(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.look(
        lambda reader: reader.rows("SELECT code, state, seen_on, ended_on FROM warning_signal ORDER BY rid")
    )


def asked(desk: Desk) -> list[str]:
    """Return what the queue asks about early warnings."""
    return [item.about(desk.today) for item in desk.look(queue.page_of_rule, "warning", 0, 9)]


def listed(desk: Desk) -> list[str]:
    return [line.number for line in desk.look(loan_list.page, Query("warned"), desk.today)]


def answer(desk: Desk, loan: int, code: str, kind: str, words: str, until: date | None = None) -> None:
    one = next(one for one in warned(desk, loan).signals if one.code == code)
    desk.do_now("Answered", code, loan_signals.answer, loan, one.rid or one.key, kind, words, until)


def test_what_is_seen_is_kept_once_however_often_one_looks(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    assert codes(desk, loan) == OF_LATE
    look(desk)
    first = kept(desk)
    assert first == [("late", "open", "2026-11-20", None), ("missed-interest", "open", "2026-11-20", None)]
    desk._watched = None
    look(desk)
    loan_signals_again = desk.read_now(
        lambda reader: reader.with_connection(lambda db: loan_signals.changes(db, [loan], TODAY))
    )
    assert not loan_signals_again
    assert kept(desk) == first
    assert listed(desk) == ["L-1"]
    assert asked(desk) == ["L-1: interest missed"]
    assert warned(desk, loan).total == 8  # 4 for being late, 4 for interest


def test_what_was_paid_warns_no_more_and_taking_it_back_warns_as_before(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    look(desk)
    pay(desk, loan, "2026-11-15", 1_120_000)
    assert codes(desk, loan) == []
    assert (listed(desk), asked(desk)) == ([], [])  # before anybody looked again
    look(desk)
    assert {ended for *_rest, ended in kept(desk)} == {"2026-11-20"}
    desk.undo()  # the payment: what the desk did by itself isn't the officer's
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM loan_event")) == 0
    desk._watched = None
    look(desk)
    assert [ended for *_rest, ended in kept(desk)] == [None, None]
    assert codes(desk, loan) == OF_LATE
    assert asked(desk) == ["L-1: interest missed"]


def test_each_signal_is_answered_by_a_measure_or_dismissed_until_a_day(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    look(desk)
    until = TODAY + timedelta(days=10)
    answer(desk, loan, "late", "measure", "called, pays on Friday")
    answer(desk, loan, "missed-interest", "dismissed", "the branch was closed", until)
    assert codes(desk, loan) == [("late", "measure"), ("missed-interest", "dismissed")]
    assert (listed(desk), asked(desk)) == ([], [])
    desk.undo()
    assert asked(desk) == ["L-1: interest missed"]
    desk.redo()
    assert asked(desk) == []
    on_day(desk, until).keep_queue()
    assert codes(desk, loan) == [("late", "measure"), ("missed-interest", "open")]
    assert (listed(desk), asked(desk)) == (["L-1"], ["L-1: interest missed"])
    assert codes(desk, loan, TODAY) == [("late", "measure"), ("missed-interest", "dismissed")]


@pytest.mark.parametrize(
    ("kind", "words", "until", "field"),
    [
        ("measure", " ", None, "words"),
        ("dismissed", "rain", None, "until"),
        ("dismissed", "rain", TODAY, "until"),
        ("dismissed", "rain", TODAY + timedelta(days=91), "until"),
        ("forgotten", "rain", None, "kind"),
    ],
)
def test_an_answer_says_what_is_done_or_why_nothing_is_and_until_when(
    desk: Desk, kind: str, words: str, until: date | None, field: str
) -> None:
    loan = a_loan(desk, **LATE)
    look(desk)
    before = kept(desk)
    with pytest.raises(Refused) as refused:
        answer(desk, loan, "late", kind, words, until)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert kept(desk) == before


def test_what_was_only_just_seen_is_kept_by_its_answer(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    answer(desk, loan, "missed-interest", "measure", "visited")
    assert [(code, state) for code, state, *_rest in kept(desk)] == [("missed-interest", "measure")]
    look(desk)
    assert [(code, state) for code, state, *_rest in kept(desk)] == [("missed-interest", "measure"), ("late", "open")]


def test_something_heard_warns_until_it_is_old(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2026, 11, 18))
    desk.do_now("Heard", "L-1", loan_signals.hear, loan, "wages", TODAY, "the guard says so")
    assert [(one.code, one.weight, one.evidence) for one in warned(desk, loan).signals] == [
        ("wages", 5, "the guard says so")
    ]
    assert asked(desk) == ["L-1: wages aren't paid"]
    desk.undo()
    assert (asked(desk), codes(desk, loan)) == ([], [])
    desk.redo()
    assert codes(on_day(desk, TODAY + timedelta(days=89)), loan)[-1] == ("wages", "open")
    on_day(desk, TODAY + timedelta(days=90))
    look(desk)
    assert "wages" not in dict(codes(desk, loan))
    assert ("wages", "open", "2026-11-20", "2027-02-18") in kept(desk)


@pytest.mark.parametrize(
    ("code", "on", "words", "field"),
    [
        ("turnover", TODAY, "x", "code"),
        ("wages", TODAY + timedelta(days=1), "x", "seen_on"),
        ("wages", TODAY, " ", "evidence"),
    ],
)
def test_what_was_heard_has_a_kind_a_day_and_words(desk: Desk, code: str, on: date, words: str, field: str) -> None:
    loan = a_loan(desk)
    with pytest.raises(Refused) as refused:
        desk.do_now("Heard", "L-1", loan_signals.hear, loan, code, on, words)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_signal_that_another_program_wrote_without_its_key_is_not_doubled(desk: Desk) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, **LATE)
    rid = a_record(
        desk, "warning_signal", customer, code="late", holding_rid=loan, source="computed", seen_on=date(2026, 11, 16),
        weight=4, state="open",
    )  # fmt: skip
    look(desk)
    assert kept(desk) == [
        ("late", "open", "2026-11-16", None), ("missed-interest", "open", "2026-11-20", None),
    ]  # fmt: skip
    assert next(one.rid for one in warned(desk, loan).signals if one.code == "late") == rid


def test_whether_warnings_grow_is_said_once_they_were_watched_for_a_month(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    look(desk)
    assert warned(desk, loan).trend == ""
    on_day(desk, TODAY + timedelta(days=30))
    look(desk)
    assert warned(desk, loan).trend == "steady"
    desk.do_now("Heard", "L-1", loan_signals.hear, loan, "wages", desk.today, "the guard says so")
    assert warned(desk, loan).trend == "rising"
    pay(desk, loan, "2026-12-20", 12_500_000)
    desk.undo(desk.look(lambda reader: reader.value("SELECT max(rid) FROM action WHERE name = 'Heard'")))
    look(desk)
    assert warned(desk, loan).trend == "falling"


def test_each_kind_of_paper_account_and_contact_warns(desk: Desk) -> None:
    """One loan with everything wrong that is on file beside its ledger."""
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, start_on=date(2026, 11, 10))
    application = a_record(desk, "application", customer, product="salary_loan", amount_minor=12_000_000, months=12)
    for on, group in ((date(2026, 5, 1), 1), (date(2026, 11, 1), 2)):
        a_record(desk, "bureau_report", application, reported_on=on, worst_group=group)
    contract = a_record(desk, "credit_contract", customer, number="HĐ-1", application_rid=application)
    desk.do_now("Link", "L-1", link_contract, loan, contract)
    a_record(
        desk, "collateral", application, kind="house", name="Nhà 12", value_minor=10_000_000, currency="VND",
        valued_on=date(2025, 1, 1), haircut_ppm=300_000, insured_until=date(2026, 11, 19), revalue_on=date(2026, 11, 1),
    )  # fmt: skip
    a_record(desk, "contract_condition", contract, kind="covenant", what="sổ sách quý 3", due_on=date(2026, 10, 31))
    a_record(desk, "contract_condition", contract, kind="covenant", what="không vay thêm", state="broken")
    a_record(desk, "inspection", loan, kind="use", state="planned", planned_on=date(2026, 11, 12))
    a_record(desk, "identity_document", customer, kind="id_card", number="079", expires_on=date(2026, 11, 2))
    account = a_holding(desk, customer, "A-1", kind="account", limit_minor=100, opened_on=date(2025, 1, 1))
    a_record(desk, "holding_reading", account, as_of=date(2026, 10, 20), balance_minor=-95)
    for month, minor in ((6, 9), (7, 100), (8, 100), (9, 100), (10, 69)):
        a_record(
            desk, "bank_transaction", account, booked_on=date(2026, month, 5), direction="in", amount_minor=minor,
            currency="VND",
        )  # fmt: skip
    for number in range(3):
        a_record(desk, "interaction", customer, kind="call", direction="out", reached="no", at=_moment(number))
    assert [code for code, _state in codes(desk, loan)] == [
        "bureau", "covenant", "identity", "inspection", "insurance", "ltv", "overdraft", "statements", "turnover",
        "unreached", "valuation",
    ]  # fmt: skip
    assert [one.en for one in warned(desk, loan).not_looked] == ["debit returned"]  # no statement was taken in
    look(desk)
    assert len(kept(desk)) == 11
    assert asked(desk) == ["L-1: group at the bureau worse, and 8 more"]


def _moment(number: int) -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 11, 10 + number, 3, tzinfo=UTC)


def test_a_loan_of_the_core_that_is_late_warns_too(desk: Desk) -> None:
    loan = a_stated_loan(desk, days_late=12, balance_minor=100, status="late")
    assert codes(desk, loan) == [("late", "open")]
    look(desk)
    assert asked(desk) == []  # arrears ask by themselves
    assert listed(desk) == ["L-2"]


def test_what_the_desk_did_by_itself_can_be_taken_back_from_the_history(desk: Desk) -> None:
    a_loan(desk, **LATE)
    look(desk)
    rid = desk.look(lambda reader: reader.value("SELECT max(rid) FROM action WHERE name = ?", (LOOKED,)))
    desk.undo(rid)
    assert kept(desk) == []
    desk._watched = None
    look(desk)
    assert len(kept(desk)) == 2
