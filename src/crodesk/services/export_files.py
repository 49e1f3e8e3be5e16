"""An export written to a file, whose ending says how, or to a stream."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from crodesk.domain.records import RecordKind, by_name
from crodesk.exchange import writing
from crodesk.services import exporting
from crodesk.services.export_columns import columns
from crodesk.services.exporting import Cell
from crodesk.storage.reader import Reader

Words = Callable[[str], str]
Which = Callable[[Reader], Sequence[int]]
"""Reads the numbers of the records that are meant."""


def to_file(
    reader: Reader, kind: RecordKind, path: Path, words: Words, only: Sequence[int] | None = None, form: str = ""
) -> int:
    """Write records of a kind to `path` (.csv, .json or .xlsx, or `form`) and return how many; never restricted notes.

    Raises `Refused` when the form is unknown and `OSError` when the file can't be written.
    """
    form = form or path.suffix.removeprefix(".").lower() or "csv"
    rows = _Counted(_rows(reader, kind, form, words, only))
    writing.write(path, _heads(kind, form, words), rows, form)
    return rows.count


def customers_to_file(reader: Reader, path: Path, words: Words, which: Which) -> int:
    """Write customers to a file in the order in which `which` names them, and return how many."""
    return to_file(reader, by_name("customer"), path, words, which(reader))


def to_stream(reader: Reader, kind: RecordKind, file: IO[bytes], words: Words, form: str) -> int:
    """Write all records of a kind to an open file and return how many; never restricted notes."""
    rows = _Counted(_rows(reader, kind, form, words, None))
    heads = _heads(kind, form, words)
    if form == "csv":
        writing.write_csv(file, heads, rows)
    elif form == "json":
        writing.write_json(file, heads, rows)
    else:
        from crodesk.exchange import workbook

        with tempfile.TemporaryDirectory() as folder:
            workbook.write_xlsx(file, heads, rows, Path(folder))
    return rows.count


def _heads(kind: RecordKind, form: str, words: Words) -> list[str]:
    return [column.key if form == "json" else words(column.label) for column in columns(kind)]


def _rows(
    reader: Reader, kind: RecordKind, form: str, words: Words, only: Sequence[int] | None
) -> Iterator[Sequence[Cell]]:
    if form == "json":
        return (list(record.values()) for record in exporting.data(reader, kind, only))
    return exporting.rows(reader, kind, words, only)


class _Counted:
    """Counts the rows that pass."""

    def __init__(self, rows: Iterator[Sequence[Cell]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            self.count += 1
            yield row
