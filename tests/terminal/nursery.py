"""What the fork server loads before it forks writers: all they need, warmed by one note in a desk of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from crodesk.services import notes, opening
from crodesk.services.clock import Clock
from crodesk.services.notes import Note
from tests.builders import a_customer
from tests.terminal.note_writer import TODAY


def warm() -> None:
    """Write one note, so that nothing is left to be loaded or compiled; no connection stays open."""
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "desk.sqlite", Clock.on(TODAY)
        opening.create(path, None, opening.NewDesk(), clock)
        desk = opening.open_to_write(path, None, clock, "warming up")
        desk.do_now("Wrote a note", "", notes.write, a_customer(desk), Note("warm", next_on=TODAY))
        desk.close()


warm()
