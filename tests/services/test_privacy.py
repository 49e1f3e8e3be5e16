"""What the desk promises of its key and its files: nothing of either is left for others."""

import gc
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crodesk.services import opening, records
from crodesk.services.clock import Clock
from crodesk.storage import backups, upgrades
from crodesk.storage.connection import SCHEMA_VERSION, connect
from tests.builders import a_customer
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the rights of files and images of memory are those of Unix")

CRASH = """
import os, resource, sys
from crodesk.cli.running import run
run(["--version"])
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


@contextmanager
def careless() -> Iterator[None]:
    """Make files for everybody, as some computers are set up."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def for_others(folder: Path) -> set[str]:
    """Return the files and folders that others than the owner may do anything with."""
    return {each.name for each in folder.rglob("*") if stat.S_IMODE(each.stat().st_mode) & 0o077}


def test_every_file_of_a_desk_is_its_owners_alone_on_the_most_careless_computer(tmp_path: Path, clock: Clock) -> None:
    home = tmp_path / "home"
    with careless():
        path = home / "desk.sqlite"
        opening.create(path, PASSPHRASE, opening.NewDesk("Lan", "Chợ Lớn", "VND"), clock)
        desk = opening.open_to_write(path, PASSPHRASE, clock, "test")
        a_customer(desk, "Trần Văn Đức")
        (tmp_path / "note.txt").write_text("giấy tờ nhà", encoding="utf-8")
        kept = desk.attachments.add(tmp_path / "note.txt")
        values = {"name": kept.name, "content_hash": kept.content_hash, "size": kept.size}
        desk.do_now("Attached", "", records.add, "attachment", 1, values)
        made = desk.back_up(home / "backups")
        backups.copy_to(made, path, home / "stick")
        while_open = {each.name for each in home.iterdir()}
        assert for_others(home) == set()
        desk.close()
        opening.change_passphrase(path, PASSPHRASE, "bốn từ chẳng liên quan")
        backups.restore(made.path, path, PASSPHRASE, desk.now)
        db = connect(path, opening.unlock(path, PASSPHRASE))
        db.execute("PRAGMA user_version = 1")
        upgrades.upgrade(db, path, (lambda _db: None,) * (SCHEMA_VERSION - 1))
        db.close()
    assert {"desk.sqlite-wal", "desk.sqlite-shm", "desk.sqlite.key", "desk.sqlite.lock"} <= while_open
    assert f"desk.sqlite.before-{SCHEMA_VERSION}" in {each.name for each in home.iterdir()}
    assert for_others(home) == set()


def test_a_copy_is_private_before_its_first_byte(
    tmp_path: Path, clock: Clock, sealed_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def copied(source: Path, target: Path) -> None:
        seen.append(stat.S_IMODE(target.stat().st_mode))
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr(shutil, "copyfile", copied)
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    made = desk.back_up(tmp_path / "b")
    desk.close()
    with careless():
        backups.copy_to(made, sealed_path, tmp_path / "stick")
    assert set(seen) == {0o600}


def test_a_crash_leaves_no_image_of_the_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    limit = done.stdout.splitlines()[-1]
    assert limit in {"1 1", "0 0"} if sys.platform == "linux" else {"0 0"}
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []


def test_a_closed_desk_has_no_key_any_more(sealed_path: Path, clock: Clock, tmp_path: Path) -> None:
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    a_customer(desk, "Trần Văn Đức")
    (tmp_path / "note.txt").write_text("giấy tờ nhà", encoding="utf-8")
    desk.attachments.add(tmp_path / "note.txt")
    key = desk._key
    assert key is not None
    assert len(gc.get_referrers(key)) > 1
    desk.close()
    gc.collect()
    here = [sys._getframe(), locals()]
    assert [each for each in gc.get_referrers(key) if not any(each is known for known in here)] == []
    assert desk.encrypted
