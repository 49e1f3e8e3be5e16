"""The content of a hand-over: rows and files as JSON lines, pressed together; read without trusting it."""

import gzip
import hashlib
import io
import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crodesk.domain.handing.merging import Cells
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_

MOST_BYTES = 1024 * 1024 * 1024
"""Of a content, unpacked."""
LONGEST = 40 * 1024 * 1024
"""Bytes of a line: the largest paper as base64."""
MOST_ROWS = 2_000_000
_STEP = 1 << 20
_UID = re.compile("[0-9a-f]{32}")

NOT_SOUND = N_("{file} holds what no crodesk writes. Nothing was changed. Ask your colleague for it again.")
BURSTS = N_("{file} unpacks to more than it says or than crodesk takes. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row as it is handed over."""

    table: str
    uid: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that is handed over."""

    rows: tuple[RowLine, ...]
    files: Mapping[str, bytes]
    """Attached files by the SHA-256 of their content."""


def packed(contents: Contents) -> tuple[bytes, int]:
    """Return a content pressed together, and how many bytes it is unpacked."""
    file, size = io.BytesIO(), 0
    with gzip.GzipFile("", "wb", 6, file, mtime=0) as pressed:
        for line in _lines(contents):
            size += pressed.write(line)
    return file.getvalue(), size


def unpacked(content: bytes, size: int, name: str) -> Contents:
    """Return what `packed` took, from a file called `name` that says it is `size` bytes.

    `Refused` when it is more than that, or holds anything else.
    """
    rows: list[RowLine] = []
    files: dict[str, bytes] = {}
    try:
        for line in _read_lines(content, min(size, MOST_BYTES), name):
            said = json.loads(line)
            if "file" in said:
                files.update([_file(said)])
            else:
                rows.append(_row(said))
            if len(rows) > MOST_ROWS:
                raise Refused(BURSTS, file=name)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as error:
        raise Refused(NOT_SOUND, file=name) from error
    return Contents(tuple(rows), files)


def _lines(contents: Contents) -> Iterator[bytes]:
    for row in contents.rows:
        yield _line({"table": row.table, "uid": row.uid, "cells": row.cells})
    for name, content in sorted(contents.files.items()):
        yield _line({"file": name, "content": b64encode(content).decode("ascii")})


def _line(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read_lines(content: bytes, most: int, name: str) -> Iterator[bytes]:
    rest, total = b"", 0
    for piece in _pieces(content, most, name):
        total += len(piece)
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > LONGEST:
            raise Refused(BURSTS, file=name)
        yield from whole
    if rest or total != most:
        raise ValueError


def _pieces(content: bytes, most: int, name: str) -> Iterable[bytes]:
    """Yield a content unpacked, a step at a time; `Refused` as soon as it is more than it may be."""
    pressed = zlib.decompressobj(wbits=31)
    total, waiting = 0, content
    while not pressed.eof:
        piece = pressed.decompress(waiting, _STEP)
        waiting = pressed.unconsumed_tail
        total += len(piece)
        if total > most:
            raise Refused(BURSTS, file=name)
        if not piece and not waiting:
            raise ValueError
        yield piece
    if pressed.unused_data:
        raise ValueError


def _row(said: Any) -> RowLine:
    table, uid, cells = said["table"], said["uid"], said["cells"]
    if not (isinstance(table, str) and _UID.fullmatch(uid) and isinstance(cells, dict)):
        raise ValueError
    if any(value is not None and type(value) not in (str, int) for value in cells.values()):
        raise ValueError
    return RowLine(table, uid, cells)


def _file(said: Any) -> tuple[str, bytes]:
    content = b64decode(said["content"], validate=True)
    if hashlib.sha256(content).hexdigest() != said["file"]:
        raise ValueError
    return said["file"], content
