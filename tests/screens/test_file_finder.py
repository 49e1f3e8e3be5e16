"""Choosing a file: the newest first, those taken last, folders gone into; a field that says what is no file."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from crodesk.widgets.fields import Form
from crodesk.widgets.fields.path_field import PathField
from crodesk.widgets.file_finder import FileFinder, rows


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    for age, name in enumerate(("new.png", "old.png", ".hidden.png")):
        (tmp_path / name).write_bytes(b"x" * 2000)
        os.utime(tmp_path / name, (10**9 - age, 10**9 - age))
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "hall.png").touch()
    FileFinder.taken.clear()
    yield tmp_path
    FileFinder.taken.clear()


def test_the_newest_file_comes_first_what_was_taken_last_folders_after_them(folder: Path) -> None:
    assert [row.name for row in rows(folder, "")] == ["new.png", "old.png", "visits/"]
    assert [row.name for row in rows(folder, "", [folder / "new.png"])] == ["old.png", "new.png", "visits/"]
    assert [row.name for row in rows(folder, "OLD")] == ["old.png"]
    assert [row.name for row in rows(folder, ".h")] == [".hidden.png"]
    assert next(rows(folder, "")).about.startswith("2.0 kB")
    assert list(rows(folder / "gone", "")) == []


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield Form([PathField("photo", "Photo")])


async def test_f4_lists_files_enter_goes_into_a_folder_and_takes_a_file(folder: Path) -> None:
    async with OneField().run_test(size=(80, 24)) as pilot:
        field = pilot.app.query_one(PathField)
        field.text = f"{folder}/vis"
        field.focus()
        await pilot.press("f4")
        finder = pilot.app.screen
        assert isinstance(finder, FileFinder)
        await pilot.press("enter")
        assert finder.query_one(Input).value == f"{folder}/visits/"
        await pilot.press("enter")
        assert field.value == str(folder / "visits" / "hall.png")
        assert field.problem is None
        field.text = str(folder / "gone.png")
        assert field.problem is not None
        assert field.problem.text == "There is no file “{file}”."
