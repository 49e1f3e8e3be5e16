"""What commands print: data on standard output, words on standard error, nothing that acts on a terminal."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from crodesk.domain.text import clean_line, clean_text
from crodesk.language import _

BETWEEN = "  "
CUT = "…"
ALTERNATE_SCREEN, USUAL_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
WIPE = "\x1b[2J\x1b[H"
NARROWEST = 8
"""Cells below which no column is narrowed."""


def set_up() -> None:
    """Have the streams take every name: UTF-8 into files and pipes, and no accident on an old console."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="replace")


def say(words: str) -> None:
    """Tell the officer something, on standard error."""
    sys.stdout.flush()
    print(clean_text(words), file=sys.stderr, flush=True)


def ask(question: str) -> str:
    """Ask the officer something and return the line typed; raises `EOFError` when there is nobody to answer."""
    print(clean_text(question), end=" ", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return clean_line(line)


YES = frozenset({"", "y", "yes", "c", "có", "co", "ừ", "vâng", "是", "好", "对"})
"""What agrees to a question, in any of our languages; Enter does too."""
NO = frozenset({"n", "no", "k", "không", "khong", "否", "不", "不是", "不要"})
"""What says no to a question, in any of our languages."""


def agreed(question: str) -> bool:
    """Ask a question until the answer is a yes or a no; anything else, such as a name, is neither."""
    while True:
        answer = unicodedata.normalize("NFC", ask(f"{question} {_('[y/n, Enter: yes]')}")).casefold()
        if answer in YES or answer in NO:
            return answer in YES
        say(_("Please answer y for yes or n for no."))


@contextmanager
def aside() -> Iterator[None]:
    """Say what the block says on a screen of its own, which is wiped and leaves nothing to scroll back to."""
    if not sys.stderr.isatty():
        yield
        return
    print(ALTERNATE_SCREEN + WIPE, end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print(WIPE + USUAL_SCREEN, end="", file=sys.stderr, flush=True)


def show(text: str = "") -> None:
    """Print text as data."""
    print(clean_text(text))


def show_json(value: object) -> None:
    """Print a value as JSON; dates in ISO form, its text cleaned."""
    import json

    print(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def show_rows(rows: Iterable[Sequence[object]], headings: Sequence[str]) -> int:
    """Print rows and return how many: in columns under headings on a terminal, parted by tabs elsewhere."""
    kept = list(rows)
    if room() is None:
        for row in kept:
            print("\t".join(map(_cell, row)))
    elif kept:
        for text in columns([headings, *kept], room()):
            print(text)
    return len(kept)


def room() -> int | None:
    """Return how many cells a line of the terminal has; `None` when output goes elsewhere."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def columns(rows: Sequence[Sequence[object]], widest: int | None = None) -> list[str]:
    """Return rows as lines whose cells stand under each other; in `widest` cells when given, long cells cut."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    if widest is not None:
        widths = _narrowed(widths, widest - len(BETWEEN) * (len(widths) - 1))
    return [BETWEEN.join(map(_padded, row, widths)).rstrip() for row in cells]


def _narrowed(widths: list[int], sum_of_all: int) -> list[int]:
    """Take from the widest columns what is too much, but never so much that nothing can be read."""
    widths = list(widths)
    while sum(widths) > sum_of_all and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _padded(cell: str, wide: int) -> str:
    """Return a cell in exactly `wide` cells of the terminal."""
    if width(cell) > wide:
        while width(cell) >= wide:
            cell = cell[:-1]
        cell += CUT
    return cell + " " * (wide - width(cell))


def width(text: str) -> int:
    """Return how many cells of a terminal a clean line takes: Han characters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _cell(value: object) -> str:
    return "" if value is None else clean_line(str(value))


def _plain(value: Any) -> Any:
    """Return a value made of what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Iterable):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, (bool, int, float)) else clean_text(str(value))
