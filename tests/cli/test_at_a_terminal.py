"""The commands at a real terminal: questions, hidden passphrases, columns, and what comes over the wire."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="pseudo terminals are a thing of Unix")

from tests.terminal.harness import Terminal

Open = Callable[..., Terminal]
PASSPHRASE = "four good words here"


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[Open]:
    """Start crodesk in a terminal of its own."""
    with ExitStack() as stack:

        def start(*arguments: object, columns: int = 100) -> Terminal:
            command = [sys.executable, "-m", "crodesk", *map(str, arguments)]
            return stack.enter_context(Terminal(command, home=tmp_path, columns=columns))

        yield start


def made(at_terminal: Open) -> str:
    """Make a desk by answering the questions; returns the recovery code."""
    terminal = at_terminal("init")
    for question, answer in (
        ("Your name:", "Lan"),
        ("Your branch:", "Chợ Lớn"),
        ("currency", ""),
        ("A passphrase", PASSPHRASE),
        ("once more", PASSPHRASE),
    ):
        terminal.wait_for(question)
        terminal.send(f"{answer}\r")
    terminal.wait_for("type it from there:")
    code = re.search(r"\b(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}\b", terminal.text())
    assert code
    terminal.send(f"{code[0].lower()}\r")
    assert terminal.wait_exit() == 0
    assert PASSPHRASE.encode() not in terminal.raw_bytes
    _is_gone(terminal, code[0])
    return code[0]


def _is_gone(terminal: Terminal, code: str) -> None:
    """See that the code stood on a screen of its own, which was wiped and left: nothing to scroll back to."""
    before, _enter, after = bytes(terminal.raw_bytes).partition(b"\x1b[?1049h")
    inside, leave, outside = after.partition(b"\x1b[2J\x1b[H\x1b[?1049l")
    assert leave
    assert code.encode() in inside
    for elsewhere in (before, outside, terminal.text().encode()):
        assert code.encode() not in elsewhere.upper()


def test_a_desk_is_made_and_opened_by_passphrase_and_by_recovery_code(at_terminal: Open) -> None:
    code = made(at_terminal)
    for secret in (PASSPHRASE, code):
        terminal = at_terminal("record", "list", "branch")
        terminal.wait_for("Passphrase:")
        terminal.send(f"{secret}\r")
        assert terminal.wait_exit() == 0
        assert "Chợ Lớn" in terminal.text()
        assert secret.encode() not in terminal.raw_bytes


def test_a_wrong_passphrase_may_be_typed_again(at_terminal: Open) -> None:
    made(at_terminal)
    terminal = at_terminal("history")
    terminal.wait_for("Passphrase:")
    terminal.send("wrong\r")
    terminal.wait_for("does not open this desk")
    terminal.wait_until(lambda: terminal.text().count("Passphrase:") > 1, "the second question")
    terminal.send(f"{PASSPHRASE}\r")
    assert terminal.wait_exit() == 0
    assert "Started the desk" in terminal.text()
    assert "ortypetherecoverycodehere" in re.sub(r"\s", "", terminal.text())


def test_leaving_at_a_question_is_quiet(at_terminal: Open) -> None:
    terminal = at_terminal("init")
    terminal.wait_for("Your name:")
    terminal.send("\x03")
    assert terminal.wait_exit() == 130
    assert "Traceback" not in terminal.text()


def test_an_end_of_input_at_a_question_changes_nothing(at_terminal: Open, tmp_path: Path) -> None:
    terminal = at_terminal("--desk", tmp_path / "x.sqlite", "init")
    terminal.wait_for("Your name:")
    terminal.send("\x04")
    assert terminal.wait_exit() == 1
    assert "nobody to answer" in terminal.text()
    assert not (tmp_path / "x.sqlite").exists()


def test_lists_stand_in_columns_whatever_the_script(at_terminal: Open, tmp_path: Path) -> None:
    desk = ("--desk", tmp_path / "x.sqlite")
    assert at_terminal(*desk, "init", "--plain").wait_exit() == 0
    for name in ("陈小明", "Nguyễn Văn An"):
        assert at_terminal(*desk, "customer", "new", "--name", name).wait_exit() == 0
    terminal = at_terminal(*desk, "record", "list", "customers")
    assert terminal.wait_exit() == 0
    header, first, second = [terminal.where(text) for text in ("Number", "K-0001", "K-0002")]
    assert header is not None
    assert first is not None
    assert second is not None
    assert header[0] == first[0] == second[0]


def test_doctor_measures_the_letters_of_this_terminal(at_terminal: Open) -> None:
    terminal = at_terminal("doctor", columns=100)
    terminal.wait_exit()
    text = terminal.text()
    assert re.search(r"width of letters +fine +陈 2", text)
    assert re.search(r"width of letters +fine +ế 1", text)
    assert re.search(r"terminal size +fine +100×24", text)


def test_a_sheet_is_not_thrown_at_a_terminal(at_terminal: Open, tmp_path: Path) -> None:
    desk = ("--desk", tmp_path / "x.sqlite")
    assert at_terminal(*desk, "init", "--plain").wait_exit() == 0
    terminal = at_terminal(*desk, "export", "customers", "--format", "xlsx")
    assert terminal.wait_exit() == 2
    assert "--out" in terminal.text()


def test_a_name_is_no_answer_to_the_first_question(at_terminal: Open, tmp_path: Path) -> None:
    terminal = at_terminal("--desk", tmp_path / "x.sqlite", columns=250)
    terminal.wait_for("Make one now? [y/n, Enter: yes]")
    terminal.send("Lan\r")
    terminal.wait_for("Please answer y for yes or n for no.")
    terminal.send("No\r")
    assert terminal.wait_exit() == 1
    assert "Your name:" not in terminal.text()
    assert not (tmp_path / "x.sqlite").exists()


def test_a_yes_begins_the_desk(at_terminal: Open, tmp_path: Path) -> None:
    terminal = at_terminal("--desk", tmp_path / "x.sqlite", columns=250)
    terminal.wait_for("Make one now?")
    terminal.send("có\r")
    terminal.wait_for("Your name:")


def test_a_note_says_for_whom_it_was_written(at_terminal: Open, tmp_path: Path) -> None:
    desk = ("--desk", tmp_path / "x.sqlite")
    assert at_terminal(*desk, "init", "--plain").wait_exit() == 0
    assert at_terminal(*desk, "customer", "new", "--name", "Nguyễn Văn An").wait_exit() == 0
    terminal = at_terminal(*desk, "note", "K-0001", "called back")
    assert terminal.wait_exit() == 0
    assert "Note written for Nguyễn Văn An K-0001." in terminal.text()
