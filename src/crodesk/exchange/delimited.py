"""Delimited text row by row, with physical line numbers; a damaged line costs no more than itself."""

import csv
import os
from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.encoding import KEEP, Encoding
from crodesk.exchange.layout import Layout, sniff

_CHUNK = 1024
_SAMPLE = 1 << 16

OPEN_QUOTE = N_("a quote in it is never closed")
"""Why a line is rejected whose row has no end."""
WRONG_WIDTH = N_("it has {count} fields where the header has {width}")
"""Why a line is rejected that was cut, or has a delimiter too many."""
UNREADABLE = N_("it can't be read: {why}")
"""Why a line is rejected that the reader gives up on."""

Item = tuple[int, list[str] | Problem]
"""The number of a physical line, and the fields of the row that begins there or why there is none."""


def open_text(path: Path, encoding: Encoding) -> TextIO:
    """Open a text so that its line ends and its undecodable bytes stay what they are."""
    return path.open(encoding=encoding.name, errors=KEEP, newline="")


def sniffed(path: Path, encoding: Encoding) -> Layout:
    """Tell the layout of a file."""
    with open_text(path, encoding) as file:
        return sniff(file.read(_SAMPLE))


class Lines:
    """The physical lines of a text, of which those of the row being read can be had again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._kept: list[str] = []
        self._first = 1
        self.needed_from = 1
        """Lines before this number may be forgotten."""

    def from_line(self, number: int) -> Iterator[str]:
        """Read on from line `number`, which must not be forgotten yet."""
        return chain(self._kept[number - self._first :], chain.from_iterable(self._chunks()))

    def text(self, first: int, last: int) -> str:
        """Return the lines `first` to `last`, unchanged."""
        return "".join(self._kept[first - self._first : last - self._first + 1])

    def _chunks(self) -> Iterator[list[str]]:
        while chunk := list(islice(self._file, _CHUNK)):
            del self._kept[: self.needed_from - self._first]
            self._first = self.needed_from
            self._kept += chunk
            yield chunk


class Rows:
    """The rows of an open text: read the header, then the rows, once."""

    def __init__(self, file: TextIO, layout: Layout, skip: int = 0) -> None:
        self._file = file
        self._lines = Lines(file)
        self._layout = layout
        self._skip = skip
        self._start = skip + 1
        self._last = 0

    def header(self) -> list[str]:
        """Read the row that names the columns; empty when the text has none."""
        for _ in islice(self._lines.from_line(1), self._start - 1):
            pass
        reader = csv.reader(self._lines.from_line(self._start), **self._layout.options())
        try:
            found = next((row for row in reader if any(row)), [])
        except csv.Error:
            found = []
        self._start += reader.line_num
        return found

    def top(self) -> tuple[str, str]:
        """Return the unchanged text above the header, and that of the header, after it was read."""
        lines = self._lines
        return lines.text(1, self._skip), lines.text(self._skip + 1, self._start - 1)

    def position(self) -> tuple[int, int]:
        """Return how many bytes of how many were read."""
        return self._file.buffer.tell(), os.fstat(self._file.fileno()).st_size

    def read(self, width: int) -> Iterator[Item]:
        """Read rows of `width` fields; what has more or fewer, or no end, is told line by line."""
        return chain.from_iterable(self._stretches(width))

    def texts(self, width: int, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the unchanged text of the rows and damaged lines that begin at the lines `wanted`."""
        for line, row in self.read(width):
            if line in wanted:
                yield line, self._lines.text(line, line if isinstance(row, Problem) else self._last)

    def _stretches(self, width: int) -> Iterator[Iterator[Item]]:
        """Read stretch after stretch, from one damage to the next."""
        while self._start:
            start, self._start = self._start, 0
            yield self._stretch(start, width)

    def _stretch(self, start: int, width: int) -> Iterator[Item]:
        """Read rows from line `start` on, until the end or a damage, after which to start is noted."""
        lines, before, line = self._lines, start - 1, start
        reader = csv.reader(lines.from_line(start), strict=True, **self._layout.options())
        lines.needed_from = start
        try:
            for row in reader:
                self._last = before + reader.line_num
                if len(row) == width:
                    yield line, row
                elif row:
                    item = _fitted(row, width)
                    yield line, item
                    if isinstance(item, Problem) and self._last > line:
                        self._start = line + 1
                        return
                line = lines.needed_from = self._last + 1
        except csv.Error:
            yield line, self._alone(line, width)
            self._start = line + 1

    def _alone(self, line: int, width: int) -> list[str] | Problem:
        """Read a line by itself, less strictly, after it could not be read with those that follow."""
        self._last = line
        reader = csv.reader([self._lines.text(line, line), "\0"], **self._layout.options())
        try:
            row = next(reader)
        except csv.Error as error:
            return Problem("", UNREADABLE, {"why": str(error)})
        return _fitted(row, width) if reader.line_num == 1 else Problem("", OPEN_QUOTE)


def _fitted(row: list[str], width: int) -> list[str] | Problem:
    """Return a row that has empty fields too many at its width; else the problem."""
    if len(row) >= width and not any(row[width:]):
        return row[:width]
    return Problem("", WRONG_WIDTH, {"count": len(row), "width": width})
