"""`crodesk demo` and `crodesk`: a practice copy a day, and the screens on the right desk."""

import json
import subprocess
import sys
import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crodesk import config
from crodesk.cli import output, passphrase
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage.connection import connect
from crodesk.storage.lock import DeskLock
from tests.builders import a_customer, a_record
from tests.cli.conftest import Run, program
from tests.conftest import PASSPHRASE

SAMPLE_DAY = date(2026, 6, 1)


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small portfolio that is dated to a day of its own."""
    path = tmp_path / "sample.sqlite"
    opening.create(path, None, opening.NewDesk("Lan", "Chợ Lớn", "VND"), Clock.on(SAMPLE_DAY))
    desk = opening.open_to_write(path, None, Clock.on(SAMPLE_DAY), "test")
    a_record(desk, "setting", None, key="sample.day", value=SAMPLE_DAY.isoformat())
    a_record(desk, "follow_up", a_customer(desk), about="call", due_on=date(2026, 6, 3))
    desk.close()
    monkeypatch.setattr(config, "sample_file", lambda: path)
    return path


def test_a_copy_is_dated_to_today_and_kept_for_the_day(crodesk: Run, sample: Path) -> None:
    before = sample.read_bytes()
    copy = crodesk("demo", "--no-screens").out.strip()
    (step,) = json.loads(crodesk("--desk", copy, "record", "list", "follow-ups", "--json").out)
    assert step["due_on"] == "2026-11-22"
    crodesk("--desk", copy, "note", "K-0001", "practice")
    assert crodesk("demo", "--no-screens").out.strip() == copy
    assert crodesk("--desk", copy, "record", "list", "notes").code == 0
    assert crodesk("demo", "--no-screens", "--fresh").out.strip() == copy
    assert crodesk("--desk", copy, "record", "list", "notes").code == 1
    assert crodesk("--desk", copy, "verify").code == 0
    assert sample.read_bytes() == before


def test_attached_files_move_on_with_the_copy_and_go_with_it(crodesk: Run, sample: Path, tmp_path: Path) -> None:
    old = Path(crodesk("demo", "--no-screens").out.strip())
    scan = tmp_path / "scan.txt"
    scan.write_text("ID card")
    crodesk("--desk", old, "application", "new", "K-0001", "product=salary_loan")
    assert crodesk("--desk", old, "application", "attach", "1", scan).code == 0
    new = Path(crodesk("--today", "2026-11-23", "demo", "--no-screens").out.strip())
    assert crodesk("--desk", new, "verify").code == 0
    assert crodesk("--desk", new, "application", "attachment", "1", "--to", tmp_path / "out.txt").code == 0
    assert (tmp_path / "out.txt").read_text() == "ID card"
    assert sorted(path.name for path in new.parent.iterdir() if path.is_dir()) == [f"{new.name}.papers"]
    crodesk("--today", "2026-11-23", "demo", "--no-screens", "--fresh")
    assert [path for path in new.parent.iterdir() if path.is_dir()] == []


def test_on_a_new_day_the_copy_moves_on_with_all_that_was_practised(crodesk: Run, sample: Path) -> None:
    old = Path(crodesk("demo", "--no-screens").out.strip())
    crodesk("--desk", old, "note", "K-0001", "practised")
    answer = crodesk("--today", "2026-11-23", "demo", "--no-screens")
    new = Path(answer.out.strip())
    assert "20 Nov 2026 was moved on to today" in answer.err
    assert [path.name for path in new.parent.glob("*.sqlite")] == ["practice-2026-11-23.sqlite"]
    later = ("--today", "2026-11-23", "--desk", new)
    (note,) = json.loads(crodesk(*later, "record", "list", "notes", "--json").out)
    assert note["text"] == "practised"
    assert note["at"][:10] == "2026-11-23"
    (step,) = json.loads(crodesk(*later, "record", "list", "follow-ups", "--json").out)
    assert step["due_on"] == "2026-11-25", "two days on, as in the portfolio"
    assert crodesk(*later, "verify").code == 0
    assert crodesk(*later, "undo").code == 0
    assert crodesk(*later, "record", "list", "notes").code == 1
    again = crodesk("--today", "2026-11-23", "demo", "--no-screens")
    assert again.err == ""


def test_what_only_stands_in_the_log_of_a_killed_program_moves_on_too(crodesk: Run, sample: Path) -> None:
    old = Path(crodesk("demo", "--no-screens").out.strip())
    killed = (
        "import os, sys; from crodesk.services import notes, opening; from crodesk.services.clock import Clock;"
        "from pathlib import Path; desk = opening.open_to_write(Path(sys.argv[1]), None, Clock(), 'test');"
        "desk.do_now('Wrote', '', notes.write, 1, notes.Note('in the log')); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", killed, old], check=False).returncode == 9
    assert old.with_name(f"{old.name}-wal").stat().st_size
    new = crodesk("--today", "2026-11-23", "demo", "--no-screens").out.strip()
    assert "in the log" in crodesk("--desk", new, "record", "list", "notes").out


def test_an_import_that_was_practised_can_still_be_taken_back_on_the_next_day(
    crodesk: Run, sample: Path, tmp_path: Path
) -> None:
    card = tmp_path / "card.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mai Anh\nBDAY:19900105\nEND:VCARD\n", encoding="utf-8")
    crodesk("--desk", crodesk("demo", "--no-screens").out.strip(), "import", "vcard", card)
    later = ("--today", "2026-11-23")
    new = crodesk(*later, "demo", "--no-screens").out.strip()
    assert crodesk(*later, "--desk", new, "find", "mai anh").code == 0
    assert crodesk(*later, "--desk", new, "undo").code == 0
    assert crodesk(*later, "--desk", new, "find", "mai anh").code == 1
    assert crodesk(*later, "--desk", new, "verify").code == 0


def test_an_import_that_was_taken_back_can_be_done_again_on_the_next_day(
    crodesk: Run, sample: Path, tmp_path: Path
) -> None:
    card = tmp_path / "card.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mai Anh\nEND:VCARD\n", encoding="utf-8")
    old = crodesk("demo", "--no-screens").out.strip()
    crodesk("--desk", old, "import", "vcard", card)
    for turn in ("undo", "redo", "undo"):
        assert crodesk("--desk", old, turn).code == 0
    later = ("--today", "2026-11-23")
    new = crodesk(*later, "demo", "--no-screens").out.strip()
    assert crodesk(*later, "--desk", new, "redo").code == 0
    assert crodesk(*later, "--desk", new, "find", "mai anh").code == 0
    assert crodesk(*later, "--desk", new, "verify").code == 0


def test_a_copy_that_cannot_move_on_stays_and_a_new_one_is_named(crodesk: Run, sample: Path) -> None:
    old = Path(crodesk("demo", "--no-screens").out.strip())
    db = connect(old, None)
    db.execute("ALTER TABLE branch ADD COLUMN region TEXT")
    db.close()
    answer = crodesk("--today", "2026-11-23", "demo", "--no-screens")
    assert answer.code == 0
    assert "This is a new practice desk." in answer.err
    assert str(old) in answer.err
    assert old.exists()


def test_a_fresh_one_puts_an_end_to_those_of_other_days(crodesk: Run, sample: Path) -> None:
    old = Path(crodesk("demo", "--no-screens").out.strip())
    new = Path(crodesk("--today", "2026-11-23", "demo", "--fresh", "--no-screens").out.strip())
    assert [path.name for path in new.parent.glob("*.sqlite")] == ["practice-2026-11-23.sqlite"]
    assert not old.exists()


def test_a_copy_that_is_open_stays(crodesk: Run, sample: Path, clock: Clock) -> None:
    copy = Path(crodesk("demo", "--no-screens").out.strip())
    lock = DeskLock(copy, "crodesk demo", clock.now)
    answers = [
        crodesk("demo", "--no-screens", "--fresh"),
        crodesk("--today", "2026-11-23", "demo", "--no-screens"),
    ]
    fresh = crodesk("--today", "2026-11-23", "demo", "--fresh", "--no-screens")
    lock.release()
    for answer in answers:
        assert answer.code == 3
        assert "open already" in answer.err
    assert fresh.code == 0
    assert copy.exists()


def test_without_the_portfolio_it_says_so(crodesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "sample_file", lambda: tmp_path / "none")
    assert crodesk("demo", "--no-screens").code == 1


@pytest.mark.parametrize("command", [(), ("demo",)])
def test_without_a_terminal_there_are_no_screens(desk_path: Path, command: tuple[str, ...]) -> None:
    answer = program("--desk", desk_path, *command)
    assert (answer.code, answer.out) == (1, "")
    assert "need a terminal" in answer.err


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Screens that only note on what they were opened, at a terminal."""
    opened: list[dict[str, Any]] = []

    def run(desk: Desk, settings: config.Settings, **more: Any) -> int:
        opened.append({"path": desk.path, "writable": desk.writable, "look": settings.look, **more})
        return 0

    module = types.ModuleType("crodesk.app")
    module.run = run  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "crodesk.app", module)
    monkeypatch.setattr("crodesk.cli.desks._check_terminal", lambda: None)
    return opened


