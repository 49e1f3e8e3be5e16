"""Keys arrive in bursts, from input methods and from people who type ahead; what they mean must not change."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.conftest import ROOT, Start
from tests.terminal.harness import Terminal
from tests.terminal.program import clean_environment, python

BACK, TAB, BACKTAB, ENTER = "\x7f", "\t", "\x1b[Z", "\r"
HOME, LEFT, RIGHT, DELETE = "\x1b[H", "\x1b[D", "\x1b[C", "\x1b[3~"
UNDO, ERASE = "\x1a", "\x15"
F2, F3, F5, F6, F8, F12 = "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[17~", "\x1b[19~", "\x1b[24~"


@dataclass(frozen=True)
class Place:
    """Somewhere to type: how to get there, and how to read what arrived."""

    name: str
    """Shown in the test's name."""
    command: Callable[[Path], Sequence[str]]
    """Returns how the program is started; it may make what it needs in the folder it is given."""
    ready: str
    """What the screen shows once it is up."""
    fresh: str
    """The keys that lead to the first of several empty fields, from wherever an earlier test left the program."""
    read: Callable[[Terminal], Mapping[str, str]]
    """Returns what each field holds; the fields are called `one`, `two`, `three` in the order of the Tab key."""
    fields: int = 3
    """How many fields there are."""


def _between_bars(terminal: Terminal) -> dict[str, str]:
    rows = [line.split("|") for line in terminal.screen_lines() if line.count("|") == 2]
    return {name: value for name, value, _ in rows}


def _between_brackets(terminal: Terminal) -> dict[str, str]:
    """Read three fields of the form for a new customer."""
    labels = {"Number": "one", "Tax number": "two", "Occupation": "three"}
    rows = [line.strip("│ ").partition("[") for line in terminal.screen_lines()]
    return {labels[label.strip()]: text.rstrip("] ") for label, _, text in rows if label.strip() in labels}


def _after_find(terminal: Terminal) -> dict[str, str]:
    """Read the line over the list of customers; what it shows when it is empty is nothing typed."""
    text = next((line.partition("find>")[2].strip() for line in terminal.screen_lines() if "find>" in line), "")
    return {"one": "" if text.startswith("name, phone") else text}


def _crodesk(folder: Path) -> list[str]:
    """Make an empty desk, and return how it is opened."""
    command = python("-m", "crodesk", "--desk", folder / "desk.sqlite", "--language", "en")
    subprocess.run(
        [*command, "init", "--plain"], env=clean_environment(folder), cwd=ROOT, check=True, capture_output=True
    )
    return command


def _small(_folder: Path) -> list[str]:
    return python("-m", "tests.terminal.typing_app")


SMALL = Place("small", _small, "done||", F12, _between_bars)
FORM = Place("new customer", _crodesk, "0 shown", F12 + F6 + TAB * 6, _between_brackets)
SEARCH = Place("search", _crodesk, "0 shown", F3 + "/" + ERASE, _after_find, fields=1)
PLACES = [FORM, SEARCH]
"""Where the cases are typed: the real program."""
Fresh = Callable[[Place], Terminal]
"""Returns the running program of a place with its fields emptied."""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, start_once: Start) -> Fresh:
    """Start each program once; one that has ended is started again."""
    all_running: dict[str, Terminal] = {}

    def emptied(place: Place) -> Terminal:
        running = all_running.get(place.name)
        if running is None or running.program.exit_code is not None:
            running = all_running[place.name] = start_once(place.command(tmp_path_factory.mktemp("desk")))
            running.wait_for(place.ready)
        running.send(place.fresh)
        running.wait_until(lambda: _is_empty(place.read(running)), "empty fields")
        running.wait_quiet(0.05)
        return running

    return emptied


def _is_empty(held: Mapping[str, str]) -> bool:
    return bool(held) and not any(held.values())


def _arrives(terminal: Terminal, place: Place, **wanted: str) -> None:
    """Wait for what should be there, then make sure that nothing comes after it."""

    def there() -> bool:
        held = place.read(terminal)
        return all(held.get(name) == value for name, value in wanted.items())

    terminal.wait_until(there, str(wanted), timeout=5)
    terminal.wait_quiet(0.05)
    held = place.read(terminal)
    assert {name: held[name] for name in wanted} == wanted


GAPS = [0, 0.001, 0.003, 0.01, 0.03]
"""Seconds between keys; with none, all come in one read."""

CASES = {
    "a letter erased and another": (["a", "b", BACK, "c"], {"one": "ac"}),
    "to the start": (["x", HOME, "y"], {"one": "yx"}),
    "Telex: hạnh, the erasing fused with the new letter": (["h", "a", BACK + "ạ", "n", "h"], {"one": "hạnh"}),
    "Telex: Đức": (["D", BACK + "Đ", "u", BACK + "ư", "c", BACK * 2 + "ức"], {"one": "Đức"}),
    "Telex: nguyễn, several letters retyped": ([*"nguye", BACK + "ê", "n", BACK * 2 + "ễn"], {"one": "nguyễn"}),
    "VNI: tiếng": ([*"tie", BACK + "ê", *"ng", BACK * 3 + "ếng"], {"one": "tiếng"}),
    "a Chinese name committed at once": (["陈美玲", BACK, "林"], {"one": "陈美林"}),
    "moves inside a word": ([*"ac", LEFT, "b", RIGHT, "d", LEFT, LEFT, DELETE], {"one": "abd"}),
    "all erased and typed anew": ([*"wrong", ERASE, *"right"], {"one": "right"}),
    "undone": ([*"abc", " ", ERASE, UNDO, "d"], {"one": "abc d"}),
    "three fields by Tab": ([*"abc", TAB, *"def", TAB, *"ghi"], {"one": "abc", "two": "def", "three": "ghi"}),
    "three fields by Enter": ([*"abc", ENTER, *"def", ENTER, *"ghi"], {"one": "abc", "two": "def", "three": "ghi"}),
    "back to the field before": ([*"ab", TAB, *"cd", BACKTAB, *"ef"], {"one": "ef", "two": "cd"}),
    "Telex across fields": ([*"ha", BACK + "ạ", TAB, *"le", BACK + "ê"], {"one": "hạ", "two": "lê"}),
}


