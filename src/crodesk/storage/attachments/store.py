"""The folder of papers beside a desk: each content once, its name revealing nothing, written whole or not at all.

Nothing is ever deleted here in daily work: undo and old snapshots may still name it. Only what was begun and never
finished goes: a file that no record names, nor the history, and that is a day old.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from crodesk.domain.file_names import clean_name
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.words import N_
from crodesk.storage.attachments.kinds import Kind, kind_of
from crodesk.storage.attachments.sealing import DamagedError, Seal
from crodesk.storage.files import NEW, PRIVATE, make_durable, read_at_most, sync_folder

LARGEST = 25 * 1024 * 1024
"""Bytes of a paper, unless the desk allows others."""
_MEGABYTE = 1024 * 1024
_DAY = 24 * 60 * 60.0
_FAN = 2
"""Characters of a name that are the folder it lies in."""
_NAME = re.compile("[0-9a-f]{64}")
_PART = re.compile(r"[0-9a-f]{16}\.part")
_MISSING = N_("The paper {name} is missing from {folder}. Nothing was changed. Put a copy from a backup in its place.")
_DAMAGED = N_(
    "The paper {name} in {folder} is damaged or of another desk. Nothing was changed. Put a copy from a backup in its"
    " place."
)
_OFFICE_OLD = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that is kept."""

    content_hash: str
    """Names the content among those of the desk."""
    name: str
    """What it was called, cleaned, with the ending of what it is."""
    media_type: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of all papers found; names of contents, in order."""

    sound: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    """Named by the desk, and not there."""
    unknown: tuple[str, ...]
    """There, and named by nothing: left by what was taken back, or begun and not finished."""


def folder_of(desk: Path) -> Path:
    """Return where the papers of a desk lie: beside it."""
    return desk.with_name(desk.name + ".papers")


def copy_all(desk: Path, other: Path) -> None:
    """Copy the papers of a desk to those of another one with the same key, where they aren't yet; durably.

    Raises `OSError` where that can't be.
    """
    source, target = folder_of(desk), folder_of(other)
    for path in sorted(source.glob("??/*")):
        copy = target / path.parent.name / path.name
        if copy.exists() or not _NAME.fullmatch(path.parent.name + path.name):
            continue
        for folder in (target, copy.parent):
            _make_private(folder)
        part = target / f"{secrets.token_hex(8)}.part"
        shutil.copyfile(path, part)
        part.chmod(PRIVATE)
        make_durable(part)
        part.replace(copy)
        sync_folder(copy.parent)


def remove_all(desk: Path) -> None:
    """Remove the papers of a desk that is removed itself."""
    shutil.rmtree(folder_of(desk), ignore_errors=True)


class Attachments:
    """The papers of one desk."""

    def __init__(self, folder: Path, key: bytes | None, largest: int = LARGEST) -> None:
        """Use a folder, which the first paper makes, and the data key of the desk (`None`: a plain desk)."""
        self.folder = folder
        self._seal = Seal(key)
        self._largest = largest

    def name_of(self, content: bytes) -> str:
        """Return what a content is called, whether it is kept or not."""
        return self._seal.name(content)

    def add(self, path: Path) -> Kept:
        """Keep a copy of a file; `Refused` when it can't be read, is too large or is no paper."""
        if not path.is_file():
            raise Refused(Problem("path", N_("There is no file {path}."), {"path": path}))
        return self.add_content(read_at_most(path, self._largest), path.name)

    def add_content(self, content: bytes, name: str) -> Kept:
        """Keep a content under a name; the same content is kept once, and a damaged copy of it is made whole."""
        kind = self._checked(content, clean_name(name))
        content_hash = self._seal.name(content)
        if self._is_sound(content_hash):
            with suppress(OSError):
                os.utime(self._path(content_hash))  # it is wanted again: see `collect`
        else:
            self._write(content, content_hash)
        return Kept(content_hash, clean_name(name, kind.ending), kind.media_type, len(content))

    def _checked(self, content: bytes, name: str) -> Kind:
        """Return what a content is, or raise `Refused`."""
        values = {"name": name, "limit": self._largest // _MEGABYTE}
        if len(content) > self._largest:
            raise Refused(
                Problem("path", N_("“{name}” is larger than {limit} MB. Scan it smaller or split it."), values)
            )
        if not content:
            raise Refused(Problem("path", N_("“{name}” is empty."), values))
        kind = kind_of(content, name)
        if kind is None:
            old = content.startswith(_OFFICE_OLD)
            text = N_("“{name}” is an old Office file or has a password. Save it as .docx, .xlsx or PDF without one.")
            other = N_("“{name}” is no PDF, picture, Word, Excel or text file, or has a macro. Save it as PDF.")
            raise Refused(Problem("path", text if old else other, values))
        return kind

    def read(self, content_hash: str) -> bytes:
        """Return a content; `DeskFault` when it is missing, damaged or of another desk."""
        values = {"name": content_hash, "folder": self.folder}
        try:
            with self._path(content_hash).open("rb") as file:
                return self._seal.read(file, content_hash)
        except FileNotFoundError as error:
            raise DeskFault(_MISSING, **values) from error
        except DamagedError as error:
            raise DeskFault(_DAMAGED, **values) from error
        except OSError as error:
            words = N_("The paper {name} in {folder} can't be read: {reason}. Nothing was changed.")
            raise DeskFault(words, **values, reason=error.strerror or "") from error

    def verify(self, known: Iterable[str]) -> Findings:
        """Read every paper there is, and compare with those that the desk names."""
        named, there = set(known), set(self._names())
        damaged = {name for name in there if not self._is_sound(name)}
        unknown = (there - named) | {path.name for path in self.folder.glob("*.part")}
        return Findings(len(there - damaged), _sorted(damaged), _sorted(named - there), _sorted(unknown))

    def unnamed(self, named: Iterable[str], older_than: float = _DAY) -> tuple[str, ...]:
        """Return the contents that are in the folder for longer than some seconds, and named by none of `named`."""
        until = time.time() - older_than
        return _sorted(name for name in set(self._names()) - set(named) if self._written(name) <= until)

    def collect(self, names: Iterable[str], older_than: float = _DAY) -> int:
        """Remove contents by name, and what was begun and not finished; returns how many files went."""
        until = time.time() - older_than
        begun = (part for part in self.folder.glob("*.part") if _PART.fullmatch(part.name))
        gone = [path for path in (*begun, *map(self._path, names)) if _age(path) <= until]
        for path in gone:
            with suppress(OSError):
                path.unlink()
        return sum(not path.exists() for path in gone)

    def _written(self, name: str) -> float:
        return _age(self._path(name))

    def _names(self) -> Iterator[str]:
        names = (path.parent.name + path.name for path in self.folder.glob("??/*"))
        return (name for name in names if _NAME.fullmatch(name))

    def _path(self, content_hash: str) -> Path:
        if not _NAME.fullmatch(content_hash):
            raise FileNotFoundError(content_hash)
        return self.folder / content_hash[:_FAN] / content_hash[_FAN:]

    def _is_sound(self, content_hash: str) -> bool:
        try:
            self.read(content_hash)
        except DeskFault:
            return False
        return True

    def _write(self, content: bytes, content_hash: str) -> None:
        """Write a content so that a power cut leaves all of it or none."""
        path = self._path(content_hash)
        with _explained(self.folder):
            _make_private(self.folder)
            _make_private(path.parent)
            part = self.folder / f"{secrets.token_hex(8)}.part"
            try:
                with os.fdopen(os.open(part, NEW, PRIVATE), "wb") as file:
                    self._seal.write(content, file)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            sync_folder(path.parent)
            sync_folder(self.folder)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)


def _age(path: Path) -> float:
    """Return when a file was written last; now where it is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = N_("The paper can't be written to {folder}: {reason}. It was not saved. Make room and try again.")
        raise DeskFault(words, folder=folder, reason=error.strerror or "") from error
