"""What taking an action back, or doing it again, would touch: said before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crodesk.domain.records import KINDS
from crodesk.services import history
from crodesk.services.history import HistoryLine
from crodesk.storage.reader import Reader

BIG = 500
"""More rows than these are never taken back or brought again without a question."""

Effect = Literal["goes", "returns", "reverts"]
"""What becomes of rows: they go away, come back, or say again what they said before."""
_EFFECTS: dict[str, Effect] = {"I": "goes", "B": "goes", "D": "returns", "R": "returns", "U": "reverts"}

_CHANGES = """
SELECT table_name, operation, sum(coalesce(last_row, row) - row + 1) FROM change WHERE action = ?
GROUP BY table_name, operation
"""
_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Reach:
    """One action and what turning it round does."""

    line: HistoryLine
    rows: dict[Effect, dict[str, int]]
    """How many rows of each kind of record, by what becomes of them."""

    @property
    def count(self) -> int:
        """How many rows it touches."""
        return sum(count for kinds in self.rows.values() for count in kinds.values())

    @property
    def big(self) -> bool:
        """Whether it is asked about first."""
        return self.count > BIG


def reach(reader: Reader, number: int | None = None, *, back: bool) -> Reach | None:
    """Return what undo (`back`) or redo of an action would do, the one that is next when no number is given.

    `None` when there is nothing to undo or redo.
    """
    from crodesk.storage import undo  # brings the tables, which a room needs only here

    find = undo.last_done if back else undo.last_undone
    line = reader.with_connection(lambda db: find(db) if number is None else undo.find(db, number))
    if line is None:
        return None
    top = reader.with_connection(lambda db: undo.top_of_chain(db, line.rid))
    rows: dict[Effect, dict[str, int]] = {}
    for table, operation, count in _in_order(reader.rows(_CHANGES, (top,))):
        kinds = rows.setdefault(_EFFECTS[operation], {})
        kinds[table] = kinds.get(table, 0) + count
    return Reach(history.line(line), rows)


def _in_order(changes: list[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    yield from sorted(changes, key=lambda change: _ORDER.get(change[0], len(_ORDER)))
