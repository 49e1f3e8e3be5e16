"""The runs of rows that were brought in or taken out together between two moments, counted by kind of record."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from crodesk.domain.records import KINDS
from crodesk.services.action_details import LABELS, How, Touched
from crodesk.storage import journal
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

_ORDER = [kind.name for kind in KINDS]
_STEPS = {"B": 1, "I": 1, "R": -1, "D": -1, "U": 0}
_PACKED = "SELECT old FROM change WHERE seq = ?"
_HELD = "SELECT holding_rid FROM holding_role WHERE customer_rid = ?"


class Runs:
    """Counts how many rows there are more, and less, than before; one that came and went counts as neither."""

    def __init__(self, reader: Reader, span: Mapping[str, int], customer: int | None) -> None:
        self._reader, self._customer = reader, customer
        self._edges: dict[str, dict[int, int]] = {}
        self._parts: dict[str, list[tuple[int, int]]] = {}
        runs = [run for run in reader.rows(sql.RUNS, span) if run[0] in LABELS]
        theirs = {(run[0], rid) for run in runs for rid in self._theirs(*run)}
        for table, first, last, operation, _seq in runs:
            self._parts.setdefault(table, []).append((first, last))
            if customer is None:
                self._step(table, first, last, _STEPS[operation])
            for of, rid in theirs:
                if of == table and first <= rid <= last:
                    self._step(table, rid, rid, _STEPS[operation])

    def covers(self, table: str, row: int) -> bool:
        """Tell whether a row came in or went with others."""
        return any(first <= row <= last for first, last in self._parts.get(table, ()))

    def count(self, table: str, row: int, operations: Iterable[str]) -> None:
        """Count what happened besides to a row of a run."""
        self._step(table, row, row, sum(_STEPS[operation] for operation in operations))

    def stayed(self, table: str, row: int) -> bool:
        """Tell whether a row of a run is there as before: it went and came back."""
        return sum(step for at, step in self._edges.get(table, {}).items() if at <= row) == 0

    def told(self) -> Iterator[Touched]:
        """Yield how many records of each kind came in, or went."""
        for table in sorted(self._edges, key=_ORDER.index):
            came, went = _counts(self._edges[table])
            hows: tuple[tuple[How, int], ...] = (("new", came), ("gone", went))
            yield from (Touched(LABELS[table], how, count) for how, count in hows if count)

    def _step(self, table: str, first: int, last: int, step: int) -> None:
        edges = self._edges.setdefault(table, {})
        edges[first] = edges.get(first, 0) + step
        edges[last + 1] = edges.get(last + 1, 0) - step

    def _theirs(self, table: str, first: int, last: int, operation: str, seq: int) -> Iterator[int]:
        """Yield the customer's rows of a run; none where all of it counts."""
        if self._customer is None:
            return
        values = {"customer": self._customer, "first": first, "last": last}
        rows = (rid for (rid,) in self._reader.rows(sql.in_run(table), values))
        yield from rows if operation == "B" else self._gone(table, seq)

    def _gone(self, table: str, seq: int) -> Iterator[int]:
        """Yield the customer's rows of a run that went, as far as its images name the customer or what they hold."""
        held = {rid for (rid,) in self._reader.rows(_HELD, (self._customer,))}
        packed = self._reader.value(_PACKED, (seq,))
        for image in self._reader.with_connection(lambda db: journal.removed(db, packed)):
            if self._is_theirs(table, image, held):
                yield int(image["rid"])

    def _is_theirs(self, table: str, image: Mapping[str, Any], held: set[int]) -> bool:
        if table in {"customer", "holding"}:
            return image["rid"] in ({self._customer} if table == "customer" else held)
        return image.get("customer_rid") == self._customer or image.get("holding_rid") in held


def _counts(edges: Mapping[int, int]) -> tuple[int, int]:
    """Return how many rows are there more than before, and how many less."""
    came = went = depth = 0
    ordered = sorted(edges)
    for here, following in pairwise(ordered):
        depth += edges[here]
        came += (following - here) * (depth > 0)
        went += (following - here) * (depth < 0)
    return came, went
