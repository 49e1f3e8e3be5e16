"""Calendars and the queue: the same uids every time, names kept back, the same file twice changes nothing."""

from collections.abc import Iterator
from datetime import UTC, date, time
from pathlib import Path

import pytest

from crodesk.exchange.calendars import reading, writing
from crodesk.exchange.calendars.entries import Entry
from crodesk.services import answering, calendar_in, calendar_out, opening, queue, records
from crodesk.services.calendar_in import Summary
from crodesk.services.calendar_out import Names
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from tests.builders import a_customer, a_record

TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def entries(desk: Desk, names: Names = "code", view: str = "now") -> list[Entry]:
    desk.keep_queue()
    items = desk.look(calendar_out.of_view, view)
    return desk.look(calendar_out.entries, items, names, TODAY)


def a_task(desk: Desk, customer: int | None = None, **values: object) -> int:
    row = {"what": "meet", "about": "renew the deposit", "due_on": TODAY, "due_time": "09:30", **values}
    return a_record(desk, "follow_up", customer, **row)


@pytest.mark.parametrize(
    ("names", "summary", "about"),
    [
        ("code", "Meet · C-0044", ""),
        ("initials", "Meet · TTH", ""),
        ("full", "Meet · Trần Thị (Hương) · renew the deposit", "Trần Thị (Hương) C-0044\n0905 777 888\ndue today"),
    ],
)
def test_names_go_out_only_when_they_are_asked_for(desk: Desk, names: Names, summary: str, about: str) -> None:
    a_task(desk, a_customer(desk, "Trần Thị (Hương)", "0905 777 888", code="C-0044"))
    (entry,) = entries(desk, names)
    assert (entry.summary, entry.about, entry.day, entry.at) == (summary, about, TODAY, time(9, 30))


def test_a_chinese_name_has_its_surname_for_initials() -> None:
    assert calendar_out.called("陈美玲", "C-1", "initials") == "陈"
    assert calendar_out.called("Dệt may <100% Cotton>", "C-1", "initials") == "DMC"


def test_a_row_keeps_its_uid_and_what_was_put_off_or_is_late_stands_on_a_day_that_rings(desk: Desk) -> None:
    rid = a_customer(desk, "Lê An")
    a_task(desk, rid)
    a_record(desk, "identity_document", rid, kind="passport", number="C1", expires_on=date(2026, 11, 10))
    first = entries(desk)
    assert {entry.day for entry in first} == {TODAY}
    clock = next(row.clock for row in desk.look(queue.of_customer, rid) if row.rule == "task")
    desk.do_now("Put off", "", answering.put_off, [clock], date(2026, 11, 25))
    later = entries(desk, view="week")
    (moved,) = [entry for entry in later if entry.uid == calendar_out.uid_of(clock)]
    assert (moved.day, moved.at) == (date(2026, 11, 25), None)
    assert {entry.uid for entry in first} == {entry.uid for entry in entries(desk)} | {moved.uid}


def test_what_is_done_is_told_to_calendars_for_two_weeks(desk: Desk) -> None:
    a_task(desk, a_customer(desk, "Lê An", code="C-0001"))
    (before,) = entries(desk)
    (row,) = desk.look(queue.page, "now", 0, 9)
    desk.do_now("Done", "", answering.done, [row.clock])
    (after,) = entries(desk)
    assert (after.uid, after.is_done, after.summary) == (before.uid, True, "Meet · C-0001")
    assert not before.is_done


