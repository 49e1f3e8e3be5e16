"""What is set holds in a real terminal: the cursor of readers, the mouse, own keys, the clipboard, the language."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.officer import DOWN, ENTER, F10, Officer, at_work, desk_of

MOUSE_ON, MOUSE_OFF = b"\x1b[?1000h", b"\x1b[?1000l"
CURSOR_ON, CURSOR_OFF = b"\x1b[?25h", b"\x1b[?25l"
CTRL_O, RIGHT = "\x0f", "\x1b[C"


def set_up(home: Path, text: str) -> Path:
    """Write the settings of the account that the programs of a test have."""
    path = home / ".config" / "crodesk" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def last_of(officer: Officer, *sequences: bytes) -> bytes:
    """Return which of these the program sent last."""
    sent = bytes(officer.terminal.raw_bytes)
    return max(sequences, key=sent.rfind)


def test_for_a_screen_reader_the_real_cursor_is_seen_and_goes_along(start: Start, tmp_path: Path) -> None:
    path = set_up(tmp_path, "reader = true\nmouse = false\n")
    officer = at_work(start, desk_of(tmp_path), environment={"XDG_CONFIG_HOME": str(tmp_path / ".config")})
    terminal = officer.terminal
    terminal.wait_until(lambda: last_of(officer, CURSOR_ON, CURSOR_OFF) == CURSOR_ON, "the cursor")
    assert MOUSE_ON not in terminal.raw_bytes
    assert not set("╭│╮─") & set(terminal.text())
    officer.type("2")
    officer.sees("shown")
    terminal.wait_quiet()
    row = terminal.cursor[1]
    officer.type(DOWN)
    terminal.wait_until(lambda: terminal.cursor[1] == row + 1, "the cursor one row further down")
    officer.type(CTRL_O)
    officer.sees("Screen reader")
    officer.type(DOWN * 4 + RIGHT)
    terminal.wait_until(lambda: last_of(officer, CURSOR_ON, CURSOR_OFF) == CURSOR_OFF, "the cursor to go")
    officer.type(DOWN + RIGHT)
    terminal.wait_bytes(MOUSE_ON)
    assert path.read_text(encoding="utf-8") == "# reader = false\n# mouse = true\n"
    officer.type(RIGHT)
    terminal.wait_until(lambda: last_of(officer, MOUSE_ON, MOUSE_OFF) == MOUSE_OFF, "the mouse to be left alone")


def test_own_keys_hold_and_a_wrong_one_is_said_with_its_line(start: Start, tmp_path: Path) -> None:
    set_up(tmp_path, '[keys]\n"desk.menu" = "F10, j"\n"desk.help" = "Alt+7"\n')
    officer = at_work(start, desk_of(tmp_path), environment={"XDG_CONFIG_HOME": str(tmp_path / ".config")})
    officer.type("j")
    officer.sees("find an action")
    officer.type("messages" + ENTER)
    officer.sees("Esc closes")
    officer.sees("“Alt+7”")


def test_y_copies_and_another_language_is_chosen_without_a_restart(start: Start, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "wl-copy").write_text(f'#!/bin/sh\nexec cat > "{tools}/got"\n', encoding="utf-8")
    (tools / "wl-copy").chmod(0o755)
    places = {
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "WAYLAND_DISPLAY": "wayland-0",
    }
    officer = at_work(start, desk_of(tmp_path), environment=places)
    officer.type("2")
    officer.sees("shown")
    officer.type("y")
    officer.sees("(by wl-copy)")
    copied = (tools / "got").read_bytes()
    assert copied
    (tools / "wl-copy").unlink()
    officer.type("y")
    officer.terminal.wait_bytes(b"\x1b]52;c;" + base64.b64encode(copied) + b"\x07")
    officer.type("/a")
    officer.type(F10, "language", ENTER, "2")
    officer.sees("2 Khách hàng", "tìm> a")
    assert 'language = "vi"' in (tmp_path / ".config" / "crodesk" / "settings.toml").read_text(encoding="utf-8")
