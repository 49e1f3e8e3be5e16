"""The rows of the sample while it is being made, by table, each with its number and name."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from crodesk.storage import derived, tables
from crodesk.storage.columns import MOMENT

Row = dict[str, Any]

MODELS: dict[str, type[SQLModel]] = {
    str(model.__tablename__): model for model in (getattr(tables, name) for name in tables.__all__)
}
"""Every model by the name of its table."""


class Book:
    """Collects rows; what is added keeps its place, so that the book is the same every time."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}

    def add(self, table: str, **values: Any) -> int:
        """Add a row and return its number; columns that are not given keep their defaults."""
        rows = self.rows.setdefault(table, [])
        rows.append(values)
        return len(rows)

    def row(self, table: str, rid: int) -> Row:
        """Return a row that was added, to read it or to change it."""
        return self.rows[table][rid - 1]

    def count(self, table: str) -> int:
        """Return how many rows a table has so far."""
        return len(self.rows.get(table, ()))


def uid(table: str, rid: int) -> str:
    """Return the name of a row: made from its place, so that it is the same every time."""
    return sha256(f"crodesk sample/{table}/{rid}".encode()).hexdigest()[:32]


def complete(table: str, rid: int, given: Row) -> Row:
    """Return all columns of a row as SQLite keeps them: defaults filled in, derived columns computed."""
    columns = table_of(table).columns
    unknown = set(given) - {column.name for column in columns}
    if unknown:
        raise KeyError(table, unknown)
    values = {column.name: given.get(column.name, _default(column)) for column in columns}
    values |= {"rid": rid, "uid": uid(table, rid)}
    if table in derived.RULES:
        values |= derived.RULES[table](values)
    return {name: stored(value) for name, value in values.items()}


def table_of(table: str) -> sa.Table:
    """Return the table that a model describes."""
    found: sa.Table = MODELS[table].__table__  # type: ignore[attr-defined]  # set by the mapper
    return found


def _default(column: sa.Column[Any]) -> Any:
    default = column.default
    return default.arg if default is not None and default.is_scalar else None  # type: ignore[attr-defined]


def stored(value: Any) -> Any:
    """Return a value as it stands in a column."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(MOMENT)
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value
