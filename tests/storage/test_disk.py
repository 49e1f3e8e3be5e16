"""A disk that is full: one sentence, nothing half saved, and everything saved before is still there."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault
from crodesk.services import notes, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage import journal
from crodesk.storage.lock import DeskLock
from tests.builders import a_customer

ENOUGH = 600
"""More notes than the small disk holds."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of twelve megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small file system needs root and mount")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("this system does not let tests mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def notes_until_full(desk: Desk, rid: int) -> int:
    """Write notes until the disk refuses; return how many were acknowledged."""
    saved = 0

    def write() -> None:
        nonlocal saved
        while saved < ENOUGH:
            desk.do_now("Note", "", notes.write, rid, notes.Note("một câu dài " * 2000))
            saved += 1

    with pytest.raises(DeskFault, match="The disk is full"):
        write()
    return saved


def test_a_full_disk_is_named_and_loses_nothing_that_was_saved(small_disk: Path, clock: Clock) -> None:
    path = small_disk / "desk.sqlite"
    opening.create(path, None, opening.NewDesk("Lan"), clock)
    desk = opening.open_to_write(path, None, clock, "test")
    rid = a_customer(desk)
    saved = notes_until_full(desk, rid)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM interaction")) == saved
    assert desk.look(lambda reader: reader.with_connection(journal.verify)) is None
    desk.close()


def test_a_full_disk_does_not_keep_the_lock_from_being_taken_and_let_go(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "desk.sqlite"
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        lock = DeskLock(path, "test", clock.now)
    with pytest.raises(DeskFault, match="open already in another crodesk"):
        DeskLock(path, "test", clock.now)
    lock.release()
    DeskLock(path, "test", clock.now).release()
