"""The shape of a fresh file: tables from the models, then everything derived from them."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from crodesk.storage import journal_triggers, loan_state, queue, search, summary, tables  # noqa: F401 - tables fill the metadata
from crodesk.storage.connection import APPLICATION_ID, SCHEMA_VERSION, Connection


def create(db: Connection) -> None:
    """Make all tables, indexes and triggers in an empty file, in one transaction."""
    db.execute("BEGIN IMMEDIATE")
    for statement in statements():
        db.execute(statement)
    db.execute("INSERT INTO journal_context (action) VALUES (0)")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute("COMMIT")


def statements() -> list[str]:
    """Return the SQL of a fresh file, in order."""
    return [*model_statements(), *derived_statements()]


def derived_statements() -> list[str]:
    """Return the SQL of everything that follows from the tables and can be made anew: indexes, summaries, triggers."""
    return [*search.TABLES, *summary.table_statements(), *queue.TABLES, *loan_state.TABLES, *trigger_statements()]


def derived_drops() -> list[str]:
    """Return the SQL that drops the derived tables and views."""
    return [*search.DROPS, *summary.DROPS, *queue.DROPS, *loan_state.DROPS]


def trigger_statements() -> list[str]:
    """Return the SQL of every trigger."""
    return [
        *journal_triggers.trigger_statements(),
        *search.trigger_statements(),
        *summary.trigger_statements(),
        *queue.trigger_statements(),
        *loan_state.trigger_statements(),
    ]


def model_statements() -> list[str]:
    """Return the SQL of the tables and their indexes, compiled from the models."""
    dialect = sqlite.dialect()
    created: list[str] = []
    for table in SQLModel.metadata.sorted_tables:
        created.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        created.extend(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return created


def rebuild_derived(db: Connection) -> None:
    """Make search indexes and summaries anew from the tables, inside the running transaction."""
    for statement in [
        *search.rebuild_statements(),
        *summary.rebuild_statements(),
        queue.TOUCH_ALL,
        loan_state.TOUCH_ALL,
    ]:
        db.execute(statement)
