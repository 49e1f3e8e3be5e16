"""An officer at the real program in a terminal: opens a practice desk, types, and counts every key."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crodesk.services.practice import practice_copy
from tests.terminal.conftest import ROOT, Start
from tests.terminal.harness import Terminal
from tests.terminal.program import python

SAMPLE = ROOT / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)
"""The day that the stories of the sample are told on."""

BACK, TAB, BACKTAB, ENTER, ESC, ERASE, GO_TO = "\x7f", "\t", "\x1b[Z", "\r", "\x1b", "\x15", "\x07"
HOME, END, LEFT, DOWN = "\x1b[H", "\x1b[F", "\x1b[D", "\x1b[B"
F1, F3, F4, F6, F9, F10, F12 = "\x1bOP", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[20~", "\x1b[21~", "\x1b[24~"
F7, F8 = "\x1b[18~", "\x1b[19~"

_KEY = re.compile(r"\x1b(?:O.|\[[0-9;]*[A-Za-z~])|.", re.DOTALL)


@dataclass(frozen=True)
class Strokes:
    """What an input method sends, and how many keys the officer pressed for it."""

    sent: str
    keys: int


def telex(text: str) -> Strokes:
    """Return Vietnamese text as Unikey sends it for Telex: each word first bare, then erased and written right."""
    sent, keys = "", 0
    for word in re.split(r"( )", text):
        bare = _bare(word)
        same = len(bare) if bare == word else next(at for at, letter in enumerate(word) if letter != bare[at])
        sent += bare + BACK * (len(bare) - same) + word[same:]
        # A mark is one more key: `ee`, `dd`, `w`, or the letter of the tone.
        keys += len(unicodedata.normalize("NFD", word)) + word.count("đ") + word.count("Đ")
    return Strokes(sent, keys)


def pinyin(typed: str, text: str) -> Strokes:
    """Return Chinese text as an input method commits it for the letters that were typed."""
    return Strokes(text, len(typed))


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word).translate(str.maketrans("đĐ", "dD"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def desk_of(folder: Path) -> Path:
    """Return a fresh practice desk that is dated to the sample's own day."""
    path = folder / "desk.sqlite"
    practice_copy(SAMPLE, path, TODAY)
    return path


def command(desk: Path, *arguments: str, language: str = "en", today: date = TODAY) -> list[str]:
    """Return the command line of the program on a desk."""
    given = ("--desk", desk, "--language", language, "--today", today.isoformat())
    return python("-m", "crodesk", *given, *arguments)


class Officer:
    """Types into the program, a key at a time or ahead of it, and reads what the screen says."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0
        """How many keys were pressed."""

    def type(self, *strokes: str | Strokes) -> None:
        """Press keys, all at once as clerks type ahead."""
        for each in strokes:
            self.keys += each.keys if isinstance(each, Strokes) else len(_KEY.findall(each))
        sent = "".join(each.sent if isinstance(each, Strokes) else each for each in strokes)
        self.terminal.send(sent)
        if sent.endswith(ESC):
            self.terminal.let_escape_be_taken()

    def sees(self, *texts: str) -> None:
        """Wait until each of the texts stands within a row of the screen."""
        for text in texts:
            self.terminal.wait_for(text)

    def sees_no_more(self, text: str) -> None:
        """Wait until a text has gone from the screen."""
        self.terminal.wait_gone(text)

    def found(self, pattern: str) -> str:
        """Return what a pattern finds on the screen, once it finds something."""
        self.terminal.wait_until(lambda: re.search(pattern, self.terminal.text()) is not None, pattern)
        found = re.search(pattern, self.terminal.text())
        assert found is not None
        return found.group()

    def colour_of(self, text: str) -> str:
        """Return the colour of a text on the screen, as six hexadecimal digits."""
        place = self.terminal.where(text)
        assert place is not None, f"{text!r} is not on the screen:\n{self.terminal.text()}"
        return str(self.terminal.cell(*place).fg)


def at_work(
    start: Start,
    desk: Path,
    *,
    language: str = "en",
    today: date = TODAY,
    environment: Mapping[str, str] | None = None,
    ready: str = "F10",
    room: str = "2",
) -> Officer:
    """Start the screens on a desk, wait for their first frame, and go to a room by its digit."""
    terminal = start(command(desk, language=language, today=today), environment=environment)
    terminal.wait_for(ready)
    if room != "1":
        terminal.send(room)
        terminal.wait_for(f"[{room}")
    return Officer(terminal)


@dataclass(frozen=True)
class AtWork:
    """The program in one language on a desk of its own."""

    officer: Officer
    language: str
    path: Path

    def kept(self, sql: str) -> Any:
        """Return one row of the file as it is kept now."""
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as db:
            return db.execute(sql).fetchone()
