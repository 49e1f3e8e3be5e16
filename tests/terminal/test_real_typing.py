"""What input methods and quick clerks send, at the fields of the real program: nothing is lost or overtaken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tests.terminal.officer import (
    BACK,
    END,
    ENTER,
    ERASE,
    F3,
    F12,
    GO_TO,
    HOME,
    LEFT,
    TAB,
    Officer,
    at_work,
    command,
    desk_of,
)

GAPS = [0, 0.001, 0.003, 0.01, 0.03]
"""Seconds between keys; with none, all come in one read."""
TO_THE_LIST = F12 + ENTER + F3 + F3 + F3 + "2/" + F3
"""From wherever a test left the program."""


@dataclass(frozen=True)
class Place:
    """Somewhere to type in the real program."""

    name: str
    """Shown in the test's name."""
    keys: str
    """The keys that lead there from the list."""
    fields: Mapping[str, str]
    """By `one`, `two`, `three`, in the order of the Tab key: what finds the text of that field on the screen."""

    def read(self, terminal: Terminal) -> dict[str, str | None]:
        """Return what stands in each field; `None` for one that is not on the screen."""
        found = {key: re.search(pattern, terminal.text()) for key, pattern in self.fields.items()}
        return {key: match.group(1).rstrip() if match else None for key, match in found.items()}

    def start(self, terminal: Terminal) -> tuple[int, int]:
        """Return column and row where the text of the first field begins."""
        rows = terminal.screen_lines()
        found = [(match.start(1), y) for y, row in enumerate(rows) if (match := re.search(self.fields["one"], row))]
        return found[0]


FIND = Place("find line", "/", {"one": r"find> (.*)"})
STRIP = Place(
    "note strip",
    f"{GO_TO}0905120{ENTER}n",
    {"one": r"│ Text +│(.*?)│", "two": r"│ Then +\[(.*)\]"},
)
FORM = Place(
    "new customer",
    "n",
    {"one": r"│ Name \* +\[(.*)\]", "two": r"│ Phone +\[(.*)\]", "three": r"│ Identity number +\[(.*)\]"},
)
PLACES = [FIND, STRIP, FORM]
EMPTY = "name, phone, number, any digits"
"""What the empty line to find in says."""


@pytest.fixture(scope="module")
def officer(start_once: Start, tmp_path_factory: pytest.TempPathFactory) -> Officer:
    return at_work(start_once, desk_of(tmp_path_factory.mktemp("typing")))


@pytest.fixture(params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest, officer: Officer) -> Place:
    found: Place = request.param
    _go(officer, found)
    return found


@pytest.fixture
def form(officer: Officer) -> Place:
    _go(officer, FORM)
    return FORM


def _go(officer: Officer, place: Place) -> None:
    """Go to the list, and from there to empty fields."""
    officer.type(TO_THE_LIST)
    _shows(officer, FIND, one=EMPTY)
    officer.type(place.keys)
    _shows(officer, place, **(dict.fromkeys(place.fields, "") if place is not FIND else {"one": EMPTY}))


def _shows(officer: Officer, place: Place, **wanted: str) -> None:
    def holds() -> bool:
        held = place.read(officer.terminal)
        return all(held[key] == text for key, text in wanted.items())

    officer.terminal.wait_until(holds, str(wanted), timeout=10)


def _arrives(officer: Officer, place: Place, **wanted: str) -> None:
    """Wait for what should be there, then make sure that nothing comes after it."""
    _shows(officer, place, **wanted)
    officer.terminal.wait_quiet(0.05)
    held = place.read(officer.terminal)
    assert {key: held[key] for key in wanted} == wanted


@pytest.mark.parametrize("gap", GAPS)
def test_twenty_of_twenty_syllables_come_out_right(officer: Officer, place: Place, gap: float) -> None:
    officer.terminal.send_keys(["a", BACK, "ạ", " "] * 20, gap)
    _arrives(officer, place, one="ạ " * 19 + "ạ")


