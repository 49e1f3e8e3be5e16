"""Putting rows into a copy: by PostgreSQL's COPY, straight from the desk."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from crodesk.storage.columns import Day, Moment
from crodesk.storage.publishing.server import raw
from crodesk.storage.publishing.shape import key_of
from crodesk.storage.publishing.source import Cells, Span

BATCH = 5000
"""Rows of a load that are committed together: what a load that is killed has to do again at most."""

NAMES = ((sa.Boolean, "bool"), (sa.Integer, "int8"), (Day, "date"), (Moment, "timestamptz"))


def do_all(connection: sa.Connection, statements: Iterable[str], schema: str = "") -> None:
    """Run statements without values one after the other, sent together: a round trip each takes longer than they do.

    Names of tables without a schema are those of `schema`, to the end of the transaction.
    """
    before = [f'SET LOCAL search_path = "{schema}"'] if schema else []
    raw(connection).execute(";\n".join([*before, *statements]))


def copy(connection: sa.Connection, schema: str, table: sa.Table, rows: Iterable[Cells]) -> tuple[int, int]:
    """Add rows to a table of a copy; returns how many they were, and the number of the last one."""
    from psycopg import sql

    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(schema, table.name), names)
    count, last, key = 0, 0, [column.name for column in table.columns].index(key_of(table))
    with raw(connection).cursor() as cursor, cursor.copy(statement) as sink:
        sink.set_types([_name(column.type) for column in table.columns])
        for row in rows:
            sink.write_row(row)
            count, last = count + 1, row[key]
    return count, last


def _name(kind: sa.types.TypeEngine[Any]) -> str:
    """Return what PostgreSQL calls the type of a column there, so that a day is sent as a day."""
    return next((name for known, name in NAMES if isinstance(kind, known)), "text")


def copy_some(connection: sa.Connection, schema: str, table: sa.Table, rows: Iterable[Cells]) -> tuple[int, int]:
    """Add as many rows as are committed together; see `copy`."""
    return copy(connection, schema, table, islice(rows, BATCH))


def remove(connection: sa.Connection, schema: str, table: sa.Table, spans: Sequence[Span]) -> int:
    """Remove the rows whose numbers lie in spans; returns how many there were."""
    if not spans:
        return 0
    removed = connection.execute(
        sa.text(
            f'DELETE FROM "{schema}"."{table.name}" t'
            " USING unnest(cast(:firsts AS bigint[]), cast(:lasts AS bigint[])) AS span(first, last)"
            f" WHERE t.{key_of(table)} BETWEEN span.first AND span.last"
        ),
        {"firsts": [first for first, _last in spans], "lasts": [last for _first, last in spans]},
    )
    return int(removed.rowcount)
