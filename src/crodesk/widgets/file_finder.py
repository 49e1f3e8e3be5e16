"""Finds a file by its folder and a part of its name: the newest first, as one looks for what was just photographed."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual.widgets import Input

from crodesk.domain.dates import format_date
from crodesk.domain.file_size import format_size
from crodesk.domain.names import fold
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.path_typing import path_of
from crodesk.widgets.row_source import ListSource, RowSource

MOST = 500
"""Names in a folder that are looked at."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file or a folder."""

    rid: int
    name: str
    """Of a folder with a slash."""
    path: Path
    about: str
    """How large a file is and of which day."""


class FileFinder(Finder[FileRow, str]):
    """Answers the path of a file; Enter on a folder goes into it."""

    ABOUT = N_("Type a part of a name, or a folder. The arrows choose, Enter takes a file or goes into a folder.")
    taken: ClassVar[list[Path]] = []
    """The files that were taken, the last one at the end; those of a folder come after the others of it."""

    def __init__(self, title: str, typed: str = "") -> None:
        super().__init__(
            [
                Column("name", "", 20, flex=1),
                Column("about", "", 22, align="right", priority=1, style_of=lambda _row: "muted"),
            ],
            title=title,
            ask=_("folder and name"),
            empty=_("No file here is called so."),
            typed=typed or f"{FileFinder.taken[-1].parent if FileFinder.taken else _usual()}/",
        )

    def find(self, text: str) -> RowSource[FileRow]:
        """Return what is in the folder that was typed, narrowed to what stands behind the last slash."""
        folder, _slash, begun = text.strip().rpartition("/")
        return ListSource(list(rows(path_of(f"{folder}/"), begun, FileFinder.taken)))

    def answer(self, row: FileRow) -> str:
        """Return the path, and begin in the same folder the next time, with another file."""
        FileFinder.taken.append(row.path)
        return str(row.path)

    def choose(self) -> None:
        """Take the selected file, or go into the selected folder."""
        row: FileRow | None = self.rows.row
        if row is not None and row.name.endswith("/"):
            typed = self.query_one(Input)
            typed.value = f"{row.path}/"
            typed.cursor_position = len(typed.value)
        else:
            super().choose()


def _usual() -> Path:
    """Return where pictures usually are."""
    pictures = Path.home() / "Pictures"
    return pictures if pictures.is_dir() else Path.home()


def rows(folder: Path, part: str, taken: Sequence[Path] = ()) -> Iterator[FileRow]:
    """Yield the files of a folder whose names have a part, the newest first, those `taken` last, then its folders."""
    wanted = fold(part)
    found = [each for each in _entries(folder, hidden=part.startswith(".")) if wanted in fold(each.name)]
    files = sorted((each for each in found if not each.is_dir()), key=lambda each: _order(each, taken))
    folders = sorted((each for each in found if each.is_dir()), key=lambda each: each.name)
    for number, each in enumerate([*files, *folders], 1):
        name = f"{each.name}/" if each.is_dir() else each.name
        yield FileRow(number, name, Path(each.path), "" if each.is_dir() else _about(*_stat(each)))


def _order(each: os.DirEntry[str], taken: Sequence[Path]) -> tuple[bool, float, str]:
    return Path(each.path) in taken, -_stat(each)[0], each.name


def _entries(folder: Path, *, hidden: bool) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [each for each in islice(entries, MOST) if hidden or not each.name.startswith(".")]
    except (OSError, ValueError):
        return []


def _stat(each: os.DirEntry[str]) -> tuple[float, int]:
    """Return when a file was changed last, and how large it is; nothing of one that is gone."""
    try:
        found = each.stat()
    except OSError:
        return 0.0, 0
    return found.st_mtime, found.st_size


def _about(changed: float, size: int) -> str:
    on: date = datetime.fromtimestamp(changed).astimezone().date()
    return f"{format_size(size, language())}  {format_date(on, language())}"
