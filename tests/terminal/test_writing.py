"""Long texts in a terminal: the cursor, bursts, pastes, the way into the editor and back."""

from __future__ import annotations

import pytest

from tests.screens.form_app import FIELDS
from tests.terminal.conftest import Start
from tests.terminal.emulator import control_sequences
from tests.terminal.harness import Terminal
from tests.terminal.program import python

BACK, TAB, F4, F6, F9, BACKTAB = "\x7f", "\t", "\x1bOS", "\x1b[17~", "\x1b[20~", "\x1b[Z"


@pytest.fixture
def editor(start: Start) -> Terminal:
    """Return the form's program in the editor of its last field."""
    terminal = start(python("-m", "tests.screens.form_app"))
    terminal.wait_for("F6 opens the form")
    terminal.send(F6 + TAB * (len(FIELDS) - 1) + F4)
    terminal.wait_for("0 words")
    terminal.wait_quiet()
    return terminal


@pytest.mark.parametrize("gap", [0, 0.001, 0.003, 0.01, 0.03])
def test_twenty_of_twenty_syllables_come_out_right_in_a_long_text_too(editor: Terminal, gap: float) -> None:
    editor.send_keys(["a", BACK, "ạ", " "] * 20, gap)
    editor.wait_for("ạ " * 19 + "ạ")
    editor.wait_for("20 words · 20 characters")


def test_the_cursor_stands_where_the_next_letter_goes(editor: Terminal) -> None:
    assert editor.cursor == (1, 1)
    editor.send("陈美\rab\x1b[D")
    editor.wait_until(lambda: editor.cursor == (2, 2), "the cursor before the b", timeout=5)
    editor.send("\x1b[A\x1b[F")
    editor.wait_until(lambda: editor.cursor == (5, 1), "the cursor behind the name", timeout=5)


def test_a_paste_keeps_its_lines_and_loses_what_would_act(editor: Terminal) -> None:
    editor.paste("one\r\ntwo\x07\u202e three\tfour")
    editor.wait_for("4 words")
    assert [line.strip() for line in editor.screen_lines()[1:3]] == ["one", "two three   four"]
    assert not {b"\x07", "\u202e".encode()} & control_sequences(bytes(editor.raw_bytes))


def test_typing_goes_on_through_the_editor_and_back(editor: Terminal) -> None:
    editor.send("abc" + F9 + "d" + BACKTAB + "9h")
    editor.wait_for("= 20 Nov 2026 09:00")
    assert any("│abcd" in line for line in editor.screen_lines())


def test_nothing_but_the_programs_own_sequences_is_written_for_hostile_text(editor: Terminal) -> None:
    before = len(editor.raw_bytes)
    editor.paste("\x1b]0;owned\x07\x9b31m[/x][@click=app.quit]q[/]")
    editor.send(F9 + F9)
    editor.wait_gone("words")
    hostile = control_sequences(bytes(editor.raw_bytes[before:]))
    assert not {b"\x1b]0;owned\x07", "\x9b".encode()} & hostile
    assert hostile <= control_sequences(bytes(editor.raw_bytes[:before]))
