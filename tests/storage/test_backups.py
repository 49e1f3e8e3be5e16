"""Backups are verified before they count, and restoring one never mixes it with what was there."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault, WrongSecret
from crodesk.services import opening, records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage import backups, journal
from crodesk.storage.attachments import folder_of
from crodesk.storage.connection import connect
from crodesk.storage.vault import change_passphrase, key_file
from tests.builders import a_customer

PASSPHRASE = "trăm năm trong cõi"
OTHER = "người ta chữ tài"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
Opened = Callable[[], Desk]


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Opened:
    """Open the encrypted desk of the test, which is made the first time."""
    path = tmp_path / "home" / "desk.sqlite"
    opening.create(path, PASSPHRASE, opening.NewDesk(officer="Lan"), clock)
    return lambda: opening.open_to_write(path, PASSPHRASE, clock, "test")


@pytest.fixture
def desk(opened: Opened) -> Iterator[Desk]:
    found = opened()
    a_customer(found, "Trần Văn Đức", phone="0903 555 107")
    yield found
    found.close()


def names(desk: Desk) -> list[str]:
    return [name for (name,) in desk.read_now(lambda reader: reader.rows("SELECT name FROM customer ORDER BY rid"))]


def all_rows(path: Path, key: bytes | None) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of a file."""
    db = connect(path, key)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in tables if "words" not in name}
    db.close()
    return found


def test_a_backup_holds_every_row_its_key_and_a_label(desk: Desk, tmp_path: Path) -> None:
    made = desk.back_up(tmp_path / "backups")
    key = opening.unlock(made.path, PASSPHRASE)
    assert all_rows(made.path, key) == all_rows(desk.path, key)
    assert made.path.read_bytes()[:15] != b"SQLite format 3"
    assert made.label.customers == 1
    assert made.label.seal == desk.read_now(lambda reader: reader.with_connection(journal.head))
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [each.path for each in backups.backups_of(tmp_path / "backups", "desk")] == [made.path]


def test_what_is_still_in_the_log_of_the_desk_is_in_the_backup(desk: Desk, tmp_path: Path) -> None:
    assert desk.path.with_name("desk.sqlite-wal").stat().st_size > 0
    assert desk.back_up(tmp_path / "b").label.customers == 1


def test_numbers_go_on_and_old_ones_are_dropped_with_all_that_is_theirs(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    for _time in range(5):
        desk.back_up(folder)
    assert [each.number for each in backups.backups_of(folder, "desk")] == [5, 4, 3]
    assert sorted(path.name[5:10] for path in folder.iterdir()) == ["00003"] * 3 + ["00004"] * 3 + ["00005"] * 3


def test_a_desk_that_is_damaged_gives_no_backup(opened: Opened, tmp_path: Path) -> None:
    desk = opened()
    a_customer(desk, "An")
    desk.close()
    content = bytearray(desk.path.read_bytes())
    content[-2000:-1000] = bytes(1000)
    desk.path.write_bytes(content)
    key = opening.unlock(desk.path, PASSPHRASE)
    with pytest.raises(DeskFault):
        backups.make(desk.path, key, tmp_path / "b", NOW)
    assert list((tmp_path / "b").iterdir()) == []


def test_a_second_copy_is_read_back(desk: Desk, tmp_path: Path) -> None:
    made = desk.back_up(tmp_path / "b")
    copied = backups.copy_to(made, desk.path, tmp_path / "stick")
    assert copied.path.read_bytes() == made.path.read_bytes()
    assert key_file(copied.path).read_bytes() == key_file(desk.path).read_bytes()
    assert backups.newest(tmp_path / "stick", "desk") == copied


def test_a_folder_that_can_not_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskFault, match="can't be written"):
        desk.back_up(tmp_path / "file")


