"""The queue as a calendar file, and calendars as tasks, on the command line."""

import json
from pathlib import Path

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from tests.builders import a_customer, a_record
from tests.cli.conftest import Run
from tests.conftest import TODAY

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:m1
DTSTART:20301201T020000Z
SUMMARY:Meet C-0107
END:VEVENT
BEGIN:VEVENT
UID:m2
DTSTART:20300231T020000Z
SUMMARY:Impossible
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def duc(desk_path: Path) -> None:
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    rid = a_customer(desk, "Trần Văn Đức", "0903 555 107", code="C-0107")
    a_record(desk, "follow_up", rid, what="visit", about="look at the site", due_on=TODAY, due_time="09:30")
    desk.close()


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "team.ics"
    path.write_text(CALENDAR, "utf-8")
    return path


def test_the_queue_is_written_as_a_calendar(crodesk: Run, tmp_path: Path) -> None:
    path = tmp_path / "queue.ics"
    assert crodesk("queue", "--ics", path).err == f"1 entry is in {path}.\n"
    text = path.read_text("utf-8")
    assert "SUMMARY:Visit · C-0107" in text
    assert "TRIGGER:-PT15M" in text
    assert "Đức" not in text
    assert crodesk("queue", "today", "--ics", path, "--names", "full").code == 0
    assert "SUMMARY:Visit · Trần Văn Đức · look at the site" in path.read_text("utf-8")
    assert crodesk("queue", "--ics", tmp_path / "nowhere" / "x.ics").code == 1


def test_a_calendar_comes_in_and_what_is_broken_is_named_by_its_line(crodesk: Run, calendar: Path) -> None:
    said = crodesk("import", "ics", calendar)
    assert (said.code, said.out) == (0, "team.ics\t2\t1\t0\t0\t0\t0\t1\n")
    assert said.err == "rejected: team.ics, line 9: DTSTART isn't understood.\n"
    (again,) = json.loads(crodesk("import", "ics", calendar, "--json").out)
    assert (again["new"], again["same"], again["broken"][0]["line"]) == (0, 1, 9)
    (row,) = [row for row in json.loads(crodesk("queue", "later", "--json").out) if row["due_on"] == "2030-12-01"]
    assert (row["about"], row["customer"]["code"], row["due_time"]) == ("Meet C-0107", "C-0107", "09:00")
    assert crodesk("undo").code == 0
    assert crodesk("queue", "later", "--json").out == "[]\n"


def test_a_dry_run_writes_nothing(crodesk: Run, calendar: Path) -> None:
    said = crodesk("import", "ics", calendar, "--dry-run")
    assert "This was a dry run: nothing was written." in said.err
    assert said.out.split("\t")[1:3] == ["2", "1"]
    assert crodesk("queue", "later", "--json").out == "[]\n"


def test_a_file_that_is_none_is_said_in_a_sentence(crodesk: Run, tmp_path: Path) -> None:
    assert crodesk("import", "ics", tmp_path / "missing.ics").code == 1
    (tmp_path / "empty.ics").write_text("hello", "utf-8")
    said = crodesk("import", "ics", tmp_path / "empty.ics")
    assert (said.code, len(said.err.splitlines())) == (1, 1)


def test_every_broken_entry_is_written_where_it_is_asked_for(crodesk: Run, tmp_path: Path) -> None:
    broken = "".join(f"BEGIN:VEVENT\nUID:x{n}\nSUMMARY:No day\nEND:VEVENT\n" for n in range(30))
    path = tmp_path / "many.ics"
    path.write_text(f"BEGIN:VCALENDAR\n{broken}END:VCALENDAR\n", "utf-8")
    said = crodesk("import", "--rejected", tmp_path / "left" / "out", "ics", path)
    report = tmp_path / "left" / "out" / "many.ics.rejected.txt"
    assert said.err.endswith(f"… and 10 more\nAll of them are in {report}.\n")
    lines = report.read_text("utf-8").splitlines()
    assert len(lines) == 30
    assert lines[-1] == "rejected: many.ics, line 118: The appointment has no day."
    said = crodesk("import", "--rejected", path, "ics", path)
    assert "can't be written" in said.err


def test_nothing_is_written_where_nothing_is_broken(crodesk: Run, calendar: Path, tmp_path: Path) -> None:
    calendar.write_text(CALENDAR.replace("20300231", "20300228"), "utf-8")
    assert crodesk("import", "--rejected", tmp_path / "left", "ics", calendar).err == ""
    assert not (tmp_path / "left").exists()


@pytest.mark.parametrize(("name", "profile"), [("team.ics", "ics"), ("people.VCF", "vcard")])
def test_a_file_without_a_profile_is_told_the_one_of_its_name(crodesk: Run, name: str, profile: str) -> None:
    said = crodesk("import", name)
    assert said.code == 2
    assert said.err == f"Say the profile, then the files: “crodesk import {profile} {name}”.\n"
