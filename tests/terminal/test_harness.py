"""The harness tells the truth: what a terminal would show, when it came, and what else was written."""

from __future__ import annotations

import pytest

from tests.terminal.conftest import Start
from tests.terminal.emulator import Answers, Grid, Splitter, control_sequences
from tests.terminal.program import python

HELLO = "import sys, time; print('ready', flush=True); "


def test_sequences_are_whole_wherever_the_reads_cut() -> None:
    stream = "a\x1b[1;31mđ\x1b]0;title\x07陈\x1b[?2026$p\x1bP+q\x1b\\b".encode()
    wanted = [
        b"a",
        b"\x1b[1;31m",
        "đ".encode(),
        b"\x1b]0;title\x07",
        "陈".encode(),
        b"\x1b[?2026$p",
        b"\x1bP+q\x1b\\",
        b"b",
    ]
    for cut in range(1, len(stream)):
        splitter = Splitter()
        parts = [*splitter.feed(stream[:cut]), *splitter.feed(stream[cut:])]
        assert b"".join(parts) == stream
        assert [part for part in parts if part.startswith(b"\x1b")] == [
            part for part in wanted if part.startswith(b"\x1b")
        ]


def test_wide_characters_take_two_cells_and_half_of_one_is_a_blank() -> None:
    grid = Grid(10, 1)
    grid.feed("陈美玲x".encode())
    assert grid.line(0) == "陈美玲x"
    assert (grid.cell(2, 0).data, grid.cell(3, 0).data, grid.column(0, 3)) == ("美", "", 6)
    grid.feed(b"\x1b[1;3H-")
    assert grid.line(0) == "陈- 玲x"


def test_vietnamese_letters_take_one_cell_composed_or_not() -> None:
    grid = Grid(10, 1)
    grid.feed("e\u0302\u0301ế|".encode())
    assert grid.column(0, grid.line(0).index("|")) == 2


@pytest.mark.parametrize(
    "unknown", [b"\x1b[>25u", b"\x1b[<u", b"\x1b[?4m", b"\x1b[?2026$p", b"\x1b]52;c;YQ==\x07", b"\x1b[22t"]
)
def test_what_pyte_would_print_by_mistake_never_reaches_it(unknown: bytes) -> None:
    grid = Grid(20, 1)
    for part in Splitter().feed(b"ab" + unknown + b"c"):
        grid.feed(part)
    assert grid.line(0) == "abc"


def test_a_program_gets_the_answers_of_a_terminal(start: Start) -> None:
    ask = (
        "import os, select, sys, tty; tty.setraw(0)\n"
        "for question in ('[?2026$p', '[?2048$p', '[c', '[6n'):\n"
        "    os.write(1, b'\\x1b' + question.encode()); got = b''\n"
        "    while not got or got[-1:] not in b'ycR': got += os.read(0, 1)\n"
        "    os.write(1, got.replace(b'\\x1b', b'^') + b'\\r\\n')\n"
    )
    terminal = start(python("-c", ask))
    assert terminal.wait_exit() == 0
    assert terminal.screen_lines()[:4] == ["^[?2026;2$y", "^[?2048;0$y", "^[?62;22c", "^[4;1R"]


def test_a_terminal_may_answer_otherwise() -> None:
    answers = Answers(synchronized=False, in_band_resize=True, background="rgb:ffff/ffff/ffff")
    assert answers.to(b"\x1b[?2026$p", (0, 0)) == b"\x1b[?2026;0$y"
    assert answers.to(b"\x1b[?2048$p", (0, 0)) == b"\x1b[?2048;2$y"
    assert answers.to(b"\x1b]11;?\x07", (0, 0)) == b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
    assert answers.to(b"\x1b[1m", (0, 0)) == b""


def test_frames_are_counted_and_timed(start: Start) -> None:
    frames = "time.sleep(.05); [print(f'\\x1b[?2026h{n}\\x1b[?2026l', end='', flush=True) for n in range(3)]; input()"
    terminal = start(python("-c", HELLO + frames))
    terminal.wait_until(lambda: len(terminal.frames) == 3, "three frames")
    assert [frame.size for frame in terminal.frames] == [1, 1, 1]
    assert terminal.program.started_at < terminal.frames[0].at <= terminal.frames[2].at <= terminal.last_read_at


def test_a_program_is_alone_in_its_account(start: Start) -> None:
    terminal = start(python("-c", "import os; print(sorted(os.environ)); print(os.path.expanduser('~'))"))
    assert terminal.wait_exit() == 0
    words = terminal.text().replace("\n", "")
    assert "PYTEST_CURRENT_TEST" not in words
    for name in ("HOME", "TERM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        assert f"'{name}'" in words


def test_a_new_size_reaches_the_program(start: Start) -> None:
    tell = "lambda *_: os.write(1, str(os.get_terminal_size()).encode())"
    look = f"import os, signal; signal.signal(signal.SIGWINCH, {tell}); "
    terminal = start(python("-c", look + HELLO + "time.sleep(30)"))
    terminal.wait_for("ready")
    terminal.resize(100, 30)
    terminal.wait_for("columns=100, lines=30")


def test_a_program_that_asks_the_terminal_itself_gets_an_answer(start: Start) -> None:
    terminal = start(python("-c", "import getpass; print(len(getpass.getpass('secret? ')))"))
    terminal.wait_for("secret?")
    terminal.send("đây\r")
    assert terminal.wait_exit() == 0
    assert "đây" not in terminal.text()
    assert "3" in terminal.text()


def test_kill_9_leaves_what_was_written(start: Start) -> None:
    terminal = start(python("-c", HELLO + "time.sleep(30)"))
    terminal.wait_for("ready")
    terminal.kill9()
    assert terminal.program.exit_code == -9
    assert terminal.screen_lines()[0] == "ready"


def test_waiting_for_what_never_comes_shows_the_screen(start: Start) -> None:
    terminal = start(python("-c", HELLO + "time.sleep(30)"))
    terminal.wait_for("ready")
    with pytest.raises(AssertionError, match=r"'never'(.|\n)*ready"):
        terminal.wait_for("never", timeout=0.1)


def test_a_sequence_in_the_data_is_found_among_those_of_the_program() -> None:
    plain = b"\x1b[?1049h\x1b[1;31mname\x1b[0m\x1b[2;5H"
    assert control_sequences(plain) == {b"\x1b[?1049h"}
    assert control_sequences(plain + b"\x1b]0;owned\x07") == {b"\x1b[?1049h", b"\x1b]0;owned\x07"}
    assert control_sequences(plain + "\u202e\x9b".encode()) == {b"\x1b[?1049h", "\u202e".encode(), b"\xc2\x9b"}
