"""A practice desk: a copy of the sample with all its days moved, so that it is today there too.

Every day and moment of every table moves by the same number of days. Birth dates move so that the sense of them stays:
whoever had a birthday in three days has one in three days, and is as old as before; since years differ in length, that
is a day more or less (and no lunar birthday falls into a leap month). Moments also keep the branch's time of day on
this computer's clock: a call at nine in the morning is shown at nine, wherever the computer stands. Days that are told
in the words of a note stay as they are.

The journal moves as well, row images and all, and is sealed anew: what was done in the sample can be undone in the
copy. A practice desk of an earlier day moves on the same way, with all that was practised in it.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from crodesk.domain import lunar
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.storage import journal, packing, queue, summary, tables  # noqa: F401 - tables fill the metadata
from crodesk.storage.columns import MOMENT, Day, Moment
from crodesk.storage.connection import Connection, connect
from crodesk.storage.faults import explained

SAMPLE_DAY = "sample.day"
"""The setting that says which day the sample is dated to."""

BRANCH_HOURS = 7
"""The sample's branch keeps UTC+7, without summer time."""
BRANCH = timezone(timedelta(hours=BRANCH_HOURS))

CALENDAR = "zh"
"""Those in the sample who keep a lunar birthday keep it by the Chinese calendar."""

WRITTEN = {"clock", "repeats"}
"""Columns whose text has days inside."""
_WRITTEN_DAY = re.compile(
    r"(?<![0-9a-z])(?:[12][0-9]{3}-[01][0-9]-[0-3][0-9]|[12][0-9]{3}[01][0-9][0-3][0-9])(?![0-9a-z])"
)

BIRTHS = {("customer", "born_on"), ("relation", "person_born_on")}
"""The columns that hold birth dates."""


def practice_copy(sample: Path, target: Path, today: date, zone: tzinfo | None = None) -> None:
    """Copy the sample to `target`, whole or not at all, and move it to `today`.

    `zone` is where the computer stands; its own setting when not given. Raises `DeskFault` when it can't be written.
    """
    _moved_copy(sample, target, lambda start: Shift(start, today, zone))


def moved_on(earlier: Path, target: Path, today: date) -> None:
    """Copy a practice desk that nobody has open to `target`, whole or not at all, and move it on to `today`."""
    _moved_copy(earlier, target, lambda start: Shift(start, today, BRANCH))


def _moved_copy(source: Path, target: Path, shift: Callable[[date], "Shift"]) -> None:
    part = target.with_name(target.name + ".part")
    with explained(target):
        _copy(source, part)
        db = connect(part, None)
        try:
            _check_shape(db)
            _move(db, shift(_sample_day(db)))
            db.execute("PRAGMA journal_mode = WAL")
        finally:
            db.close()
        for left_over in ("-wal", "-shm"):  # of an older copy: SQLite would play them into the new one
            target.with_name(target.name + left_over).unlink(missing_ok=True)
        part.replace(target)


def _copy(source: Path, target: Path) -> None:
    """Copy a desk as one file, with what still stands in its log."""
    if not source.with_name(f"{source.name}-wal").exists():
        shutil.copyfile(source, target)
        return
    target.unlink(missing_ok=True)
    db = connect(source, None)
    try:
        db.execute("VACUUM INTO ?", (str(target),))
    finally:
        db.close()


def _check_shape(db: Connection) -> None:
    """Refuse a desk whose tables are not ours: one that crodesk made between two versions."""
    for table in SQLModel.metadata.sorted_tables:
        if set(journal.columns(db, table.name)) != {column.name for column in table.columns}:
            raise DeskFault(N_("It was made by another version of crodesk. Nothing was changed."))


