"""The way back: what is there is moved aside with everything that belongs to it, the backup is placed and checked.

A log of the old file that stayed beside a restored one would be run into it silently: desk, log, index of the log and
key are moved together, before anything is placed.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.storage.attachments import Attachments, copy_all, folder_of, naming
from crodesk.storage.backups.checking import UNSOUND, verified
from crodesk.storage.backups.folder import Backup, Label, desk_in, digest, read
from crodesk.storage.connection import check_identity, connect
from crodesk.storage.files import copy_durably, sync_folder
from crodesk.storage.lock import DeskLock
from crodesk.storage.vault import is_encrypted, key_file, unlock

_CHANGED = N_("it is not as it was when it was made")
_DIFFERS = N_("what was placed differs")
_NONE = N_("{path} is no backup with a label of ours. Nothing was changed. Pick one that ends in .sqlite.")
_NOT_PLACED = N_("The backup can't be put in its place: {reason}. The desk is as it was.")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done."""

    backup: Backup
    aside: Path | None
    """The folder that the desk was moved into; `None` when there was none."""
    papers_missing: tuple[str, ...]
    """Names of attached files that are neither in the backup nor beside the desk."""


def restore(path: Path, desk: Path, secret: str | None, now: datetime) -> Restored:
    """Put a backup in the place of a desk that nobody has open.

    `secret` is the passphrase or recovery code under which the backup was made; `None` for a plain practice file.
    Raises `DeskFault` with the desk as it was when the backup isn't sound, doesn't open or can't be placed.
    """
    backup = _sound(path)
    key = unlock(path, secret or "") if is_encrypted(path) else None
    with closing(connect(path, key, immutable=True)) as db:
        check_identity(db, path)
    try:
        desk.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = DeskLock(desk, "crodesk restore", now)
        try:
            return _replaced(backup, desk, key, now)
        finally:
            lock.release()
    except OSError as error:
        raise DeskFault(_NOT_PLACED, reason=error.strerror or "") from error


def _sound(path: Path) -> Backup:
    backup = read(path)
    if backup is None or not path.is_file():
        raise DeskFault(_NONE, path=path)
    if digest(path) != backup.label.sha256:
        raise DeskFault(UNSOUND, path=path, reason=_(_CHANGED))
    return backup


def _replaced(backup: Backup, desk: Path, key: bytes | None, now: datetime) -> Restored:
    aside = _moved_aside(desk, now)
    try:
        if key_file(backup.path).exists():
            copy_durably(key_file(backup.path), key_file(desk))
        copy_durably(backup.path, desk)
        _check_same(verified(desk, key, now), backup)
        copy_all(desk_in(backup.path.parent, backup.desk), desk)
        return Restored(backup, aside, _missing(desk, key))
    except BaseException:
        _moved_back(desk, aside)
        raise


def _check_same(found: Label, backup: Backup) -> None:
    if (found.seal, found.rows) != (backup.label.seal, backup.label.rows):
        raise DeskFault(UNSOUND, path=backup.path, reason=_(_DIFFERS))


def _missing(desk: Path, key: bytes | None) -> tuple[str, ...]:
    """Return the attached files that the restored desk names and that aren't beside it."""
    with closing(connect(desk, key)) as db:
        return Attachments(folder_of(desk), key).verify(naming.named(db)).missing


def _belonging(desk: Path) -> list[Path]:
    """Return everything that makes up a desk and is there, the desk first."""
    names = (desk.name, f"{desk.name}-wal", f"{desk.name}-shm", f"{desk.name}-journal", key_file(desk).name)
    return [path for name in names if (path := desk.with_name(name)).exists()]


def _moved_aside(desk: Path, now: datetime) -> Path | None:
    """Move a desk with all that belongs to it into a folder of its own beside it, and return that."""
    parts = _belonging(desk)
    if not parts:
        return None
    aside = _free_folder(desk, f"{desk.stem}.replaced-{now:%Y-%m-%d-%H%M%S}")
    aside.mkdir(mode=0o700)
    for part in reversed(parts):
        part.replace(aside / part.name)
    sync_folder(aside)
    sync_folder(desk.parent)
    return aside


def _free_folder(desk: Path, name: str) -> Path:
    """Return a folder beside the desk that isn't there yet."""
    number, path = 1, desk.with_name(name)
    while path.exists():
        number += 1
        path = desk.with_name(f"{name}-{number}")
    return path


def _moved_back(desk: Path, aside: Path | None) -> None:
    """Put a desk back that was moved aside, over whatever was begun in its place."""
    for part in _belonging(desk):
        part.unlink()
    if aside is not None:
        for part in aside.iterdir():
            part.replace(desk.with_name(part.name))
        aside.rmdir()
    sync_folder(desk.parent)
