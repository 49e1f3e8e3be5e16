"""Backups of the desk: when one is due, where it goes, and how old the last one is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crodesk.domain.backups import is_overdue
from crodesk.domain.problem import DeskFault
from crodesk.services.desk import Desk
from crodesk.storage import backups, journal
from crodesk.storage.backups import Backup
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Places:
    """Where backups go."""

    usual: Path
    second: Path | None = None
    """A folder on another disk, such as a USB stick; used whenever it can be reached."""

    @property
    def second_is_there(self) -> bool:
        """Whether the second folder, or what it would be made in, can be reached now."""
        return self.second is not None and (self.second.is_dir() or self.second.parent.is_dir())


@dataclass(frozen=True, slots=True)
class Done:
    """What a backup came to."""

    backup: Backup
    second: Backup | None = None
    """The copy in the second folder; `None` where there is none or it isn't there now."""
    fault: DeskFault | None = None
    """Why the second copy could not be made."""


def back_up(desk: Desk, places: Places) -> Done:
    """Make a verified backup, and a copy of it in the second folder; raises `DeskFault` when the first can't be."""
    made = desk.back_up(places.usual)
    if places.second is None or not places.second_is_there:
        return Done(made)
    try:
        return Done(made, backups.copy_to(made, desk.path, places.second))
    except DeskFault as fault:
        return Done(made, fault=fault)


def is_due(desk: Desk, places: Places) -> bool:
    """Tell whether something was written that the newest backup doesn't hold."""
    last = backups.newest(places.usual, desk.path.stem)
    return last is None or last.label.seal != desk.look(lambda reader: reader.with_connection(journal.head))


def made_of(desk: Path, folder: Path) -> list[Backup]:
    """Return the backups of a desk in a folder, the newest first."""
    return backups.backups_of(folder, desk.stem)


def last_of(desk: Path, places: Places) -> Backup | None:
    """Return the newest backup of a desk, wherever it lies."""
    folders = [places.usual, *([places.second] if places.second else [])]
    found = [each for folder in folders if (each := backups.newest(folder, desk.stem))]
    return max(found, key=lambda each: each.label.made_at, default=None)


def overdue(desk: Desk, last: Backup | None, today: date) -> bool:
    """Tell whether the officer should be told that there was no backup for too long; a new desk has its first week."""
    since = last.on if last else desk.look(_begun)
    return since is not None and is_overdue(since, today)


def _begun(reader: Reader) -> date | None:
    """Return the day of the first action."""
    at = reader.value("SELECT at FROM action ORDER BY rid LIMIT 1")
    return None if at is None else date.fromisoformat(at[:10])
