"""Asks for a file and writes a table to it; stays open, with what was typed, until that is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.dialogs import Asking, Confirm
from crodesk.widgets.path_typing import path_of

FORMS = (".xlsx", ".csv", ".json")
"""Endings of files that can be written."""
UNWRITTEN = N_("{path} can't be written: {reason}")

Write = Callable[[Path], Awaitable[int]]
"""Writes the table to a file and returns how many rows it has."""


class Exported(NamedTuple):
    """What was written."""

    rows: int
    path: Path


class ExportDialog(Asking[Exported]):
    """Asks where to write; a file that is there is replaced only after a question, a fault is said in a sentence."""

    ABOUT = N_("Type the name of a file. Enter writes it, Esc leaves everything as it was.")

    def __init__(self, path: Path, write: Write, *, forms: tuple[str, ...] = FORMS, question: str = "") -> None:
        asked = question or _("To which file? Its ending says how: .xlsx, .csv or .json.")
        super().__init__(_("Export"), asked, value=str(path), wrong=partial(wrong_with, forms=forms))
        self._write = write

    async def answer(self, text: str) -> None:
        """Write the file, once it is known that none is lost by it."""
        path = path_of(text)
        if path.exists():
            question = _("There is a file {path} already. Replace it?").format(path=path)
            self.app.push_screen(Confirm(question, yes=_("Replace")), partial(self._replace, path))
        else:
            await self._save(path)

    async def _replace(self, path: Path, yes: bool | None) -> None:
        if yes:
            await self._save(path)

    async def _save(self, path: Path) -> None:
        await self.attempt(self._written(path))

    async def _written(self, path: Path) -> Exported:
        try:
            return Exported(await self._write(path), path)
        except OSError as error:
            raise Refused(UNWRITTEN, path=path, reason=error.strerror or error) from error


def wrong_with(text: str, forms: tuple[str, ...] = FORMS) -> str:
    """Say what is wrong with a file's name; empty when nothing is."""
    path = path_of(text)
    if path.suffix.lower() not in forms:
        return _("Its name must end with {forms}.").format(forms=", ".join(forms))
    try:
        return _wrong_place(path)
    except OSError as error:  # too long a name, a folder that is closed to the officer, a stick pulled out
        return _(UNWRITTEN).format(path=path, reason=error.strerror or error)


def _wrong_place(path: Path) -> str:
    """Say why nothing can be written to a place; empty when nothing speaks against it. Raises `OSError`."""
    if path.is_dir():
        return _("{path} is a folder.").format(path=path)
    if not path.parent.is_dir():
        return _("There is no folder {path}.").format(path=path.parent)
    return ""
