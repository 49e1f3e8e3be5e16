"""Holding a copy against its desk, row by row and cell by cell; what differs is named by place, never by content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from crodesk.domain.problem import DeskFault
from crodesk.storage.connection import Connection
from crodesk.storage.publishing import catalogue, source
from crodesk.storage.publishing.faults import NOT_PUBLISHED, NOT_YET
from crodesk.storage.publishing.server import Address, raw
from crodesk.storage.publishing.shape import key_of, published_tables
from crodesk.storage.publishing.source import Cells

MOST = 20
"""How many differing rows are named; all are counted."""
AT_ONCE = 2000
"""Rows fetched from the server together."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that isn't the same here and there."""

    table: str
    row: int
    fields: tuple[str, ...]
    """Which fields differ; none for a row that is only on one side."""
    here: bool
    """Whether the desk has it."""
    there: bool
    """Whether the copy has it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison found."""

    schema: str
    tables: int
    rows: int
    """How many rows of the desk were held against the copy."""
    differing: int
    named: tuple[Difference, ...]
    """The first of them."""
    seal: str

    @property
    def equal(self) -> bool:
        """Whether the copy equals the desk."""
        return not self.differing


def compare(db: Connection, server: sa.Connection, where: Address) -> Compared:
    """Hold the copy of a desk against it; raises `DeskFault` when there is none or something isn't published yet."""
    with source.one_moment(db):
        identity = source.identity(db)
        head = source.head(db)
        line = _known(server, where, identity)
        if line is None or line.mark is None:
            raise DeskFault(NOT_PUBLISHED, database=where.database)
        catalogue.check_fits(line, line.mark, db, where)
        if line.mark != head:
            raise DeskFault(NOT_YET, count=max(head.seq - line.mark.seq, 1))
        return _compared(db, server, line.schema, head.seal)


def _known(server: sa.Connection, where: Address, identity: str) -> catalogue.Line | None:
    if not server.dialect.has_schema(server, catalogue.SCHEMA):
        return None
    catalogue.check(server, where)
    return catalogue.find(server, identity)


def _compared(db: Connection, server: sa.Connection, schema: str, seal: str) -> Compared:
    named: list[Difference] = []
    rows = differing = 0
    tables = published_tables()
    for table in tables:
        rows += source.count(db, table)
        for each in _differences(table, source.rows(db, table), _rows_there(server, schema, table)):
            differing += 1
            if len(named) < MOST:
                named.append(each)
    return Compared(schema, len(tables), rows, differing, tuple(named), seal)


def _rows_there(server: sa.Connection, schema: str, table: sa.Table) -> Iterator[Cells]:
    """Yield the rows of a copy in order, as PostgreSQL gives them, a few thousand in memory at a time."""
    from psycopg import sql

    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    statement = sql.SQL("SELECT {} FROM {} ORDER BY {}").format(
        names, sql.Identifier(schema, table.name), sql.Identifier(key_of(table))
    )
    with raw(server).cursor(name="crodesk_compare") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(statement)
        yield from cursor


def _differences(table: sa.Table, here: Iterator[Cells], there: Iterator[Cells]) -> Iterator[Difference]:
    """Yield the rows that differ, of two runs of rows in the order of their numbers."""
    names = [column.name for column in table.columns]
    key = names.index(key_of(table))
    mine, theirs = next(here, None), next(there, None)
    while mine is not None or theirs is not None:
        if theirs is None or (mine is not None and mine[key] < theirs[key]):
            yield Difference(table.name, _number(mine, key), (), here=True, there=False)
            mine = next(here, None)
        elif mine is None or theirs[key] < mine[key]:
            yield Difference(table.name, _number(theirs, key), (), here=False, there=True)
            theirs = next(there, None)
        else:
            if mine != theirs:
                fields = tuple(name for name, one, other in zip(names, mine, theirs, strict=True) if one != other)
                yield Difference(table.name, mine[key], fields, here=True, there=True)
            mine, theirs = next(here, None), next(there, None)


def _number(row: Cells | None, key: int) -> int:
    found: Any = None if row is None else row[key]
    return int(found)
