"""The officer's own editor: only where it is allowed, and nothing of the text is left behind."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from crodesk.config import Settings
from crodesk.services.desk import Desk
from crodesk.widgets import outside
from crodesk.widgets.editor import Editor
from tests.builders import a_customer
from tests.screens.desk_app import opened, press, settle


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that notes where the text lies and what it was, and adds a line."""
    path = tmp_path / "my editor"
    path.write_text(
        f'#!/bin/sh\necho "$2" > "{path}.place"\ncat "$2" > "{path}.text"\nprintf "\\nthêm\\033[2J\\n" >> "$2"\n'
    )
    path.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{path}' --wait")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(App, "suspend", lambda _app: nullcontext())
    return path


async def note(desk: Desk, settings: Settings) -> tuple[Any, str]:
    """Begin a note, ask for the whole screen, and return what is then in front and what the note says."""
    from crodesk.screens.navigation import OpenCustomer

    async with opened(desk, settings=settings) as pilot:
        pilot.app.post_message(OpenCustomer(a_customer(desk, "Lê Thị Mai")))
        await settle(pilot)
        screen: Any = pilot.app.screen
        await press(pilot, "n", "a", "b", "ctrl+e")
        return pilot.app.screen, screen.strip.form.texts()["text"]


async def test_a_long_text_goes_to_the_officers_editor_and_back(desk: Desk, editor: Path) -> None:
    front, text = await note(desk, Settings(external_editor=True))
    assert not isinstance(front, Editor)
    assert text == "ab\nthêm[2J"
    assert Path(f"{editor}.text").read_text(encoding="utf-8") == "ab"
    place = Path(Path(f"{editor}.place").read_text(encoding="utf-8").strip())
    assert not place.exists()
    assert not place.parent.exists()


async def test_without_the_setting_ours_opens(desk: Desk, editor: Path) -> None:
    front, text = await note(desk, Settings())
    assert isinstance(front, Editor)
    assert text == "ab"
    assert not Path(f"{editor}.text").exists()


@pytest.mark.parametrize("named", ["", "no-such-editor-here", "false", "'not closed"])
async def test_where_there_is_no_such_editor_or_it_fails_ours_opens(
    desk: Desk, editor: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("EDITOR", named)
    front, text = await note(desk, Settings(external_editor=True))
    assert isinstance(front, Editor)
    assert text == "ab"


async def test_where_the_terminal_cannot_be_lent_ours_opens(desk: Desk, editor: Path, monkeypatch: Any) -> None:
    monkeypatch.undo()
    outside.allow(True)
    front, _text = await note(desk, Settings(external_editor=True))
    assert isinstance(front, Editor)


async def test_what_an_editor_had_saved_before_it_failed_is_kept(desk: Desk, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nprintf "ab and more" > "$2"\ncp "$2" "$2~"\nkill -9 $$\n', encoding="utf-8")
    front, text = await note(desk, Settings(external_editor=True))
    assert isinstance(front, Editor)
    assert text == "ab and more"


async def test_an_editor_that_takes_the_file_away_loses_nothing(desk: Desk, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nrm "$2"\nexit 1\n', encoding="utf-8")
    front, text = await note(desk, Settings(external_editor=True))
    assert isinstance(front, Editor)
    assert text == "ab"


def test_the_file_lies_in_memory_and_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with outside._file_of("secret") as path:
        assert path.parent.parent == tmp_path
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        copy = path.with_name("note.txt~")
        copy.write_text("secret too", encoding="utf-8")
        open_still = copy.open("rb")
    assert open_still.read() == b"\0" * len("secret too")
    open_still.close()
    assert list(tmp_path.iterdir()) == []
