"""Looking a copy of a desk through: does it open with the key, is it whole, what does it hold."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.storage import journal
from crodesk.storage.attachments import naming
from crodesk.storage.backups.folder import Label, digest
from crodesk.storage.connection import Connection, check_identity, connect
from crodesk.storage.faults import explained
from crodesk.storage.files import PRIVATE, make_durable

_LOOSE = N_("a record points nowhere")
UNSOUND = N_("The backup {path} is not sound: {reason}. The desk is as it was. Make or take another one.")


def verified(path: Path, key: bytes | None, now: datetime) -> Label:
    """Open a copy with the key, check its pages, links and chain, count it; `DeskFault` when anything is wrong.

    The file is durable and private afterwards.
    """
    path.chmod(PRIVATE)
    db = connect(path, key)
    try:
        version = check_identity(db, path)
        with explained(path):
            _check(db, path)
            label = Label(
                made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
                schema=version,
                seal=journal.head(db),
                actions=count(db, "action"),
                rows=rows_of(db),
                customers=count(db, "customer"),
                papers=len(naming.named(db)),
                bytes=path.stat().st_size,
                sha256="",
            )
    finally:
        db.close()
    make_durable(path)
    return replace(label, sha256=digest(path))


def rows_of(db: Connection) -> int:
    """Return how many rows all kept tables have together."""
    from crodesk.storage import journal_triggers  # the models, which looking for backups needs not

    return sum(count(db, table.name) for table in journal_triggers.journaled_tables())


def count(db: Connection, table: str) -> int:
    """Return how many rows a table has."""
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _check(db: Connection, path: Path) -> None:
    (said,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DeskFault(UNSOUND, path=path, reason=said)
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DeskFault(UNSOUND, path=path, reason=_(_LOOSE))
    fault = journal.verify(db)
    if fault is not None:
        raise DeskFault(UNSOUND, path=path, reason=_(fault.text).format(**fault.values))
