"""No plaintext on the disk: what the desk keeps is searched for in every file that lies around it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from crodesk.services import backing_up, notes
from crodesk.services.backing_up import Places
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from tests.faults import desks
from tests.faults.desks import Sealed
from tests.faults.outcome import Outcome
from tests.faults.writings import colleagues

SHORTEST = 6
"""Bytes of a text that isn't found by chance."""
MOST = 25
"""Texts of each kind that are searched for: those that were written last, which lie in the log."""
_TEXTS = (
    "SELECT name FROM customer WHERE rid > 0",
    "SELECT value FROM contact_point",
    "SELECT number FROM identity_document",
    "SELECT number FROM holding WHERE number <> ''",
    "SELECT text FROM interaction WHERE text <> ''",
    "SELECT name FROM attachment WHERE name <> ''",
)
PUBLIC = {".toml", ".csv", ".ics", ".txt"}
"""What the officer, or a test, wrote out on purpose: it is meant to be read elsewhere."""


def texts(desk: Desk) -> set[bytes]:
    """Return names, numbers, addresses and words of notes that the desk keeps."""
    found = [str(text) for sql in _TEXTS for (text,) in desk.read_now(lambda reader, sql=sql: reader.rows(sql))[-MOST:]]  # type: ignore[misc]
    pieces = {piece for text in found for piece in (text, text[:40])}
    return {
        piece.encode(form) for piece in pieces for form in ("utf-8", "utf-16-le") if len(piece.encode()) >= SHORTEST
    }


def seen(sealed: Sealed, desk: Desk, *folders: Path) -> list[str]:
    """Return which files in the folders hold something of the desk, or its key, as plain text."""
    wanted = [*texts(desk), sealed.key, sealed.key.hex().encode(), desks.SECRET.encode()]
    return [f"{path.name} holds {_some(piece)}" for path, piece in _found(wanted, folders)]


def _found(wanted: list[bytes], folders: tuple[Path, ...]) -> Iterator[tuple[Path, bytes]]:
    for path in {each for folder in folders for each in folder.rglob("*") if each.is_file()}:
        if path.suffix in PUBLIC or path.name == "secret":
            continue
        content = path.read_bytes()
        yield from ((path, piece) for piece in wanted if piece in content)


def _some(piece: bytes) -> str:
    return piece[:12].decode("utf-8", "replace")


def run(times: int, base: Sealed, folder: Path) -> Outcome:
    """Write, back up, hand over and search, again and again: every file of the desk, beside it and temporary."""
    outcome = Outcome("plaintext searched for")
    sealed = desks.copies(base, folder)
    temporary = folder / "tmp"
    temporary.mkdir()
    usual, tempfile.tempdir = tempfile.tempdir, str(temporary)
    try:
        with sealed.at_work() as desk:
            mine, other = colleagues(desk, folder.parent, "colleague")
            other.desk.close()
            mine.folder = folder
            for number in range(times):
                desk.do_now("Wrote", "", notes.write, 1, Note(f"Chuyện riêng của chị Hồng số {number} " * 50))
                backing_up.back_up(desk, Places(folder / "backups", folder / "stick"))
                mine.give(1, 2, 3, name=f"{number}.crodesk", restricted=True)
                found = seen(sealed, desk, folder)
                outcome.runs += 1
                outcome.acknowledged += len(texts(desk))
                outcome.lost += len(found)
                outcome.note(*found)
    finally:
        tempfile.tempdir = usual
    return outcome


def everything(times: int, _seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Search."""
    yield run(times, base, folder / "searched")
