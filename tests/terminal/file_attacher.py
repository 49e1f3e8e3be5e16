"""The process that is killed: attaches one file after the other, and acknowledges each that the desk said it kept."""

from __future__ import annotations

from datetime import date
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from crodesk.services import application_attachments, opening
from crodesk.services.clock import Clock

TODAY = date(2026, 11, 20)
LARGE = 300_000
"""Bytes of each third file: several chunks, so that a kill falls into the writing of one."""


def content_of(run: int, number: int) -> bytes:
    """Return what a file holds."""
    text = f"{run}:{number} căn cước\n".encode()
    return text * (LARGE // len(text) if number % 3 == 0 else 5)


def attach_until_killed(path: Path, key: bytes | None, run: int, application: int, told: Connection) -> None:
    """Open the desk as the program does, and attach one file after the other."""

    def unlock(path: Path, secret: str | None) -> bytes | None:
        return key

    opening.unlock = unlock  # the passphrase was given once; stretching it anew is no part of this
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "an attacher")
    scan = path.with_name(f"scan-{run}.txt")
    for number in count():
        scan.write_bytes(content_of(run, number))
        kept = application_attachments.keep(desk, scan)
        desk.do_now("Attached a file", "", application_attachments.attach, kept, application=application)
        told.send(number)
