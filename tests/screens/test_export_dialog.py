"""Writing a table to a file: nothing is replaced unasked, every fault is a sentence, what was typed stays."""

from __future__ import annotations

from errno import ENOSPC
from os import strerror
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from crodesk.domain.problem import DeskFault, Refused
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.export_dialog import ExportDialog, Exported
from tests.screens.form_app import FormApp
from tests.screens.keys import press
from tests.screens.looking import text

FAULTS = [
    (OSError(ENOSPC, strerror(ENOSPC)), "No space left on device"),
    (Refused("A sheet can't hold more than {count} rows.", count=7), "more than 7 rows"),
    (DeskFault("The disk is full."), "The disk is full."),
]


class Writer:
    """Writes a few words, or can't."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.written: list[Path] = []

    async def __call__(self, path: Path) -> int:
        if self.fault:
            raise self.fault
        self.written.append(path)
        return 3


async def ask(pilot: Any, path: Path, writer: Writer, answers: list[Exported | None]) -> None:
    pilot.app.push_screen(ExportDialog(path, writer), answers.append)
    await pilot.pause()


def read(app: FormApp) -> str:
    """Return the words on the screen, however they are broken into lines."""
    return " ".join(text(app).replace("│", " ").split())


async def save(pilot: Any, key: str = "enter") -> None:
    await press(pilot, key)


@pytest.mark.parametrize("key", ["enter", "f9"])
async def test_a_new_file_is_written_at_once(tmp_path: Path, key: str) -> None:
    app, writer, answers = FormApp(), Writer(), []  # type: ignore[var-annotated]  # answers of the dialog
    async with app.run_test() as pilot:
        await ask(pilot, tmp_path / "a.csv", writer, answers)
        await save(pilot, key)
        assert answers == [Exported(3, tmp_path / "a.csv")]
        assert writer.written == [tmp_path / "a.csv"]


async def test_a_file_that_is_there_is_replaced_only_after_a_question(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine", encoding="utf-8")
    app, writer, answers = FormApp(), Writer(), []  # type: ignore[var-annotated]  # answers of the dialog
    async with app.run_test() as pilot:
        await ask(pilot, path, writer, answers)
        await save(pilot)
        assert isinstance(app.screen, Confirm)
        assert "already. Replace it?" in read(app)
        await press(pilot, "escape")
        assert (writer.written, answers) == ([], [])
        assert app.screen.query_one(Input).value == str(path)
        await press(pilot, "enter")
        await save(pilot)
        assert writer.written == [path]


@pytest.mark.parametrize(("fault", "words"), FAULTS)
async def test_a_fault_is_said_and_what_was_typed_stays(tmp_path: Path, fault: Exception, words: str) -> None:
    app, writer, answers = FormApp(), Writer(), []  # type: ignore[var-annotated]  # answers of the dialog
    writer.fault = fault
    async with app.run_test() as pilot:
        await ask(pilot, tmp_path / "a.xlsx", writer, answers)
        await save(pilot)
        assert words in read(app)
        assert app.screen.query_one(Input).value == str(tmp_path / "a.xlsx")
        assert answers == []
        writer.fault = None
        await save(pilot)
        assert answers == [Exported(3, tmp_path / "a.xlsx")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.doc", "must end with"),
        ("", "must end with"),
        ("none/a.csv", "There is no folder"),
        ("d.csv", "is a folder"),
        (f"{'x' * 300}.csv", "File name too long"),
    ],
)
async def test_what_cannot_be_a_file_is_said_before(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "d.csv").mkdir()
    app, writer, answers = FormApp(), Writer(), []  # type: ignore[var-annotated]  # answers of the dialog
    async with app.run_test() as pilot:
        await ask(pilot, tmp_path / name, writer, answers)
        await save(pilot)
        assert words in read(app)
        assert (writer.written, answers) == ([], [])
        await press(pilot, "escape")
        assert answers == [None]


async def test_a_name_in_quotation_marks_is_the_file_it_names(tmp_path: Path) -> None:
    app, writer = FormApp(), Writer()
    async with app.run_test() as pilot:
        await ask(pilot, tmp_path / "a.csv", writer, [])
        app.screen.query_one(Input).value = f"'{tmp_path}/a b.csv'"
        await save(pilot)
    assert writer.written == [tmp_path / "a b.csv"]
