"""A desk whose every text was written by somebody who means harm, past all cleaning, with another program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlite
from sqlmodel import SQLModel

from crodesk.storage import tables  # noqa: F401 - fills the metadata
from crodesk.storage.columns import Line, LongText
from tests.screens.looking import PAYLOADS
from tests.terminal.officer import desk_of

CUSTOMERS = "customer_rid <= 14"
"""Whose records are poisoned: two for each payload."""
MOST = 14
"""How many rows of a table that belongs to nobody."""
FINDS = "hostile"
"""The word by which these customers are found."""
MADE_HERE = {"text_search", "digits", "sort_key", "name_fold", "name_search", "person_digits", "seal", "previous_seal"}
"""Columns that are made of others, or that prove them; what is in them is never shown."""
NEEDED = {
    "draft": "(kind, subject, content, saved_at) VALUES ('note', '1:note', '{}', '2026-11-20T02:00:00Z')",
    "import_run": "(profile, paths, started_at, rows) VALUES ('book', 'a.csv', '2026-11-20T02:00:00Z', 1)",
    "source_record": "(profile, kind, key, content) VALUES ('book', 'cards', '1', '{}')",
}
"""A first row for tables that may be empty in the sample."""


def hostile_desk(folder: Path) -> Path:
    """Return the practice desk with a payload in every text of some rows of every table."""
    path = desk_of(folder)
    db = sqlite.connect(str(path), isolation_level=None)
    for name in [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()]:
        if "stays" in name or "is_kept" in name:
            db.execute(f"DROP TRIGGER {name}")
    for name, row in NEEDED.items():
        db.execute(f"INSERT INTO {name} {row}")
    for table in SQLModel.metadata.sorted_tables:
        if "rid" in table.columns:
            _poison(db, table)
    _poison_journal(db)
    db.execute(f"UPDATE customer SET name_search = '{FINDS}' WHERE rid <= {MOST}")
    db.close()
    return path


def _poison(db: sqlite.Connection, table: sa.Table) -> None:
    texts = [column.name for column in table.columns if _is_text(column) and column.name not in MADE_HERE]
    if not texts:
        return
    query = f"SELECT rid FROM {table.name} WHERE {_whose(table)} ORDER BY rid DESC LIMIT 60"
    for (rid,) in db.execute(query).fetchall():
        values = dict(_values(rid, texts))
        sets = ", ".join(f"{name} = :{name}" for name in values)
        db.execute(f"UPDATE {table.name} SET {sets} WHERE rid = :rid", values | {"rid": rid})


def _poison_journal(db: sqlite.Connection) -> None:
    """Poison what the journal says rows were changed from and to."""
    for seq, name, old, new in db.execute(
        "SELECT seq, table_name, old, new FROM change WHERE operation = 'U'"
    ).fetchall():
        texts = {column.name for column in SQLModel.metadata.tables[name].columns if _is_text(column)}
        images = [
            json.dumps({key: PAYLOADS[seq % len(PAYLOADS)] if key in texts else value for key, value in image.items()})
            for image in (json.loads(old), json.loads(new))
        ]
        db.execute("UPDATE change SET old = ?, new = ? WHERE seq = ?", (*images, seq))


def _values(rid: int, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what each column says: no two rows say the same, since some must not."""
    for at, name in enumerate(texts):
        yield name, f"{PAYLOADS[(rid + at) % len(PAYLOADS)]} {rid}"


def _is_text(column: sa.Column[object]) -> bool:
    return isinstance(column.type, (Line, LongText)) and column.computed is None


def _whose(table: sa.Table) -> str:
    """Return SQL that picks the rows to poison."""
    held = f"SELECT holding_rid FROM holding_role WHERE {CUSTOMERS}"
    ways = {
        "customer_rid": CUSTOMERS,
        "holding_rid": f"holding_rid IN ({held})",
        "case_rid": f"case_rid IN (SELECT rid FROM service_case WHERE {CUSTOMERS})",
    }
    found = [sql for column, sql in ways.items() if column in table.columns]
    if table.name == "holding":
        return f"rid IN ({held})"
    return found[0] if found else f"rid <= {MOST}"
