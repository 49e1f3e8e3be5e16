"""Desks that faults are tried on, the made-up portfolio encrypted, and what must be true of one opened again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2 as sqlite

from crodesk.services import checking, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.practice import practice_copy
from crodesk.storage import vault
from crodesk.storage.connection import APPLICATION_ID, connect
from crodesk.storage.journal_triggers import journaled_tables
from crodesk.storage.reader import Reader

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)
"""The day that the stories of the sample are told on."""
SECRET = "a long enough passphrase"


@dataclass(frozen=True)
class Sealed:
    """An encrypted desk and its key."""

    path: Path
    key: bytes

    def open(self, clock: Clock | None = None) -> Desk:
        """Open it to write as the program does; the passphrase was stretched once, when it was made."""
        return opened(self.path, self.key, clock)

    @contextmanager
    def at_work(self, clock: Clock | None = None) -> Iterator[Desk]:
        """Open it for the block."""
        desk = self.open(clock)
        try:
            yield desk
        finally:
            desk.close()


def opened(path: Path, key: bytes | None, clock: Clock | None = None) -> Desk:
    """Open a desk to write whose key is known: stretching a passphrase takes long, and is no part of this."""
    with patch.object(opening, "unlock", lambda _path, _secret: key):
        return opening.open_to_write(path, None, clock or Clock.on(TODAY), "a fault")


def make(folder: Path, name: str = "desk.sqlite") -> Sealed:
    """Return an encrypted desk with the made-up portfolio, its loans and its queue made for today."""
    plain, path = folder / f"{name}.plain", folder / name
    practice_copy(SAMPLE, plain, TODAY)
    key = vault.create(path, SECRET, vault.new_recovery_code())
    _encrypt(plain, path, key)
    for left in (plain, plain.with_name(f"{plain.name}-wal"), plain.with_name(f"{plain.name}-shm")):
        left.unlink(missing_ok=True)
    sealed = Sealed(path, key)
    with sealed.at_work() as desk:
        desk.keep_loans()
        desk.keep_queue()
    return sealed


def _encrypt(plain: Path, path: Path, key: bytes) -> None:
    db = sqlite.connect(str(plain), isolation_level=None)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute(f"ATTACH '{path}' AS sealed KEY \"x'{key.hex()}'\"")
    db.execute("SELECT sqlcipher_export('sealed')")
    db.execute(f"PRAGMA sealed.user_version = {version}")
    db.execute(f"PRAGMA sealed.application_id = {APPLICATION_ID}")
    db.close()
    db = connect(path, key)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def copies(sealed: Sealed, folder: Path) -> Sealed:
    """Return a desk of its own that equals a closed one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / sealed.path.name
    for here, there in ((sealed.path, path), (vault.key_file(sealed.path), vault.key_file(path))):
        there.write_bytes(here.read_bytes())
    return Sealed(path, sealed.key)


# What must be true


def head_of(desk: Desk) -> str:
    """Return the seal of the newest action: what stands for everything that was saved."""
    return checking.seal(desk)


def wrong_with(desk: Desk) -> list[str]:
    """Return what is wrong with the file: its pages, its encryption, its links, its lists, its chain, its files."""
    checks = desk.read_now(checking.verify, desk.attachments, encrypted=desk.encrypted)
    return [f"{check.name}: {fault.text.format(**fault.values)}" for check in checks for fault in check.faults]


def lost(desk: Desk, acknowledged: Iterable[str]) -> list[str]:
    """Return which acknowledged actions the journal has no more; each is known by its seal, which covers its rows."""
    there = {seal for (seal,) in desk.read_now(lambda reader: reader.rows("SELECT seal FROM action"))}
    return [seal for seal in acknowledged if seal not in there]


def half_applied(desk: Desk, after: int = 0) -> list[str]:
    """Return rows that aren't as the actions behind `after` left them, and actions that were never closed."""
    return desk.read_now(_half_applied, after)


_CHANGES = """
SELECT table_name, row, operation, old, new FROM change WHERE action > ? AND operation IN ('I', 'U', 'D') ORDER BY seq
"""


def _half_applied(reader: Reader, after: int) -> list[str]:
    open_ones = reader.rows("SELECT rid FROM action WHERE seal = ''")
    found = [f"action {rid} was never closed" for (rid,) in open_ones]
    kept = {table.name for table in journaled_tables()}
    told: dict[tuple[str, int], dict[str, Any] | None] = {}
    for table, row, operation, _old, new in reader.rows(_CHANGES, (after,)):
        if table in kept:
            before = told.get((table, row)) or {}
            told[table, row] = None if operation == "D" else {**before, **json.loads(new)}
    found += [f"{table} {row}" for (table, row), image in told.items() if not _is_so(reader, table, row, image)]
    return found


def _is_so(reader: Reader, table: str, row: int, image: dict[str, Any] | None) -> bool:
    names = list(image or {"rid": row})
    cells = reader.with_connection(
        lambda db: db.execute(f"SELECT json_array({', '.join(names)}) FROM {table} WHERE rid = ?", (row,)).fetchone()
    )
    if image is None or cells is None:
        return image is None and cells is None
    return bool(json.loads(cells[0]) == list(image.values()))