def _move(db: Connection, shift: "Shift") -> None:
    """Move everything in one transaction; triggers rest meanwhile, and the summary is made anew."""
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    db.execute("BEGIN IMMEDIATE")
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    runs = _whole_runs(db)
    _move_days(db, shift)
    _move_births(db, shift)
    _move_written(db, shift)
    db.execute("UPDATE setting SET value = ? WHERE key = ?", (shift.today.isoformat(), SAMPLE_DAY))
    _move_journal(db, shift, runs)
    for sql in [*summary.rebuild_statements(), queue.TOUCH_ALL, *(sql for _, sql in triggers)]:
        db.execute(sql)
    db.execute("COMMIT")


def _sample_day(db: Connection) -> date:
    (value,) = db.execute("SELECT value FROM setting WHERE key = ?", (SAMPLE_DAY,)).fetchone()
    return date.fromisoformat(value)


class Shift:
    """How far everything moves."""

    def __init__(self, start: date, today: date, zone: tzinfo | None) -> None:
        self.start, self.today = start, today
        self.days = (today - start).days
        noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        here = noon.astimezone(zone).utcoffset() or timedelta()
        self.minutes = BRANCH_HOURS * 60 - int(here.total_seconds()) // 60
        """By how much moments move besides, so that the time of day stays."""

    def day(self, value: date) -> date:
        """Return a day moved."""
        return value + timedelta(self.days)

    def moment(self, value: datetime) -> datetime:
        """Return a moment moved."""
        return value + timedelta(self.days, minutes=self.minutes)

    def written(self, text: str) -> str:
        """Return a text with the days inside it moved."""
        return _WRITTEN_DAY.sub(lambda found: self._written(found[0]), text)

    def _written(self, text: str) -> str:
        try:
            moved = self.day(date.fromisoformat(text))
        except ValueError:  # it only looks like one
            return text
        return moved.isoformat() if "-" in text else f"{moved:%Y%m%d}"

    def birth(self, born: date) -> date:
        """Return a birth date moved so that the age and the days until the next birthday stay."""
        this_year = _in_year(born, self.start.year)
        coming = this_year if this_year >= self.start else _in_year(born, self.start.year + 1)
        moved = self.day(coming)
        return _in_year(moved, moved.year - coming.year + born.year)

    def lunar(self, birthday: str) -> str:
        """Return a lunar birthday, kept as `MM-DD`, that is as many days ahead as before."""
        try:
            month, day = (int(part) for part in birthday.split("-"))
        except ValueError:  # somebody wrote something else there
            return birthday
        moved = lunar.to_lunar(self.day(lunar.next_birthday(month, day, self.start, CALENDAR)), CALENDAR)
        return f"{moved.month:02}-{moved.day:02}"


def _in_year(day: date, year: int) -> date:
    """Return the same day of another year; 28 February for a 29th where the year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table that hold days and moments."""

    days: frozenset[str]
    moments: frozenset[str]
    births: frozenset[str]


def _columns(table: sa.Table) -> _Columns:
    days = {column.name for column in table.columns if isinstance(column.type, Day)}
    births = {name for name in days if (table.name, name) in BIRTHS}
    moments = {column.name for column in table.columns if isinstance(column.type, Moment)}
    return _Columns(frozenset(days - births), frozenset(moments), frozenset(births))


def _move_days(db: Connection, shift: Shift) -> None:
    """Move all days and moments but the birth dates, a statement a table."""
    for table in SQLModel.metadata.sorted_tables:
        columns = _columns(table)
        sets = [f"{name} = date({name}, '{shift.days:+} days')" for name in sorted(columns.days)]
        sets += [
            f"{name} = strftime('{MOMENT}', {name}, '{shift.days:+} days', '{shift.minutes:+} minutes')"
            for name in sorted(columns.moments)
        ]
        if sets:
            db.execute(f"UPDATE {table.name} SET {', '.join(sets)}")  # noqa: S608 - names from our metadata