CASES = {
    "a letter erased and another": ([*"ab", BACK, "c"], "ac"),
    "to the start": (["x", HOME, "y"], "yx"),
    "Telex: hạnh, the erasing fused with the new letter": ([*"ha", BACK + "ạ", *"nh"], "hạnh"),
    "Telex: nguyễn, several letters retyped": ([*"nguye", BACK + "ê", "n", BACK * 2 + "ễn"], "nguyễn"),
    "a Chinese name committed at once": (["陈美玲", BACK, "林"], "陈美林"),
    "moves inside a word": ([*"ac", LEFT, "b"], "abc"),
}
IN_THREE_FIELDS = {
    "by Tab": ([*"abc", TAB, *"0905", TAB, *"079"], {"one": "abc", "two": "0905", "three": "079"}),
    "by Enter": ([*"abc", ENTER, *"0905", ENTER, *"079"], {"one": "abc", "two": "0905", "three": "079"}),
    "Telex in each": (["ha", BACK + "ạ", TAB, "1", TAB, "le", BACK + "ê"], {"one": "hạ", "two": "1", "three": "lê"}),
}


@pytest.mark.parametrize("gap", GAPS)
def test_keys_mean_the_same_however_fast_they_come(officer: Officer, place: Place, gap: float) -> None:
    for keys, wanted in CASES.values():
        officer.type(END + ERASE)
        officer.terminal.send_keys(keys, gap)
        _arrives(officer, place, one=wanted)


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("case", IN_THREE_FIELDS.values(), ids=IN_THREE_FIELDS)
def test_typing_goes_on_in_the_next_field(
    officer: Officer, form: Place, case: tuple[list[str], dict[str, str]], gap: float
) -> None:
    officer.terminal.send_keys(case[0], gap)
    _arrives(officer, form, **case[1])


# Typing ahead of the program


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_the_go_to_dialog_that_opens_and_closes(officer: Officer, gap: float) -> None:
    _go(officer, FIND)
    officer.terminal.send_keys([*"ha", GO_TO, *"0905", BACK, F3, *"nh"], gap)
    _arrives(officer, FIND, one="hanh")


@pytest.mark.parametrize("gap", GAPS)
def test_typing_goes_through_the_go_to_dialog_into_a_note(officer: Officer, gap: float) -> None:
    _go(officer, FIND)
    officer.terminal.send_keys([*"lan", GO_TO, *"0905120", ENTER, "n", "ha", BACK + "ẹ", "n", TAB, *"t2"], gap)
    _arrives(officer, STRIP, one="hẹn", two="t2")
    officer.sees("Note · Nguyễn Thị Hồng Hạnh", "= Mon 23 Nov 2026")


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_a_change_of_room(officer: Officer, gap: float) -> None:
    _go(officer, FIND)
    officer.terminal.send_keys([*"duc", ENTER, "9", "/", *"hai", ENTER, "0", "2", "/", "t", BACK, *"anh"], gap)
    _arrives(officer, FIND, one="anh")
    officer.type(F3, "9")
    _arrives(officer, FIND, one="hai")
    officer.type(F3, "2")
    _arrives(officer, FIND, one=EMPTY)


def test_keys_typed_while_the_program_starts_are_not_lost(start: Start, tmp_path: Path) -> None:
    early = Officer(start(command(desk_of(tmp_path))))
    early.terminal.wait_bytes(b"\x1b[?1049h")
    early.type("2", "/", "0905 120", ENTER, "n", "ha", BACK, "ẹn")
    early.sees("Note · Nguyễn Thị Hồng Hạnh")
    _arrives(early, STRIP, one="hẹn")


CURSORS = {"": 0, "abc": 3, "陈美": 4, "nguyễn": 6, "abc" + LEFT: 2, "陈美" + HOME: 0}
"""By what is typed into an empty field: how many cells from its start the cursor stands."""


def test_the_cursor_stands_where_the_next_letter_goes(officer: Officer, place: Place) -> None:
    column, row = place.start(officer.terminal)
    for keys, cells in CURSORS.items():
        officer.type(END + ERASE, keys)
        there = (column + cells, row)
        officer.terminal.wait_until(lambda there=there: officer.terminal.cursor == there, f"the cursor at {there}")  # type: ignore[misc]  # bound now
        officer.terminal.wait_quiet(0.05)
        assert officer.terminal.cursor == there
