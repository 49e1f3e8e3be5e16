"""Giving room back to the disk: pages that stay free in the file after an import was undone."""

from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from crodesk.domain.problem import DeskFault
from crodesk.storage.connection import Connection, connect

WORTH = 16 * 2**20
"""Bytes that must be free before the file is written anew."""
MOST = 256 * 2**20
"""Bytes of what is kept up to which that is done: so much is held in memory meanwhile, and takes about two seconds."""


def give_back(path: Path, key: bytes | None) -> None:
    """Write the file anew without its free pages, whole or not at all, where most of it is free.

    Where another program reads it, or the disk has no room for what is kept, the file stays as it was: nothing is lost.
    """
    with suppress(DeskFault, sqlite.Error), closing(connect(path, key)) as db:
        if _is_worth(db):
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _is_worth(db: Connection) -> bool:
    pages, free, size = (_number(db, name) for name in ("page_count", "freelist_count", "page_size"))
    kept = pages - free
    return free * size >= WORTH and free > kept and kept * size <= MOST


def _number(db: Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])  # the size of a page comes as text
