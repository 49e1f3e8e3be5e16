"""The journal: every change of every kept table, written by triggers, grouped into named actions, sealed in a chain.

An undo is an action of its own that applies the changes of another one backwards; nothing in the journal is ever
altered or removed. A run of rows inserted in bulk is journaled by its first and last row and a digest: to take it back
one needs to know which rows they were and that they are still as they came in. A run that is taken back is journaled by
its images, many rows packed together.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.storage import packing
from crodesk.storage.connection import Connection

OUTSIDE = 0
"""The action number of changes made by another program."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as the history shows it."""

    rid: int
    at: str
    who: str
    name: str
    subject: str
    undoes: int | None
    undone: bool
    """Whether its changes are taken back at present."""


_BEGIN = """
INSERT INTO action (rid, root, at, who, name, subject, undoes)
SELECT own.rid, coalesce((SELECT root FROM action WHERE rid = ?), own.rid), ?, ?, ?, ?, ?
FROM (SELECT coalesce(max(rid), 0) + 1 AS rid FROM action) own
"""
# Written down once, with the action that it leads back to: itself, or the first one of a chain of undoing.
_ACTION = "rid, at, who, name, subject, undoes, root"
_SEALED = f"""
SELECT {_ACTION}, coalesce((SELECT seal FROM action b WHERE b.rid < a.rid ORDER BY b.rid DESC LIMIT 1), '')
FROM action a WHERE rid = ?
"""
_CHANGES = "SELECT seq, table_name, row, last_row, operation, old, new FROM change WHERE action = ? ORDER BY seq"


def begin(db: Connection, at: datetime, who: str, name: str, subject: str = "", undoes: int | None = None) -> int:
    """Open an action inside the running transaction; what triggers write from now on belongs to it."""
    cursor = db.execute(_BEGIN, (undoes, at.strftime("%Y-%m-%dT%H:%M:%SZ"), who, name, subject, undoes))
    rid = int(cursor.lastrowid)
    db.execute("UPDATE journal_context SET action = ?", (rid,))
    return rid


def describe(db: Connection, rid: int, subject: str) -> None:
    """Say what an open action turned out to be about."""
    db.execute("UPDATE action SET subject = ? WHERE rid = ?", (subject, rid))


def seal(db: Connection, rid: int) -> bool:
    """Close an action: chain it to the one before; an action that changed nothing is dropped and `False` returned."""
    db.execute("UPDATE journal_context SET action = ?", (OUTSIDE,))
    changes = db.execute(_CHANGES, (rid,))
    first = changes.fetchone()
    if first is None:
        db.execute("DELETE FROM action WHERE rid = ?", (rid,))
        return False
    *action, previous = db.execute(_SEALED, (rid,)).fetchone()
    seal = _digest(tuple(action), chain((first,), changes), previous)
    db.execute("UPDATE action SET previous_seal = ?, seal = ? WHERE rid = ?", (previous, seal, rid))
    return True


def _digest(action: object, changes: Iterable[object], previous: str) -> str:
    """Return the seal of an action over the previous seal, its own words and all its changes."""
    digest = hashlib.sha256(previous.encode())
    digest.update(_text(action))
    for change in changes:
        digest.update(_text(change))
    return digest.hexdigest()


def _text(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode()


@contextmanager
def bulk(db: Connection, table: str) -> Iterator[None]:
    """Journal all rows that the block inserts into `table` as one run; the block must not change or delete others.

    Rows get numbers above all that were ever used, so the run is contiguous.
    """
    first = next_row(db, table)
    with silent_inserts(db, table):
        yield
    (last,) = db.execute(f"SELECT max(rid) FROM {table}").fetchone()
    if last is not None and last >= first:
        record_run(db, table, first, last)


def silent_inserts(db: Connection, table: str) -> AbstractContextManager[None]:
    """Journal no insert into `table` inside the block; whoever asks for this records the runs."""
    return _silent(db, insert_trigger_name(table))


def silent_deletes(db: Connection, table: str) -> AbstractContextManager[None]:
    """Journal no delete from `table` inside the block; whoever asks for this records the runs before."""
    return _silent(db, delete_trigger_name(table))


@contextmanager
def _silent(db: Connection, name: str) -> Iterator[None]:
    (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)).fetchone()
    db.execute(f"DROP TRIGGER {name}")
    yield
    db.execute(trigger)


