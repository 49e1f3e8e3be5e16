"""Private copies to look at: in memory where the system offers it, for the officer alone, removed afterwards."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crodesk.domain.file_names import clean_name
from crodesk.storage.files import NEW, PRIVATE

_PREFIX = "crodesk-paper-"
_MADE_BY = re.compile(r"crodesk-paper-(\d+)-")
_DAY = 24 * 60 * 60.0


class PrivateCopies:
    """The copies that this program made; `close` removes them all."""

    def __init__(self, base: Path | None = None) -> None:
        """Make copies below `base`; by default where the session keeps files in memory, else among temporary files."""
        self._base = base or _session_folder()
        self._folders: dict[Path, Path] = {}

    def make(self, content: bytes, name: str) -> Path:
        """Write a copy under a cleaned name into a folder of its own, and return where it is."""
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=self._base))
        path = folder / clean_name(name)
        self._folders[path] = folder
        descriptor = os.open(path, NEW, PRIVATE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return path

    def remove(self, path: Path) -> None:
        """Remove one copy; what another program still holds open stays for `remove_leftovers`."""
        shutil.rmtree(self._folders.pop(path), ignore_errors=True)

    def close(self) -> None:
        """Remove all copies."""
        for path in list(self._folders):
            self.remove(path)

    @contextmanager
    def opened(self, content: bytes, name: str) -> Iterator[Path]:
        """Give a copy for as long as the block runs."""
        path = self.make(content, name)
        try:
            yield path
        finally:
            self.remove(path)

    def remove_leftovers(self, older_than: float = _DAY) -> int:
        """Remove copies of programs that run no more, or are older than some seconds; returns how many there were."""
        until = time.time() - older_than
        ours = [each for each in self._base.glob(f"{_PREFIX}*") if _is_ours(each)]
        found = [each for each in ours if each.stat().st_mtime <= until or _is_orphan(each)]
        leftovers = set(found) - set(self._folders.values())
        for folder in leftovers:
            shutil.rmtree(folder, ignore_errors=True)
        return len(leftovers)


def _is_orphan(folder: Path) -> bool:
    """Tell whether the program that made a folder runs no more; Windows has no harmless way to ask."""
    made_by = _MADE_BY.match(folder.name)
    if made_by is None or os.name == "nt":
        return False
    try:
        os.kill(int(made_by[1]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it runs, and is somebody else's
        return False
    return False


def _session_folder() -> Path:
    """Return the folder of the session (XDG base directories: private, gone with the session), else the usual one."""
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    usable = session and os.access(session, os.W_OK)
    return Path(session if usable else tempfile.gettempdir())


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder is one that this user made."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return os.name == "nt" or folder.stat().st_uid == os.getuid()