def test_a_series_goes_out_as_its_rule_without_what_was_done_and_with_what_was_moved(desk: Desk) -> None:
    a_task(desk, due_on=date(2026, 11, 20), repeats="DTSTART:20261120 RRULE:FREQ=WEEKLY;BYDAY=FR")
    desk.keep_queue()
    rows = desk.look(calendar_out.of_view, "series")
    desk.do_now("Done", "", answering.done, [rows[0].clock])
    desk.keep_queue()
    (coming,) = desk.look(queue.page, "week", 0, 9)
    desk.do_now("Moved", "", answering.move, coming.clock, date(2026, 11, 30), "10:00")
    whole, moved = entries(desk, view="later")
    assert whole.recurrence is not None
    assert whole.recurrence.text == "DTSTART:20261120 RRULE:FREQ=WEEKLY;BYDAY=FR EXDATE:20261120"
    assert (moved.uid, moved.day, moved.at, moved.moved_from) == (
        whole.uid,
        date(2026, 11, 30),
        time(10),
        date(2026, 11, 27),
    )


def test_a_series_that_heeds_days_off_goes_out_day_by_day(desk: Desk) -> None:
    rule = "DTSTART:20261120 RRULE:FREQ=WEEKLY;BYDAY=FR X-DAYS-OFF:NEXT"
    a_task(desk, repeats=rule)
    (entry,) = entries(desk)
    assert (entry.recurrence, entry.day) == (None, TODAY)


def test_care_that_is_folded_goes_out_as_one(desk: Desk) -> None:
    for number in range(9):
        a_customer(desk, f"Lê Văn {number}", born_on=date(1980, 11, 20))
    (entry,) = entries(desk)
    assert entry.summary == "Write · 9 birthdays"
    assert len(entries(desk, view="birthday")) == 9


def test_the_time_is_the_branchs_own(desk: Desk) -> None:
    assert desk.look(calendar_out.zone) == "Asia/Ho_Chi_Minh"


# What comes in

