"""Reading through our own layer against the same SQL on a bare connection."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import desks
from benchmarks.measures import Fact, Found, Measure
from benchmarks.plan import Plan
from benchmarks.wire import TODAY
from crodesk.services import customer_file, customer_list
from crodesk.services.customer_list import Query
from crodesk.storage.connection import Connection, connect
from crodesk.storage.reader import Reader, Values

ABOUT = """A page of the customer list, and a whole customer file, as the screens read them: from SQL text to values
ready to be shown. The floor runs the very same statements on a bare connection and does nothing with the rows."""

DAY = date.fromisoformat(TODAY)
LINES = 64
"""Rows that the list reads at once."""


class Noting:
    """A connection that notes what it is asked."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self.ran: list[tuple[str, Values]] = []
        self.ran_many: list[tuple[str, list[Values]]] = []

    def execute(self, sql: str, values: Values = ()) -> Any:
        """Note the query, and pass it on."""
        self.ran.append((sql, values))
        return self._db.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Values]) -> Any:
        """Note each of the rows, and pass them on."""
        kept = list(rows)
        self.ran_many.append((sql, kept))
        return self._db.executemany(sql, kept)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)


class NotingReader(Reader):
    """A reader on such a connection."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, None)
        self._connection = self.noted = Noting(self._connection)

    @property
    def ran(self) -> list[tuple[str, Values]]:
        """What it was asked."""
        return self.noted.ran


def run(plan: Plan) -> Iterator[Found]:
    """Read pages and files at random places."""
    path = desks.plain(plan.big)
    reader, noting, bare = Reader(path, None), NotingReader(path), connect(path, None)
    for what, goal, read in (("page of the list", 1.10, _pages(reader)), ("customer file", 1.15, _files(plan.big))):
        random = Random(11)
        times, floor, statements = [], [], []
        for _ in range(plan.keys * 3):
            place = random.random()
            noting.ran.clear()
            read(noting, place)
            read(reader, place)
            times.append(_timed(read, reader, place))
            floor.append(_timed(_run_bare, bare, noting.ran))
            statements.append(len(noting.ran))
        label = f"{what}, {plan.big:,} customers"
        yield Measure("9", label, "same SQL, bare", times, floor, goal, f"{max(statements)} statements")
        if what == "page of the list":
            yield Fact("", f"{what}: SQL statements", "", str(max(statements)), "<= 4", max(statements) <= 4)
    for each in (reader, noting, bare):
        each.close()


def _pages(reader: Reader) -> Callable[[Reader, float], Any]:
    """Return what reads a page anywhere; the noted places that make it quick are brought beforehand."""
    order = customer_list.order(reader, Query(), DAY)
    count = customer_list.open_window(reader, Query(), DAY, order).count or 0

    def read(through: Reader, place: float) -> Any:
        start = int(place * (count - LINES))
        return customer_list.open_window(through, Query(), DAY, order).page(start, start + LINES)

    return read


def _files(customers: int) -> Callable[[Reader, float], Any]:
    def read(through: Reader, place: float) -> Any:
        return customer_file.read(through, 1 + int(place * customers), DAY)

    return read


def _timed(work: Callable[..., Any], *args: Any) -> float:
    started = time.perf_counter()
    work(*args)
    return time.perf_counter() - started


def _run_bare(db: Connection, ran: list[tuple[str, Values]]) -> None:
    for sql, values in ran:
        db.execute(sql, values).fetchall()
