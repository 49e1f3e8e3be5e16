"""What goes wrong with disk and file, at the real screens: one sentence, what was typed stays, an exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crodesk.services import notes, opening
from crodesk.services.clock import Clock
from crodesk.services.notes import Note
from tests.builders import a_customer
from tests.conftest import PASSPHRASE, TODAY
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tests.terminal.officer import ENTER, F9, GO_TO, Officer, at_work, command

IN_USE = 3
"""The exit code when the desk is locked or can't be read."""
PAGE = 4096
MARK = "coconut "


@pytest.fixture
def with_customer(desk_path: Path) -> Path:
    """Return a desk with one customer."""
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    a_customer(desk, "Nguyễn Thị Hồng Hạnh", "0905 120 012")
    desk.close()
    return desk_path


def _mounted(place: Path, *options: str) -> None:
    """Mount a small file system, or skip the test."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small file system needs root and mount")
    place.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, "tmpfs", str(place)], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("this system does not let tests mount a file system")


@pytest.fixture
def small_disk(tmp_path: Path, with_customer: Path) -> Iterator[Path]:
    """A desk on a file system of four megabytes."""
    place = tmp_path / "disk"
    _mounted(place, "-t", "tmpfs", "-o", "size=4m")
    yield Path(shutil.copy(with_customer, place / "desk.sqlite"))
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def closed_folder(small_disk: Path) -> Path:
    """A desk in a folder where nothing can be written."""
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk.parent)], check=True)
    return small_disk


def _fill(disk: Path) -> Path:
    """Take all the room that is left, and return the file that holds it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, PAGE, 1):
            while _fits(file.write, bytes(size)):
                pass
    return filler


def _fits(write: Callable[[bytes], int], block: bytes) -> bool:
    try:
        return write(block) == len(block)
    except OSError:
        return False


def _opened(start: Start, path: Path) -> Officer:
    officer = at_work(start, path)
    officer.type(GO_TO, "hanh", ENTER)
    officer.sees("Nguyễn Thị Hồng Hạnh  K-0001")
    return officer


def test_a_full_disk_is_said_the_text_stays_and_saving_works_once_there_is_room(start: Start, small_disk: Path) -> None:
    officer = _opened(start, small_disk)
    filler = _fill(small_disk.parent)
    officer.type("n", "hẹn thứ Hai", F9)
    officer.sees("The disk is full.", "not saved", "│hẹn thứ Hai")
    filler.unlink()
    officer.type(F9)
    officer.sees("Wrote a note:", "hẹn thứ Hai")
    officer.sees_no_more("│hẹn thứ Hai")


def test_a_form_stays_open_on_a_full_disk(start: Start, small_disk: Path) -> None:
    officer = _opened(start, small_disk)
    filler = _fill(small_disk.parent)
    officer.type("m", "car", ENTER, "charged twice", ENTER, ENTER)
    officer.sees("The disk is full.", "[charged twice")
    filler.unlink()
    officer.type(F9)
    officer.sees("CP-2026-0001")


def test_in_a_read_only_folder_the_desk_opens_to_be_read(start: Start, closed_folder: Path) -> None:
    officer = _opened(start, closed_folder)
    officer.sees("read only")
    officer.type("n")
    officer.sees("Note is off: the desk is open for")
    officer.type("2", "e")
    officer.sees("Edit is off: the desk is open for")


def test_where_a_customer_cannot_be_read_nobody_else_is_shown(start: Start, with_customer: Path) -> None:
    desk = opening.open_to_write(with_customer, None, Clock.on(TODAY), "test")
    desk.do_now("Note", "", notes.write, a_customer(desk, "Trần Quốc Bảo"), Note(MARK * PAGE))
    desk.close()
    _damage(with_customer, MARK.encode())
    officer = _opened(start, with_customer)
    officer.type(GO_TO, "bao", ENTER)
    officer.sees("The desk file is damaged.", "This customer can't be read.")
    assert "Hạnh" not in officer.terminal.text()
    officer.type("n")
    officer.sees("Note is off")


