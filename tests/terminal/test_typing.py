"""Keys arrive in bursts, from input methods and from people who type ahead; what they mean must not change."""

from __future__ import annotations

import unicodedata

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tests.terminal.program import python

BACK, TAB, BACKTAB, ENTER = "\x7f", "\t", "\x1b[Z", "\r"
HOME, LEFT, RIGHT, DELETE = "\x1b[H", "\x1b[D", "\x1b[C", "\x1b[3~"
UNDO, ERASE = "\x1a", "\x15"
F2, F3, F5, F8, F12 = "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[19~", "\x1b[24~"


SMALL = python("-m", "tests.terminal.typing_app")
"""The small program; `test_real_typing` types into the real one."""


def _held(terminal: Terminal) -> dict[str, str]:
    """Return what the program says that its fields hold."""
    rows = [line.split("|") for line in terminal.screen_lines() if line.count("|") == 2]
    return {name: value for name, value, _ in rows}


@pytest.fixture(scope="module")
def running(start_once: Start) -> list[Terminal]:
    return [_started(start_once)]


@pytest.fixture
def small(running: list[Terminal], start_once: Start) -> Terminal:
    """Return the running program with its fields emptied; one that has ended is started again."""
    if running[0].program.exit_code is not None:
        running[0] = _started(start_once)
    terminal = running[0]
    terminal.send(F12)
    terminal.wait_until(lambda: bool(_held(terminal)) and not any(_held(terminal).values()), "empty fields")
    terminal.wait_quiet(0.05)
    return terminal


def _started(start: Start) -> Terminal:
    terminal = start(SMALL)
    terminal.wait_for("done||")
    return terminal


def _arrives(terminal: Terminal, **wanted: str) -> None:
    """Wait for what should be there, then make sure that nothing comes after it."""

    def there() -> bool:
        held = _held(terminal)
        return all(held.get(name) == value for name, value in wanted.items())

    terminal.wait_until(there, str(wanted), timeout=5)
    terminal.wait_quiet(0.05)
    held = _held(terminal)
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


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(("keys", "wanted"), CASES.values(), ids=CASES)
def test_keys_mean_the_same_however_fast_they_come(
    small: Terminal, keys: list[str], wanted: dict[str, str], gap: float
) -> None:
    small.send_keys(keys, gap)
    _arrives(small, **wanted)


@pytest.mark.parametrize("gap", GAPS)
def test_twenty_of_twenty_syllables_come_out_right(small: Terminal, gap: float) -> None:
    small.send_keys(["a", BACK, "ạ", " "] * 20, gap)
    _arrives(small, one="ạ " * 20)


def test_five_hundred_keys_in_one_burst_are_all_there(small: Terminal) -> None:
    small.send(("abcde" + BACK * 5) * 50 + "xy")
    _arrives(small, one="xy")


def test_a_paste_keeps_its_place_among_keys_and_its_lines_become_one(small: Terminal) -> None:
    small.send("a \x1b[200~\nx\ny\r\n z\x1b[201~b" + TAB + "c")
    _arrives(small, one="a x y zb", two="c")


def test_decomposed_letters_are_composed_when_the_field_is_left(small: Terminal) -> None:
    decomposed = unicodedata.normalize("NFD", "Trần Thị Hường")
    small.send(decomposed + TAB)
    _arrives(small, one=unicodedata.normalize("NFC", decomposed))


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_a_dialog_that_opens_and_closes(small: Terminal, gap: float) -> None:
    small.send_keys([*"ab", F2, *"hello", ENTER, *"cd"], gap)
    _arrives(small, one="abcd", said="hello")


@pytest.mark.parametrize("gap", GAPS)
def test_typing_survives_another_room_that_focuses_late(small: Terminal, gap: float) -> None:
    small.send_keys([*"ab", F5, *"inside", F3, *"cd"], gap)
    _arrives(small, one="abcd", room="inside")


def test_two_dialogs_after_each_other(small: Terminal) -> None:
    small.send("a" + F2 + "x" + ENTER + "b" + F2 + "yz" + ENTER + TAB + "c")
    _arrives(small, one="ab", two="c", said="yz")


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
    _arrives(small, done=done + "1", one="")


def test_keys_typed_while_the_program_starts_are_not_lost(start: Start) -> None:
    early = start(SMALL)
    early.wait_bytes(b"\x1b[?1049h")
    early.send("abc" + TAB + "de" + BACK + "f")
    early.wait_for("done||")
    _arrives(early, one="abc", two="df")


@pytest.mark.parametrize(
    ("keys", "column"),
    [("", 8), ("abc", 11), ("abc" + LEFT, 10), ("abc" + HOME, 8), ("陈美", 12), ("陈美" + LEFT, 10), ("ạ", 9)],
)
def test_the_terminals_cursor_stands_where_the_next_letter_goes(small: Terminal, keys: str, column: int) -> None:
    small.send(keys)
    small.wait_until(lambda: small.cursor == (column, 0), f"the cursor at {column}", timeout=5)


def test_the_terminals_cursor_is_right_on_start_and_after_a_change_of_size(start: Start) -> None:
    terminal = start(SMALL)
    terminal.wait_for("done||")
    terminal.wait_until(lambda: terminal.cursor == (8, 0), "the cursor in the first field", timeout=5)
    terminal.send(F2 + "abc")
    terminal.wait_until(lambda: terminal.cursor == (23, 11), "the cursor in the dialog", timeout=5)
    terminal.resize(100, 30)
    terminal.wait_until(lambda: terminal.cursor == (33, 14), "the cursor in the moved dialog", timeout=5)
