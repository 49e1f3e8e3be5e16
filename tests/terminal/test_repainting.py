"""Only what changed is painted; the screen must be the same as if all of it had been."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pyte.screens import Char

from tests.terminal.conftest import ROOT, Start
from tests.terminal.harness import Terminal
from tests.terminal.program import clean_environment, python

DOWN, TAB, BACKTAB, F6, F12 = "\x1b[B", "\t", "\x1b[Z", "\x1b[17~", "\x1b[24~"


def cells(terminal: Terminal) -> list[list[Char]]:
    return [[terminal.cell(x, y) for x in range(80)] for y in range(24)]


def test_a_move_of_the_focus_leaves_nothing_stale_on_the_screen(start: Start, tmp_path: Path) -> None:
    command = python("-m", "crodesk", "--desk", tmp_path / "desk.sqlite", "--language", "en")
    subprocess.run([*command, "init", "--plain"], env=clean_environment(tmp_path), cwd=ROOT, check=True)
    terminal = start(command)
    terminal.wait_for("F2 adds a task")
    for key, shown in (
        ("2", "0 shown"), ("/", "find>"), (DOWN, "0 shown"), ("9", "Kinds"), (TAB, "Kinds"), (BACKTAB, "Kinds"),
        ("2", "0 shown"), (F6, "F9 Save"), (TAB, "F9 Save"), (BACKTAB, "Family name first"), (F12, "0 shown"),
    ):  # fmt: skip
        terminal.send(key)
        terminal.wait_for(shown)
        terminal.wait_quiet(0.25)
        after_key = cells(terminal)
        for width in (81, 80):
            terminal.resize(width, 24)
            terminal.wait_quiet(0.25)
        assert cells(terminal) == after_key, f"after {key!r}"
