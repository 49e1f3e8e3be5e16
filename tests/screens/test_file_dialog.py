"""Asking for a file: typed, dropped, completed; looking at a private copy."""

from pathlib import Path

import pytest

from crodesk.widgets import system_viewer
from crodesk.widgets.path_typing import Completed, completed, path_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("lương 10.pdf", "lương 11.pdf", "Scan.PDF", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "giấy tờ").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (" /home/a b.pdf ", "/home/a b.pdf"),
        ("'/home/a b.pdf'", "/home/a b.pdf"),
        ('"/home/a b.pdf"', "/home/a b.pdf"),
        ("/home/a\\ b.pdf", "/home/a b.pdf"),
        ("file:///home/a%20b.pdf", "/home/a b.pdf"),
        ("'/home/isn", "'/home/isn"),
        ("'a' 'b'", "'a' 'b'"),
        ("~nobody-is-called-so/a", "~nobody-is-called-so/a"),
    ],
)
def test_a_path_is_taken_as_terminals_and_people_write_it(text: str, path: str) -> None:
    assert path_of(text) == Path(path)


def test_home_is_meant_by_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert path_of("~/a.pdf") == tmp_path / "a.pdf"


def test_a_name_is_completed_as_far_as_it_is_plain(folder: Path) -> None:
    at = f"{folder}/"
    assert completed(f"{at}l") == Completed(f"{at}lương 1", ("lương 10.pdf", "lương 11.pdf"))
    assert completed(f"{at}sc") == Completed(f"{at}Scan.PDF", ())
    assert completed(f"{at}luong 11") == Completed(f"{at}lương 11.pdf", ())
    assert completed(f"{at}g") == Completed(f"{at}giấy tờ/", ())
    assert completed(f"{at}.h") == Completed(f"{at}.hidden", ())
    assert completed(f"{at}x") == Completed(f"{at}x", ())
    assert completed(f"{at}nowhere/x") == Completed(f"{at}nowhere/x", ())
    assert completed(at).names == ("Scan.PDF", "giấy tờ/", "lương 10.pdf", "lương 11.pdf")


def test_the_system_shows_files_only_where_it_has_a_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_viewer.command({"DISPLAY": ":0"}, "linux") == [str(opener)]
    assert system_viewer.command({}, "linux") == []
    assert system_viewer.command({}, "darwin") == ["open"]
    assert system_viewer.command({"SSH_CONNECTION": "1"}, "darwin") == []
    opener.unlink()
    assert system_viewer.command({"WAYLAND_DISPLAY": "w"}, "linux") == []
    assert not system_viewer.show(tmp_path / "a.pdf")
