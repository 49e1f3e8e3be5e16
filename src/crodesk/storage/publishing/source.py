"""Reading a desk of one moment for its copy: every cell as PostgreSQL takes it, exact, and its text clean."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from crodesk.domain.problem import DeskFault
from crodesk.domain.text import clean_text
from crodesk.storage.columns import MOMENT, Day, Line, LongText, Moment
from crodesk.storage.connection import Connection
from crodesk.storage.publishing.faults import NOTHING_YET, UNREADABLE
from crodesk.storage.publishing.shape import JOURNAL, key_of

Cells = tuple[Any, ...]
Span = tuple[int, int]
"""The first and the last number of rows that follow one another."""
EVERYTHING: Span = (-(1 << 63), (1 << 63) - 1)
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Head:
    """Up to where the history of a desk goes."""

    seq: int
    """The newest change."""
    action: int
    """The newest action."""
    seal: str
    """Its seal: the head of the chain."""


@contextmanager
def one_moment(db: Connection) -> Iterator[None]:
    """Read the desk as it is now, however long that takes and whatever is written meanwhile."""
    factory = db.text_factory
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
        db.text_factory = factory


def identity(db: Connection) -> str:
    """Return what tells this desk from every other, in its backups too: the seal of its first action.

    Raises `DeskFault` for a desk without one.
    """
    row = db.execute("SELECT seal FROM action ORDER BY rid LIMIT 1").fetchone()
    if row is None:
        raise DeskFault(NOTHING_YET)
    return str(row[0])


def head(db: Connection) -> Head:
    """Return up to where the history goes."""
    (seq,) = db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    rid, seal = db.execute("SELECT rid, seal FROM action ORDER BY rid DESC LIMIT 1").fetchone()
    return Head(seq, rid, seal)


def holds(db: Connection, mark: Head) -> bool:
    """Tell whether a desk has the history up to a mark."""
    found = db.execute("SELECT 1 FROM action WHERE rid = ? AND seal = ?", (mark.action, mark.seal)).fetchone()
    return found is not None and head(db).seq >= mark.seq


def count(db: Connection, table: sa.Table) -> int:
    """Return how many rows a table has."""
    (found,) = db.execute(f"SELECT count(*) FROM {table.name}").fetchone()
    return int(found)


def changed_since(db: Connection, table: sa.Table, mark: Head) -> list[Span]:
    """Return which rows of a table came, changed or went after a mark, in order."""
    if table.name in JOURNAL:
        after = mark.action if table.name == "action" else mark.seq
        return [(after + 1, EVERYTHING[1])]
    found = db.execute(
        "SELECT row, coalesce(last_row, row) FROM change WHERE seq > ? AND table_name = ? ORDER BY 1",
        (mark.seq, table.name),
    )
    return list(_merged(found))


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield spans that follow one another or overlap as one; they come in the order of their first rows."""
    first, last = 0, -1
    for start, end in spans:
        if last < first or start > last + 1:
            if last >= first:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last >= first:
        yield first, last


def rows(db: Connection, table: sa.Table, spans: Sequence[Span] = (EVERYTHING,)) -> Iterator[Cells]:
    """Yield the rows of a table whose numbers lie in spans, in order, as PostgreSQL takes them.

    Raises `DeskFault` that names the row and field, not the content, where a day or a moment is none.
    """
    columns, key = list(table.columns), key_of(table)
    names = ", ".join(each.name for each in columns)
    sql = f"SELECT {names} FROM {table.name} WHERE {key} BETWEEN ? AND ? ORDER BY {key}"
    ways = [(place, way) for place, column in enumerate(columns) if (way := _way(column.type)) is not None]
    for span in spans:
        for row in db.execute(sql, span):
            yield _converted(row, ways, table)


Way = Callable[[Any], Any]


def _converted(row: Cells, ways: Sequence[tuple[int, Way]], table: sa.Table) -> Cells:
    cells = list(row)
    for place, way in ways:
        if cells[place] is not None:
            try:
                cells[place] = way(cells[place])
            except (ValueError, TypeError) as error:
                field = list(table.columns)[place].name
                raise DeskFault(UNREADABLE, table=table.name, row=row[0], field=field) from error
    return tuple(cells)


def _way(kind: sa.types.TypeEngine[Any]) -> Way | None:
    """Return how a cell of a type becomes PostgreSQL's; `None` for numbers, which stay as they are."""
    if isinstance(kind, Day):
        return date.fromisoformat
    if isinstance(kind, Moment):
        return _moment
    if isinstance(kind, (Line, LongText)):
        return shown
    if isinstance(kind, sa.Boolean):
        return bool
    return None if isinstance(kind, sa.Integer) else _without_nul


def _moment(text: str) -> datetime:
    return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)


def shown(text: str) -> str:
    """Return text as the desk shows it; another program may have written it."""
    return text if text.isprintable() else clean_text(text)


def _without_nul(text: str) -> str:
    """Return text without the one character that PostgreSQL has no place for."""
    return text.replace("\0", REPLACEMENT)
