"""Every room and dialog over texts that would act if they could: nothing does, and nothing falls over."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from crodesk.domain.records import KINDS
from crodesk.screens.records.screen import MADE_BY_THE_DESK
from tests.terminal.conftest import Start
from tests.terminal.hostile import FINDS, MOST, hostile_desk
from tests.terminal.officer import DOWN, END, ENTER, F1, F3, F4, F9, F10, F12, GO_TO, HOME, TAB, Officer, at_work

OURS = re.compile(
    rb"\x1b\[[0-9;?<>=]*[a-zA-Z$]+|\x1b\](?:22|52);[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[=>78c]|[\r\n]"
)
"""What Textual itself sends: modes, places, colours, the form of the pointer, the clipboard."""
FORBIDDEN = (b"\x1b]0;", b"\x1b[6n", b"\x1b[31m", b"\x1b[2J")
"""Sequences of the payloads that Textual knows too, but has no reason to send here."""
LITERAL = "[/x] [@click=app.quit]x[/]"
PATIENCE = 0.15
"""Seconds to wait for a key to show something; some keys show nothing."""
PANES, LINES, CUSTOMERS = 7, 3, 2


@pytest.fixture(scope="module")
def officer(start_once: Start, tmp_path_factory: pytest.TempPathFactory) -> Officer:
    return at_work(start_once, hostile_desk(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(autouse=True)
def nothing_acts(officer: Officer) -> Iterator[None]:
    """See that the program still runs at the end, and that no byte of a payload has reached the terminal."""
    yield
    officer.terminal.wait_quiet()
    assert officer.terminal.program.exit_code is None, officer.terminal.text()
    raw = bytes(officer.terminal.raw_bytes)
    assert [sequence for sequence in FORBIDDEN if sequence in raw] == []
    assert {char for char in OURS.sub(b"", raw).decode() if not char.isprintable()} == set()


def _press(officer: Officer, *keys: str) -> None:
    """Press keys one by one, each when the one before has shown what it does."""
    terminal = officer.terminal
    for key in keys:
        frames, end = len(terminal.frames), time.monotonic() + PATIENCE
        officer.type(key)
        while len(terminal.frames) == frames and time.monotonic() < end:
            terminal.pause(0.01)
        terminal.wait_quiet(0.03)
        assert terminal.program.exit_code is None, terminal.text()


def _to_the_list(officer: Officer) -> None:
    """Leave whatever is open, and list the customers who mean harm."""
    officer.type(F12 + F3 * 4 + "2/" + FINDS + ENTER)
    officer.sees(f"find> {FINDS}", f"{MOST} shown")


def _open_file(officer: Officer, customer: int, pane: int = 0) -> None:
    """Open the file of one of them, with the keys on a pane."""
    _to_the_list(officer)
    officer.type(HOME + DOWN * customer + ENTER + TAB * pane)
    officer.terminal.wait_until(lambda: _is_file(officer), "the customer file")
    _press(officer, END, HOME)


def _is_file(officer: Officer) -> bool:
    """Tell whether the file is on the screen, and nothing over it."""
    rows = officer.terminal.screen_lines()
    corners = {match.start() for row in rows for match in re.finditer("╭", row)}
    return corners == {0, 34} and not any(row.startswith("│ Text ") for row in rows)


# The list


def test_the_list_shows_them_as_they_are_written(officer: Officer) -> None:
    _to_the_list(officer)
    officer.sees("[/x] [@click=app", "[bold red]BOLD[/]", "31mC1 NUL DEL")
    assert not officer.terminal.where("\\u202e")


@pytest.mark.parametrize("keys", [("f", END, ENTER), ("s", END, ENTER, "s", HOME, ENTER), ("*", F12)])
def test_views_orders_and_marks(officer: Officer, keys: tuple[str, ...]) -> None:
    _to_the_list(officer)
    _press(officer, *keys, "2")


@pytest.mark.parametrize("verb", ["e", "k", "t", "x", "D", "W", "y", F10, F1, GO_TO + FINDS, "n"])
def test_what_the_verbs_of_the_list_ask(officer: Officer, verb: str) -> None:
    _to_the_list(officer)
    _press(officer, HOME + verb, TAB, F4, F3, F12)


def test_two_of_them_are_merged_and_parted_again(officer: Officer) -> None:
    _to_the_list(officer)
    _press(officer, HOME, " ", " ", "M")
    officer.sees("Make one customer of these two?")
    _press(officer, ENTER)
    officer.sees(f"{MOST - 2} shown")  # the one that stays is found by its own words from now on
    _press(officer, "u")
    officer.sees(f"{MOST} shown")


# The file


@pytest.mark.parametrize("pane", range(PANES))
def test_every_line_of_the_file_opens(officer: Officer, pane: int) -> None:
    for customer in range(CUSTOMERS):
        _open_file(officer, customer, pane)
        for _line in range(LINES):
            _press(officer, ENTER)
            _back_to_file(officer, customer, pane)
            _press(officer, DOWN)


def _back_to_file(officer: Officer, customer: int, pane: int) -> None:
    for _step in range(3):
        if _is_file(officer):
            return
        _press(officer, F3)
    if not _is_file(officer):
        _open_file(officer, customer, pane)


@pytest.mark.parametrize("verb", ["e", "a", "k", "i", "t", "x", "K", "y", "f", "P", "B", "C", F10, F1, "m", "."])
def test_what_the_verbs_of_the_file_ask(officer: Officer, verb: str) -> None:
    _open_file(officer, 0)
    _press(officer, verb, TAB, F4, F3, F12)


def test_a_note_is_written_and_taken_back(officer: Officer) -> None:
    _open_file(officer, 0)
    _press(officer, "n", LITERAL, F9)
    officer.sees("Wrote a note:")
    _press(officer, "/", "click", ENTER, "u")
    officer.sees("Taken back: Wrote a note")


def test_the_wide_file_shows_them_too(officer: Officer) -> None:
    officer.terminal.resize(140, 40)
    for customer in range(7):
        _to_the_list(officer)
        _press(officer, HOME + DOWN * customer + ENTER, "z", "z")
    officer.terminal.resize(80, 24)
    officer.sees("F10 More")


# The other rooms


def test_every_kind_of_record_is_listed_and_opened(officer: Officer) -> None:
    _press(officer, F12 + F3 * 2, "9", HOME)
    for kind in KINDS:
        officer.sees(f"─ {kind.plural} ")
        form = () if kind.name in MADE_BY_THE_DESK else (ENTER, TAB, F12)
        _press(officer, TAB, *form, F3, DOWN)


def test_records_are_found_by_hostile_words(officer: Officer) -> None:
    _press(officer, F12 + F3 * 2, "9", HOME, "/" + LITERAL, ENTER, F3)


def test_the_history_lists_them_and_takes_back(officer: Officer) -> None:
    _press(officer, F12 + F3 * 2, "0", DOWN, "T", "A", F1, F3, F10, F3, DOWN * 17)
    officer.sees("[bold red]BOLD[/]")
    _press(officer, F10, "messages", ENTER, F3)
