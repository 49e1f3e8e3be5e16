"""The triggers that write the journal, made from the tables' own metadata."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from crodesk.storage import tables
from crodesk.storage.journal import delete_trigger_name, insert_trigger_name

UNJOURNALED = {tables.Action, tables.Change, tables.JournalContext, tables.Draft, tables.OwnKey}
"""The journal itself; drafts: text that is no record yet, rewritten at every pause of the typist; and the desk's own
keys, which no undo may take away."""


def journaled_tables() -> list[sa.Table]:
    """Return every table whose changes are journaled, parents before children."""
    left_out = {model.__table__ for model in UNJOURNALED}  # type: ignore[attr-defined]  # set by the mapper
    return [table for table in SQLModel.metadata.sorted_tables if table not in left_out]


def trigger_statements() -> list[str]:
    """Return the SQL of all journal triggers."""
    return [sql for table in journaled_tables() for sql in _of_table(table)] + APPEND_ONLY


def _of_table(table: sa.Table) -> list[str]:
    names = [column.name for column in table.columns]
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in names)
    return [
        _trigger(
            table.name, insert_trigger_name(table.name), "INSERT", "NEW.rid", "'I', NULL, " + _image("NEW", names)
        ),
        _trigger(
            table.name,
            f"journal_{table.name}_update",
            "UPDATE",
            "NEW.rid",
            f"'U', {_difference('OLD', names)}, {_difference('NEW', names)}",
            f"WHEN {changed}",
        ),
        _trigger(
            table.name, delete_trigger_name(table.name), "DELETE", "OLD.rid", f"'D', {_image('OLD', names)}, NULL"
        ),
    ]


def _trigger(table: str, name: str, event: str, row: str, values: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN"
        f" INSERT INTO change (action, table_name, row, operation, old, new)"
        f" SELECT action, '{table}', {row}, {values} FROM journal_context; END"
    )


def _image(row: str, names: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.{name}" for name in names) + ")"


def _difference(row: str, names: list[str]) -> str:
    """Return SQL for the columns that an update changed, as one JSON object."""
    parts = " UNION ALL ".join(
        f"SELECT '{name}' AS k, {row}.{name} AS v WHERE NEW.{name} IS NOT OLD.{name}" for name in names
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"


APPEND_ONLY = [
    "CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER change_is_kept BEFORE DELETE ON change"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER sealed_action_stays BEFORE UPDATE ON action WHEN OLD.seal <> ''"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER sealed_action_is_kept BEFORE DELETE ON action WHEN OLD.seal <> ''"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
]
"""What nobody may do to the journal, by SQLite's own guard."""
