"""A paper as plain text: to read on a terminal, to copy, to send; labels stand under each other, long lines wrap."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from crodesk.domain.text import clean_line, clean_text
from crodesk.exchange.paper.blocks import Block, Facts, Heading, Paper, Table, Words
from crodesk.exchange.writing import private_file

WIDTH = 78
"""Cells of a line, unless another width is asked for."""
BETWEEN = "  "
LABEL = 18
"""Cells that a label takes at most."""
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_PIECES = re.compile(rf"\s+|[{_WIDE}][，。、；：？！）」』】》％]*|[^\s{_WIDE}]+")
# A Chinese character is a piece of its own, with the signs that never begin a line.


def write(path: Path, paper: Paper) -> None:
    """Write a paper as a text file that only its owner can read, whole or not at all. `OSError` where that can't be."""
    with private_file(path) as file:
        file.write(content(paper))


def content(paper: Paper) -> bytes:
    """Return a paper as the content of a text file."""
    return (text(paper) + "\n").encode()


def text(paper: Paper, width: int = WIDTH) -> str:
    """Return a paper as text."""
    return "\n".join(lines(paper, width))


def lines(paper: Paper, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a paper, none wider than `width` cells."""
    yield from wrapped(paper.title, width)
    for block in paper.blocks:
        yield from _block(block, width)
    if paper.foot:
        yield ""
        yield from wrapped(paper.foot, width)


def _block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield ""
        yield from wrapped(block.text.upper() if block.text.isascii() else block.text, width)
    elif isinstance(block, Words):
        for part in clean_text(block.text).split("\n"):
            yield from wrapped(part, width)
    elif isinstance(block, Facts):
        yield from _facts(block, width)
    else:
        yield from _table(block)


def _facts(facts: Facts, width: int) -> Iterator[str]:
    """Yield each label and what it says, which wraps under itself."""
    wide = min(max((cells(label) for label, _said in facts.lines), default=0), LABEL)
    indent = wide + len(BETWEEN) if wide else 0
    for label, said in facts.lines:
        start = _padded(label, wide) + BETWEEN if wide else ""
        for part in wrapped(said, width - indent) or [""]:
            yield (start + part).rstrip()
            start = " " * indent


def _table(table: Table) -> Iterator[str]:
    rows = [table.headings, *table.rows, *([table.total] if table.total else [])]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield BETWEEN.join(_cells(row, widths, table)).rstrip()


def _cells(row: Sequence[str], widths: Sequence[int], table: Table) -> Iterator[str]:
    for place, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        room = " " * (wide - cells(cell))
        yield cell + room if place in table.left else room + cell


def wrapped(line: str, width: int) -> list[str]:
    """Return a line as lines of at most `width` cells, broken at blanks and between Chinese characters."""
    found = [""]
    for piece in _PIECES.findall(clean_line(line)):
        for part in _parts(piece, width):
            if cells(found[-1]) + cells(part) > width:
                found[-1] = found[-1].rstrip()
                found.append("")
            if found[-1] or not part.isspace():
                found[-1] += part
    return [part.rstrip() for part in found if part.strip()]


def _parts(piece: str, width: int) -> Iterator[str]:
    """Yield a piece, in parts where it is longer than a line."""
    part = ""
    for char in piece:
        if cells(part + char) > width:
            yield part
            part = ""
        part += char
    yield part


def cells(line: str) -> int:
    """Return how many cells of a terminal a line takes: Chinese characters two, marks none."""
    if line.isascii():
        return len(line)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line
    )


def _padded(label: str, wide: int) -> str:
    while cells(label) > wide:
        label = label[:-1]
    return label + " " * (wide - cells(label))