def _damage(path: Path, mark: bytes) -> None:
    """Overwrite every page of the file that holds nothing but these bytes: where a long text goes on."""
    data = bytearray(path.read_bytes())
    for start in range(0, len(data), PAGE):
        if data.count(mark, start, start + PAGE) >= PAGE // len(mark) - 2:
            data[start : start + PAGE] = b"\x07" * PAGE
    path.write_bytes(data)


def test_a_second_start_names_who_has_the_desk(start: Start, with_customer: Path) -> None:
    first = at_work(start, with_customer)
    second = start(command(with_customer), columns=200)
    assert second.wait_exit() == IN_USE
    assert f"This desk is open already: crodesk, process {first.terminal.program.process.pid}, since" in second.text()
    first.type(GO_TO, "hanh", ENTER)
    first.sees("K-0001")


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(start: Start, sealed_path: Path) -> None:
    terminal = start(command(sealed_path))
    terminal.wait_for("is locked")
    terminal.send("wrong\r")
    terminal.wait_for("That passphrase does not open this desk.")
    terminal.send(f"{PASSPHRASE}\r")
    terminal.wait_for("F10")
    assert PASSPHRASE.encode() not in terminal.raw_bytes


def test_after_three_wrong_ones_the_next_try_waits(start: Start, sealed_path: Path) -> None:
    terminal = start(command(sealed_path))
    terminal.wait_for("is locked")
    for time in range(1, 4):
        terminal.send("wrong\r")
        terminal.wait_until(lambda: terminal.raw_bytes.count(b"One moment") == time, "the try")  # noqa: B023 - at once
        terminal.wait_until(lambda: "One moment" not in terminal.text(), "the answer")
    terminal.wait_for("That was wrong 3 times")
    terminal.wait_for("Try again.")
    terminal.send("\x11")
    assert terminal.wait_exit() == 0


def test_locked_by_a_key_and_unlocked_again(start: Start, sealed_path: Path) -> None:
    terminal = start(command(sealed_path))
    terminal.wait_for("is locked")
    terminal.send(f"{PASSPHRASE}\r")
    terminal.wait_for("F10")
    terminal.send("\x142")
    terminal.wait_for("is locked")
    assert "Today" not in terminal.text()
    terminal.send(f"{PASSPHRASE}\r")
    terminal.wait_for("F10")


def _of_another_program(path: Path) -> None:
    path.unlink()
    db = sqlite.connect(str(path))
    db.execute("CREATE TABLE something (else_ TEXT)")
    db.close()


def _newer(path: Path) -> None:
    db = sqlite.connect(str(path))
    db.execute("PRAGMA user_version = 999")
    db.close()


def _say(path: Path) -> None:
    path.write_text("Dear officer\n" * 1000)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (_say, "is not a crodesk desk"),
    "an empty file": (lambda path: path.write_bytes(b""), "is not a crodesk desk"),
    "another program's file": (_of_another_program, "is not a crodesk desk"),
    "a newer file": (_newer, "was written by a newer crodesk (schema 999"),
    "a cut file": (lambda path: os.truncate(path, path.stat().st_size // 2), "The desk file is damaged."),
    "a single page": (lambda path: os.truncate(path, PAGE), "The desk file is damaged."),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_opened_is_named_in_a_sentence(
    start: Start, with_customer: Path, broken: tuple[Callable[[Path], object], str]
) -> None:
    damage, sentence = broken
    damage(with_customer)
    before = with_customer.read_bytes()
    terminal = start(command(with_customer), columns=200)
    assert terminal.wait_exit() == IN_USE
    _says_one_sentence(terminal, sentence)
    assert with_customer.read_bytes() == before


def _says_one_sentence(terminal: Terminal, sentence: str, times: int = 1) -> None:
    text = terminal.text()
    assert text.count(sentence) == times, text
    assert "Traceback" not in text
    assert "mistake" not in text
