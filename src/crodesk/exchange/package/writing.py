"""Writes a package as a zip file or a folder: whole or not at all, for its owner alone."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.package.contents import DECISION, LARGEST, MANIFEST, MOST_FILES, Package, is_safe
from crodesk.exchange.writing import private_file

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say: the same package is the same bytes."""
_PRIVATE = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that isn't there yet; Windows would change the ends of lines otherwise."""


def write_package(path: Path, package: Package) -> str:
    """Write a package to a zip file, or to a new folder where the name doesn't end with `.zip`; return its hash.

    `Refused` when a name can't be written everywhere, when it is too large, or when something lies at the folder's
    place; `OSError` when the disk or the folder doesn't allow it.
    """
    _check(package)
    files = {MANIFEST: package.manifest, **dict(sorted(package.files.items()))}
    if path.suffix.lower() == ".zip":
        _zip(path, files)
    else:
        _folder(path, files)
    return package.sha256


def _check(package: Package) -> None:
    taken = {MANIFEST, DECISION}
    for name in package.files:
        if not is_safe(name) or name.casefold() in taken:
            raise Refused(Problem(name, N_("No file of a package can be called “{name}”."), {"name": name}))
        taken.add(name.casefold())
    size = sum(map(len, package.files.values()))
    if size > LARGEST or len(package.files) >= MOST_FILES:
        raise Refused(N_("The package is larger than {limit} MB. Leave out some photos."), limit=LARGEST // 2**20)


def _zip(path: Path, files: Mapping[str, bytes]) -> None:
    with private_file(path) as file, zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PRIVATE << 16
            archive.writestr(entry, content)


def _folder(path: Path, files: Mapping[str, bytes]) -> None:
    if path.exists():
        raise Refused(Problem("path", N_("There is something at {path} already. Nothing was written."), {"path": path}))
    part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        for name, content in files.items():
            target = part / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(target, _NEW, _PRIVATE), "wb") as file:
                file.write(content)
        part.rename(path)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
