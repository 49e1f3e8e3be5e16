"""`keys`: a list, a card to print, the form of the settings file; and what is wrong with keys of one's own."""

import re
import tomllib
from pathlib import Path

import pytest

from crodesk import config
from crodesk.widgets.key_set import OURS, use_keys
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def own(places: Path) -> Path:
    """Where the settings are."""
    use_keys(OURS)
    config.file().parent.mkdir(parents=True)
    return config.file()


def test_our_own_keys_clash_nowhere(crodesk: Run) -> None:
    answer = crodesk("keys")
    assert (answer.code, answer.err) == (0, "")
    assert "everywhere\tF10, Ctrl+P, :\tMenu\t" in answer.out
    assert "Settings\tDel\tBack to ours\t" in answer.out


def test_the_set_of_vim_clashes_nowhere_either(crodesk: Run, own: Path) -> None:
    own.write_text('key_set = "vim"\n', encoding="utf-8")
    answer = crodesk("keys")
    assert (answer.code, answer.err) == (0, "")
    assert "everywhere\tHome, gg\tFirst\t" in answer.out
    assert "\tk\tFollow-up\t" not in answer.out


def test_the_card_as_text_fits_a_page_in_width(crodesk: Run) -> None:
    lines = crodesk("keys", "--card").out.splitlines()
    assert lines[0] == "crodesk: the keys"
    assert "Everywhere" in lines
    assert any(line.startswith("F10  Ctrl+P  :          Menu: Lists every action with its key;") for line in lines)
    assert max(map(len, lines)) <= 78


def test_the_card_as_markdown_is_made_of_tables(crodesk: Run) -> None:
    text = crodesk("keys", "--card", "markdown").out
    assert text.startswith("# crodesk: the keys\n")
    assert "| `Ctrl+Z` `u` | Undo | Takes back the last change. |" in text


@pytest.mark.parametrize(("code", "title"), [("vi", "Mọi nơi"), ("zh", "任何位置")])
def test_the_card_speaks_every_language(crodesk: Run, code: str, title: str) -> None:
    assert f"\n{title}\n" in crodesk("--language", code, "keys", "--card").out


def test_what_the_file_takes_chooses_nothing_until_a_line_is_taken(crodesk: Run, own: Path) -> None:
    text = crodesk("keys", "--toml").out
    assert tomllib.loads(text) == {"keys": {}}
    assert '# Undo: Takes back the last change.\n# "desk.undo" = "ctrl+z, u"\n' in text
    every_line = re.sub(r'(?m)^# "', '"', text)
    assert set(tomllib.loads(every_line)["keys"]) >= {"desk.undo", "desk.print-keys", "rows.home", "settings.reset"}
    own.write_text(text.replace('# "desk.undo" = "ctrl+z, u"', '"desk.undo" = "Ctrl+U"'), encoding="utf-8")
    answer = crodesk("keys")
    assert (answer.code, answer.err) == (0, "")
    assert "everywhere\tCtrl+U\tUndo\t" in answer.out


WRONG = '# mine\n[keys]\ndesk.unod = "w"\n"customers.tag" = "e"\n"customers.copy" = "Shift+F3"\n'


def test_wrong_keys_are_said_with_file_line_and_what_comes_nearest(crodesk: Run, own: Path) -> None:
    own.write_text(WRONG, encoding="utf-8")
    answer = crodesk("keys")
    assert answer.code == 1
    assert answer.err.splitlines() == [
        f"{own}:3: keys.desk.unod: there is no such action; did you mean “desk.undo”?",
        f"{own}:5: keys.customers.copy: “Shift+F3” never arrives: terminals send something else for it",
        f"{own}:4: keys.customers.tag: “e” is the key of “customers.edit” too; give that another one first",
    ]
    assert "\tt\tTag\t" in answer.out


def test_doctor_says_the_same_and_which_line_of_the_settings_is_wrong(crodesk: Run, own: Path) -> None:
    own.write_text(f'look = "drak"\n{WRONG}', encoding="utf-8")
    answer = crodesk("doctor")
    assert answer.code == 1
    assert f"{own}:1: look: “drak” is none of" in answer.out
    assert f"{own}:4: keys.desk.unod: there is no such action; did you mean “desk.undo”?" in answer.out
