"""The backups in a folder: what each is called, what its label says of it."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from crodesk.storage.files import write_durably

_NAME = re.compile(r"(?P<desk>.+)-(?P<number>\d{5,})-(?P<on>\d{4}-\d{2}-\d{2})\.sqlite")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Label:
    """What was true of a backup when it was verified."""

    made_at: str
    """The moment, in UTC."""
    schema: int
    seal: str
    """The head of the journal's chain: the proof of what was in it."""
    actions: int
    """How many actions the journal has."""
    rows: int
    """All rows of all kept tables."""
    customers: int
    papers: int
    """Attached files that the desk names."""
    bytes: int
    sha256: str
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified backup."""

    path: Path
    number: int
    on: date
    label: Label

    @property
    def desk(self) -> str:
        """Return the name of the file it was made of, without its ending."""
        return self.path.name.rsplit(f"-{self.number:05}-", 1)[0]

    @property
    def made_at(self) -> datetime:
        """Return the moment at which it was verified."""
        return datetime.fromisoformat(self.label.made_at)


def file_of(folder: Path, desk: str, number: int, on: date) -> Path:
    """Return the path of a backup of a desk whose file is called `desk`, without its ending."""
    return folder / f"{desk}-{number:05}-{on}.sqlite"


def desk_in(folder: Path, desk: str) -> Path:
    """Return under which name the papers of a desk lie in a folder of backups: they are kept once for all of them."""
    return folder / f"{desk}.sqlite"


def label_of(path: Path) -> Path:
    """Return where the label of a backup lies: beside it. Without one it isn't believed."""
    return path.with_name(f"{path.name}.json")


def backups_of(folder: Path, desk: str) -> list[Backup]:
    """Return the backups of a desk in a folder, the newest first; what has no sound label is none."""
    found = [read(path) for path in folder.glob(f"{_escaped(desk)}-*.sqlite")] if folder.is_dir() else []
    return sorted((each for each in found if each is not None), key=lambda each: each.number, reverse=True)


def newest(folder: Path, desk: str) -> Backup | None:
    """Return the newest backup of a desk in a folder."""
    return next(iter(backups_of(folder, desk)), None)


def read(path: Path) -> Backup | None:
    """Return the backup at a path as its label tells it; `None` when it has no name or no label of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        label = Label(**json.loads(label_of(path).read_text(encoding="utf-8")))
        datetime.fromisoformat(label.made_at)
        return Backup(path, int(match["number"]), date.fromisoformat(match["on"]), label)
    except (OSError, ValueError, TypeError):
        return None


def next_number(folder: Path, desk: str) -> int:
    """Return a number above all that were ever given in a folder, half-made ones included."""
    names = (_NAME.fullmatch(path.name) for path in folder.glob(f"{_escaped(desk)}-*"))
    return max((int(match["number"]) for match in names if match), default=0) + 1


def write_label(path: Path, label: Label) -> None:
    """Lay the label beside a backup: from now on it counts."""
    write_durably(label_of(path), json.dumps(asdict(label), indent=1).encode("ascii"))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _escaped(name: str) -> str:
    """Return a name as a pattern for itself."""
    return re.sub(r"([*?\[])", r"[\1]", name)
