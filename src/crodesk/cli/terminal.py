"""What a terminal can do, found out by asking it."""

import os
import re
from collections.abc import Mapping

PATIENCE = 0.4
"""Seconds to wait for an answer; a terminal that doesn't know the question stays silent."""
WHERE_IS_THE_CURSOR = "\x1b[6n"
ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
CLEAR_LINE = "\r\x1b[K"


def colours(environment: Mapping[str, str]) -> str:
    """Return what the environment says of colours, in the usual words."""
    if environment.get("NO_COLOR"):
        return "NO_COLOR"
    return environment.get("COLORTERM") or environment.get("TERM") or "-"


def cells(text: str) -> int | None:
    """Return how many cells the terminal draws `text` in; `None` when it doesn't tell."""
    try:
        import termios
        import tty
    except ImportError:
        return None
    try:
        here = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        before = termios.tcgetattr(here)
        tty.setcbreak(here)
        try:
            os.write(here, f"{CLEAR_LINE}{text}{WHERE_IS_THE_CURSOR}".encode())
            answer = _answer(here)
            os.write(here, CLEAR_LINE.encode())
        finally:
            termios.tcsetattr(here, termios.TCSANOW, before)
    finally:
        os.close(here)
    return int(answer) - 1 if answer else None


def _answer(here: int) -> bytes:
    """Return the column that the terminal reports; empty when nothing comes."""
    import select

    got = b""
    while select.select([here], [], [], PATIENCE)[0]:
        got += os.read(here, 32)
        if found := ANSWER.search(got):
            return found[1]
    return b""
