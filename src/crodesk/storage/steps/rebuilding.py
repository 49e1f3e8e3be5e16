"""Giving a table another shape: SQLite can add columns at its end, but no constraint."""

from collections.abc import Sequence

from crodesk.storage.connection import Connection


def rebuild(db: Connection, table: str, created: str, indexes: Sequence[str]) -> None:
    """Make `table` anew by `created`, with its rows and without ever using a row's number twice.

    Columns that are new take their defaults; every column that was there must be there still.
    """
    kept = ", ".join(name for _place, name, *_rest in db.execute(f"PRAGMA table_info({table})"))
    (highest,) = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone() or (0,)
    db.execute(f"CREATE TEMP TABLE moving AS SELECT * FROM {table}")
    db.execute(f"DROP TABLE {table}")
    for statement in (created, *indexes):
        db.execute(statement)
    db.execute(f"INSERT INTO {table} ({kept}) SELECT {kept} FROM moving")
    db.execute("DROP TABLE moving")
    db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, highest))
