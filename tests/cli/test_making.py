"""`crodesk init` with and without somebody at the terminal."""

import os
import re
import stat
from errno import ENOSPC
from pathlib import Path

import pytest

from crodesk.cli import output, passphrase
from crodesk.domain.problem import Refused
from crodesk.services import opening
from crodesk.services.clock import Clock
from tests.cli.conftest import Run, program


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "new" / "own.sqlite"


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    return tmp_path / "recovery.txt"


def test_from_files_without_a_terminal(where: Path, secret_file: Path, recovery: Path) -> None:
    answer = program("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert (answer.code, answer.out) == (0, "")
    assert stat.S_IMODE(where.stat().st_mode) == 0o600
    assert stat.S_IMODE(recovery.stat().st_mode) == 0o600
    code = recovery.read_text(encoding="ascii").strip()
    assert code not in answer.err
    for secret in (code, code.lower().replace("-", " ")):
        opening.open_to_read(where, secret, Clock()).close()
    assert program("--desk", where, "--passphrase-file", secret_file, "verify").code == 0
    assert b"officer" not in where.read_bytes()


def test_the_passphrase_may_come_by_standard_input(where: Path, recovery: Path) -> None:
    options = ("--recovery-file", recovery, "--officer", "Lan", "--branch", "Chợ Lớn", "--currency", "usd")
    assert program("--desk", where, "--passphrase-file", "-", "init", *options, given="two words\n").code == 0
    answer = program("--desk", where, "record", "list", "branch", given="two words\n")
    assert answer.out.split("\t")[2:6] == ["Chợ Lớn", "home", "", "USD"]


def test_what_is_missing_is_said_and_nothing_is_made(where: Path, secret_file: Path, recovery: Path) -> None:
    for options in ((), ("--passphrase-file", secret_file), ("--recovery-file", recovery)):
        answer = program("--desk", where, "init", *options)
        assert answer.code == 2
        assert "--recovery-file" in answer.err
    assert not where.exists()
    assert not recovery.exists()


def test_an_empty_passphrase_is_refused(where: Path, tmp_path: Path, recovery: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    answer = program("--desk", where, "init", "--passphrase-file", empty, "--recovery-file", recovery)
    assert answer.code == 2
    assert not where.exists()


@pytest.mark.parametrize("weak", ["seven77", "12345678", "Password1"])
def test_a_passphrase_that_is_guessed_at_once_is_refused(
    where: Path, tmp_path: Path, recovery: Path, weak: str
) -> None:
    file = tmp_path / "weak"
    file.write_text(weak, encoding="utf-8")
    answer = program("--desk", where, "init", "--passphrase-file", file, "--recovery-file", recovery)
    assert answer.code == 2
    assert "four words" in answer.err
    assert "No desk was made" in answer.err
    assert not where.exists()
    assert not recovery.exists()
    with pytest.raises(Refused):
        opening.create(where, weak, opening.NewDesk(), Clock())


def test_a_short_passphrase_is_warned_of(where: Path, tmp_path: Path, recovery: Path) -> None:
    file = tmp_path / "short"
    file.write_text("two words", encoding="utf-8")
    answer = program("--desk", where, "init", "--passphrase-file", file, "--recovery-file", recovery)
    assert answer.code == 0
    assert "Four words are much safer" in answer.err


def test_the_recovery_code_need_not_be_typed_back_when_enter_says_so_twice(
    crodesk: Run, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Officer("WRON-GCOD-E", "", "")
    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr(passphrase, "asked", lambda _question: "four good words here")
    monkeypatch.setattr(output, "ask", answers)
    answer = crodesk("--desk", where, "init", "--officer", "Lan", "--branch", "Chợ Lớn", "--currency", "VND")
    assert answer.code == 0
    assert answers.answers == []
    assert "loses everything" in answer.err


def test_leaving_at_the_code_says_that_the_desk_is_made(
    crodesk: Run, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(_question: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr(passphrase, "asked", lambda _question: "four good words here")
    monkeypatch.setattr(output, "ask", leave)
    answer = crodesk("--desk", where, "init", "--officer", "Lan", "--branch", "Chợ Lớn", "--currency", "VND")
    assert (answer.code, answer.err.splitlines()[-1]) == (130, f"The desk is made: {where}")


def test_an_existing_desk_is_left_alone(desk_path: Path) -> None:
    before = desk_path.read_bytes()
    answer = program("--desk", desk_path, "init", "--plain")
    assert answer.code == 1
    assert "already" in answer.err
    assert desk_path.read_bytes() == before


def test_no_desk_is_made_whose_recovery_code_cannot_be_kept(where: Path, secret_file: Path, recovery: Path) -> None:
    recovery.write_text("another one", encoding="utf-8")
    answer = program("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert answer.code == 1
    assert not where.exists()
    assert recovery.read_text(encoding="utf-8") == "another one"


def test_a_code_whose_file_can_t_be_written_any_more_is_shown_instead(
    crodesk: Run, where: Path, secret_file: Path, recovery: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    answer = crodesk("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert "No space left on device" in answer.err
    (code,) = re.findall(r"(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}", answer.err)
    opening.open_to_read(where, code, Clock()).close()


def test_an_empty_file_may_wait_for_the_recovery_code(where: Path, secret_file: Path, recovery: Path) -> None:
    recovery.touch(mode=0o644)
    answer = program("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert answer.code == 0
    assert stat.S_IMODE(recovery.stat().st_mode) == 0o600
    assert len(recovery.read_text(encoding="ascii").strip()) == len("ABCD-") * 7 - 1


@pytest.mark.parametrize("length", [300, 254])  # the second is one that its key beside it can't have
def test_a_name_that_the_disk_refuses_is_said_and_leaves_nothing(
    crodesk: Run, tmp_path: Path, secret_file: Path, recovery: Path, length: int
) -> None:
    where = tmp_path / ("x" * length)
    answer = crodesk("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert answer.code != 0
    assert "File name too long. Nothing was changed." in answer.err
    assert not recovery.exists()


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path, secret_file: Path, recovery: Path) -> None:
    (tmp_path / "file").touch()
    where = tmp_path / "file" / "desk.sqlite"
    answer = program("--desk", where, "init", "--passphrase-file", secret_file, "--recovery-file", recovery)
    assert answer.code == 1
    assert not recovery.exists()


def test_a_practice_file_is_plain_and_says_so(where: Path) -> None:
    answer = program("--desk", where, "init", "--plain", "--officer", "Lan")
    assert answer.code == 0
    assert "practice" in answer.err
    assert where.read_bytes().startswith(b"SQLite format 3")


def test_an_unknown_currency_is_refused(where: Path) -> None:
    assert program("--desk", where, "init", "--plain", "--currency", "đồng").code == 2
    assert not where.exists()


class Officer:
    """Somebody at the terminal, who answers in turn."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def test_by_questions(crodesk: Run, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Officer("Lan", "Chợ Lớn", "dong", "", "WRON-GCOD-E")
    secrets = Officer("", "12345678", "two words", "too words", "four good words here", "four good words here")
    codes: list[str] = []
    created = opening.create

    def create(*arguments: object) -> str:
        codes.append(created(*arguments))  # type: ignore[arg-type]  # handed on as they came
        answers.answers.append(codes[0].lower())
        return codes[0]

    monkeypatch.setattr(passphrase, "can_ask", lambda: True)
    monkeypatch.setattr(passphrase, "asked", secrets)
    monkeypatch.setattr(output, "ask", answers)
    monkeypatch.setattr(opening, "create", create)
    answer = crodesk("--desk", where, "init")
    assert answer.code == 0
    assert answer.out == ""
    assert answer.err.count(codes[0]) == 2, "shown once, and once more after it was typed wrong"
    for told in ("is empty", "guessed at once", "It is short", "not alike"):
        assert answer.err.count(told) == 1
    assert answers.answers == secrets.answers == []
    opening.open_to_read(where, "four good words here", Clock()).close()
    assert "four good words here" not in answer.err