def test_the_screens_open_on_the_officers_desk(crodesk: Run, screens: list[dict[str, Any]], desk_path: Path) -> None:
    assert crodesk().code == 0
    assert screens == [{"path": desk_path, "writable": True, "look": "dark", "demo": False, "notes": ()}]


def test_what_is_wrong_with_the_settings_is_told_on_the_screens_too(
    crodesk: Run, screens: list[dict[str, Any]]
) -> None:
    config.file().parent.mkdir(parents=True)
    config.file().write_text('look = "drak"', encoding="utf-8")
    crodesk()
    assert "look" in screens[0]["notes"][0]


def test_the_screens_open_on_a_practice_copy(crodesk: Run, screens: list[dict[str, Any]], sample: Path) -> None:
    assert crodesk("demo").code == 0
    assert screens[0]["demo"] is True
    assert screens[0]["path"].name == "practice-2026-11-20.sqlite"


def test_a_second_start_names_the_first(
    crodesk: Run, screens: list[dict[str, Any]], desk_path: Path, clock: Clock
) -> None:
    lock = DeskLock(desk_path, "crodesk", clock.now)
    answer = crodesk()
    lock.release()
    assert answer.code == 3
    assert "process" in answer.err
    assert screens == []


def test_an_encrypted_desk_is_opened_in_the_unlock_room(
    crodesk: Run, screens: list[dict[str, Any]], sealed_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def unlocked(name: str, unlock: Callable[[str], Desk], look: str, **_more: object) -> Desk | None:
        asked.append(name)
        return unlock(PASSPHRASE) if len(asked) == 1 else None

    monkeypatch.setattr("crodesk.screens.locking.lock_app.unlocked", unlocked)
    assert crodesk("--desk", sealed_path).code == 0
    assert crodesk("--desk", sealed_path).code == 0  # left locked
    assert asked == [sealed_path.name] * 2
    assert len(screens) == 1


def test_without_a_desk_one_is_offered(
    crodesk: Run, screens: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.sqlite"
    answers = ["n"]
    monkeypatch.setattr(output, "ask", lambda _question: answers.pop(0))
    assert crodesk("--desk", path).code == 1
    assert not path.exists()
    secrets = ["four good words here"] * 2  # typed twice to make it, and not again to open it
    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr(passphrase, "asked", lambda _question: secrets.pop(0))
    monkeypatch.setattr("crodesk.cli.making.give_code", lambda *_handed: None)
    answers += ["", "Lan", "Chợ Lớn", ""]
    assert crodesk("--desk", path).code == 0
    assert screens[0]["path"] == path
