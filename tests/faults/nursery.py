"""What the fork server loads before it forks writers: all they need, warmed by one step of each kind of writing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.faults import desks, writings


def warm() -> None:
    """Do one step of each, so that nothing is left to be loaded or compiled; no connection stays open."""
    with tempfile.TemporaryDirectory() as folder, desks.make(Path(folder)).at_work() as desk:
        for made in writings.WRITINGS.values():
            writing = made(desk, 0)
            writing.step(0)
            writing.close()


warm()
