"""A part of the list of all customers in one order, and the places noted in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crodesk.services.customer_line import CustomerLine, read_lines
from crodesk.storage.queries import customer_list as queries
from crodesk.storage.reader import Cells, Reader

STEP = 512
"""Rows between two anchors: so many entries of an index are walked at most to find a place."""
LAST = 2**63 - 1
"""No row has a number as high."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Noted places of the whole list by one sort."""

    sort: str
    keys: tuple[tuple[Cells, ...], ...]
    """By part of the list: the key of every so many rows, the first with it."""
    sizes: tuple[int, ...]
    """By part of the list: how many rows it has."""


def build_anchors(reader: Reader, sort: str) -> Anchors:
    """Walk the whole list once and note places; not for the key path."""
    parts = queries.parts(sort)
    keys = tuple(tuple(_keys(reader, sort, part)) for part in parts)
    return Anchors(sort, keys, tuple(int(reader.value(queries.part_count(sort, part))) for part in parts))


def _keys(reader: Reader, sort: str, part: str) -> Iterator[Cells]:
    key = reader.row(queries.first_key(sort, part))
    while key is not None:
        yield key
        key = reader.row(queries.anchor(sort, part), {**_named(key), "limit": 1, "offset": STEP})


class Part:
    """The known or the unknown in an order, or all where everything is known."""

    def __init__(
        self, reader: Reader, sort: str, condition: str, *, falling: bool, size: int | None, keys: Sequence[Cells]
    ) -> None:
        self._reader = reader
        self._sort = sort
        self._condition = condition
        self._falling = falling
        self._stated = size
        self._anchors = keys

    @cached_property
    def size(self) -> int:
        """How many rows it has; counted when it is first asked for and nobody stated it."""
        return int(self._value(queries.part_count, {})) if self._stated is None else self._stated

    def lines(self, first: int, last: int) -> list[CustomerLine]:
        """Return the lines from one place up to another: from the nearest anchor, or else from the nearer end."""
        if first >= last:
            return []
        if not self._anchors:
            return self.lines_from(first, last) if first <= self.size - last else self._to_end(first, last)
        low = self.size - last if self._falling else first
        number, offset = divmod(low, STEP)
        found = self._read(
            queries.page_from(self._sort, self._condition),
            {**_named(self._anchors[number]), "limit": last - first, "offset": offset},
        )
        return found[::-1] if self._falling else found

    def lines_from(self, first: int, last: int) -> list[CustomerLine]:
        """Return the lines from one place up to another, walking from the start."""
        sql = queries.page(self._sort, self._condition, falling=self._falling)
        return self._read(sql, {"limit": last - first, "offset": first})

    def _to_end(self, first: int, last: int) -> list[CustomerLine]:
        sql = queries.page(self._sort, self._condition, falling=not self._falling)
        return self._read(sql, {"limit": last - first, "offset": self.size - last})[::-1]

    def _read(self, sql: str, values: dict[str, Any]) -> list[CustomerLine]:
        return read_lines(self._reader, sql, values)

    def place_of(self, rid: int) -> int | None:
        """Return where a customer stands in this part."""
        key = self._reader.row(queries.key_of(self._sort, self._condition), {"customer": rid})
        if key is None:
            return None
        place = self._rising_place(key)
        return self.size - 1 - place if self._falling else place

    def _rising_place(self, key: Cells) -> int:
        if self._anchors:
            number = bisect_right(self._anchors, key) - 1
            return number * STEP + self._rows_between(self._anchors[number], key)
        first = self._reader.row(queries.first_key(self._sort, self._condition))
        return self._rows_between(first or key, key)

    def _rows_between(self, anchor: Cells, key: Cells) -> int:
        if anchor[:-1] == key[:-1]:
            return self._rows_alike(anchor, anchor[-1], key[-1])
        stop = {f"key{place}": cell for place, cell in enumerate(key[:-1])}
        between = self._value(queries.rows_between, {**_named(anchor), **stop})
        return self._rows_alike(anchor, anchor[-1], LAST) + between + self._rows_alike(key, 0, key[-1])

    def _rows_alike(self, key: Cells, first: int, last: int) -> int:
        return self._value(queries.rows_alike, {**_named(key), "first": first, "last": last})

    def _value(self, sql: Any, values: dict[str, Any]) -> int:
        return int(self._reader.value(sql(self._sort, self._condition), values) or 0)


def _named(key: Cells) -> dict[str, Any]:
    return {f"anchor{place}": cell for place, cell in enumerate(key[:-1])} | {"anchor_rid": key[-1]}
