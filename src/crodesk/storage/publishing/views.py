"""The tables of all desks as one: a view a table, each row with the desk that it is of."""

from collections.abc import Sequence

import sqlalchemy as sa

from crodesk.storage.connection import SCHEMA_VERSION
from crodesk.storage.publishing.catalogue import LINES, SCHEMA
from crodesk.storage.publishing.shape import published_tables
from crodesk.storage.publishing.writing import do_all

OF_DESK = "desk_schema"
"""The column that names the schema of the desk; `published_desk` says whose that is."""


def drop(connection: sa.Connection) -> None:
    """Take the views away, so that the tables under them can change."""
    names = sa.inspect(connection).get_view_names(schema=SCHEMA)
    do_all(connection, [f'DROP VIEW IF EXISTS "{SCHEMA}"."{name}" CASCADE' for name in names])


def make(connection: sa.Connection) -> None:
    """Make the views over all desks whose copies have our schema; one of another schema comes when it is published."""
    current = sa.select(LINES.c.schema_name).where(LINES.c.schema_version == SCHEMA_VERSION)
    schemas = connection.scalars(current.order_by(LINES.c.schema_name)).all()
    do_all(connection, [_view(table, schemas) for table in published_tables()])


def _view(table: sa.Table, schemas: Sequence[str]) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    parts = (f'SELECT \'{schema}\'::text AS {OF_DESK}, {names} FROM "{schema}"."{table.name}"' for schema in schemas)
    return f'CREATE VIEW "{SCHEMA}"."{table.name}" AS {" UNION ALL ".join(parts)}'
