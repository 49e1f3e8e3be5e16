"""On which line of a TOML file a key stands, so that a wrong value can be shown where it was written."""

import re
import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str, ...]
"""The names of a key from the outermost table on."""

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*\[(\[?)[ \t]*({_KEYS})[ \t]*\]")
_PAIR = re.compile(rf"[ \t]*({_KEYS})[ \t]*=(.*)")
_SINGLE = re.compile(_KEY)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')
_LONG = re.compile(r'"""|\'\'\'')


def lines_of(text: str, *, numbered: bool = False) -> dict[Path, int]:
    """Return the line, counted from 1, of every table and every key of a TOML text.

    With `numbered` each table of a list (`[[…]]`) stands under its place in the list, from "0" on. Keys inside tables
    that are written on one line (`{…}`) are not in it: `line_of` answers the line around them.
    """
    found: dict[Path, int] = {}
    places: dict[Path, int] = {}
    table: Path = ()
    for number, line in _starts(text):
        if header := _HEADER.match(line):
            table = _names(header[2])
            if numbered and header[1]:
                places[table] = places.get(table, -1) + 1
                table = (*table, str(places[table]))
            _note(found, table, number)
        elif pair := _PAIR.match(line):
            _note(found, (*table, *_names(pair[1])), number)
    return found


def _note(found: dict[Path, int], path: Path, number: int) -> None:
    """Note the line of a key and of each table around it that none stands for yet."""
    for length in range(1, len(path) + 1):
        found.setdefault(path[:length], number)


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a key, else of the nearest table around it; 1 when there is none."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _starts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines on which a table or a key can start, with their numbers: none inside a value."""
    end, depth = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not end and depth == 0:
            yield number, line
        if end:
            end = "" if end in line else end
            continue
        if long := _opened(line):
            end = long
            continue
        depth = max(0, depth + _brackets(line))


def _opened(line: str) -> str:
    """Return the mark of a text of several lines that starts on this one and doesn't end on it; empty for none."""
    marks = _LONG.findall(line)
    return marks[0] if len(marks) == 1 else ""


def _brackets(line: str) -> int:
    """Return how many more lists and tables a line opens than it closes; the brackets of a header close at once."""
    bare = _QUOTED.sub("", line)
    return sum(bare.count(opening) - bare.count(closing) for opening, closing in ("[]", "{}"))


def _names(written: str) -> Path:
    """Return the names of a dotted key, without their quotes."""
    return tuple(_name(part) for part in _SINGLE.findall(written))


def _name(part: str) -> str:
    if part[0] in "\"'":
        return next(iter(tomllib.loads(f"{part} = 1")))
    return part
