"""The tables of a copy: those of the models, in a schema of their own, with PostgreSQL's types for numbers and days."""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, ExecutableDDLElement
from sqlmodel import SQLModel

from crodesk.storage.columns import Day, Line, LongText, Moment
from crodesk.storage.journal_triggers import journaled_tables

DIALECT = sa.make_url("postgresql+psycopg://").get_dialect()()
JOURNAL = ("action", "change")
"""The tables that are only ever added to."""


def published_tables() -> list[sa.Table]:
    """Return the tables of a desk that a copy has: every journaled one, parents before children, and the journal."""
    return [*journaled_tables(), *(SQLModel.metadata.tables[name] for name in JOURNAL)]


def key_of(table: sa.Table) -> str:
    """Return the name of the column that numbers the rows of a table."""
    (column,) = table.primary_key.columns
    return column.name


@cache
def _copies() -> list[sa.Table]:
    """Return the tables of a copy, in the order of `published_tables`."""
    metadata = sa.MetaData()
    return [_copied(table, metadata) for table in published_tables()]


def _copied(table: sa.Table, metadata: sa.MetaData) -> sa.Table:
    copy = table.to_metadata(metadata)
    for column in copy.columns:
        column.type = _type(column.type)
        column.server_default = None  # nobody adds rows there but us; the defaults are SQLite's
        column.autoincrement = False
    for constraint in copy.foreign_key_constraints:
        constraint.deferrable, constraint.initially = True, "DEFERRED"
    for index in copy.indexes:
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return copy


def _type(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    """Return PostgreSQL's type for a column: money and numbers need 64 bits, days and moments are its own."""
    if isinstance(kind, Day):
        return sa.Date()
    if isinstance(kind, Moment):
        return sa.DateTime(timezone=True)
    if isinstance(kind, (Line, LongText)):
        return sa.Text()
    if isinstance(kind, sa.Integer):
        return sa.BigInteger()
    return kind


@cache
def bare() -> list[str]:
    """Return what makes the tables of a copy so that all can be loaded into them: only their numbers are unique.

    No schema is named: the tables come into the first one of the search path.
    """
    statements = []
    for table in _copies():
        uniques = _uniques(table)
        table.constraints.difference_update(uniques)
        statements.append(_written(CreateTable(table, include_foreign_key_constraints=[])))
        table.constraints.update(uniques)
    return statements


@cache
def bindings() -> list[str]:
    """Return what `bare` left out: unique constraints and indexes, then links from table to table."""
    statements = []
    for table in _copies():
        statements += [_written(AddConstraint(each, isolate_from_table=False)) for each in _uniques(table)]
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [_written(CreateIndex(index)) for index in indexes]
    links = (link for table in _copies() for link in table.foreign_key_constraints)
    return statements + [_written(AddConstraint(link, isolate_from_table=False)) for link in links]


def _written(statement: ExecutableDDLElement) -> str:
    return str(statement.compile(dialect=DIALECT))


def _uniques(table: sa.Table) -> list[sa.UniqueConstraint]:
    found = [each for each in table.constraints if isinstance(each, sa.UniqueConstraint)]
    return sorted(found, key=lambda each: [column.name for column in each.columns])
