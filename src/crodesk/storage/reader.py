"""Bounded reads on a kept connection, without SQLAlchemy, so that nothing heavy stands before the first frame."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from crodesk.domain.text import clean_text
from crodesk.storage.connection import SCHEMA_VERSION, Connection, check_identity, connect
from crodesk.storage.faults import explained, too_slow

Values = Sequence[object] | Mapping[str, object]
Cells = tuple[Any, ...]
T = TypeVar("T")

OPEN_DESK = Path("desk")
"""Stands for the file of a connection that somebody else opened."""
STEPS = 50_000
"""How many steps of SQLite's machine lie between two looks at the clock: some milliseconds.

Each look waits for Python, which a thread that reads too may hold for as long."""


class Reader:
    """Runs SQL text and hands back clean tuples; one thread at a time."""

    def __init__(
        self, path: Path, key: bytes | None, *, immutable: bool = False, within: Connection | None = None
    ) -> None:
        """Open a file; `within` is a connection that somebody else keeps, whose transaction is read in."""
        self.path = path
        if within is not None:
            self._connection, self.schema_version = within, SCHEMA_VERSION
            return
        self._connection = connect(path, key, immutable=immutable)
        self.schema_version = check_identity(self._connection, path)
        self._connection.execute("PRAGMA query_only = ON")

    def rows(self, sql: str, values: Values = ()) -> list[Cells]:
        """Return all rows of a bounded query, their text cleaned."""
        with explained(self.path):
            return [_clean(row) for row in self._connection.execute(sql, values).fetchall()]

    def rows_with_text(self, sql: str, values: Values, texts: slice) -> list[Cells]:
        """Return the same as `rows`, quicker where all text, and nothing else, stands in the columns `texts`."""
        with explained(self.path):
            found: list[Cells] = self._connection.execute(sql, values).fetchall()
        return [row if "".join(row[texts]).isprintable() else _clean(row) for row in found]

    def row(self, sql: str, values: Values = ()) -> Cells | None:
        """Return the first row, or `None`."""
        with explained(self.path):
            row = self._connection.execute(sql, values).fetchone()
        return None if row is None else _clean(row)

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first cell of the first row, or `None`."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def stream(self, sql: str, values: Values = ()) -> Iterator[Cells]:
        """Yield rows one after the other, for exports of any length."""
        with explained(self.path):
            for row in self._connection.execute(sql, values):
                yield _clean(row)

    def with_connection(self, read: Callable[[Connection], T]) -> T:
        """Run a read that works on the bare connection, such as one of the journal."""
        with explained(self.path):
            return read(self._connection)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Read one state of the file in the whole block, whatever is written meanwhile."""
        self.with_connection(lambda db: db.execute("BEGIN"))
        try:
            yield
        finally:
            self.with_connection(lambda db: db.execute("ROLLBACK") if db.in_transaction else None)

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Stop a read inside the block that takes longer than `seconds`; raises `DeskFault`."""
        end = time.monotonic() + seconds
        self._connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            yield
        except Exception as error:
            if "interrupted" in str(error):
                raise too_slow() from error
            raise
        finally:
            self._connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def inside(db: Connection) -> Reader:
    """Return a reader on a connection that somebody else keeps, inside its transaction."""
    return Reader(OPEN_DESK, None, within=db)


def _clean(row: Cells) -> Cells:
    """Return the row with its text cleaned: another program may have written it."""
    if "".join([cell for cell in row if type(cell) is str]).isprintable():
        return row
    return tuple(clean_text(cell) if type(cell) is str else cell for cell in row)
