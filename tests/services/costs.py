"""What a read costs, counted rather than timed: statements, and steps of SQLite's machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

from crodesk.storage.reader import Reader

UNIT = 100
P = ParamSpec("P")


@contextmanager
def statements(reader: Reader) -> Iterator[list[str]]:
    """Gather the statements that the block runs, without those that full-text indexes run for themselves."""
    seen: list[str] = []

    def note(sql: str) -> None:
        if not sql.startswith("--"):
            seen.append(sql)

    reader.with_connection(lambda db: db.set_trace_callback(note))
    try:
        yield seen
    finally:
        reader.with_connection(lambda db: db.set_trace_callback(None))


def steps(reader: Reader, read: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> int:
    """Return about how many steps SQLite's machine takes for a read."""
    counted = 0

    def note() -> int:
        nonlocal counted
        counted += UNIT
        return 0

    reader.with_connection(lambda db: db.set_progress_handler(note, UNIT))
    try:
        read(*args, **kwargs)
    finally:
        reader.with_connection(lambda db: db.set_progress_handler(None, 0))
    return counted
