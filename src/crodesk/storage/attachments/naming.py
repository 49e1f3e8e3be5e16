"""Which files the desk's records name, and which its history does: undo and redo may bring a record back."""

from crodesk.storage.connection import Connection

_NAMED = """
SELECT content_hash FROM attachment WHERE content_hash <> ''
UNION SELECT content_hash FROM issued_paper WHERE content_hash <> ''
"""
_CALLED = """
SELECT t.name, coalesce(a.number, c.code) FROM attachment t JOIN customer c ON c.rid = t.customer_rid
LEFT JOIN application a ON a.rid = t.application_rid WHERE t.content_hash = :hash
UNION ALL SELECT i.paper, coalesce(a.number, '') FROM issued_paper i
LEFT JOIN application a ON a.rid = i.application_rid WHERE i.content_hash = :hash
LIMIT 1
"""
_REMEMBERED = """
SELECT json_extract(old, '$.content_hash'), json_extract(new, '$.content_hash') FROM change
WHERE table_name IN ('attachment', 'issued_paper') AND operation IN ('I', 'U', 'D')
"""
_RUNS = """
SELECT 1 FROM change
WHERE table_name IN ('attachment', 'issued_paper') AND (operation NOT IN ('I', 'U', 'D') OR last_row IS NOT NULL)
LIMIT 1
"""


def named(db: Connection) -> set[str]:
    """Return the files that records name, those that ended too."""
    return {name for (name,) in db.execute(_NAMED)}


def called(db: Connection, content_hash: str) -> tuple[str, str]:
    """Return what a file is called, and the number of the application or customer it belongs to; empty if nothing."""
    row = db.execute(_CALLED, {"hash": content_hash}).fetchone()
    return (str(row[0]), str(row[1])) if row else ("", "")


def remembered(db: Connection) -> set[str] | None:
    """Return the files that the history names; `None` where it can't tell, since it holds runs of many rows packed."""
    if db.execute(_RUNS).fetchone():
        return None
    return {name for row in db.execute(_REMEMBERED) for name in row if name}
