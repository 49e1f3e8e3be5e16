"""How a command ends: 0 done, 1 nothing found or refused, 2 wrong use, 3 the desk is locked or can't be read."""

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crodesk.cli import finding, running
from crodesk.services.clock import Clock
from crodesk.storage.connection import SCHEMA_VERSION, connect
from crodesk.storage.lock import DeskLock
from tests.cli.conftest import Answer, Run, program

READING: tuple[tuple[str, ...], ...] = (("record", "list", "branch"), ("history",), ("verify",))
WRITING: tuple[tuple[str, ...], ...] = (
    ("customer", "new", "--name", "Trần Văn Đức"),
    ("undo",),
    ("record", "add", "branch", "code=x", "currency=VND"),
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--today", "20/11/2026", "where"),
        ("--language", "fr", "where"),
        ("note",),
        ("record", "list", "nonsense"),
        ("record", "add", "branch", "nonsense=1"),
        ("history", "--limit", "many"),
        ("completion", "dos"),
        ("--des", "x", "where"),
    ],
)
def test_wrong_use(crodesk: Run, arguments: tuple[str, ...]) -> None:
    answer = crodesk(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err


def test_a_global_option_behind_the_command_is_explained(crodesk: Run) -> None:
    answer = crodesk("history", "--desk", "x")
    assert answer.code == 2
    assert "before the command" in answer.err


def test_version_and_help(crodesk: Run) -> None:
    assert crodesk("--version") == Answer(0, "crodesk 0.1.0\n", "")
    answer = crodesk("--help")
    assert (answer.code, answer.err) == (0, "")
    assert "verify" in answer.out


@pytest.mark.parametrize("command", [*READING, *WRITING])
def test_no_desk(tmp_path: Path, command: tuple[str, ...]) -> None:
    answer = program("--desk", tmp_path / "none.sqlite", *command)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert "crodesk init" in answer.err


@pytest.mark.parametrize("content", [b"", b"not a desk, just words " * 300, b"SQLite format 3\x00" + bytes(4080)])
def test_a_file_that_is_no_desk(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.sqlite"
    path.write_bytes(content)
    for command in (READING[0], WRITING[0]):
        answer = program("--desk", path, *command)
        assert (answer.code, answer.out) == (3, "")
        assert "is not a crodesk desk" in answer.err
    assert path.read_bytes() == content


def test_a_wrong_passphrase(sealed_path: Path) -> None:
    for command in (READING[0], WRITING[0]):
        answer = program("--desk", sealed_path, "--passphrase-file", "-", *command, given="wrong\n")
        assert (answer.code, answer.out) == (3, "")
        assert "does not open this desk" in answer.err


def test_the_right_passphrase_by_file_and_by_standard_input(sealed_path: Path, secret_file: Path) -> None:
    by_file = program("--desk", sealed_path, "--passphrase-file", secret_file, "record", "list", "branch")
    by_input = program("--desk", sealed_path, "record", "list", "branch", given=secret_file.read_text(encoding="utf-8"))
    assert by_file == by_input
    assert by_file.code == 0
    assert "Chợ Lớn" in by_file.out


def test_without_any_passphrase_it_is_asked_for_in_words(sealed_path: Path) -> None:
    answer = program("--desk", sealed_path, "history")
    assert answer.code == 3
    assert "--passphrase-file" in answer.err


def test_a_passphrase_file_that_is_not_there_or_no_text(sealed_path: Path, tmp_path: Path) -> None:
    answer = program("--desk", sealed_path, "--passphrase-file", tmp_path / "none", "history")
    assert answer.code == 2
    assert answer.err == f"The passphrase file {tmp_path / 'none'} can't be read: No such file or directory.\n"
    picture = tmp_path / "picture"
    picture.write_bytes(b"\x89PNG\xff")
    answer = program("--desk", sealed_path, "--passphrase-file", picture, "history")
    assert answer.code == 2
    assert answer.err == f"The passphrase file {picture} can't be read: it is no text.\n"


def test_a_newer_desk(desk_path: Path) -> None:
    db = connect(desk_path, None)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    for command in (READING[0], WRITING[0]):
        answer = program("--desk", desk_path, *command)
        assert answer.code == 3
        assert "Update crodesk" in answer.err


def test_beside_an_open_desk_one_may_read_but_not_write(desk_path: Path, clock: Clock) -> None:
    lock = DeskLock(desk_path, "crodesk", clock.now)
    try:
        for command in READING:
            assert program("--desk", desk_path, *command).code == 0
        for command in WRITING:
            answer = program("--desk", desk_path, *command)
            assert (answer.code, answer.out) == (3, "")
            assert f"process {os.getpid()}" in answer.err
    finally:
        lock.release()
    assert program("--desk", desk_path, *WRITING[0]).code == 0


def without_powers() -> None:
    """Have the next program respect the rights of files, even when root runs the tests."""
    drop_from_bounding_set, override, read_search = 24, 1, 2
    for power in (override, read_search):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, power, 0, 0, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="rights are taken away the way Linux does it")
def test_a_read_only_folder_can_be_read_and_says_why_it_is_not_written(desk_path: Path) -> None:
    def called(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "crodesk", "--desk", str(desk_path), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=without_powers)

    desk_path.parent.chmod(0o500)
    try:
        assert called(*READING[0]).returncode == 0
        answer = called(*WRITING[0])
    finally:
        desk_path.parent.chmod(0o700)
    assert answer.returncode == 3
    assert "reading only" in answer.stderr
    assert answer.stdout == ""


def test_a_mistake_of_the_program_is_one_sentence_and_a_file_without_data(
    crodesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_call: object) -> int:
        secret = "Nguyễn Văn An owes 5"
        raise ValueError(secret)

    monkeypatch.setattr(finding, "find", broken)
    answer = crodesk("find", "an")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    (details,) = (tmp_path / "state" / "crodesk").iterdir()
    assert str(details) in answer.err
    text = details.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "in broken" in text
    assert "owes" not in (answer.err + text).replace('"Nguyễn Văn An owes 5"', "")
    assert details.stat().st_mode & 0o077 == 0


def test_stopping_it_is_quiet(crodesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_call: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(finding, "find", stopped)
    assert crodesk("find", "an") == Answer(running.INTERRUPTED, "", "")


def test_a_reader_that_goes_away_is_met_in_silence(desk_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "crodesk", "--desk", str(desk_path), "record", "kinds"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux shows the limits of a program")
def test_no_image_of_its_memory_is_ever_written(sealed_path: Path) -> None:
    import resource

    byte = "1" if resource.getrlimit(resource.RLIMIT_CORE)[1] else "0"
    command = [sys.executable, "-m", "crodesk", "--desk", str(sealed_path), "history"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as waiting:
        limits = Path(f"/proc/{waiting.pid}/limits")
        until = time.monotonic() + 20
        while _core_size(limits) != [byte, byte] and time.monotonic() < until:
            time.sleep(0.02)
        found = _core_size(limits)
        waiting.kill()
    assert found == [byte, byte]  # at 0 Linux would still hand an image to a program that collects them


def _core_size(limits: Path) -> list[str]:
    lines = limits.read_text(encoding="ascii").splitlines()
    return next(line for line in lines if line.startswith("Max core file size")).split()[4:6]
