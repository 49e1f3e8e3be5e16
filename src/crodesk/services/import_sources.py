"""What the source said of each record, kept beside the records."""

import json

from crodesk.exchange.records import Record
from crodesk.storage import journal
from crodesk.storage.connection import Connection

BATCH = 5000
"""Rows handed to SQLite at a time."""


class SourceTable:
    """What the source said, kept beside the records."""

    def __init__(self, db: Connection, profile: str) -> None:
        self._db, self._profile = db, profile
        self._next = journal.next_row(db, "source_record")
        self._pending: list[tuple[int, str, str, str, str]] = []

    def insert(self, kind: str, key: str, content: str) -> None:
        """Keep what was said of a new record."""
        self._pending.append((self._next, self._profile, kind, key, content))
        self._next += 1
        if len(self._pending) >= BATCH:
            self.flush()

    def put(self, kind: str, key: str, content: str, *, known: bool) -> None:
        """Keep what is said of a record now."""
        if not known:
            self.insert(kind, key, content)
            return
        self._db.execute(
            "UPDATE source_record SET content = ?, version = version + 1 WHERE profile = ? AND kind = ? AND key = ?",
            (content, self._profile, kind, key),
        )

    def flush(self) -> None:
        """Write what is still waiting."""
        sql = "INSERT INTO source_record (rid, profile, kind, key, content) VALUES (?, ?, ?, ?, ?)"
        self._db.executemany(sql, self._pending)
        self._pending.clear()


def content_of(record: Record) -> str:
    """Return what the source says of a record, as JSON; links by the keys of the source."""
    links = {name: key for (name, _kind), key in zip(record.shape.links, record.links, strict=True)}
    return json.dumps(record.fields() | links, ensure_ascii=False)
