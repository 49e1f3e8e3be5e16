"""A practice desk: a copy of the sample with all its days moved, so that it is today there too.

Every day and moment of every table moves by the same number of days; `practice_shift` says how. A practice desk of an
earlier day moves on the same way, with all that was practised in it. The files beside a desk come along.
"""

import shutil
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from sqlmodel import SQLModel

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.services.practice_moving import move, sample_day
from crodesk.services.practice_shift import BRANCH, Shift
from crodesk.storage import attachments, journal
from crodesk.storage.connection import Connection, connect
from crodesk.storage.faults import explained
from crodesk.storage.files import PRIVATE


def practice_copy(sample: Path, target: Path, today: date, zone: tzinfo | None = None) -> None:
    """Copy the sample to `target`, whole or not at all, and move it to `today`.

    `zone` is where the computer stands; its own setting when not given. Raises `DeskFault` when it can't be written.
    """
    _moved_copy(sample, target, lambda start: Shift(start, today, zone))


def moved_on(earlier: Path, target: Path, today: date) -> None:
    """Copy a practice desk that nobody has open to `target`, whole or not at all, and move it on to `today`."""
    _moved_copy(earlier, target, lambda start: Shift(start, today, BRANCH))


def _moved_copy(source: Path, target: Path, shift: Callable[[date], Shift]) -> None:
    part = target.with_name(target.name + ".part")
    with explained(target):
        _copy(source, part)
        part.chmod(PRIVATE)
        db = connect(part, None)
        try:
            _check_shape(db)
            move(db, shift(sample_day(db)))
            db.execute("PRAGMA journal_mode = WAL")
        finally:
            db.close()
        for left_over in ("-wal", "-shm"):  # of an older copy: SQLite would play them into the new one
            target.with_name(target.name + left_over).unlink(missing_ok=True)
        attachments.copy_all(source, target)
        part.replace(target)


def _copy(source: Path, target: Path) -> None:
    """Copy a desk as one file, with what still stands in its log."""
    if not source.with_name(f"{source.name}-wal").exists():
        shutil.copyfile(source, target)
        return
    target.unlink(missing_ok=True)
    db = connect(source, None)
    try:
        db.execute("VACUUM INTO ?", (str(target),))
    finally:
        db.close()


def _check_shape(db: Connection) -> None:
    """Refuse a desk whose tables are not ours: one that crodesk made between two versions."""
    for table in SQLModel.metadata.sorted_tables:
        if set(journal.columns(db, table.name)) != {column.name for column in table.columns}:
            raise DeskFault(N_("It was made by another version of crodesk. Nothing was changed."))
