"""What one action of the history changed, record by record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from crodesk.domain.records import KINDS
from crodesk.services.timeline import Difference, differences
from crodesk.services.whose import whose
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

MOST = 60
"""Records that are told of at most; an import changes a hundred thousand."""
How = Literal["new", "changed", "gone"]
"""What became of a record."""
_HOW: dict[str, How] = {"I": "new", "B": "new", "U": "changed", "D": "gone", "R": "gone"}
LABELS = {kind.name: kind.label for kind in KINDS}
_TEXTS = {"text", "subject"}
_EMPTY = (None, "", 0)


@dataclass(frozen=True, slots=True)
class Touched:
    """What became of one record, or of a run of records that were brought in together."""

    label: str
    """Which kind it is, a message id."""
    how: How
    count: int
    """How many records it stands for."""
    differences: tuple[Difference, ...] = ()
    """Its fields, as far as they say something; empty for a run."""
    whose: str = ""
    """Name and number of the customer about whom it is kept; empty for a run, and for what is nobody's."""


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
        if table not in LABELS:
            continue
        if operation in {"B", "R"}:
            yield Touched(LABELS[table], _HOW[operation], (last_row or row) - row + 1)
            continue
        before, after = json.loads(old or "{}"), json.loads(new or "{}")
        kept = told(reader, table, row, before, after)
        yield Touched(LABELS[table], _HOW[operation], 1, kept, whose(reader, table, row, {**before, **after}))


def told(reader: Reader, table: str, row: int, before: dict[str, Any], after: dict[str, Any]) -> tuple[Difference, ...]:
    """Return the fields of a record that changed; of one that came or went those that hold something.

    The words of a restricted note stay unsaid.
    """
    keys = before.keys() | after.keys()
    old, new = ({key: image.get(key) for key in keys} for image in (before, after))
    currency = str(after.get("currency") or before.get("currency") or "")
    hidden = _TEXTS if table == "interaction" and _restricted(reader, row, before, after) else set()
    return tuple(
        each
        for each in differences(reader, table, old, new, currency)
        if (each.before not in _EMPTY or each.after not in _EMPTY)
        and (each.field is None or each.field.key not in hidden)
    )


def _restricted(reader: Reader, rid: int, *images: dict[str, Any]) -> bool:
    now = reader.value("SELECT restricted FROM interaction WHERE rid = ?", (rid,))
    return any((now, *(image.get("restricted") for image in images)))