def test_restoring_brings_everything_back_and_keeps_what_was_there(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    made = desk.back_up(tmp_path / "b")
    before = all_rows(made.path, opening.unlock(made.path, PASSPHRASE))
    a_customer(desk, "Lê Thị Mai")
    desk.close()
    done = backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    assert all_rows(desk.path, opening.unlock(desk.path, PASSPHRASE)) == before
    assert done.aside is not None
    assert (done.aside / "desk.sqlite").is_file()
    assert (done.aside / "desk.sqlite.key").is_file()
    again = opened()
    assert names(again) == ["Trần Văn Đức"]
    again.close()


def test_the_log_of_the_old_desk_is_not_run_into_the_restored_one(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    """A killed program leaves its log behind; beside another file SQLite would apply it without a word."""
    made = desk.back_up(tmp_path / "b")
    for number in range(20):
        a_customer(desk, f"Khách {number}")
    folder = tmp_path / "killed"
    folder.mkdir()
    for part in ("", "-wal", ".key"):
        shutil.copyfile(f"{desk.path}{part}", folder / f"desk.sqlite{part}")
    assert (folder / "desk.sqlite-wal").stat().st_size > 0
    backups.restore(made.path, folder / "desk.sqlite", PASSPHRASE, NOW)
    assert not (folder / "desk.sqlite-wal").exists()
    restored = opening.open_to_read(folder / "desk.sqlite", PASSPHRASE, desk.clock)
    assert names(restored) == ["Trần Văn Đức"]
    restored.close()


def test_the_recovery_code_and_an_earlier_passphrase_open_a_backup(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "home" / "desk.sqlite"
    code = opening.create(path, PASSPHRASE, opening.NewDesk(), clock)
    desk = opening.open_to_write(path, PASSPHRASE, clock, "test")
    made = desk.back_up(tmp_path / "b")
    desk.close()
    change_passphrase(path, PASSPHRASE, OTHER)
    with pytest.raises(WrongSecret):
        backups.restore(made.path, path, OTHER, NOW)
    assert opening.unlock(path, OTHER)
    backups.restore(made.path, path, PASSPHRASE, NOW)
    backups.restore(made.path, path, code, NOW + timedelta(seconds=1))
    assert len(list(path.parent.glob("desk.replaced-*"))) == 2


def test_a_backup_that_was_changed_or_has_no_label_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = desk.back_up(tmp_path / "b")
    desk.close()
    before = desk.path.read_bytes()
    with made.path.open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    with pytest.raises(DeskFault, match="not as it was"):
        backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    made.path.with_name(f"{made.path.name}.json").write_text(json.dumps({"made_at": "never"}))
    with pytest.raises(DeskFault, match="no backup"):
        backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    assert desk.path.read_bytes() == before
    assert [path.name for path in desk.path.parent.glob("*replaced*")] == []


def test_what_can_not_be_placed_leaves_the_desk_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk.back_up(tmp_path / "b")
    a_customer(desk, "Lê Thị Mai")
    desk.close()
    before = desk.path.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crodesk.storage.backups.restoring.copy_durably", full)
    with pytest.raises(DeskFault, match="No space left"):
        backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    assert desk.path.read_bytes() == before
    assert [path.name for path in desk.path.parent.glob("*replaced*")] == []


def test_nothing_is_restored_over_a_desk_that_is_open(desk: Desk, tmp_path: Path) -> None:
    made = desk.back_up(tmp_path / "b")
    with pytest.raises(DeskFault, match="open already"):
        backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    assert names(desk) == ["Trần Văn Đức"]


def test_papers_go_with_the_desk_and_come_back(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("giấy tờ nhà", encoding="utf-8")
    kept = desk.attachments.add(tmp_path / "note.txt")
    values = {"name": kept.name, "content_hash": kept.content_hash, "size": kept.size}
    desk.do_now("Attached", "", records.add, "attachment", 1, values)
    made = desk.back_up(tmp_path / "b")
    assert made.label.papers == 1
    desk.close()
    shutil.rmtree(folder_of(desk.path))
    done = backups.restore(made.path, desk.path, PASSPHRASE, NOW)
    assert done.papers_missing == ()
    again = opened()
    assert again.attachments.read(kept.content_hash).decode() == "giấy tờ nhà"
    again.close()


def test_a_paper_that_is_in_no_backup_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("giấy tờ nhà", encoding="utf-8")
    kept = desk.attachments.add(tmp_path / "note.txt")
    values = {"name": kept.name, "content_hash": kept.content_hash, "size": kept.size}
    desk.do_now("Attached", "", records.add, "attachment", 1, values)
    made = desk.back_up(tmp_path / "b")
    desk.close()
    shutil.rmtree(folder_of(desk.path))
    shutil.rmtree(tmp_path / "b" / "desk.sqlite.papers")
    assert backups.restore(made.path, desk.path, PASSPHRASE, NOW).papers_missing == (kept.content_hash,)