def record_run(db: Connection, table: str, first: int, last: int) -> None:
    """Journal rows that are there now as one run that came in together."""
    db.execute(
        "INSERT INTO change (action, table_name, row, last_row, operation, new)"
        " SELECT action, ?, ?, ?, 'B', ? FROM journal_context",
        (table, first, last, run_digest(db, table, first, last)),
    )


def record_removal(db: Connection, table: str, first: int, last: int) -> None:
    """Journal the images of rows that are there now and are removed together."""
    names = columns(db, table)
    rows = f"SELECT {', '.join(names)} FROM {table} WHERE rid BETWEEN ? AND ? ORDER BY rid"
    for start in range(first, last + 1, packing.ROWS):
        end = min(start + packing.ROWS - 1, last)
        packed = packing.pack(names, db.execute(rows, (start, end)).fetchall())
        db.execute(
            "INSERT INTO change (action, table_name, row, last_row, operation, old)"
            " SELECT action, ?, ?, ?, 'R', ? FROM journal_context",
            (table, start, end, _once(db, table, start, packed)),
        )


def _once(db: Connection, table: str, row: int, packed: str) -> str:
    """Return packed images, or where they are: what is undone, done again and undone again is kept once."""
    known = db.execute(
        "SELECT seq FROM change WHERE table_name = ? AND row = ? AND operation = 'R' AND old = ?", (table, row, packed)
    ).fetchone()
    return packing.reference(known[0]) if known else packed


def removed(db: Connection, packed: str) -> list[packing.Image]:
    """Return the images of a removed run."""
    seq = packing.referred(packed)
    if seq is not None:
        (packed,) = db.execute("SELECT old FROM change WHERE seq = ?", (seq,)).fetchone()
    return packing.unpack(packed)


def next_row(db: Connection, table: str) -> int:
    """Return the number that the next row of a table gets; numbers are never used twice."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) + 1 if row else 1


def columns(db: Connection, table: str) -> list[str]:
    """Return the names of a table's columns, in order."""
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def run_digest(db: Connection, table: str, first: int, last: int) -> str:
    """Return the SHA-256 of the images of a run of rows, without the count of their changes."""
    names = ", ".join(name for name in columns(db, table) if name != "version")
    digest = hashlib.sha256()
    for (image,) in db.execute(
        f"SELECT json_array({names}) FROM {table} WHERE rid BETWEEN ? AND ? ORDER BY rid",
        (first, last),
    ):
        digest.update(image.encode())
    return digest.hexdigest()


def insert_trigger_name(table: str) -> str:
    """Return the name of the trigger that journals inserts."""
    return f"journal_{table}_insert"


def delete_trigger_name(table: str) -> str:
    """Return the name of the trigger that journals deletes."""
    return f"journal_{table}_delete"


def verify(db: Connection) -> Problem | None:
    """Walk the chain; return `None` when it is whole, else the first bad place."""
    outside = db.execute("SELECT table_name, row FROM change WHERE action = ? LIMIT 1", (OUTSIDE,)).fetchone()
    if outside:
        table, row = outside
        return Problem("", N_("{table} row {row} was changed by another program"), {"table": table, "row": row})
    previous = ""
    sealed = db.execute(f"SELECT previous_seal, seal, {_ACTION} FROM action ORDER BY rid").fetchall()
    for stated_previous, stated, *action in sealed:
        rid = action[0]
        changes = db.execute(_CHANGES, (rid,))
        if stated_previous != previous or _digest(tuple(action), changes, previous) != stated:
            return Problem("", N_("the journal was altered at action {action}"), {"action": rid})
        previous = stated
    orphan = db.execute("SELECT action FROM change WHERE action NOT IN (SELECT rid FROM action) LIMIT 1").fetchone()
    return (
        Problem("", N_("changes of action {action} have lost their action"), {"action": orphan[0]}) if orphan else None
    )


def head(db: Connection) -> str:
    """Return the newest seal: what printed on a backup proves what was there."""
    row = db.execute("SELECT seal FROM action ORDER BY rid DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def sealed_at(db: Connection, seal: str) -> int | None:
    """Return the action that a seal, or the beginning of one, closed; `None` where there is none, or no single one."""
    found = db.execute("SELECT rid FROM action WHERE substr(seal, 1, ?) = ? LIMIT 2", (len(seal), seal)).fetchall()
    return int(found[0][0]) if seal and len(found) == 1 else None
