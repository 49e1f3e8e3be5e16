"""One connection to the encrypted file: its key, its pragmas, and the proof that the file is a desk of ours."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crodesk.storage.faults import explained, newer_desk, no_desk, not_a_desk

Connection = Any
"""A `sqlcipher3` connection; the package carries no types."""

APPLICATION_ID = 0x43524F44
"""`CROD`, in the header of every desk file."""

SCHEMA_VERSION = 6
"""What this program writes into `user_version`."""

PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -16384",
    "temp_store = MEMORY",
)
"""What every connection is told; WAL is written into the file when it is made."""


def connect(path: Path, key: bytes | None, *, immutable: bool = False) -> Connection:
    """Open the file at `path` with its raw 32-byte key (`None` for a plain practice file); no statement is run on data.

    `immutable` opens a file that cannot be written to, on the promise that nobody writes it meanwhile.
    Raises `DeskFault` when there is no such file or it cannot be opened.
    """
    if not path.is_file():
        raise no_desk(path)
    mode = "?immutable=1" if immutable else "?mode=rw"
    with explained(path):
        connection = sqlite.connect(
            f"{path.resolve().as_uri()}{mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        prepare(connection, key)
    return connection


def prepare(connection: Connection, key: bytes | None) -> None:
    """Give a fresh connection its key and pragmas."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write onto the terminal
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def check_identity(connection: Connection, path: Path) -> int:
    """Return the schema version of an opened desk; raises `DeskFault` when it is no desk, or a newer one."""
    with explained(path):
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise not_a_desk(path)
    if version > SCHEMA_VERSION:
        raise newer_desk(path, version, SCHEMA_VERSION)
    return int(version)
