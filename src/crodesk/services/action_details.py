"""What one action of the history changed, record by record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from crodesk.domain.records import KINDS
from crodesk.services.timeline import Difference, differences
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

MOST = 60
"""Records that are told of at most; an import changes a hundred thousand."""
_HOW: dict[str, Literal["new", "changed", "gone"]] = {"I": "new", "B": "new", "U": "changed", "D": "gone", "R": "gone"}
_LABELS = {kind.name: kind.label for kind in KINDS}
_TEXTS = {"text", "subject"}
_EMPTY = (None, "", 0)


@dataclass(frozen=True, slots=True)
class Touched:
    """What became of one record, or of a run of records that were brought in together."""

    label: str
    """Which kind it is, a message id."""
    how: Literal["new", "changed", "gone"]
    count: int
    """How many records it stands for."""
    differences: tuple[Difference, ...] = ()
    """Its fields, as far as they say something; empty for a run."""


@dataclass(frozen=True, slots=True)
class Details:
    """What an action changed."""

    touched: tuple[Touched, ...]
    more: bool
    """Whether it touched other records too."""


def read(reader: Reader, number: int) -> Details:
    """Return what the action of that number changed; of a restricted note the words stay unsaid."""
    rows = reader.rows(sql.CHANGES, {"action": number, "most": MOST + 1})
    return Details(tuple(_touched(reader, rows[:MOST])), len(rows) > MOST)


def _touched(reader: Reader, rows: list[tuple[Any, ...]]) -> Iterator[Touched]:
    for table, row, last_row, operation, old, new in rows:
        if table not in _LABELS:
            continue
        if operation in {"B", "R"}:
            yield Touched(_LABELS[table], _HOW[operation], (last_row or row) - row + 1)
            continue
        before, after = json.loads(old or "{}"), json.loads(new or "{}")
        found = _told(reader, table, before, after)
        hidden = _TEXTS if table == "interaction" and _restricted(reader, row, before, after) else set()
        told = tuple(each for each in found if each.field is None or each.field.key not in hidden)
        yield Touched(_LABELS[table], _HOW[operation], 1, told)


def _told(reader: Reader, table: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Difference]:
    """Yield the fields that changed; of a record that came or went those that hold something."""
    keys = before.keys() | after.keys()
    old, new = ({key: image.get(key) for key in keys} for image in (before, after))
    currency = str(after.get("currency") or before.get("currency") or "")
    for each in differences(reader, table, old, new, currency):
        if each.before not in _EMPTY or each.after not in _EMPTY:
            yield each


def _restricted(reader: Reader, rid: int, *images: dict[str, Any]) -> bool:
    now = reader.value("SELECT restricted FROM interaction WHERE rid = ?", (rid,))
    return any((now, *(image.get("restricted") for image in images)))
