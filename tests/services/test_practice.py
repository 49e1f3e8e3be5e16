"""The practice copy: everything moved by the same days, births by sense, the journal still whole."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite
from sqlmodel import SQLModel

from crodesk.domain import lunar
from crodesk.domain.problem import DeskFault, Refused
from crodesk.sample.make import make
from crodesk.services import answering, opening, queue, search
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.practice import practice_copy
from crodesk.services.practice_moving import BIRTHS
from crodesk.storage import journal
from crodesk.storage.columns import MOMENT, Day, Moment
from crodesk.storage.reader import Reader

START = date(2026, 11, 20)
LATER = date(2029, 3, 1)
DAYS = 832
"""From 20 November 2026 to 1 March 2029: 365 + 366 to 20 November 2028, then 10 + 31 + 31 + 28 + 1."""

BRANCH = timezone(timedelta(hours=7))
Connection = Any


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("practice") / "sample.sqlite"
    make(path)
    return path


@pytest.fixture(scope="module")
def copy(sample: Path) -> Path:
    path = sample.with_name("practice.sqlite")
    practice_copy(sample, path, LATER, BRANCH)
    return path


@pytest.fixture(scope="module")
def both(sample: Path, copy: Path) -> Iterator[tuple[Connection, Connection]]:
    before, after = (sqlite.connect(str(path), isolation_level=None) for path in (sample, copy))
    yield before, after
    before.close()
    after.close()


def column(db: Connection, table: str, name: str) -> list[Any]:
    key = "seq" if table == "change" else "rid"
    return [cell for (cell,) in db.execute(f"SELECT {name} FROM {table} ORDER BY {key}")]


MOVED = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Day | Moment) and (table.name, column.name) not in BIRTHS
]
DERIVED = {("customer", "birthday"), ("customer", "lunar_birthday"), ("setting", "value")}
WRITTEN_IN = {("follow_up", "clock"), ("follow_up", "repeats")}
JOURNAL = {("action", "seal"), ("action", "previous_seal"), ("change", "old"), ("change", "new")}


@pytest.mark.parametrize(("table", "name"), MOVED)
def test_every_day_and_moment_moves_by_the_same_days(
    both: tuple[Connection, Connection], table: str, name: str
) -> None:
    before, after = (column(db, table, name) for db in both)
    for old, new in zip(before, after, strict=True):
        if old is None:
            assert new is None
        elif len(old) == len("2026-11-20"):
            assert date.fromisoformat(new) - date.fromisoformat(old) == timedelta(DAYS)
        else:
            assert datetime.strptime(new, MOMENT) - datetime.strptime(old, MOMENT) == timedelta(DAYS)  # noqa: DTZ007 - both UTC


def test_nothing_else_changes(both: tuple[Connection, Connection]) -> None:
    for table in SQLModel.metadata.sorted_tables:
        for one in table.columns:
            place = (table.name, one.name)
            if place not in {*MOVED, *BIRTHS, *DERIVED, *JOURNAL, *WRITTEN_IN}:
                assert column(both[0], *place) == column(both[1], *place), place


def test_answers_and_repeated_tasks_keep_their_day(both: tuple[Connection, Connection]) -> None:
    """The turn of a clock is named after a day: it moves with the record that the clock is about."""
    known = (
        "SELECT f.clock, d.expires_on FROM follow_up f JOIN identity_document d ON f.clock LIKE 'paper|'||d.uid||'|%'"
    )
    for db in both:
        answered = db.execute(known).fetchall()
        assert answered
        assert all(clock.split("|")[2].startswith(f"{day}/") for clock, day in answered)
    (first,) = both[1].execute("SELECT repeats FROM follow_up WHERE repeats LIKE '%WEEKLY%'").fetchone()
    moved = date(2026, 11, 23) + timedelta(DAYS)
    assert first == f"DTSTART:{moved:%Y%m%d} RRULE:FREQ=WEEKLY;BYDAY=MO"


def age_and_days_to_birthday(born: date, today: date) -> tuple[int, int]:
    """By the calendar: how old somebody is, and in how many days the next birthday comes."""
    coming = min(day for year in (today.year, today.year + 1) if (day := born.replace(year=year)) >= today)
    return coming.year - born.year, (coming - today).days


def test_births_keep_the_age_and_the_days_until_the_birthday(both: tuple[Connection, Connection]) -> None:
    for table, name in sorted(BIRTHS):
        pairs = list(zip(*(column(db, table, name) for db in both), strict=True))
        assert any(old for old, _ in pairs)
        for old, new in pairs:
            if old is not None and not new.endswith("02-29"):
                kept = age_and_days_to_birthday(date.fromisoformat(old), START)
                assert age_and_days_to_birthday(date.fromisoformat(new), LATER) == kept


def test_birthdays_follow_from_the_moved_births(both: tuple[Connection, Connection]) -> None:
    born, birthdays = (column(both[1], "customer", name) for name in ("born_on", "birthday"))
    assert [(day or "")[5:] for day in born] == birthdays
    assert birthdays[column(both[1], "customer", "code").index("C-0073")] == "03-01"  # her birthday is today


def test_lunar_birthdays_are_as_many_days_ahead_as_before(both: tuple[Connection, Connection]) -> None:
    pairs = [pair for pair in zip(*(column(db, "customer", "lunar_birthday") for db in both), strict=True) if pair[0]]
    assert len(pairs) >= 8
    for old, new in pairs:
        ahead = [
            (lunar.next_birthday(int(text[:2]), int(text[3:]), today, "zh") - today).days
            for text, today in ((old, START), (new, LATER))
        ]
        assert ahead[0] == ahead[1]


def test_its_journal_holds_and_it_knows_its_day(both: tuple[Connection, Connection]) -> None:
    assert journal.verify(both[1]) is None
    sql = "SELECT value FROM setting WHERE key = 'sample.day'"
    assert both[1].execute(sql).fetchall() == [("2029-03-01",)]
    assert both[1].execute("PRAGMA foreign_key_check").fetchall() == []


def test_its_triggers_and_summary_are_as_in_the_sample(both: tuple[Connection, Connection]) -> None:
    shapes = [set(db.execute("SELECT type, name, sql FROM sqlite_master").fetchall()) for db in both]
    assert shapes[0] == shapes[1]
    due = [date.fromisoformat(day) if day else None for db in both for (day,) in db.execute(
        "SELECT next_due_on FROM customer_summary ORDER BY customer_rid")]  # fmt: skip
    half = len(due) // 2
    assert due[half:] == [day and day + timedelta(DAYS) for day in due[:half]]


FOUND = [
    ("nguyen", "C-0012"),
    ("Nguyễn", "C-0012"),
    ("hong hanh", "C-0012"),
    ("小明", "C-0031"),
    ("xm", "C-0031"),
    ("duc", "C-0107"),
    ("L-2231", "C-0107"),
    ("0012", "C-0012"),
    ("5107", "C-0107"),
    ("0044", "C-0044"),
    ("陈美玲", "C-0044"),
    ("[/bold]", "C-0141"),
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_customers_are_found_as_officers_look_for_them(copy: Path, text: str, code: str) -> None:
    reader = Reader(copy, None)
    found = [one.code for one in search.find(reader, text)]
    reader.close()
    assert code in found


def undo_all(desk: Desk, taken: list[str]) -> None:
    """Take back what was done until it is refused; `taken` gets the names."""
    while True:
        taken.append(desk.undo().name)


def test_all_that_was_done_can_be_undone_one_by_one(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    practice_copy(sample, path, LATER, BRANCH)
    desk = opening.open_to_write(path, None, Clock.on(LATER), "test")
    try:
        customers = desk.look(lambda reader: reader.value("SELECT count(*) FROM customer"))
        taken: list[str] = []
        with pytest.raises(Refused, match="Nothing to undo"):
            undo_all(desk, taken)
        assert len(taken) >= 20
        assert desk.look(lambda reader: reader.with_connection(journal.verify)) is None
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == customers
    finally:
        desk.close()


def test_the_time_of_day_stays_the_branchs_wherever_the_computer_is(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    here = timezone(timedelta(hours=-5))
    practice_copy(sample, path, START, here)
    db = sqlite.connect(str(path))
    (at,) = db.execute("SELECT max(at) FROM interaction WHERE text LIKE 'Wants 6.1%'").fetchone()
    db.close()
    assert at == "2026-11-18T20:10:00Z"
    local = datetime.strptime(at, MOMENT).replace(tzinfo=UTC).astimezone(here)
    assert (local.hour, local.minute) == (15, 10)


def test_it_goes_back_in_time_too(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    practice_copy(sample, path, date(2026, 2, 28), BRANCH)
    db = sqlite.connect(str(path))
    # three days after today there, as it was three days after today in the sample
    assert db.execute("SELECT matures_on FROM holding WHERE number = 'D-118'").fetchone() == ("2026-03-03",)
    assert journal.verify(db) is None
    db.close()


def test_what_was_answered_in_the_queue_stays_answered_on_another_day(sample: Path, tmp_path: Path) -> None:
    first, later = tmp_path / "first.sqlite", tmp_path / "later.sqlite"
    practice_copy(sample, first, START, BRANCH)
    desk = opening.open_to_write(first, None, Clock.on(START), "test")
    desk.keep_queue()
    papers = desk.look(queue.page_of_rule, "paper", 0, 50)
    desk.do_now("Done", "", answering.done, [papers[0].clock])
    desk.close()
    practice_copy(first, later, date(2026, 12, 11), BRANCH)
    desk = opening.open_to_write(later, None, Clock.on(date(2026, 12, 11)), "test")
    desk.keep_queue()
    assert [item.name for item in desk.look(queue.page_of_rule, "paper", 0, 50)] == [item.name for item in papers[1:]]
    desk.close()


def test_a_new_copy_in_place_of_an_old_one_leaves_nothing_of_it(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    for name in ("practice.sqlite", "practice.sqlite-wal", "practice.sqlite-shm"):
        (tmp_path / name).write_bytes(b"left over")
    practice_copy(sample, path, START, BRANCH)
    assert [left.name for left in tmp_path.iterdir()] == ["practice.sqlite"]
    db = sqlite.connect(str(path))
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_what_is_no_desk_is_refused_in_words(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_bytes(b"this is not a desk at all, only some bytes in a row" * 20)
    with pytest.raises(DeskFault):
        practice_copy(wrong, tmp_path / "practice.sqlite", START, BRANCH)
    assert not (tmp_path / "practice.sqlite").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_reads_what_is_practised(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "practice.sqlite"
    practice_copy(sample, path, LATER, BRANCH)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
