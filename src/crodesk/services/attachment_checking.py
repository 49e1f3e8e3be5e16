"""Whether the files beside a desk are whole, and which of them nothing names any more."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from crodesk.domain.problem import DeskFault, Problem
from crodesk.domain.words import N_
from crodesk.storage.attachments import naming
from crodesk.storage.connection import Connection
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from crodesk.services.desk import Desk
    from crodesk.storage.attachments import Attachments

MISSING = N_("“{name}” ({of}) is missing: its file {file} isn't in {folder}. Put it back from a backup.")
DAMAGED = N_("“{name}” ({of}) was changed or is damaged: {file} in {folder}. Put it back from a backup.")


def faults(db: Connection, store: "Attachments") -> list[Problem]:
    """Return every attachment and printed paper whose file is missing, changed or of another desk."""
    found = store.verify(naming.named(db))
    return [*_said(db, store, MISSING, found.missing), *_said(db, store, DAMAGED, found.damaged)]


def _said(db: Connection, store: "Attachments", text: str, files: tuple[str, ...]) -> Iterator[Problem]:
    for file in files:
        name, of = naming.called(db, file)
        if name:
            yield Problem("attachment", text, {"name": name, "of": of, "file": file, "folder": store.folder})


def tidy(reader: Reader, desk: "Desk") -> None:
    """Remove what earlier runs left: private copies of a program that was killed, and files that it never attached.

    What can't be removed now is left to the next time.
    """
    with suppress(OSError, DeskFault):
        desk.copies.remove_leftovers()
        if desk.writable and desk.attachments.folder.is_dir():
            collect(reader, desk.attachments)


def collect(reader: Reader, store: "Attachments") -> int:
    """Remove files that were begun and never attached, a day old; returns how many.

    What the history names stays, since undo and redo may bring its record back.
    """
    left = store.unnamed(reader.with_connection(naming.named))
    if left:
        remembered = reader.with_connection(naming.remembered)
        left = () if remembered is None else tuple(name for name in left if name not in remembered)
    return store.collect(left)
