"""The editor loses nothing, and counts in three languages."""

from __future__ import annotations

import unicodedata

import pytest

from crodesk.widgets.editor import Editor, size
from crodesk.widgets.fields.long_entry import LongEntry
from tests.screens.form_app import FormApp
from tests.screens.keys import paste, press


async def test_what_is_typed_is_kept_as_a_draft_while_the_officer_thinks() -> None:
    drafts: list[str] = []
    app = FormApp()
    async with app.run_test() as pilot:
        app.push_screen(Editor("Note", "Wants", keep=drafts.append))
        await pilot.pause()
        await press(pilot, "space", "6", "%")
        assert drafts == []
        await pilot.pause(0.7)
        assert drafts == ["Wants 6%"]


@pytest.mark.parametrize(("key", "answer", "kept"), [("f9", "ab", []), ("escape", None, ["ab"]), ("f3", None, ["ab"])])
async def test_saving_answers_with_the_text_and_going_back_keeps_it(
    key: str, answer: str | None, kept: list[str]
) -> None:
    drafts: list[str] = []
    answers: list[str | None] = []
    app = FormApp()
    async with app.run_test() as pilot:
        app.push_screen(Editor("Note", "a", keep=drafts.append), answers.append)
        await pilot.pause()
        await press(pilot, "b", key)
        assert answers == [answer]
        assert drafts == kept


async def test_undo_and_redo_work_and_never_reach_the_desk() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        app.push_screen(editor := Editor("Note", "a"))
        await pilot.pause()
        await press(pilot, "b", "ctrl+z")
        assert editor.text == "a"
        await press(pilot, "ctrl+y")
        assert editor.text == "ab"


async def test_the_text_that_comes_out_is_composed_and_safe() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        app.push_screen(editor := Editor("[/x]", "a\x1b[2Jb"))
        await pilot.pause()
        await paste(pilot, unicodedata.normalize("NFD", "Hường") + "\r\n\x07\u202e二")
        assert editor.text == "a[2JbHường\n二"
        assert editor.query_one(LongEntry).cursor_location == (1, 1)


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("Wants 6.1% for 12 months", 5, 20),
        ("Khách muốn 6,1% một năm", 5, 19),
        ("她女儿明年去澳洲读书", 10, 10),
        ("陈美玲 called twice", 5, 14),
        ("give给Anne-Marie", 3, 15),
    ],
)
def test_words_and_characters_are_counted(text: str, words: int, characters: int) -> None:
    assert size(text) == (words, characters)
