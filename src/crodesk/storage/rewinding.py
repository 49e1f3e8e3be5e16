"""Some tables as they were at a moment, for reads that ask what was known then: the journal run backwards.

Rows that are dated say themselves since when they hold. Others are simply changed, such as what a collateral is worth;
for those the journal knows what stood there. A table in memory takes the place of the real one for one connection, so
that every statement reads it without knowing.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from crodesk.storage import journal
from crodesk.storage.connection import Connection

OF_LOANS = {
    "collateral": "application_rid",
    "security_contract": "credit_contract_rid",
    "inspection": "holding_rid",
    "collection_measure": "holding_rid",
    "warning_signal": "holding_rid",
}
"""Tables that loans as of a past day are read from and that aren't dated in themselves, with what finds their rows."""

_LAST = "SELECT rid FROM action WHERE at < ? ORDER BY rid DESC LIMIT 1"
# Not the first one after it: a clock that once was ahead would have everything come later.
_CHANGES = """
SELECT table_name, operation, row, last_row, old FROM change
WHERE action > ? AND table_name IN (SELECT value FROM json_each(?)) ORDER BY seq DESC
"""
Change = tuple[str, int, int | None, str | None]
"""Operation, first row, last row of a run, and the image before."""


@contextmanager
def end_of(db: Connection, day: date, tables: dict[str, str] | None = None) -> Iterator[None]:
    """Let statements of a connection read `tables` as they stood at the end of a day; the file stays as it is."""
    wanted = OF_LOANS if tables is None else tables
    changes = _changes(db, _after(day), list(wanted))
    if not changes:
        yield
        return
    (locked,) = db.execute("PRAGMA query_only").fetchone()
    db.execute("PRAGMA query_only = OFF")
    try:
        for table, found in changes.items():
            _rewind(db, table, wanted[table], found)
        yield
    finally:
        for table in changes:
            db.execute(f"DROP TABLE IF EXISTS temp.{table}")
        db.execute(f"PRAGMA query_only = {locked}")


def _after(day: date) -> str:
    """Return the moment at which a day is over at the desk, as actions are dated."""
    midnight = datetime.combine(day + timedelta(days=1), time.min).astimezone()
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _changes(db: Connection, moment: str, tables: Sequence[str]) -> dict[str, list[Change]]:
    """Return by table what changed from a moment on, the newest first."""
    last = db.execute(_LAST, (moment,)).fetchone()
    found: dict[str, list[Change]] = defaultdict(list)
    for table, operation, row, until, old in db.execute(_CHANGES, (last[0] if last else 0, json.dumps(tables))):
        found[table].append((operation, row, until, old))
    return found


def _rewind(db: Connection, table: str, key: str, changes: Sequence[Change]) -> None:
    """Make the table in memory, and take back in it what changed."""
    db.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")
    db.execute(f"CREATE INDEX temp.past_{table} ON {table} ({key})")
    db.execute(f"CREATE UNIQUE INDEX temp.past_{table}_rid ON {table} (rid)")
    known = set(journal.columns(db, table))
    for operation, row, last, old in changes:
        if operation in ("I", "B"):
            db.execute(f"DELETE FROM temp.{table} WHERE rid BETWEEN ? AND ?", (row, last or row))
        elif operation == "U":
            _put_back(db, table, row, {name: cell for name, cell in json.loads(old or "{}").items() if name in known})
        else:
            images = [json.loads(old or "{}")] if operation == "D" else journal.removed(db, old or "")
            _insert(db, table, images, known)


def _put_back(db: Connection, table: str, row: int, cells: dict[str, Any]) -> None:
    places = ", ".join(f"{name} = ?" for name in cells)
    if places:
        db.execute(f"UPDATE temp.{table} SET {places} WHERE rid = ?", (*cells.values(), row))


def _insert(db: Connection, table: str, images: Sequence[dict[str, Any]], known: set[str]) -> None:
    for image in images:
        names = [name for name in image if name in known]
        marks = ", ".join("?" * len(names))
        cells = tuple(image[name] for name in names)
        db.execute(f"INSERT INTO temp.{table} ({', '.join(names)}) VALUES ({marks})", cells)
