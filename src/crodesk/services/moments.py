"""Two moments of a customer, or of the whole desk, beside each other: what was changed in between, field by field.

It is read from the journal: what was done and taken back again has changed nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from crodesk.services.action_details import LABELS, How, Touched, told
from crodesk.services.moment_runs import Runs
from crodesk.services.whose import whose
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

MOST = 200
"""Records that are told of at most."""
_LOOKED_AT = 5000
"""Rows that are looked at for them at most: one that says again what it said before is none."""
Image = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one record, or of a run of records that were brought in together, and by which action last."""

    touched: Touched
    action: int | None = None
    """The last action that changed it; `None` for a run."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What is different between two moments."""

    after: int
    """The last action of the first moment; 0 before everything."""
    until: int
    """The last action of the second."""
    records: tuple[Record, ...]
    more: bool
    """Whether there are other records too."""


def at(reader: Reader, moment: datetime) -> int:
    """Return the number of the last action that was done at a moment; 0 before the first."""
    stated = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return int(reader.value(sql.AS_OF, {"at": stated}) or 0)


def compare(reader: Reader, after: int, until: int, customer: int | None = None) -> Moments:
    """Return what the actions behind `after`, up to `until`, made different; of one customer, or of all."""
    span = {"after": after, "until": until}
    asked = {**span, "most": _LOOKED_AT + 1, **({} if customer is None else {"customer": customer})}
    rows = reader.rows(sql.touched(one_customer=customer is not None) + " LIMIT :most", asked)
    runs = Runs(reader, span, customer)
    told_of = list(islice(_records(reader, rows[:_LOOKED_AT], span, runs), MOST + 1))
    found = [*(Record(each) for each in runs.told()), *told_of]
    return Moments(after, until, tuple(found[:MOST]), more=len(found) > MOST or len(rows) > _LOOKED_AT)


def _records(reader: Reader, rows: list[tuple[Any, ...]], span: dict[str, int], runs: Runs) -> Iterator[Record]:
    for table, row, newest in rows:
        if table not in LABELS:
            continue
        changes = reader.rows(sql.OF_ROW, {**span, "table": table, "row": row})
        if runs.covers(table, row):
            runs.count(table, row, (operation for operation, _old, _new in changes))
            changes = [change for change in changes if change[0] == "U"] if runs.stayed(table, row) else []
        record = _record(reader, table, row, changes) if changes else None
        if record is not None:
            yield Record(record, newest)


def _record(reader: Reader, table: str, row: int, changes: list[tuple[Any, ...]]) -> Touched | None:
    """Return what became of one row; `None` when it says again, or is again as little there as, at first."""
    before, after = _ends(changes)
    was_there, is_there = changes[0][0] != "I", changes[-1][0] != "D"
    if not was_there and not is_there:
        return None
    how: How = "changed" if was_there and is_there else "new" if is_there else "gone"
    known = {**before, **after}
    if how == "changed":
        kept = [key for key in before.keys() & after.keys() if before[key] != after[key]]
        before, after = ({key: image[key] for key in kept} for image in (before, after))
    differences = told(reader, table, row, before if was_there else {}, after if is_there else {})
    if how == "changed" and not differences:
        return None
    return Touched(LABELS[table], how, 1, differences, whose(reader, table, row, known))


def _ends(changes: list[tuple[Any, ...]]) -> tuple[Image, Image]:
    """Return what each column said first, and what it said last, as far as any change tells."""
    before: Image = {}
    after: Image = {}
    for _operation, old, new in changes:
        was, became = json.loads(old or "{}"), json.loads(new or "{}")
        before = {**was, **before}
        after = {**was, **after} | became
    return before, after
