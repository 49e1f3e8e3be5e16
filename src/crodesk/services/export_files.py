"""An export written to a file, whose ending says how."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from crodesk.domain.records import RecordKind
from crodesk.exchange import writing
from crodesk.services import exporting
from crodesk.services.export_columns import columns
from crodesk.storage.reader import Reader


def to_file(
    reader: Reader, kind: RecordKind, path: Path, words: Callable[[str], str], only: Sequence[int] | None = None
) -> int:
    """Write records of a kind to `path` (.csv, .json or .xlsx) and return how many; restricted notes never go out."""
    form = path.suffix.removeprefix(".").lower() or "csv"
    count = 0

    def counted() -> Iterator[Sequence[exporting.Cell]]:
        nonlocal count
        for row in _rows(reader, kind, form, words, only):
            count += 1
            yield row

    shown = columns(kind)
    heads = [column.key if form == "json" else words(column.label) for column in shown]
    writing.write(path, heads, counted(), form)
    return count


def _rows(
    reader: Reader, kind: RecordKind, form: str, words: Callable[[str], str], only: Sequence[int] | None
) -> Iterator[Sequence[exporting.Cell]]:
    if form == "json":
        return (list(record.values()) for record in exporting.data(reader, kind, only))
    return exporting.rows(reader, kind, words, only)
