"""The rows of running loans as of a past day, in memory, to be read by the same statements as those of today."""

import threading
from collections.abc import Iterable
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crodesk.storage import loan_state
from crodesk.storage.reader import Cells, Values

_NAMES = [
    "CREATE TABLE holding (rid INTEGER PRIMARY KEY, number TEXT, name TEXT, digits TEXT)",
    "CREATE TABLE customer (rid INTEGER PRIMARY KEY, code TEXT, name TEXT, name_original TEXT, sort_key TEXT,"
    " name_search TEXT)",
    "CREATE TABLE warning_signal (holding_rid INTEGER, code TEXT, state TEXT, dismissed_until TEXT, weight INTEGER,"
    " ended_on TEXT)",
    "CREATE INDEX past_signal ON warning_signal (holding_rid)",
    "CREATE INDEX past_number ON holding (digits)",
]
HOLDINGS = "SELECT rid, number, name, digits FROM holding WHERE kind = 'loan' AND coalesce(opened_on, '') <= ?"
"""Loans that were there on a day."""
CUSTOMERS = """
SELECT c.rid, c.code, c.name, c.name_original, c.sort_key, c.name_search FROM customer c WHERE c.rid IN
 (SELECT r.customer_rid FROM holding_role r JOIN holding h ON h.rid = r.holding_rid WHERE h.kind = 'loan')
"""

SIGNALS = """
SELECT w.holding_rid, w.code, CASE WHEN w.answered_on <= :day THEN w.state ELSE 'open' END, w.dismissed_until, w.weight,
 NULL FROM warning_signal w WHERE w.seen_on <= :day AND (w.ended_on IS NULL OR w.ended_on > :day)
"""
"""Early warnings as they stood on a day."""


class PastLoans:
    """Answers as a reader does; what asks from another thread waits."""

    def __init__(
        self,
        rows: Iterable[Cells],
        holdings: Iterable[Cells],
        customers: Iterable[Cells],
        signals: Iterable[Cells] = (),
    ) -> None:
        """Take rows of `loan_state`, who and what they name, and what warned of them."""
        self._asked = threading.Lock()
        self._db: Any = sqlite.connect(":memory:", isolation_level=None, check_same_thread=False)
        for statement in [*loan_state.TABLES, *_NAMES]:
            self._db.execute(statement)
        self._db.execute("DELETE FROM loan_touched")
        self._db.execute("BEGIN")
        self._db.executemany(loan_state.INSERT, rows)
        self._db.executemany("INSERT INTO holding VALUES (?, ?, ?, ?)", holdings)
        self._db.executemany("INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?)", customers)
        self._db.executemany("INSERT INTO warning_signal VALUES (?, ?, ?, ?, ?, ?)", signals)
        self._db.execute("COMMIT")

    def rows(self, sql: str, values: Values = ()) -> list[Cells]:
        """Return all rows of a query."""
        with self._asked:
            found: list[Cells] = self._db.execute(sql, values).fetchall()
        return found

    def row(self, sql: str, values: Values = ()) -> Cells | None:
        """Return the first row, or `None`."""
        with self._asked:
            found: Cells | None = self._db.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first cell of the first row, or `None`."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def close(self) -> None:
        """Forget the rows."""
        self._db.close()
