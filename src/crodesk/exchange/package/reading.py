"""Reads a package back, trusting nothing in it: names that lead out, bombs, and files missing, changed or added."""

import os
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.package import canonical
from crodesk.exchange.package.contents import (
    DECISION,
    FORMAT,
    KIND,
    LARGEST,
    MANIFEST,
    MOST_FILES,
    Package,
    is_safe,
)
from crodesk.exchange.terms.kinds import Day, Group, Key, Many, Text, Whole

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a zip file that is cut, altered, of another method or protected ends with."""
_DROPPINGS = (".ds_store", "thumbs.db", "desktop.ini")
"""What systems leave in folders by themselves."""
_UNKNOWN = N_("There is no such key.")


class _BadPackageError(Exception):
    """A package can't be read at all."""

    def __init__(self, field: str, text: str, **values: object) -> None:
        self.problem = Problem(field, text, values)
        super().__init__(text)


@dataclass(frozen=True, slots=True)
class Received:
    """A package as it came, every file as its manifest says."""

    package: Package
    sha256: str
    """Of the manifest as it came: what a decision names."""
    decision: bytes = field(default=b"", compare=False)
    """The decision that lies beside the papers; empty for none. No manifest vouches for it: it has its own seal."""


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Named:
    """Which application something belongs to."""

    uid: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: int
    kind: str
    application: Named
    made_on: date
    made_by: str
    files: tuple[_Listed, ...]
    seal: str = ""


_FILE = Group(
    _Listed,
    {
        "name": Key(Text(), "", required=True),
        "sha256": Key(Text(), "", required=True),
        "size": Key(Whole(), "", required=True),
    },
    _UNKNOWN,
)
APPLICATION = Group(Named, {"uid": Key(Text(), "", required=True), "number": Key(Text(), "")}, _UNKNOWN)
_FORM = Group(
    _Manifest,
    {
        "format": Key(Whole(), "", required=True),
        "kind": Key(Text(), "", required=True),
        "application": Key(APPLICATION, "", required=True),
        "made_on": Key(Day(), "", required=True),
        "made_by": Key(Text(), "", required=True),
        "files": Key(Many(_FILE), "", required=True),
        "seal": Key(Text(), ""),
    },
    _UNKNOWN,
)


def read_package(path: Path) -> Received | list[Problem]:
    """Return a package when every file is as its manifest says; else everything that is wrong with it."""
    try:
        files = _of_folder(path) if path.is_dir() else _of_zip(path)
    except _BadPackageError as bad:
        return [bad.problem]
    except OSError as error:
        words = N_("{path} can't be read: {reason}.")
        return [Problem("path", words, {"path": path, "reason": error.strerror or ""})]
    if MANIFEST not in files:
        return [Problem(MANIFEST, N_("{path} is no package: it has no {file}."), {"path": path, "file": MANIFEST})]
    found = _manifest(files[MANIFEST])
    if isinstance(found, list):
        return found
    content = {name: data for name, data in files.items() if name not in {MANIFEST, DECISION}}
    wrong = _differences(found, content)
    if wrong:
        return wrong
    named = found.application
    package = Package(named.uid, named.number, found.made_on, found.made_by, content, found.seal)
    return Received(package, canonical.sha256(files[MANIFEST]), files.get(DECISION, b""))


def _manifest(content: bytes) -> _Manifest | list[Problem]:
    data = canonical.loaded(content, MANIFEST)
    if isinstance(data, Problem):
        return [data]
    problems: list[Problem] = []
    found = _FORM.read(data, "", problems)
    if not isinstance(found, _Manifest):
        return problems
    if found.kind != KIND or found.format != FORMAT:
        words = N_("{file} is of another kind or of a newer crodesk. Update crodesk.")
        return [Problem(MANIFEST, words, {"file": MANIFEST})]
    return found


def _differences(manifest: _Manifest, files: Mapping[str, bytes]) -> list[Problem]:
    listed = {one.name: one for one in manifest.files}
    found = [_problem(name, N_("“{name}” is missing from the package.")) for name in listed if name not in files]
    for name, content in sorted(files.items()):
        if name not in listed:
            found.append(_problem(name, N_("“{name}” was added to the package on the way.")))
        elif canonical.sha256(content) != listed[name].sha256 or len(content) != listed[name].size:
            found.append(_problem(name, N_("“{name}” was changed on the way.")))
    return found


def _problem(name: str, text: str) -> Problem:
    return Problem(name, text, {"name": name})


def _of_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_names([entry.filename for entry in entries])
            _check_size(sum(entry.file_size for entry in entries), len(entries))
            if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
                raise _BadPackageError("path", N_("{path} has a link to elsewhere in it."), path=path)
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGED as error:
        words = N_("{path} is no package, has a password or is damaged. Have it sent again.")
        raise _BadPackageError("path", words, path=path) from error


def _of_folder(path: Path) -> dict[str, bytes]:
    found: dict[str, Path] = {}
    for folder, folders, names in os.walk(path):
        for each in (Path(folder) / name for name in (*names, *folders)):
            if each.is_symlink() or not (each.is_file() or each.is_dir()):
                raise _BadPackageError("path", N_("{path} has a link to elsewhere in it."), path=path)
        inside = (Path(folder) / name for name in names if not _is_dropping(name))
        found |= {each.relative_to(path).as_posix(): each for each in inside}
        _check_size(0, len(found))
    _check_names(list(found))
    _check_size(sum(each.stat().st_size for each in found.values()), len(found))
    return {name: each.read_bytes() for name, each in found.items()}


def _is_dropping(name: str) -> bool:
    return name.casefold() in _DROPPINGS or name.startswith("._")


def _check_names(names: list[str]) -> None:
    for name in names:
        if not is_safe(name):
            words = N_("The package has a file whose name leads elsewhere or can't be written: “{name}”.")
            raise _BadPackageError("path", words, name=name)
    if len({name.casefold() for name in names}) != len(names):
        raise _BadPackageError("path", N_("The package has two files of the same name."))


def _check_size(size: int, count: int) -> None:
    if size > LARGEST or count > MOST_FILES:
        limits = {"limit": LARGEST // 2**20, "count": MOST_FILES}
        raise _BadPackageError("path", N_("The package has more than {limit} MB or {count} files."), **limits)
