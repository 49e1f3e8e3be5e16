"""Making a backup: copied whole by SQLite, opened again with the key, checked and counted, and only then labelled."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from crodesk.domain.backups import Made, kept
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.storage import journal
from crodesk.storage.attachments import copy_all
from crodesk.storage.backups import folder as places
from crodesk.storage.backups.checking import UNSOUND, rows_of, verified
from crodesk.storage.backups.folder import Backup, Label
from crodesk.storage.connection import connect
from crodesk.storage.faults import explained
from crodesk.storage.files import copy_durably, make_private
from crodesk.storage.vault import key_file

TRIES = 3
"""How often a copy is made anew when the desk changed while it was made."""
_DIFFERS = N_("what was read back differs")
_OTHER_ROWS = N_("it holds other rows than the desk")
_CHANGING = N_("the desk kept changing meanwhile")
_NOT_WRITTEN = N_("The backup can't be written to {folder}: {reason}. The desk itself is as it was.")


def make(desk: Path, key: bytes | None, target: Path, now: datetime) -> Backup:
    """Make a verified backup of a desk in a folder, with its key file and papers; drop those that served their time.

    `now` is aware. Raises `DeskFault` when it can't be written or doesn't equal the desk; nothing half-made counts.
    """
    try:
        return _made(desk, key, target, now)
    except OSError as error:
        raise DeskFault(_NOT_WRITTEN, folder=target, reason=error.strerror or "") from error


def copy_to(backup: Backup, desk: Path, other: Path) -> Backup:
    """Put a verified backup of a desk into another folder too, such as a USB stick, and read it back from there."""
    path = other / backup.path.name
    try:
        other.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy_durably(backup.path, path)
        if places.digest(path) != backup.label.sha256:
            raise DeskFault(UNSOUND, path=path, reason=_(_DIFFERS))
        _finish(desk, path, backup.label)
    except OSError as error:
        raise DeskFault(_NOT_WRITTEN, folder=other, reason=error.strerror or "") from error
    return Backup(path, backup.number, backup.on, backup.label)


def _made(desk: Path, key: bytes | None, target: Path, now: datetime) -> Backup:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    number, on = places.next_number(target, desk.stem), now.astimezone().date()
    path = places.file_of(target, desk.stem, number, on)
    part = path.with_name(f"{path.name}.part")
    try:
        label = _copied(desk, key, part, now)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _finish(desk, path, label)
    return Backup(path, number, on, label)


def _copied(desk: Path, key: bytes | None, part: Path, now: datetime) -> Label:
    """Copy the desk until the copy is of one moment that is known, and return what is true of it."""
    with closing(connect(desk, key)) as db:
        for _try in range(TRIES):
            part.unlink(missing_ok=True)
            make_private(part)
            with explained(desk):
                db.execute("VACUUM INTO ?", (str(part),))
            label = verified(part, key, now)
            with explained(desk):
                db.execute("BEGIN")
                head, rows = journal.head(db), rows_of(db)
                db.execute("COMMIT")
            if (label.seal, label.rows) == (head, rows):
                return label
            if label.seal == head:
                raise DeskFault(UNSOUND, path=part, reason=_(_OTHER_ROWS))
    raise DeskFault(UNSOUND, path=part, reason=_(_CHANGING))


def _finish(desk: Path, path: Path, label: Label) -> None:
    """Lay beside a backup what belongs to it, the wrapped key, the papers and the label; drop old ones."""
    if key_file(desk).exists():
        copy_durably(key_file(desk), key_file(path))
    copy_all(desk, places.desk_in(path.parent, desk.stem))
    places.write_label(path, label)
    _drop_old(path.parent, desk.stem)


def _drop_old(target: Path, desk: str) -> None:
    """Remove the backups that served their time; the label goes first, so that no half of one is believed."""
    found = {Made(each.number, each.on): each for each in places.backups_of(target, desk)}
    for made in set(found) - set(kept(found)):
        path = found[made].path
        for gone in (places.label_of(path), path, key_file(path)):
            gone.unlink(missing_ok=True)
