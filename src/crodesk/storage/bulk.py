"""Rows by the ten thousand, in or out, inside one transaction: what is derived is made anew at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from crodesk.storage import schema
from crodesk.storage.connection import Connection

MANY = 2000
"""From so many changed rows on it is quicker to make everything derived anew than to keep it in step."""

DERIVED_TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'journal\\_%' ESCAPE '\\'"
    " AND name NOT IN ('change_stays', 'change_is_kept', 'sealed_action_stays', 'sealed_action_is_kept')"
)


@contextmanager
def derived_at_the_end(db: Connection) -> Iterator[None]:
    """Put off search indexes and summaries until the block is done; the journal goes on row by row."""
    triggers = db.execute(DERIVED_TRIGGERS).fetchall()
    for name, _sql in triggers:
        db.execute(f"DROP TRIGGER {name}")
    yield
    schema.rebuild_derived(db)
    for _name, sql in triggers:
        db.execute(sql)


@contextmanager
def indexes_at_the_end(db: Connection, table: str) -> Iterator[None]:
    """Put off the indexes of a table until the block is done; one that grows many times over is sooner done so."""
    made = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall()
    for name, _sql in made:
        db.execute(f"DROP INDEX {name}")
    yield
    for _name, sql in made:
        db.execute(sql)