ALL = [
    pytest.param(place, keys, wanted, gap, id=f"{place.name}-{name}-{gap}")
    for place in PLACES
    for name, (keys, wanted) in CASES.items()
    for gap in (GAPS if place.fields > 1 else (0, 0.01))
    if place.fields > 1 or not {TAB, ENTER} & set(keys)
]


@pytest.mark.parametrize(("place", "keys", "wanted", "gap"), ALL)
def test_keys_mean_the_same_however_fast_they_come(
    fresh: Fresh, place: Place, keys: list[str], wanted: dict[str, str], gap: float
) -> None:
    terminal = fresh(place)
    terminal.send_keys(keys, gap)
    _arrives(terminal, place, **wanted)


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_twenty_of_twenty_syllables_come_out_right(fresh: Fresh, place: Place, gap: float) -> None:
    terminal = fresh(place)
    terminal.send_keys(["a", BACK, "ạ", " "] * 20, gap)
    _arrives(terminal, place, one=("ạ " * 20).rstrip())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_five_hundred_keys_in_one_burst_are_all_there(fresh: Fresh, place: Place) -> None:
    terminal = fresh(place)
    terminal.send(("abcde" + BACK * 5) * 50 + "xy")
    _arrives(terminal, place, one="xy")


def test_a_paste_keeps_its_place_among_keys_and_its_lines_become_one(fresh: Fresh) -> None:
    terminal = fresh(FORM)
    terminal.send("a \x1b[200~\nx\ny\r\n z\x1b[201~b" + TAB + "c")
    _arrives(terminal, FORM, one="a x y zb", two="c")


def test_decomposed_letters_are_composed_when_the_field_is_left(fresh: Fresh) -> None:
    terminal = fresh(SMALL)
    decomposed = unicodedata.normalize("NFD", "Trần Thị Hường")
    terminal.send(decomposed + TAB)
    _arrives(terminal, SMALL, one=unicodedata.normalize("NFC", decomposed))


# What only the small program has


@pytest.fixture
def small(fresh: Fresh) -> Terminal:
    return fresh(SMALL)


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_a_dialog_that_opens_and_closes(small: Terminal, gap: float) -> None:
    small.send_keys([*"ab", F2, *"hello", ENTER, *"cd"], gap)
    _arrives(small, SMALL, one="abcd", said="hello")


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_another_room_that_focuses_late(small: Terminal, gap: float) -> None:
    small.send_keys([*"ab", F5, *"inside", F3, *"cd"], gap)
    _arrives(small, SMALL, one="abcd", room="inside")


def test_two_dialogs_after_each_other(small: Terminal) -> None:
    small.send("a" + F2 + "x" + ENTER + "b" + F2 + "yz" + ENTER + TAB + "c")
    _arrives(small, SMALL, one="ab", two="c", said="yz")


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ("dd", "dd"),
        ("d" + BACK + "đ", "dd"),
        ("ư", "w"),
        ("Ư", ""),
        ("１／？", "1/?"),
        ("、", "/"),
        ("ạ", ""),
        ("陈", ""),
    ],
)
def test_letter_commands_work_with_an_input_method_left_on(small: Terminal, keys: str, done: str) -> None:
    small.send(F8 + keys + "1")
    _arrives(small, SMALL, done=done + "1", one="")


def test_keys_typed_while_the_program_starts_are_not_lost(start: Start, tmp_path: Path) -> None:
    early = start(SMALL.command(tmp_path))
    early.wait_bytes(b"\x1b[?1049h")
    early.send("abc" + TAB + "de" + BACK + "f")
    early.wait_for("done||")
    _arrives(early, SMALL, one="abc", two="df")


@pytest.mark.parametrize(
    ("keys", "column"),
    [("", 8), ("abc", 11), ("abc" + LEFT, 10), ("abc" + HOME, 8), ("陈美", 12), ("陈美" + LEFT, 10), ("ạ", 9)],
)
def test_the_terminals_cursor_stands_where_the_next_letter_goes(small: Terminal, keys: str, column: int) -> None:
    small.send(keys)
    small.wait_until(lambda: small.cursor == (column, 0), f"the cursor at {column}", timeout=5)


def test_the_terminals_cursor_is_right_on_start_and_after_a_change_of_size(start: Start, tmp_path: Path) -> None:
    terminal = start(SMALL.command(tmp_path))
    terminal.wait_for("done||")
    terminal.wait_until(lambda: terminal.cursor == (8, 0), "the cursor in the first field", timeout=5)
    terminal.send(F2 + "abc")
    terminal.wait_until(lambda: terminal.cursor == (23, 11), "the cursor in the dialog", timeout=5)
    terminal.resize(100, 30)
    terminal.wait_until(lambda: terminal.cursor == (33, 14), "the cursor in the moved dialog", timeout=5)
