"""Copying: by the system's own program, else by the terminal; and which it was is said."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest

from crodesk.services.desk import Desk
from crodesk.widgets import clipboard
from crodesk.widgets.dialogs import Ask
from tests.builders import a_customer
from tests.screens.desk_app import messages, opened, press, settle

TEXT = "Nguyễn 陈 0903 555 107\nsecond line"


def a_tool(folder: Path, name: str, *, code: int = 0, pause: int = 0) -> None:
    """A program on the PATH that keeps what it gets, with its arguments, beside itself."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    keeps = f'/bin/cat > "{path}.got"\necho "$@" > "{path}.args"'
    path.write_text(f"#!/bin/sh\n{keeps}\n/bin/sleep {pause}\nexit {code}\n")
    path.chmod(0o755)


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    """The environment of an officer at a computer with X and Wayland."""
    return {"PATH": str(tmp_path / "bin"), "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("tools", "took", "arguments"),
    [
        (["wl-copy", "xclip"], "wl-copy", ""),
        (["xclip", "xsel"], "xclip", "-selection clipboard"),
        (["xsel"], "xsel", "--clipboard --input"),
    ],
)
def test_the_first_program_that_is_there_takes_the_text(
    tmp_path: Path, here: dict[str, str], tools: list[str], took: str, arguments: str
) -> None:
    for name in tools:
        a_tool(tmp_path / "bin", name)
    assert clipboard.copy(TEXT, here, "linux") == took
    assert (tmp_path / "bin" / f"{took}.got").read_text(encoding="utf-8") == TEXT
    assert (tmp_path / "bin" / f"{took}.args").read_text().strip() == arguments
    assert len(list((tmp_path / "bin").glob("*.got"))) == 1


def test_one_that_fails_or_hangs_is_passed_over(
    tmp_path: Path, here: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.3)
    a_tool(tmp_path / "bin", "wl-copy", code=1)
    a_tool(tmp_path / "bin", "xclip", pause=5)
    assert clipboard.copy(TEXT, here, "linux") == ""
    a_tool(tmp_path / "bin", "xsel")
    assert clipboard.copy(TEXT, here, "linux") == "xsel"


@pytest.mark.parametrize(
    ("platform", "changes", "names"),
    [
        ("linux", {}, ["wl-copy", "xclip", "xsel"]),
        ("linux", {"WAYLAND_DISPLAY": ""}, ["xclip", "xsel"]),
        ("linux", {"WAYLAND_DISPLAY": "", "DISPLAY": ""}, []),
        ("linux", {"WAYLAND_DISPLAY": "", "DISPLAY": "", "WSL_DISTRO_NAME": "Ubuntu"}, ["clip.exe"]),
        ("linux", {"WAYLAND_DISPLAY": "", "SSH_CONNECTION": "a b"}, ["xclip", "xsel"]),
        ("darwin", {"WAYLAND_DISPLAY": "", "DISPLAY": ""}, ["pbcopy"]),
        ("darwin", {"WAYLAND_DISPLAY": "", "DISPLAY": "", "SSH_CONNECTION": "a b"}, []),
        ("win32", {"WAYLAND_DISPLAY": "", "DISPLAY": ""}, ["clip.exe"]),
    ],
)
def test_only_the_clipboard_in_front_of_the_officer_is_asked(
    tmp_path: Path, here: dict[str, str], platform: str, changes: dict[str, str], names: list[str]
) -> None:
    for tool in clipboard.TOOLS:
        a_tool(tmp_path / "bin", tool.name)
    assert [tool.name for tool, _place in clipboard.found(here | changes, platform)] == names


@pytest.mark.parametrize(("text", "got"), [("0903 555", b"0903 555"), ("陈 ế", b"H\x96 \x00\xbf\x1e")])
def test_the_program_of_windows_gets_other_letters_in_its_own_form(
    tmp_path: Path, here: dict[str, str], text: str, got: bytes
) -> None:
    a_tool(tmp_path / "bin", "clip.exe")
    assert clipboard.copy(text, {"PATH": here["PATH"], "WSL_DISTRO_NAME": "Ubuntu"}, "linux") == "clip.exe"
    assert (tmp_path / "bin" / "clip.exe.got").read_bytes() == got


async def test_y_copies_the_phone_by_the_system_and_says_so(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_tool(tmp_path / "bin", "xclip")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    a_customer(desk, "Lê Thị Mai", phone="0903 555 107")
    async with opened(desk) as pilot:
        await press(pilot, "y")
        copied = (tmp_path / "bin" / "xclip.got").read_text(encoding="utf-8")
        assert copied.replace(" ", "") in {"0903555107", "+84903555107"}
        assert messages(pilot) == f"Copied {copied} (by xclip)"
        assert pilot.app.clipboard == copied


async def test_without_such_a_program_the_terminal_gets_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    a_customer(desk, "Lê Thị Mai", phone="0903 555 107")
    sent: list[str] = []
    async with opened(desk) as pilot:
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        pilot.app.copy_to_clipboard(TEXT)
        await settle(pilot)
        assert f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\a" in sent
        assert messages(pilot) == (
            "Copied Nguyễn 陈 0903 555 107 second line (sent to the terminal, which may not allow it)"
        )


async def test_what_is_hidden_while_it_is_typed_is_not_copied(desk: Desk) -> None:
    async with opened(desk) as pilot:
        asked: Any = Ask("Lock", "Passphrase?", hidden=True)
        pilot.app.push_screen(asked)
        await settle(pilot)
        await press(pilot, *"secret", "shift+home", "ctrl+c", "ctrl+x")
        assert pilot.app.clipboard == ""
        assert messages(pilot) == ""
