"""The officer's own editor at a real terminal: lent, given back, and nothing of the text left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.officer import F9, GO_TO, Officer, at_work, desk_of

WRITE_ON_WHOLE_SCREEN = "\x05"
EDITOR = """#!/bin/sh
stat -c '%a %n' "$1" > "$HOME/seen"
cat "$1" >> "$HOME/seen"
printf 'Which word? '
read word
printf ' and %s' "$word" >> "$1"
"""


@pytest.fixture
def writing(start: Start, tmp_path: Path) -> Officer:
    """Somebody whose own editor asks for a word, in the midst of a note."""
    script = tmp_path / "my-editor"
    script.write_text(EDITOR, encoding="utf-8")
    script.chmod(0o755)
    settings = tmp_path / ".config" / "crodesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("external_editor = true\n", encoding="utf-8")
    officer = at_work(start, desk_of(tmp_path), environment={"EDITOR": str(script)})
    officer.type(GO_TO + "duc\r")
    officer.sees("─ Facts")
    officer.type("nwants a loan" + WRITE_ON_WHOLE_SCREEN)
    officer.sees("Which word?")
    return officer


def left_behind(home: Path) -> list[Path]:
    return list((home / ".runtime").iterdir())


def test_the_terminal_is_lent_and_the_text_comes_back(writing: Officer, tmp_path: Path) -> None:
    writing.type("soon\r")
    writing.sees("wants a loan and soon")
    mode, place, text = (tmp_path / "seen").read_text(encoding="utf-8").replace("\n", " ", 1).split(" ", 2)
    assert mode == "600"
    assert place.startswith(str(tmp_path / ".runtime"))
    assert text == "wants a loan"
    assert left_behind(tmp_path) == []
    writing.type(F9)
    writing.sees("Wrote a note")


def test_an_interrupted_editor_loses_neither_the_text_nor_the_program(writing: Officer, tmp_path: Path) -> None:
    writing.type("\x03")
    writing.sees("wants a loan", "3 words · 10 characters")
    assert left_behind(tmp_path) == []
    writing.type(F9)
    writing.sees("Wrote a note")


def test_a_closed_terminal_leaves_nothing_of_the_text(writing: Officer, tmp_path: Path) -> None:
    writing.terminal.program.process.terminate()
    writing.terminal.wait_exit()
    assert left_behind(tmp_path) == []
