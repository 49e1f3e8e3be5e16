"""What a terminal makes of bytes: a grid of cells, answers to questions, whole control sequences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyte
from pyte.screens import Char
from wcwidth import wcswidth

FRAME_START, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronized output: what stands between them is painted at once."""

_SEQUENCE = rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-OQ-WYZ\\`-~])"
_UNFINISHED = rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)?$"
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
# pyte 0.8.2 prints the tail of what it doesn't know, so these never reach it: kitty keyboard modes, mode questions,
# private SGR, window operations, and all OSC, DCS, SOS, PM and APC strings.
_NOT_FOR_PYTE = re.compile(rb"\x1b(?:\[[>=<][0-?]*[ -/]*[@-~]|\[[0-?]*\$[a-z]|\[\?[0-9;]*m|\[[0-9;]*t|[\]PX^_])")


@dataclass(frozen=True, slots=True)
class Answers:
    """How the terminal answers what programs ask when they start."""

    synchronized: bool = True
    """Whether it knows synchronized output (mode 2026), so that frames can be counted."""
    in_band_resize: bool = False
    """Whether it tells a new size by an escape sequence (mode 2048) instead of a signal."""
    background: str = ""
    """The background colour as `rgb:rrrr/gggg/bbbb`; empty when it keeps silent about colours."""

    def to(self, sequence: bytes, cursor: tuple[int, int]) -> bytes:
        """Return the answer to one control sequence, mostly none; `cursor` is (column, row) from zero."""
        if self.background and sequence.startswith(b"\x1b]11;?"):
            return b"\x1b]11;" + self.background.encode() + b"\x1b\\"
        known = {
            b"\x1b[?2026$p": b"\x1b[?2026;%d$y" % (2 if self.synchronized else 0),
            b"\x1b[?2048$p": b"\x1b[?2048;%d$y" % (2 if self.in_band_resize else 0),
            b"\x1b[c": b"\x1b[?62;22c",
            b"\x1b[0c": b"\x1b[?62;22c",
            b"\x1b[5n": b"\x1b[0n",
            b"\x1b[6n": b"\x1b[%d;%dR" % (cursor[1] + 1, cursor[0] + 1),
        }
        return known.get(sequence, b"")


class Splitter:
    """Cuts a stream of bytes into plain runs and whole control sequences, whatever the reads cut through."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield the runs and sequences that are complete by now."""
        data = self._rest + data
        unfinished = re.search(_UNFINISHED, data[-4096:])
        cut = len(data) - len(unfinished.group()) if unfinished else len(data)
        data, self._rest = data[:cut], data[cut:]
        yield from (part for part in re.split(rb"(%s)" % _SEQUENCE, data) if part)


class Grid:
    """The cells of the screen as pyte sees them, without the parts of pyte that go wrong."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, part: bytes) -> None:
        """Show one run or control sequence."""
        if not _NOT_FOR_PYTE.match(part):
            self._stream.feed(part)

    def resize(self, columns: int, rows: int) -> None:
        """Take a new size; what stood there stays as far as it fits."""
        self._screen.resize(lines=rows, columns=columns)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor, from zero."""
        return min(self._screen.cursor.x, self._screen.columns - 1), self._screen.cursor.y

    def cell(self, x: int, y: int) -> Char:
        """Return the cell in column `x` of row `y`; the right half of a wide character has no text."""
        return self._screen.buffer[y][x]

    def line(self, y: int) -> str:
        """Return the text of a row, without the spaces at its end.

        pyte's own `display` fails once half of a wide character is overwritten, so the cells are read here.
        """
        return "".join(self._texts(y)).rstrip()

    def _texts(self, y: int) -> list[str]:
        """Return the text of each cell; a right half whose left half was overwritten shows as a space."""
        row = self._screen.buffer[y]
        texts = [row[x].data for x in range(self._screen.columns)]
        for x, text in enumerate(texts):
            if not text and (x == 0 or wcswidth(texts[x - 1]) < 2):
                texts[x] = " "
        return texts

    def column(self, y: int, index: int) -> int:
        """Return the column in which character `index` of the row's text begins."""
        length = 0
        for x, text in enumerate(self._texts(y)):
            if length >= index and text:
                return x
            length += len(text)
        return self._screen.columns

    def lines(self) -> list[str]:
        """Return the text of all rows."""
        return [self.line(y) for y in range(self._screen.lines)]


def control_sequences(raw: bytes) -> set[bytes]:
    """Return the distinct control characters and sequences in `raw`, colours and cursor moves left out.

    A program that shows hostile data must give the same set as one that shows plain data.
    """
    found = set(re.findall(_SEQUENCE, raw))
    kept = {sequence for sequence in found if not re.fullmatch(rb"\x1b\[[0-9;:]*[mHK]", sequence)}
    rest = re.sub(_SEQUENCE, b"", raw).decode("utf-8", "replace")
    return kept | {character.encode() for character in re.findall(_CONTROL, rest)}
