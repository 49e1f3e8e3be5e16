"""Opening a file that is wrong, busy, damaged or beyond reach says so in one sentence and changes nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault
from crodesk.language import set_language
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.storage.connection import SCHEMA_VERSION, connect
from crodesk.storage.lock import DeskLock
from tests.builders import a_customer
from tests.conftest import PASSPHRASE


def refused(path: Path, clock: Clock, secret: str | None = None) -> str:
    with pytest.raises(DeskFault) as fault:
        opening.open_to_write(path, secret, clock, "test").close()
    return str(fault.value)


def test_no_file(tmp_path: Path, clock: Clock) -> None:
    assert "There is no desk at" in refused(tmp_path / "none.sqlite", clock)


def test_a_wrong_passphrase(sealed_path: Path, clock: Clock) -> None:
    before = sealed_path.read_bytes()
    assert "does not open this desk" in refused(sealed_path, clock, "wrong")
    assert sealed_path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all, just text " * 200, os.urandom(8192)])
def test_a_file_that_is_no_desk(tmp_path: Path, clock: Clock, content: bytes) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_bytes(content)
    assert "is not a crodesk desk" in refused(path, clock)
    assert path.read_bytes() == content


def test_another_programs_sqlite_file(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "other.sqlite"
    path.touch()
    db = connect(path, None)
    db.execute("CREATE TABLE t (x)")
    db.close()
    assert "is not a crodesk desk" in refused(path, clock)


def test_a_newer_desk(desk_path: Path, clock: Clock) -> None:
    db = connect(desk_path, None)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 2}")
    db.close()
    message = refused(desk_path, clock)
    assert f"schema {SCHEMA_VERSION + 2}" in message
    assert "Update crodesk" in message


def test_the_key_file_of_another_desk(sealed_path: Path, tmp_path: Path, clock: Clock) -> None:
    other = tmp_path / "other.sqlite"
    opening.create(other, PASSPHRASE, opening.NewDesk("Lan"), clock)
    shutil.copy(f"{other}.key", f"{sealed_path}.key")
    assert "its key file is missing or belongs to another one" in refused(sealed_path, clock, PASSPHRASE)


def test_a_desk_without_its_key_file(sealed_path: Path, clock: Clock) -> None:
    Path(f"{sealed_path}.key").unlink()
    assert "its key file is missing" in refused(sealed_path, clock, PASSPHRASE)


def test_a_cut_file(desk_path: Path, clock: Clock) -> None:
    with desk_path.open("r+b") as file:
        file.truncate(desk_path.stat().st_size // 2)
    with pytest.raises(DeskFault, match="damaged"):
        read_it_all(desk_path, clock)


def read_it_all(path: Path, clock: Clock) -> None:
    desk = opening.open_to_read(path, None, clock)
    try:
        desk.look(lambda reader: reader.rows("PRAGMA integrity_check"))
        for (table,) in desk.look(lambda reader: reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")):
            desk.look(lambda reader, name=table: reader.rows(f"SELECT * FROM {name}"))  # type: ignore[misc]
    finally:
        desk.close()


def test_a_flipped_bit_of_an_encrypted_file_is_noticed(sealed_path: Path, clock: Clock) -> None:
    desk = opening.open_to_read(sealed_path, PASSPHRASE, clock)
    page = desk.look(lambda reader: reader.value("SELECT rootpage FROM sqlite_master WHERE name = 'customer'"))
    desk.close()
    content = bytearray(sealed_path.read_bytes())
    content[4096 * (page - 1) + 99] ^= 1
    sealed_path.write_bytes(content)
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    with pytest.raises(DeskFault, match="damaged"):
        desk.look(lambda reader: reader.rows("SELECT * FROM customer"))
    desk.close()


def test_a_second_start_names_the_holder(desk_path: Path, clock: Clock) -> None:
    first = opening.open_to_write(desk_path, None, clock, "the screens")
    message = refused(desk_path, clock)
    assert "the screens" in message
    assert str(os.getpid()) in message
    first.close()
    opening.open_to_write(desk_path, None, clock, "test").close()


def test_the_lock_falls_when_its_holder_is_killed(desk_path: Path, clock: Clock) -> None:
    code = (
        "import sys, time; from datetime import UTC, datetime; from pathlib import Path;"
        "from crodesk.storage.lock import DeskLock;"
        "lock = DeskLock(Path(sys.argv[1]), 'x', datetime.now(UTC)); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(desk_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(DeskFault, match=str(holder.pid)):
        DeskLock(desk_path, "test", clock.now)
    holder.kill()
    holder.wait()
    holder.stdout.close()
    DeskLock(desk_path, "test", clock.now).release()


def test_a_desk_in_use_says_since_when_as_the_language_writes_it(desk_path: Path, clock: Clock) -> None:
    held = DeskLock(desk_path, "crodesk", clock.now)
    since = clock.now.astimezone()
    for language, day in (("en", "20 Nov 2026"), ("vi", "20/11/2026"), ("zh", "2026-11-20")):
        set_language(language)
        with pytest.raises(DeskFault, match=f"crodesk, process {os.getpid()}, since {day} {since:%H:%M}"):
            DeskLock(desk_path, "test", clock.now)
    set_language("en")
    held.release()


def test_reading_works_beside_a_writer(desk_path: Path, clock: Clock) -> None:
    writer = opening.open_to_write(desk_path, None, clock, "test")
    reader = opening.open_to_read(desk_path, None, clock)
    a_customer(writer, "Lê Thị Mai")
    assert reader.look(lambda r: r.value("SELECT name FROM customer")) == "Lê Thị Mai"
    with pytest.raises(DeskFault, match="reading only"):
        a_customer(reader)
    reader.close()
    writer.close()


@pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root writes everywhere; needs setpriv"
)
def test_a_folder_that_cannot_be_written_to_opens_for_reading(desk_path: Path, clock: Clock) -> None:
    desk = opening.open_to_write(desk_path, None, clock, "test")
    a_customer(desk, "Lê Thị Mai")
    desk.close()
    (desk_path.parent / "desk.sqlite.lock").unlink()
    code = (
        "import sys; from pathlib import Path; from crodesk.services import opening;"
        "from crodesk.services.clock import Clock;"
        "d = opening.open_to_write(Path(sys.argv[1]), None, Clock(), 'x');"
        "print(d.writable, d.look(lambda r: r.value('SELECT name FROM customer')))"
    )
    folder = desk_path.parent
    for parent in [folder, *folder.parents][:-1]:
        parent.chmod(0o755)
    desk_path.chmod(0o644)
    folder.chmod(0o555)
    command = [sys.executable, "-c", code, str(desk_path)]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    folder.chmod(0o755)
    if "Permission denied" in done.stderr and "site-packages" not in done.stderr and not done.stdout:
        pytest.skip("the interpreter itself is out of reach for another user here")
    assert done.stdout == "False Lê Thị Mai\n", done.stderr


def test_a_desk_moved_away_under_the_program_refuses_to_pretend(desk_path: Path, clock: Clock) -> None:
    desk = opening.open_to_write(desk_path, None, clock, "test")
    desk_path.rename(desk_path.with_name("elsewhere.sqlite"))
    with pytest.raises(DeskFault, match="moved or deleted"):
        a_customer(desk)
    desk.close()


def test_nothing_is_made_where_something_lies(desk_path: Path, clock: Clock) -> None:
    before = desk_path.read_bytes()
    with pytest.raises(DeskFault, match="already"):
        opening.create(desk_path, None, opening.NewDesk(), clock)
    assert desk_path.read_bytes() == before


def test_a_read_that_takes_too_long_is_stopped_with_words(
    desk_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crodesk.services.reading_desk.LOOK_SECONDS", 0.01)
    desk = opening.open_to_read(desk_path, None, clock)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(DeskFault, match="too long"):
        desk.look(lambda reader: reader.value(endless))
    assert desk.look(lambda reader: reader.value("SELECT 1")) == 1
    desk.close()
