"""What leaves the desk as a table: all records of a kind, streamed; restricted notes never."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crodesk.domain.money import minor_units
from crodesk.domain.records import Field, RecordKind
from crodesk.services.export_columns import Column, columns
from crodesk.storage.reader import Cells, Reader

Cell = str | int | Decimal | date | datetime | None
"""What a cell of a table may hold; a moment is local time without its zone, as sheets want it."""

PPM_OF_A_PERCENT = 4
PAGE = 500
"""So many records are read at a time where they are asked for by number."""

Words = Callable[[str], str]
"""Says a message id in the language in use."""


def data(reader: Reader, kind: RecordKind, only: Sequence[int] | None = None) -> Iterator[dict[str, Cell]]:
    """Yield records as stored: money in minor units, dates in ISO form; `only` those with the numbers given."""
    shown = columns(kind)
    for row in _read(reader, kind, shown, only):
        yield {column.key: _raw(column.field, value) for column, value in zip(shown, row, strict=True)}


def rows(reader: Reader, kind: RecordKind, words: Words, only: Sequence[int] | None = None) -> Iterator[list[Cell]]:
    """Yield records as people read them: choices in words, money in units of its currency, local times."""
    shown = columns(kind)
    for row in _read(reader, kind, shown, only):
        by_key = {column.key: value for column, value in zip(shown, row, strict=True)}
        yield [_cell(column.field, value, by_key, words) for column, value in zip(shown, row, strict=True)]


def _read(reader: Reader, kind: RecordKind, shown: list[Column], only: Sequence[int] | None) -> Iterator[Cells]:
    """Stream the cells of an export, oldest record first; of the records asked for in their order, a page at a time."""
    wanted = ["t.restricted = 0"] if any(field.key == "restricted" for field in kind.fields) else []
    names = ", ".join(column.sql for column in shown)
    if only is None:
        where = f"WHERE {wanted[0]}" if wanted else ""
        return reader.stream(f"SELECT {names} FROM {kind.name} t {where} ORDER BY t.rid")
    where = " AND ".join(["t.rid IN (SELECT value FROM json_each(?))", *wanted])
    return _pages(reader, f"SELECT t.rid, {names} FROM {kind.name} t WHERE {where}", only)


def _pages(reader: Reader, sql: str, only: Sequence[int]) -> Iterator[Cells]:
    """Yield rows by their numbers, all of one state of the file."""
    with reader.one_state():
        for start in range(0, len(only), PAGE):
            page = [int(rid) for rid in only[start : start + PAGE]]
            found = {row[0]: row[1:] for row in reader.rows(sql, [json.dumps(page)])}
            yield from (found[rid] for rid in page if rid in found)


def _raw(field: Field | None, value: Any) -> Cell:
    """Return a value as stored; a truth is one, not a number."""
    return bool(value) if field is not None and field.kind == "yes_no" else _plain(field, value, str)


def _cell(field: Field | None, value: Any, row: Mapping[str, Any], words: Words) -> Cell:
    if field is None or value is None or value == "":
        return _plain(field, value, words)
    if field.kind == "money":
        return Decimal(value).scaleb(-minor_units(row.get("currency") or ""))
    return _CELLS.get(field.kind, _plain)(field, value, words)


def _plain(_field: Field | None, value: Any, _words: Words) -> Cell:
    plain: Cell = value
    return plain


def _choice(field: Field, value: Any, words: Words) -> Cell:
    return words(field.label_of(value))


def _percent(_field: Field, value: Any, _words: Words) -> Cell:
    return Decimal(value).scaleb(-PPM_OF_A_PERCENT)


def _day(_field: Field, value: Any, _words: Words) -> Cell:
    return date.fromisoformat(value)


def _moment(_field: Field, value: Any, _words: Words) -> Cell:
    return datetime.fromisoformat(value).astimezone().replace(tzinfo=None)


def _yes_no(_field: Field, value: Any, _words: Words) -> Cell:
    return bool(value)


_CELLS: Mapping[str, Callable[[Field, Any, Words], Cell]] = {
    "choice": _choice,
    "pick": _choice,
    "percent": _percent,
    "day": _day,
    "moment": _moment,
    "yes_no": _yes_no,
}
