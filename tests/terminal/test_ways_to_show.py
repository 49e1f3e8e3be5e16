"""How the screens are shown this time: without the mouse, for a screen reader, in ASCII, without colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tests.terminal.officer import DOWN, HOME, desk_of
from tests.terminal.program import python

MOUSE = b"\x1b[?1000h"
SHOW_CURSOR, HIDE_CURSOR = b"\x1b[?25h", b"\x1b[?25l"


def opened(start: Start, folder: Path, *flags: str, environment: dict[str, str] | None = None) -> Terminal:
    """Open the screens on a practice desk, in their first room."""
    given: tuple[str | Path, ...] = ("--desk", desk_of(folder), "--today", "2026-11-20", "--language", "en", *flags)
    terminal = start(python("-m", "crodesk", *given), environment=environment)
    terminal.wait_for("[1 Today]")
    terminal.wait_quiet()
    return terminal


@pytest.mark.parametrize(("flags", "listens"), [((), True), (("--no-mouse",), False)])
def test_the_mouse_can_be_left_to_the_terminal(
    start: Start, tmp_path: Path, flags: tuple[str, ...], listens: bool
) -> None:
    assert (MOUSE in opened(start, tmp_path, *flags).raw_bytes) is listens


def test_a_screen_reader_finds_the_real_cursor_on_the_selected_row(start: Start, tmp_path: Path) -> None:
    terminal = opened(start, tmp_path, "--reader")
    raw = bytes(terminal.raw_bytes)
    assert raw.rindex(SHOW_CURSOR) > raw.find(HIDE_CURSOR)
    terminal.send("2")
    terminal.wait_for("[2 Customers]")
    under_cursor = []
    for key in (HOME, DOWN):
        terminal.send(key)
        terminal.wait_quiet()
        under_cursor.append(terminal.screen_lines()[terminal.cursor[1]].split()[0])
    assert under_cursor == ["C-0237", "C-0181"]
    assert not {"│", "╭", "─", "›"} & set(terminal.text())


def test_without_colours_none_is_sent(start: Start, tmp_path: Path) -> None:
    terminal = opened(start, tmp_path, environment={"NO_COLOR": "1"})
    assert b"\x1b[38;" not in terminal.raw_bytes
    assert b"\x1b[48;" not in terminal.raw_bytes