def _move_births(db: Connection, shift: Shift) -> None:
    """Move birth dates, and the birthdays that follow from them."""
    for rid, born, kept in db.execute("SELECT rid, born_on, lunar_birthday FROM customer").fetchall():
        image = _moved({"born_on": born, "birthday": "", "lunar_birthday": kept}, "customer", shift)
        db.execute(
            "UPDATE customer SET born_on = ?, birthday = ?, lunar_birthday = ? WHERE rid = ?", (*image.values(), rid)
        )
    known = "SELECT rid, person_born_on FROM relation WHERE person_born_on IS NOT NULL"
    for rid, born in db.execute(known).fetchall():
        image = _moved({"person_born_on": born}, "relation", shift)
        db.execute("UPDATE relation SET person_born_on = ? WHERE rid = ?", (image["person_born_on"], rid))


def _move_written(db: Connection, shift: Shift) -> None:
    """Move the days that are written inside of a text: which turn of a clock was answered, since when a task comes."""
    known = "SELECT rid, clock, repeats FROM follow_up WHERE clock IS NOT NULL OR repeats <> ''"
    for rid, clock, repeats in db.execute(known).fetchall():
        moved = (clock and shift.written(clock), shift.written(repeats), rid)
        db.execute("UPDATE follow_up SET clock = ?, repeats = ? WHERE rid = ?", moved)


def _whole_runs(db: Connection) -> list[tuple[int, str, int, int]]:
    """Return the runs of rows brought in together that are still as they came in, and so can be taken back."""
    runs = db.execute("SELECT seq, table_name, row, last_row, new FROM change WHERE operation = 'B'").fetchall()
    return [tuple(run[:4]) for run in runs if journal.run_digest(db, *run[1:4]) == run[4]]


def _move_journal(db: Connection, shift: Shift, runs: list[tuple[int, str, int, int]]) -> None:
    """Move what the row images say, and seal every action anew, the oldest first."""
    images = db.execute("SELECT seq, table_name, old, new FROM change WHERE operation NOT IN ('B', 'R')").fetchall()
    for seq, table, *both in images:
        old, new = (image and _text(_moved(json.loads(image), table, shift)) for image in both)
        db.execute("UPDATE change SET old = ?, new = ? WHERE seq = ?", (old, new, seq))
    for seq, table, packed in db.execute("SELECT seq, table_name, old FROM change WHERE operation = 'R'").fetchall():
        if packing.referred(packed) is not None:
            continue
        rows = [_moved(image, table, shift) for image in packing.unpack(packed)]
        old = packing.pack(list(rows[0]), [list(row.values()) for row in rows])
        db.execute("UPDATE change SET old = ? WHERE seq = ?", (old, seq))
    for seq, table, first, last in runs:
        db.execute("UPDATE change SET new = ? WHERE seq = ?", (journal.run_digest(db, table, first, last), seq))
    for (action,) in db.execute("SELECT rid FROM action ORDER BY rid").fetchall():
        journal.seal(db, action)


def _text(image: dict[str, Any]) -> str:
    """Return an image as SQLite writes it."""
    return json.dumps(image, ensure_ascii=False, separators=(",", ":"))


def _moved(image: dict[str, Any], table: str, shift: Shift) -> dict[str, Any]:
    """Return the columns of a row with their days moved."""
    return image | dict(_changes(image, _columns(SQLModel.metadata.tables[table]), shift))


def _changes(image: dict[str, Any], columns: _Columns, shift: Shift) -> Iterator[tuple[str, str]]:
    for name, value in image.items():
        if not value:
            continue
        if name in columns.days:
            yield name, shift.day(date.fromisoformat(value)).isoformat()
        elif name in columns.moments:
            moment = datetime.strptime(value, MOMENT).replace(tzinfo=UTC)
            yield name, shift.moment(moment).strftime(MOMENT)
        elif name in columns.births:
            yield name, shift.birth(date.fromisoformat(value)).isoformat()
        elif name == "lunar_birthday":
            yield name, shift.lunar(value)
        elif name in WRITTEN:
            yield name, shift.written(value)
    if image.get("born_on") and "birthday" in image:
        yield "birthday", shift.birth(date.fromisoformat(image["born_on"])).isoformat()[5:]
