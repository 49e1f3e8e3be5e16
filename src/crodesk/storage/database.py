"""Making and opening the file for writing: SQLModel's engine over the encrypted connection."""

import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite
from sqlmodel import create_engine

from crodesk.storage import derived, schema
from crodesk.storage.connection import Connection, connect, prepare
from crodesk.storage.faults import explained
from crodesk.storage.files import PRIVATE, sync_folder


def create_file(path: Path, key: bytes | None) -> None:
    """Make an empty desk at `path`, whole or not at all; raises `FileExistsError` when something lies there."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with explained(path):
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
        db = sqlite.connect(str(part), isolation_level=None)
        try:
            prepare(db, key)
            db.execute("PRAGMA journal_mode = WAL")
            schema.create(db)
        finally:
            db.close()
    os.link(part, path) if hasattr(os, "link") and os.name != "nt" else part.rename(path)
    part.unlink(missing_ok=True)
    sync_folder(path.parent)


def open_engine(path: Path, key: bytes | None) -> sa.Engine:
    """Return an engine whose transactions begin by taking the write lock, over connections that know the key."""

    def opened() -> Connection:
        return connect(path, key)

    engine = create_engine("sqlite://", creator=opened, module=sqlite, poolclass=QueuePool, pool_size=2)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    derived.listen()
    return engine