MEETING = ["BEGIN:VEVENT", "UID:m1", "DTSTART:20261201T020000Z", "SUMMARY:Meet C-0044", "END:VEVENT"]
SERIES = [
    *["BEGIN:VEVENT", "UID:s1", "DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=WEEKLY;BYDAY=MO", "SUMMARY:Team"],
    "END:VEVENT",
]
MOVED = [
    *["BEGIN:VEVENT", "UID:s1", "RECURRENCE-ID;VALUE=DATE:20261130", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Team"],
    "END:VEVENT",
]
TODO = ["BEGIN:VTODO", "UID:t1", "SUMMARY:Papers", "PRIORITY:2", "END:VTODO"]
PAST = ["BEGIN:VEVENT", "UID:p1", "DTSTART:20261101T020000Z", "SUMMARY:Over", "END:VEVENT"]
ENDED = ["BEGIN:VEVENT", "UID:p2", "DTSTART;VALUE=DATE:20250106", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Over"]
ENDED.append("END:VEVENT")


def take(desk: Desk, *parts: list[str]) -> Summary:
    text = "\n".join(["BEGIN:VCALENDAR", *(line for part in parts for line in part), "END:VCALENDAR"])
    found = list(reading.read(text, UTC))
    summary: Summary = desk.do_now("Took in", "", calendar_in.take_in, found)
    desk.keep_queue()
    return summary


def counts(summary: Summary) -> dict[str, int]:
    return {name: count for name, count in summary.data().items() if isinstance(count, int) and count}


def standing(desk: Desk) -> dict[str, QueueItem]:
    desk.keep_queue()
    parts = ("now", "week", "later")
    return {row.about(TODAY): row for part in parts for row in desk.look(queue.page, part, 0, 99, "urgency", True)}


def test_a_calendar_comes_in_as_tasks_in_one_action_and_twice_changes_nothing(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Thị Hương", code="C-0044")
    assert counts(take(desk, MEETING, SERIES, TODO, PAST, ENDED)) == {"read": 5, "new": 3, "past": 2}
    rows = standing(desk)
    meeting, todo = rows["Meet C-0044"], rows["Papers"]
    assert (meeting.customer_rid, meeting.what, meeting.due_on, meeting.due_time) == (
        rid,
        "meet",
        "2026-12-01",
        "02:00",
    )
    assert (todo.what, todo.due_on, todo.reasons(TODAY)) == ("task", "2026-11-20", ["due today", "important"])
    assert rows["Team"].rule == "series"
    assert counts(take(desk, MEETING, SERIES, TODO, PAST, ENDED)) == {"read": 5, "same": 3, "past": 2}
    assert len(standing(desk)) == len(rows)
    desk.undo()
    assert standing(desk) == {}


def test_what_the_calendar_changed_is_changed_and_what_the_officer_changed_stays(desk: Desk) -> None:
    take(desk, MEETING)
    row = standing(desk)["Meet C-0044"]
    desk.do_now("Moved", "", answering.move, row.clock, date(2026, 12, 3), "08:00")
    named = [line.replace("SUMMARY:Meet", "SUMMARY:See") for line in MEETING]
    assert counts(take(desk, named)) == {"read": 1, "updated": 1}
    row = standing(desk)["See C-0044"]
    assert (row.due_on, row.due_time) == ("2026-12-03", "08:00")
    later = [line.replace("20261201", "20261204") for line in named]
    take(desk, later)
    assert standing(desk)["See C-0044"].due_on == "2026-12-04"


def test_what_is_cancelled_in_the_calendar_goes_and_what_was_done_here_stays_done(desk: Desk) -> None:
    take(desk, MEETING, TODO)
    desk.do_now("Done", "", answering.done, [standing(desk)["Papers"].clock])
    gone = [*MEETING[:-1], "STATUS:CANCELLED", "END:VEVENT"]
    changed = [*TODO[:-1], "DESCRIPTION:other words", "END:VTODO"]
    assert counts(take(desk, gone, changed)) == {"read": 2, "updated": 2}
    assert standing(desk) == {}


def test_one_occurrence_that_was_moved_moves_alone(desk: Desk) -> None:
    take(desk, SERIES, MOVED)
    rows = desk.look(queue.page_of_rule, "series", 0, 9, "week")
    assert [(row.clock.rpartition("|")[2], row.due_on) for row in rows] == [("2026-11-23", "2026-11-23")]
    desk.do_now("Done", "", answering.done, [rows[0].clock])
    (following,) = desk.look(queue.page_of_rule, "series", 0, 9, "later")
    assert (following.clock.rpartition("|")[2], following.due_on) == ("2026-11-30", "2026-12-01")


def test_what_went_out_does_not_come_back_in(desk: Desk, tmp_path: Path) -> None:
    a_task(desk, a_customer(desk, "Lê An"))
    path = tmp_path / "queue.ics"
    assert writing.write(path, entries(desk), "queue", "Asia/Ho_Chi_Minh", desk.now) == 1
    found = reading.read_file(path, "Asia/Ho_Chi_Minh")
    summary = desk.do_now("Took in", "", calendar_in.take_in, found)
    assert counts(summary) == {"read": 1, "ours": 1}


def test_a_change_of_a_task_that_is_gone_is_no_accident(desk: Desk) -> None:
    take(desk, TODO)
    rid = desk.read_now(lambda reader: reader.value("SELECT rid FROM follow_up WHERE imported_key = 't1'"))
    desk.do_now("Changed", "", records.change, "follow_up", rid, {"status": "dropped"})
    changed = [*TODO[:-1], "DESCRIPTION:other words", "END:VTODO"]
    assert counts(take(desk, changed)) == {"read": 1, "updated": 1}
    assert standing(desk) == {}


def test_a_list_goes_out_with_the_graver_rows_that_join_those_it_shows(desk: Desk) -> None:
    rid = a_customer(desk, "Lê An", since=date(2020, 11, 20))
    a_task(desk, rid, about="first")
    a_task(desk, rid, about="second", due_time="10:00")
    a_task(desk, rid, about="another day", due_on=date(2026, 11, 24))
    desk.keep_queue()
    shown = desk.look(queue.page, "now", 0, 9)
    assert [row.about(TODAY) for row in shown] == ["first"]
    whole = desk.look(calendar_out.with_joined, shown)
    assert [row.about(TODAY) for row in whole] == ["first", "second"]
