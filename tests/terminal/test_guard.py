"""What is kept about customers never acts in the terminal, whatever it is made of."""

from __future__ import annotations

import re

from tests.terminal.conftest import Start
from tests.terminal.program import python

OURS = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z$]+|\x1b\][0-9]+;[^\x07\x1b]*\x07|\x1bP[^\x1b]*\x1b\\|\x1b[=>78c]|[\r\n]")
"""What Textual itself sends: modes, places, colours, the form of the pointer."""


def test_no_byte_of_a_customers_name_acts(start: Start) -> None:
    terminal = start(python("-m", "tests.terminal.payload_app"), columns=100, rows=40)
    terminal.wait_for("all shown")
    terminal.wait_quiet()
    raw = bytes(terminal.raw_bytes)
    assert b"\x1b]0;" not in raw  # would write the window's title
    assert raw.count(b"\x1b[6n") <= 1  # asks the terminal to answer on standard input
    assert "[bold red]BOLD[/]" in terminal.text()
    left = OURS.sub(b"", raw).decode()
    acting = {char for char in left if not char.isprintable()}
    assert acting == set()
