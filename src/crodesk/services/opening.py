"""Making a desk, opening it, and saying what is wrong when that can't be done."""

import os
from dataclasses import dataclass
from pathlib import Path

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.services.clock import Clock
from crodesk.services.desk import STARTED, Desk
from crodesk.storage.connection import SCHEMA_VERSION, connect
from crodesk.storage.lock import DeskLock
from crodesk.storage.reader import Reader

THERE_ALREADY = N_("There is something at {path} already. Nothing was changed.")
NOT_MADE = N_("{path} can't be made: {reason}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a new desk starts with."""

    officer: str = ""
    branch: str = ""
    currency: str = "VND"


def create(path: Path, passphrase: str | None, start: NewDesk, clock: Clock) -> str:
    """Make a desk at `path`; returns its recovery code, or `""` for a plain practice file (`passphrase` is `None`).

    Raises `Refused` when the passphrase is guessed at once, `DeskFault` when something lies there already or the folder
    can't be written to.
    """
    from crodesk.domain.passphrase import problem
    from crodesk.storage import database, vault

    weak = problem(passphrase) if passphrase is not None else None
    if weak is not None:
        raise Refused(weak)
    key_path = vault.key_file(path)
    code = ""
    try:
        if path.exists() or key_path.exists():
            raise DeskFault(THERE_ALREADY, path=path)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = None
        if passphrase is not None:
            code = vault.new_recovery_code()
            key = vault.create(path, passphrase, code)
        database.create_file(path, key)
    except OSError as error:
        raise DeskFault(NOT_MADE, path=path, reason=error.strerror) from error
    _start(path, key, start, clock)
    return code


def _start(path: Path, key: bytes | None, start: NewDesk, clock: Clock) -> None:
    from crodesk.services import setup

    desk = Desk(path, key, clock, DeskLock(path, "crodesk init", clock.now))
    try:
        desk.do_now(STARTED, start.officer, setup.start, start.officer, start.branch, start.currency)
    finally:
        desk.close()


def is_encrypted(path: Path) -> bool:
    """Tell whether a passphrase is needed to open the desk at `path`."""
    return path.with_name(path.name + ".key").exists()


def unlock(path: Path, secret: str | None) -> bytes | None:
    """Return the data key of a desk for its passphrase or recovery code; `None` for a plain file."""
    if not is_encrypted(path):
        return None
    from crodesk.storage import vault

    return vault.unlock(path, secret or "")


def change_passphrase(path: Path, secret: str, passphrase: str) -> None:
    """Have a desk open by another passphrase; `secret` is the old one or the recovery code.

    Raises `Refused` when the new one is guessed at once, `DeskFault` when `secret` doesn't open the desk.
    """
    from crodesk.domain.passphrase import problem
    from crodesk.storage import vault

    weak = problem(passphrase)
    if weak is not None:
        raise Refused(weak)
    vault.change_passphrase(path, secret, passphrase)


def new_recovery_code() -> str:
    """Return a fresh recovery code, which opens nothing yet."""
    from crodesk.storage import vault

    return vault.new_recovery_code()


def change_recovery_code(path: Path, secret: str, code: str) -> None:
    """Have a desk open by another recovery code; raises `DeskFault` when `secret` doesn't open it."""
    from crodesk.storage import vault

    vault.change_recovery_code(path, secret, code)


def _check_schema(desk: Desk) -> Desk:
    """Refuse to read a desk that an older crodesk wrote: opening it to write brings it up to date."""
    if desk.schema_version < SCHEMA_VERSION:
        desk.close()
        raise DeskFault(
            N_(
                "This desk was written by an older crodesk. Nothing was changed."
                " Open it once with crodesk, then try again."
            )
        )
    return desk


def open_to_read(path: Path, secret: str | None, clock: Clock) -> Desk:
    """Open a desk beside whoever has it open, for reading only."""
    return _check_schema(_opened(path, unlock(path, secret), clock, None, immutable=_nobody_writes(path)))


def _nobody_writes(path: Path) -> bool:
    """Tell whether a desk lies in a folder where nothing can be written, and whole: no log beside it waits for it."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def open_to_write(path: Path, secret: str | None, clock: Clock, what: str) -> Desk:
    """Open a desk for this program alone; raises `DeskFault` that names who has it open.

    In a folder that can't be written to, the desk opens for reading only.
    """
    key = unlock(path, secret)
    if not path.is_file() or _nobody_writes(path):
        return _opened(path, key, clock, None, immutable=_nobody_writes(path))
    try:
        lock = DeskLock(path, what, clock.now)
    except OSError:
        return _opened(path, key, clock, None, immutable=True)
    try:
        return Desk(path, key, clock, lock, reader=_upgraded(path, key))
    except BaseException:
        lock.release()
        raise


def _upgraded(path: Path, key: bytes | None) -> Reader:
    """Return a reader of a desk that has this program's schema; an older one is brought up to it first."""
    reader = Reader(path, key)
    if reader.schema_version == SCHEMA_VERSION:
        return reader
    from crodesk.storage import upgrades

    reader.close()
    db = connect(path, key)
    try:
        upgrades.upgrade(db, path)
    finally:
        db.close()
    return Reader(path, key)


def _opened(path: Path, key: bytes | None, clock: Clock, lock: DeskLock | None, *, immutable: bool = False) -> Desk:
    return Desk(path, key, clock, lock, immutable=immutable)
