"""Taking actions back, and bringing them again: both are actions of their own."""

import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import groupby, islice
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.storage import bulk, journal
from crodesk.storage.connection import Connection
from crodesk.storage.journal import ActionLine, columns, run_digest
from crodesk.storage.packing import Image

LINES = """
SELECT a.rid, a.at, a.who, a.name, a.subject, a.undoes,
       (SELECT count(*) FROM action u WHERE u.root = a.rid AND u.rid <> a.rid) % 2
FROM action a
"""
"""Actions with whether they are taken back: an undo or redo adds one link to the chain of its root."""

LOOKED = N_("Looked for early warnings")
MONTH_END = N_("Kept the debt groups of a month end")
BY_ITSELF = (LOOKED, MONTH_END)
"""Actions that the desk does by itself: they can be picked from the history; the next undo or redo passes over them."""
_OFFICERS = f"name NOT IN ({', '.join(repr(name) for name in BY_ITSELF)})"

CHUNK = 5000
"""Changes held in memory at a time."""
FEW = 100
"""More rows than these come back as runs."""

CHANGED_SINCE = N_("“{name}” can't be undone: {table} {row} was changed since. Nothing was changed.")


FROZEN = """
SELECT 1 FROM change c JOIN decision_snapshot s ON s.rid = c.row
WHERE c.action = ? AND c.table_name = 'decision_snapshot' AND c.operation = 'I' AND s.decisive
AND NOT EXISTS (SELECT 1 FROM change h WHERE h.action = c.action AND h.table_name = 'hand_over') LIMIT 1
"""
"""Whether an action wrote down a decision: it stays, and a new application follows it. One that came with a hand-over
was written down elsewhere, and goes with it."""
IS_DECISION = N_("“{name}” is a decision: it stays as written. A new application can follow. Nothing was changed.")


def history(db: Connection, limit: int, before: int | None = None) -> list[ActionLine]:
    """Return the newest actions first; `before` pages on from an action number."""
    rows = db.execute(f"{LINES} WHERE a.rid < ? ORDER BY a.rid DESC LIMIT ?", (before or 1 << 62, limit))
    return [_line(row) for row in rows.fetchall()]


def last_done(db: Connection) -> ActionLine | None:
    """Return the newest action of the officer's that is in force."""
    in_force = "a.undoes IS NULL AND (SELECT count(*) FROM action u WHERE u.root = a.rid) % 2 = 1"
    return _first(db, f"WHERE {in_force} AND a.{_OFFICERS}")


def last_undone(db: Connection) -> ActionLine | None:
    """Return the root of the newest undo that still holds, unless something was done after it."""
    row = db.execute(f"SELECT root, undoes FROM action WHERE {_OFFICERS} ORDER BY rid DESC LIMIT 1").fetchone()
    if row is None or row[1] is None:
        return None
    return _first(
        db,
        "WHERE a.rid = (SELECT root FROM action u WHERE u.undoes IS NOT NULL"
        " AND (SELECT count(*) FROM action v WHERE v.root = u.root) % 2 = 0"
        f" AND u.rid > (SELECT max(rid) FROM action WHERE undoes IS NULL AND {_OFFICERS}) ORDER BY u.rid DESC LIMIT 1)",
    )


def _line(row: tuple[Any, ...]) -> ActionLine:
    rid, at, who, name, subject, undoes, undone = row
    return ActionLine(rid, at, who, name, subject, undoes, undone=bool(undone))


def _first(db: Connection, where: str) -> ActionLine | None:
    row = db.execute(f"{LINES} {where} ORDER BY a.rid DESC LIMIT 1").fetchone()
    return _line(row) if row else None


def find(db: Connection, rid: int) -> ActionLine:
    """Return one action of the officer's by its number, or refuse."""
    line = _first(db, f"WHERE a.rid = {int(rid)}")
    if line is None:
        raise Refused(N_("There is no action {rid} in the history. Nothing was changed."), rid=rid)
    return find(db, _root(db, rid)) if line.undoes is not None else line


def _root(db: Connection, rid: int) -> int:
    (root,) = db.execute("SELECT root FROM action WHERE rid = ?", (rid,)).fetchone()
    return int(root)


def top_of_chain(db: Connection, root: int) -> int:
    """Return the newest link of an action's chain of undo and redo: the one to be taken back next."""
    (rid,) = db.execute("SELECT max(rid) FROM action WHERE root = ?", (root,)).fetchone()
    return int(rid)


