"""Bringing an older file up to date: one small function a version, a backup first, all in one transaction."""

from collections.abc import Callable, Sequence
from pathlib import Path

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.storage import schema
from crodesk.storage.connection import SCHEMA_VERSION, Connection
from crodesk.storage.faults import explained
from crodesk.storage.files import make_private
from crodesk.storage.steps import fifth, fourth, second, sixth, third

Step = Callable[[Connection], None]

STEPS: Sequence[Step] = (second.upgrade, third.upgrade, fourth.upgrade, fifth.upgrade, sixth.upgrade)
"""`STEPS[n]` turns a file of schema `n + 1` into one of `n + 2`; it changes tables and kept rows only."""


def upgrade(db: Connection, path: Path, steps: Sequence[Step] = STEPS, target: int = SCHEMA_VERSION) -> Path | None:
    """Run the steps that a file still needs; return the backup made before the first, or `None` when none was needed.

    Triggers, search indexes and summaries are dropped before the first step and made anew after the last, so that a
    step that rebuilds a table cannot lose them. All of it is one transaction: a failing step leaves the file as it was.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version >= target:
        return None
    backup = path.with_name(f"{path.name}.before-{target}")
    with explained(path):
        backup.unlink(missing_ok=True)
        make_private(backup)
        db.execute("VACUUM INTO ?", (str(backup),))
        _run(db, steps[version - 1 : target - 1], target)
    return backup


def _run(db: Connection, steps: Sequence[Step], version: int) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in _drops(db):
            db.execute(statement)
        for step in steps:
            step(db)
        for statement in schema.derived_statements():
            db.execute(statement)
        schema.rebuild_derived(db)
        _check_links(db, version)
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _check_links(db: Connection, version: int) -> None:
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise DeskFault(
            N_(
                "This desk can't be brought up to this crodesk: rows that point nowhere (schema {version})."
                " It is as it was. Keep it, and ask for help with what crodesk verify says."
            ),
            version=version,
        )


def _drops(db: Connection) -> list[str]:
    """Return the SQL that drops everything derived: triggers, search indexes, summaries."""
    triggers = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return [*(f"DROP TRIGGER {name}" for (name,) in triggers), *schema.derived_drops()]
