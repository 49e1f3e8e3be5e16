"""What was heard besides in a contact: kept as a record of its own, from the words of the note, in one action."""

from datetime import date
from typing import Any

import pytest

from crodesk.services import answering, notes, queue
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from tests.builders import a_customer, a_record

TODAY = date(2026, 11, 20)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A desk with one call to make today."""
    a_record(desk, "follow_up", a_customer(desk), what="call", about="home loan", due_on=TODAY)
    desk.keep_queue()
    return desk


def log(desk: Desk, heard: str, text: str = "wants a car\nby spring", **values: Any) -> None:
    (item,) = desk.look(queue.page, "now", 0, 9)
    note = Note(text, "call", values.pop("outcome", "spoke"), **values)
    desk.do_now("Wrote down a call", "", answering.log, item.clock, note, heard.split())


def rows(desk: Desk, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in desk.look(lambda reader: list(reader.rows(sql)))]


def test_a_need_is_kept_with_the_first_line_of_the_words(asked: Desk) -> None:
    log(asked, "need")
    assert rows(asked, "SELECT customer_rid, what, status FROM need") == [(1, "wants a car", "open")]


def test_feedback_is_said_by_the_note_itself(asked: Desk) -> None:
    log(asked, "feedback")
    assert rows(asked, "SELECT purpose, text FROM interaction") == [("feedback", "wants a car\nby spring")]


@pytest.mark.parametrize(("heard", "by"), [("promise", "customer"), ("our_promise", "us")])
def test_a_promise_takes_the_day_and_the_place_of_the_next_step(asked: Desk, heard: str, by: str) -> None:
    log(asked, heard, next_on=date(2026, 11, 23), next_about="pays 12.4m")
    sql = "SELECT what, about, due_on, promised_by FROM follow_up WHERE status = 'open'"
    assert rows(asked, sql) == [("promise", "pays 12.4m", "2026-11-23", by)]


def test_a_promise_without_a_day_is_for_tomorrow(asked: Desk) -> None:
    log(asked, "promise", "pays")
    assert rows(asked, "SELECT about, due_on FROM follow_up WHERE promised_by <> ''") == [("pays", "2026-11-21")]


def test_a_promise_is_due_at_the_hour_that_was_agreed(asked: Desk) -> None:
    log(asked, "promise", "comes to sign", next_on=date(2026, 11, 27), next_at="09:00")
    sql = "SELECT due_on, due_time FROM follow_up WHERE promised_by <> ''"
    assert rows(asked, sql) == [("2026-11-27", "09:00")]


def test_a_refused_offer_is_not_made_again_for_half_a_year(asked: Desk) -> None:
    log(asked, "refused", "gold card")
    sql = "SELECT what, offered_on, answer, not_before FROM offer"
    assert rows(asked, sql) == [("gold card", "2026-11-20", "refused", "2027-05-19")]


def test_what_has_no_words_keeps_nothing_besides_the_note(asked: Desk) -> None:
    log(asked, "need", "  ")
    assert rows(asked, "SELECT count(*) FROM need") == [(0,)]
    assert rows(asked, "SELECT count(*) FROM interaction") == [(1,)]


def test_long_words_are_cut_for_the_record_and_whole_in_the_note(asked: Desk) -> None:
    log(asked, "need", "x" * 900)
    assert rows(asked, "SELECT length(what) FROM need") == [(200,)]
    assert rows(asked, "SELECT length(text) FROM interaction") == [(900,)]


@pytest.mark.parametrize("heard", ["", "need", "feedback", "promise", "our_promise", "refused"])
def test_one_undo_takes_back_all_of_it(asked: Desk, heard: str) -> None:
    counted = "SELECT (SELECT count(*) FROM {}), (SELECT count(*) FROM {}), (SELECT count(*) FROM {})"
    sql = counted.format("need", "offer", "interaction")
    log(asked, heard, next_on=date(2026, 11, 24))
    asked.undo()
    assert rows(asked, sql) == [(0, 0, 0)]
    assert rows(asked, "SELECT about, status FROM follow_up") == [("home loan", "open")]


def test_a_try_that_reached_nobody_counts_and_the_row_stays(asked: Desk) -> None:
    log(asked, "", "", outcome="no_answer")
    log(asked, "", "", outcome="busy")
    log(asked, "", "", outcome="no_answer")
    (item,) = asked.look(queue.page, "now", 0, 9)
    assert "3 tries reached nobody: try another way" in item.reasons(TODAY)
    assert {"no_answer", "busy"} <= set(notes.NOT_REACHED)


def test_several_things_heard_have_their_own_words(asked: Desk) -> None:
    text = "wants a car by spring; pays 12.4m; no gold card；likes the app"
    log(asked, "need promise refused feedback", text, next_on=date(2026, 11, 23))
    assert rows(asked, "SELECT what FROM need") == [("wants a car by spring",)]
    assert rows(asked, "SELECT what FROM offer") == [("no gold card",)]
    promised = "SELECT about, due_on FROM follow_up WHERE status = 'open'"
    assert rows(asked, promised) == [("pays 12.4m", "2026-11-23")]
    assert rows(asked, "SELECT text, purpose FROM interaction") == [(text, "feedback")]


def test_two_needs_in_one_call_are_two(asked: Desk) -> None:
    log(asked, "need need", "wants a car\nwants a card")
    assert rows(asked, "SELECT what FROM need ORDER BY rid") == [("wants a car",), ("wants a card",)]


def test_the_same_with_the_same_words_is_kept_once(asked: Desk) -> None:
    log(asked, "need need promise", "wants a car; soon")
    assert rows(asked, "SELECT what FROM need") == [("wants a car; soon",)]
    assert rows(asked, "SELECT about FROM follow_up WHERE promised_by <> ''") == [("wants a car; soon",)]


def test_promises_both_ways_are_both_kept_and_the_first_has_the_next_step(asked: Desk) -> None:
    log(asked, "promise our_promise", "pays; we send the plan", next_on=date(2026, 11, 24), next_about="check the pay")
    sql = "SELECT about, due_on, promised_by FROM follow_up WHERE promised_by <> '' ORDER BY rid"
    assert rows(asked, sql) == [
        ("check the pay", "2026-11-24", "customer"),
        ("we send the plan", "2026-11-21", "us"),
    ]
