"""The process that is killed: writes notes through the desk, one action each, and acknowledges each that was saved."""

from __future__ import annotations

from datetime import date
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from crodesk.services import notes, opening
from crodesk.services.clock import Clock
from crodesk.services.notes import Note

TODAY = date(2026, 11, 20)
NEXT_EVERY = 3
"""Each third note plans a next step too, so that its action has two rows."""


def text_of(run: int, number: int) -> str:
    """Return the text of a note; a long one now and then, so that it takes several pages."""
    return f"{run}:{number} Chị Hồng 陈美玲" + " dài" * (1000 if number % 5 == 0 else 3)


def plans(number: int) -> bool:
    """Tell whether a note plans a next step."""
    return number % NEXT_EVERY == 0


def write_until_killed(path: Path, key: bytes | None, run: int, told: Connection) -> None:
    """Open the desk as the program does, and write one note after the other."""

    def unlock(path: Path, secret: str | None) -> bytes | None:
        return key

    opening.unlock = unlock  # the passphrase was given once; stretching it anew is no part of this
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "a writer")
    for number in count():
        step = TODAY if plans(number) else None
        note = Note(text_of(run, number), next_on=step, next_about=f"{run}:{number}")
        desk.do_now("Wrote a note", "", notes.write, 1, note)
        told.send(number)
