"""Nothing that is printed acts on a terminal, and columns stand under each other whatever the script."""

import json

import pytest

from crodesk.cli import output
from crodesk.cli.words import filled
from tests.cli.conftest import Run

PAYLOAD = "[/x][@click=app.quit]\x1b]0;owned\x07\x1b[31m\x9b31m\u202egnp\u202c\u200b\ufeff\x00{name}%s"
"""Markup, escape sequences, control characters, turned direction, nothing of width, format signs."""
UNSAFE = set("\x1b\x07\x9b\u202e\u202c\u200b\ufeff\x00")


def shows_safely(text: str) -> bool:
    return not UNSAFE & set(text)


def test_hostile_words_stay_words(capsys: pytest.CaptureFixture[str]) -> None:
    output.say(PAYLOAD)
    output.show(PAYLOAD)
    output.show_rows([(PAYLOAD, "a\tb\nc")], ["x", "y"])
    output.show_json({"text": PAYLOAD, PAYLOAD[:4]: [PAYLOAD]})
    printed = capsys.readouterr()
    assert shows_safely(printed.out + printed.err)
    assert "[/x][@click=app.quit]" in printed.out
    assert "a b c" in printed.out


def test_a_placeholder_in_a_value_is_not_filled() -> None:
    assert filled("“{name}” is undone already.", {"name": "{0} {name}"}) == "“{0} {name}” is undone already."


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("ế", 1), ("e\u0302\u0301", 1), ("陈小明", 6), ("ＡＢ", 4), ("", 0)]
)
def test_cells_of_a_text(text: str, cells: int) -> None:
    assert output.width(text) == cells


def test_columns_stand_under_each_other() -> None:
    assert output.columns([("陈", "1"), ("Trần", "22")]) == ["陈    1", "Trần  22"]


def test_long_cells_are_cut_where_a_line_has_no_room_for_them() -> None:
    rows = [("陈陈陈陈陈陈", "short"), ("abcdefghijkl", "x")]
    assert output.columns(rows, 16) == ["陈陈陈陈…  short", "abcdefgh…  x"]
    assert output.columns(rows, 3) == ["陈陈陈…   short", "abcdefg…  x"]


def test_a_hostile_customer_is_harmless_in_every_list(crodesk: Run) -> None:
    assert crodesk("customer", "new", "--name", f"Eve {PAYLOAD}").code == 0
    assert crodesk("note", "K-0001", f"seen {PAYLOAD}").code == 0
    for command in (
        ("record", "list", "customers"),
        ("record", "list", "notes", "--json"),
        ("show", "K-0001"),
        ("show", "K-0001", "--json"),
        ("history",),
        ("history", "--json"),
        ("note", f"no such {PAYLOAD}", "x"),
        ("record", "list", PAYLOAD),
    ):
        answer = crodesk(*command)
        assert shows_safely(answer.out + answer.err), command
        if "--json" in command:
            json.loads(answer.out)
