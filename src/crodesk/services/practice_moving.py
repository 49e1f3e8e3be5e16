"""Moving every day and moment that a practice desk holds, its journal with them.

The journal moves row images and all, and is sealed anew: what was done in the sample can be undone in the copy. Days
that are told in the words of a note stay as they are.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from crodesk.services.practice_shift import Shift
from crodesk.storage import journal, loan_state, packing, queue, summary, tables  # noqa: F401 - tables fill the metadata
from crodesk.storage.columns import MOMENT, Day, Moment
from crodesk.storage.connection import Connection

SAMPLE_DAY = "sample.day"
"""The setting that says which day the sample is dated to."""

WRITTEN = {"clock", "repeats"}
"""Columns whose text has days inside."""

BIRTHS = {("customer", "born_on"), ("relation", "person_born_on")}
"""The columns that hold birth dates."""


def move(db: Connection, shift: Shift) -> None:
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
    derived = [*summary.rebuild_statements(), queue.TOUCH_ALL, loan_state.TOUCH_ALL]
    for sql in [*derived, *(sql for _, sql in triggers)]:
        db.execute(sql)
    db.execute("COMMIT")


def sample_day(db: Connection) -> date:
    """Return the day to which a practice desk is dated."""
    (value,) = db.execute("SELECT value FROM setting WHERE key = ?", (SAMPLE_DAY,)).fetchone()
    return date.fromisoformat(value)


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
