"""Calendars out and in: the standard's own examples, the branch's own time, broken lines found by their number."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.exchange.calendars import reading, writing
from crodesk.exchange.calendars.entries import Broken, Entry, Taken

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
ZONE = "Asia/Ho_Chi_Minh"


def written(*entries: Entry, zone: str = ZONE) -> list[Any]:
    made = icalendar.Calendar.from_ical(writing.calendar(entries, "queue", zone, NOW))
    return list(made.walk("VEVENT"))


def a_rule(text: str) -> Recurrence:
    kept = recurrence.read(text)
    assert isinstance(kept, Recurrence)
    return kept


def test_an_hour_is_an_hour_at_the_branch_and_rings_before() -> None:
    (event,) = written(Entry("a@crodesk", "Meet · C-0044", date(2026, 11, 23), time(9, 30), "about; this, that"))
    assert event["DTSTART"].dt == datetime(2026, 11, 23, 9, 30, tzinfo=HERE)
    assert (event["UID"], event["SUMMARY"], event["CLASS"]) == ("a@crodesk", "Meet · C-0044", "PRIVATE")
    assert event["DESCRIPTION"] == "about; this, that"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].to_ical() == b"-PT15M"


def test_without_an_hour_it_is_a_day_and_rings_in_the_morning() -> None:
    (event,) = written(Entry("a@crodesk", "Call", date(2026, 11, 23)))
    assert event["DTSTART"].to_ical() == b"20261123"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].to_ical() == b"PT8H"


def test_what_is_done_leaves_without_a_sound() -> None:
    (event,) = written(Entry("a@crodesk", "Call", date(2026, 11, 23), is_done=True))
    assert event["STATUS"] == "CANCELLED"
    assert event.walk("VALARM") == []


def test_where_the_time_is_not_known_it_floats() -> None:
    (event,) = written(Entry("a@crodesk", "Call", date(2026, 11, 23), time(9)), zone="")
    assert event["DTSTART"].to_ical() == b"20261123T090000"


def test_a_recurrence_goes_out_by_the_standard_its_end_in_the_same_form_as_its_start() -> None:
    kept = a_rule("DTSTART:20261123 RRULE:FREQ=WEEKLY;UNTIL=20270104;BYDAY=MO EXDATE:20261130 RDATE:20261201")
    event, moved = written(
        Entry("s@crodesk", "Call", kept.start, time(9), recurrence=kept),
        Entry("s@crodesk", "Call", date(2026, 12, 15), time(9), moved_from=date(2026, 12, 14)),
    )
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270104T020000Z;BYDAY=MO"
    assert event["EXDATE"].to_ical() == b"20261130T090000"
    assert event["RDATE"].to_ical() == b"20261201T090000"
    assert moved["RECURRENCE-ID"].dt == datetime(2026, 12, 14, 9, tzinfo=HERE)
    (whole,) = written(Entry("s@crodesk", "Call", kept.start, recurrence=kept))
    assert whole["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270104;BYDAY=MO"


def a_calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def an_event(*lines: str, uid: str = "u1") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Meet", *lines, "END:VEVENT"]


def taken(*lines: str) -> Taken:
    (found,) = reading.read(a_calendar(*lines), HERE)
    assert isinstance(found, Taken)
    return found


def broken(*lines: str) -> list[tuple[int, str, bool]]:
    found = reading.read(a_calendar(*lines), HERE)
    return [(each.line, each.problem.text, each.is_lost) for each in found if isinstance(each, Broken)]


@pytest.mark.parametrize(
    ("start", "day", "at"),
    [
        ("DTSTART:20261123T020000Z", date(2026, 11, 23), time(9)),
        ("DTSTART;TZID=America/New_York:20261122T210000", date(2026, 11, 23), time(9)),
        ("DTSTART:20261123T090000", date(2026, 11, 23), time(9)),
        ("DTSTART;VALUE=DATE:20261123", date(2026, 11, 23), None),
        ('DTSTART;TZID="SE Asia Standard Time":20261123T090000', date(2026, 11, 23), time(9)),
    ],
)
def test_every_kind_of_time_is_the_branchs_own(start: str, day: date, at: time | None) -> None:
    found = taken(*an_event(start))
    assert (found.day, found.at) == (day, at)


def test_a_zone_that_the_file_explains_itself_is_known() -> None:
    zone = ["BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    zone += ["TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD", "END:VTIMEZONE"]
    found = taken(*zone, *an_event("DTSTART;TZID=Ours:20261123T090000"))
    assert found.at == time(10, 30)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # RFC 5545, 3.8.5.3: "Weekly for 10 occurrences"
        (["DTSTART:19970902T090000", "RRULE:FREQ=WEEKLY;COUNT=10"],
         "DTSTART:19970902 RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TU"),
        # "Monthly on the first Friday until December 24, 1997"
        (["DTSTART:19970905T090000", "RRULE:FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR"],
         "DTSTART:19970905 RRULE:FREQ=MONTHLY;UNTIL=19971223;BYDAY=1FR"),
        # "Every Friday the 13th", its start left out
        (["DTSTART:19970902T090000", "EXDATE:19970902T090000", "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"],
         "DTSTART:19970902 RRULE:FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR EXDATE:19970902"),
    ],
)  # fmt: skip
def test_recurrences_of_the_standard_come_in(lines: list[str], kept: str) -> None:
    assert taken(*an_event(*lines)).repeats == kept


def test_a_task_has_its_day_its_weight_and_its_end() -> None:
    todo = ["BEGIN:VTODO", "UID:t1", "SUMMARY:Papers", "DUE;VALUE=DATE:20261201", "PRIORITY:1", "END:VTODO"]
    found = taken(*todo)
    assert (found.day, found.is_high, found.is_task, found.is_done) == (date(2026, 12, 1), True, True, False)
    ended = [*todo[:-1], "COMPLETED:20261120T090000Z", "END:VTODO"]
    assert taken(*ended).is_done
    assert taken("BEGIN:VTODO", "UID:t1", "SUMMARY:Papers", "PRIORITY:x", "END:VTODO").day is None


def test_a_moved_occurrence_knows_what_it_stands_for() -> None:
    found = taken(*an_event("RECURRENCE-ID;VALUE=DATE:20261214", "DTSTART;VALUE=DATE:20261215"))
    assert (found.key, found.series, found.moved_from) == ("u1 2026-12-14", "u1", date(2026, 12, 14))


def test_an_entry_without_a_uid_is_known_by_what_it_says() -> None:
    lines = [line for line in an_event("DTSTART:20261123T090000") if not line.startswith("UID")]
    assert taken(*lines).key == taken(*lines).key
    assert taken(*lines).key != taken(*lines[:-1], "LOCATION:x", "END:VEVENT").key


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (an_event("DTSTART:20260231T090000"), (6, "{name} isn't understood.", True)),
        (an_event("DTSTART:20261123T250000"), (6, "{name} isn't understood.", True)),
        (an_event("DTSTART:20261123T090000", "DTSTART:20261124T090000"), (6, "{name} isn't understood.", True)),
        (an_event(), (3, "The appointment has no day.", True)),
        (["BEGIN:VEVENT", "DTSTART:20261123T090000", "END:VEVENT"],
         (3, "The entry says nothing of what it is about.", True)),
        (an_event("DTSTART:20261123T090000", "rubbish"),
         (7, "“{text}” says nothing; the entry came in without it.", False)),
        (an_event("DTSTART:20261123T090000", "RRULE:FREQ=HOURLY"),
         (7, "Only days, weeks, months and years can come again, not {part}.", True)),
        (an_event("DTSTART:20261123T090000", "RRULE:FREQ=WEEKLY;UNTIL=20200101"),
         (7, "It would end on {end}, before it starts on {start}.", True)),
        (an_event("DTSTART:20261123T090000", "RRULE:FREQ=NEVER"), (7, "{name} isn't understood.", True)),
        (an_event("DTSTART:20261123T090000")[:-1], (3, "The entry has no end.", True)),
        ([], (1, "There is no entry in it: it isn't a calendar, or an empty one.", True)),
    ],
)  # fmt: skip
def test_what_is_broken_is_found_by_its_line(lines: list[str], said: tuple[int, str, bool]) -> None:
    assert broken(*lines) == [said]


def test_what_is_said_twice_counts_once() -> None:
    found = taken(*an_event("UID:u2", "SUMMARY:Call", "DTSTART:20261123T090000"))
    assert (found.key, found.summary) == ("u1", "Meet")


def test_ten_thousand_entries_come_in_though_some_are_broken() -> None:
    lines: list[str] = []
    for number in range(10_000):
        start = "DTSTART:20261399T090000" if number % 100 == 0 else "DTSTART:20261201T020000Z"
        lines += an_event(start, uid=f"u{number}")
    found = list(reading.read(a_calendar(*lines), HERE))
    bad = [each for each in found if isinstance(each, Broken)]
    assert (len(found), len(bad)) == (10_000, 100)
    assert [each.line for each in bad[:3]] == [6, 506, 1006]


def test_long_lines_are_folded_out_and_unfolded_in() -> None:
    summary = "Gọi " + "Trần Thị Hương " * 12
    made = writing.calendar([Entry("x", summary.strip(), date(2026, 11, 23))], "q", ZONE, NOW)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    (found,) = reading.read(made.decode(), HERE)
    assert isinstance(found, Taken)
    assert found.summary == summary.strip()
