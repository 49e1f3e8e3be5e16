"""Writing the book into a plain SQLite file: rows first, then what follows from them, then the story, then packed."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crodesk.sample import answers, story
from crodesk.sample.book import Book, complete
from crodesk.sample.people import Person
from crodesk.storage import schema
from crodesk.storage.connection import Connection, prepare


def write(path: Path, book: Book, people: list[Person]) -> None:
    """Write the sample to `path`, in place of what is there, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    db = sqlite.connect(str(part), isolation_level=None)
    try:
        prepare(db, None)
        db.execute("PRAGMA page_size = 4096")
        db.execute("PRAGMA synchronous = OFF")
        schema.create(db)
        _fill(db, book, people)
        story.play(db, book, people)
        _pack(db)
    finally:
        db.close()
    part.replace(path)


def _fill(db: Connection, book: Book, people: list[Person]) -> None:
    """Put in the rows before the triggers: the book begins as it stands, without a history of its own."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA defer_foreign_keys = ON")
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    for table, rows in book.rows.items():
        story.insert(db, table, [complete(table, rid, row) for rid, row in enumerate(rows, 1)])
    schema.rebuild_derived(db)
    answers.give(db, book, people)
    schema.rebuild_derived(db)
    for statement in schema.trigger_statements():
        db.execute(statement)
    db.execute("COMMIT")


def _pack(db: Connection) -> None:
    """Make the file small, and the same however it came about."""
    indexes = db.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'"
    ).fetchall()
    for (index,) in indexes:
        db.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608 - our own names
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("VACUUM")