def take_back(db: Connection, action: int, name: str) -> None:
    """Apply the changes of an action backwards, inside a running action; refuse when a row was changed since."""
    if db.execute(FROZEN, (action,)).fetchone():
        raise Refused(IS_DECISION, name=name)
    db.execute("PRAGMA defer_foreign_keys = ON")
    (rows,) = db.execute(
        "SELECT coalesce(sum(coalesce(last_row, row) - row + 1), 0) FROM change WHERE action = ?", (action,)
    ).fetchone()
    with bulk.derived_at_the_end(db) if rows > bulk.MANY else nullcontext():
        changes = db.execute(
            "SELECT table_name, operation, row, last_row, old, new FROM change WHERE action = ? ORDER BY seq DESC",
            (action,),
        )
        for (table, operation), group in groupby(changes, key=lambda change: change[:2]):
            if operation == "R":
                _insert_runs(db, table, (journal.removed(db, change[4]) for change in group))
            while chunk := list(islice(group, CHUNK)):
                _invert(db, table, operation, chunk, name)


def _invert(db: Connection, table: str, operation: str, changes: list[tuple[Any, ...]], name: str) -> None:
    """Take back some changes of one kind to one table, newest first."""
    if operation == "D" and len(changes) > FEW:
        _insert_runs(db, table, [[json.loads(change[4]) for change in changes]])
        return
    for _table, _operation, row, last_row, old, new in changes:
        try:
            _invert_one(db, table, row, last_row, operation, old, new)
        except (_Changed, sqlite.IntegrityError) as error:
            raise Refused(CHANGED_SINCE, name=name, table=table, row=row) from error


class _Changed(Exception):
    """A row is no longer as the action left it."""


def _invert_one(db: Connection, table: str, row: int, last_row: int | None, operation: str, old: str, new: str) -> None:
    if operation == "I":
        _delete_row(db, table, row, json.loads(new))
    elif operation == "U":
        _restore_columns(db, table, row, json.loads(old), json.loads(new))
    elif operation == "D":
        _insert_row(db, table, json.loads(old))
    else:
        _delete_run(db, table, row, last_row or row, new)


def _delete_row(db: Connection, table: str, row: int, image: Image) -> None:
    if _read(db, table, row, _lasting(image)) != {name: image[name] for name in _lasting(image)}:
        raise _Changed
    db.execute(f"DELETE FROM {table} WHERE rid = ?", (row,))


def _delete_run(db: Connection, table: str, first: int, last: int, digest: str) -> None:
    if run_digest(db, table, first, last) != digest:
        raise _Changed
    journal.record_removal(db, table, first, last)
    with journal.silent_deletes(db, table):
        db.execute(f"DELETE FROM {table} WHERE rid BETWEEN ? AND ?", (first, last))


def _insert_runs(db: Connection, table: str, batches: Iterable[list[Image]]) -> None:
    """Bring back many rows, a batch in memory at a time; they are journaled as the runs that they are."""
    rids: list[int] = []
    with journal.silent_inserts(db, table):
        for images in batches:
            names = list(images[0])
            db.executemany(_insertion(table, names), (tuple(image[name] for name in names) for image in images))
            rids += [int(image["rid"]) for image in images]
    for first, last in _runs(sorted(rids)):
        journal.record_run(db, table, first, last)


def _runs(rids: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow one another."""
    first = last = rids[0]
    for rid in rids[1:]:
        if rid != last + 1:
            yield first, last
            first = rid
        last = rid
    yield first, last


def _insertion(table: str, names: list[str]) -> str:
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"


def _insert_row(db: Connection, table: str, image: Image) -> None:
    names = list(image)
    db.execute(_insertion(table, names), tuple(image.values()))


def _restore_columns(db: Connection, table: str, row: int, old: Image, new: Image) -> None:
    """Put the old values back where the new ones still stand; the version goes on counting."""
    names = _lasting(new)
    if _read(db, table, row, names) != {name: new[name] for name in names}:
        raise _Changed
    sets = ", ".join([*(f"{name} = ?" for name in names), "version = version + 1"])
    sql = f"UPDATE {table} SET {sets} WHERE rid = ?"
    db.execute(sql, (*(old[name] for name in names), row))


def _lasting(image: Image) -> list[str]:
    """Return the columns that say whether a row is as it was: all but the count of its changes."""
    return [name for name in image if name != "version"]


def _read(db: Connection, table: str, row: int, names: list[str]) -> Image | None:
    known = set(columns(db, table))
    if not known.issuperset(names):
        raise _Changed
    cells = db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE rid = ?", (row,)).fetchone()
    return dict(zip(names, cells, strict=True)) if cells else None
