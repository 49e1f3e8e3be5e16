"""What is typed while the program still starts, or makes the rows of a new day, arrives whole and in its order."""

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.officer import ENTER, command, desk_of

EARLY = [0.0, 0.3, 0.6, 1.0]
"""Seconds after the start: before the terminal is set up, before the first frame, and while the rows are made."""


@pytest.mark.parametrize("seconds", EARLY)
def test_what_is_typed_before_the_first_frame_is_found_and_written(
    start: Start, tmp_path: Path, seconds: float
) -> None:
    terminal = start(command(desk_of(tmp_path)))
    terminal.pause(seconds)
    terminal.send("/D-118" + ENTER + "c1he will come" + ENTER)
    terminal.wait_for("Visit · Meet, Chen Meiling")
    terminal.wait_for("he will come")
    assert "find> D-118" in terminal.text()


def test_a_complaint_is_typed_ahead_from_a_row_of_the_queue(start: Start, tmp_path: Path) -> None:
    terminal = start(command(desk_of(tmp_path)))
    terminal.wait_for("6d late")
    terminal.send("mcard" + ENTER + "charged twice" + ENTER + ENTER)
    terminal.wait_for("CP-2026-")
    terminal.wait_for("charged twice")
    assert "[2 " in terminal.text()
