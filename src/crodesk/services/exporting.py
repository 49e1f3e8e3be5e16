"""What leaves the desk as a table: all records of a kind, streamed; restricted notes never."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crodesk.domain.money import minor_units
from crodesk.domain.records import Field, RecordKind
from crodesk.services.export_columns import Column, columns
from crodesk.storage.reader import Reader

Cell = str | int | Decimal | date | datetime | bool | None
"""What a cell of a table may hold; a moment is local time without its zone, as sheets want it."""

PPM_OF_A_PERCENT = 4
UNKNOWN_CURRENCY = ""


Words = Callable[[str], str]
"""Says a message id in the language in use."""


def data(reader: Reader, kind: RecordKind) -> Iterator[dict[str, Any]]:
    """Yield records as stored: money in minor units, dates in ISO form."""
    shown = columns(kind)
    for row in reader.stream(_select(kind, shown)):
        yield dict(zip((column.key for column in shown), row, strict=False))


def rows(reader: Reader, kind: RecordKind, words: Words) -> Iterator[list[Cell]]:
    """Yield records as people read them: choices in words, money in units of its currency, local times."""
    shown = columns(kind)
    for row in reader.stream(_select(kind, shown)):
        *values, currency = row
        by_key = {column.key: value for column, value in zip(shown, values, strict=True)}
        yield [_cell(column.field, value, by_key, currency, words) for column, value in zip(shown, values, strict=True)]


def count(reader: Reader, kind: RecordKind) -> int:
    """Return how many records an export has."""
    return int(reader.value(f"SELECT count(*) FROM {kind.name} t {_where(kind)}") or 0)


def _select(kind: RecordKind, shown: list[Column]) -> str:
    """Return the query of an export, oldest first; its last column is the currency of a holding's records."""
    currency = "(SELECT currency FROM holding WHERE rid = t.holding_rid)" if kind.owner == "holding" else "''"
    names = ", ".join([*(column.sql for column in shown), currency])
    return f"SELECT {names} FROM {kind.name} t {_where(kind)} ORDER BY t.rid"


def _where(kind: RecordKind) -> str:
    return "WHERE t.restricted = 0" if any(field.key == "restricted" for field in kind.fields) else ""


def _cell(field: Field | None, value: Any, row: Mapping[str, Any], currency: str, words: Words) -> Cell:
    if field is None or value is None or value == "":
        cell: Cell = value
        return cell
    if field.kind == "money":
        return Decimal(value).scaleb(-minor_units(row.get(field.currency) or currency or UNKNOWN_CURRENCY))
    return _CELLS.get(field.kind, _plain)(field, value, words)


def _plain(_field: Field, value: Any, _words: Words) -> Cell:
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
