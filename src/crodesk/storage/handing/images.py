"""Rows as they are handed over: without what is only true here, and pointing by uid."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crodesk.domain.handing.merging import Cell, Cells
from crodesk.storage.connection import Connection
from crodesk.storage.handing.scope import CALLED, OWNED, SHARED, Scope, scopes

HOLDINGS = "SELECT DISTINCT holding_rid FROM holding_role WHERE customer_rid IN (SELECT value FROM json_each(?))"
"""The holdings of customers, those that they left too."""
Rids = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Image:
    """One row."""

    table: str
    uid: str
    cells: Cells
    unmet: frozenset[str] = field(default_factory=frozenset)
    """Links whose target this desk doesn't have: they are kept for whoever has it."""

    def without(self, columns: Iterable[str]) -> "Image":
        """Return the same without some columns."""
        left_out = set(columns)
        return replace(self, cells={name: cell for name, cell in self.cells.items() if name not in left_out})

    def with_cell(self, column: str, cell: Cell) -> "Image":
        """Return the same with another value in a column."""
        return replace(self, cells={**self.cells, column: cell})

    def with_unmet(self, unmet: frozenset[str]) -> "Image":
        """Return the same with links whose target isn't here."""
        return replace(self, unmet=unmet)


def rows_with(db: Connection, customers: Sequence[int], *, restricted: bool) -> Rids:
    """Return the numbers of all rows that go with customers, by table, parents before children.

    Restricted notes stay unless `restricted`.
    """
    found: Rids = {"customer": _numbers(db, f"SELECT rid FROM customer WHERE rid IN ({_ANY})", customers)}
    for table, ways in OWNED.items():
        if table == "holding":
            found[table] = _numbers(db, HOLDINGS, found["customer"])
        elif ways:
            found[table] = sorted({rid for way in ways for rid in _below(db, table, way, found, restricted=restricted)})
    for table in SHARED:
        found[table] = sorted(set(_pointed_to(db, table, found)))
    return {table: found[table] for table in scopes()}


_ANY = "SELECT value FROM json_each(?)"


def _below(db: Connection, table: str, way: str, found: Rids, *, restricted: bool) -> list[int]:
    open_ones = "" if restricted or table != "interaction" else " AND restricted = 0"
    rids = found[scopes()[table].links[way]]
    return _numbers(db, f"SELECT rid FROM {table} WHERE {way} IN ({_ANY}){open_ones}", rids)


def _pointed_to(db: Connection, target: str, found: Rids) -> Iterator[int]:
    for table, rids in found.items():
        for column, to in scopes()[table].links.items():
            if to == target:
                pointing = f"SELECT DISTINCT {column} FROM {table} WHERE rid IN ({_ANY}) AND {column} IS NOT NULL"
                yield from _numbers(db, pointing, rids)


def _numbers(db: Connection, sql: str, rids: Sequence[int]) -> list[int]:
    return [rid for (rid,) in db.execute(f"{sql} ORDER BY 1", (json.dumps(rids),))] if rids else []


def read(db: Connection, table: str, rids: Sequence[int]) -> dict[int, Image]:
    """Return the images of rows of a table by their numbers."""
    scope = scopes()[table]
    names = list(scope.columns)
    rows = db.execute(_select(scope), (json.dumps(rids),)) if rids else ()
    return {rid: Image(table, uid, dict(zip(names, cells, strict=True))) for rid, uid, *cells in rows}


def _select(scope: Scope) -> str:
    cells = ", ".join(_cell(scope, name) for name in scope.columns)
    return f"SELECT t.rid, t.uid, {cells} FROM {scope.table} t WHERE t.rid IN ({_ANY}) ORDER BY t.rid"


def _cell(scope: Scope, name: str) -> str:
    target = scope.links.get(name)
    return f"(SELECT uid FROM {target} WHERE rid = t.{name})" if target else f"t.{name}"


def named(db: Connection, rows: Sequence[Image]) -> list[Image]:
    """Return images that say by name whom they point to, where that customer doesn't come along."""
    along = {row.uid for row in rows if row.table == "customer"}
    return [_named(db, row) if _points_out(row, along) else row for row in rows]


def _points_out(row: Image, along: set[str]) -> bool:
    link, name = CALLED.get(row.table, ("", ""))
    return bool(link and row.cells.get(link)) and not row.cells[name] and row.cells[link] not in along


def _named(db: Connection, row: Image) -> Image:
    link, name = CALLED[row.table]
    found = db.execute("SELECT name FROM customer WHERE uid = ?", (row.cells[link],)).fetchone()
    return row.with_cell(name, found[0]) if found else row


def carried(image: Image, known: Mapping[tuple[str, str], Image]) -> Image:
    """Return an image that points again where it pointed when it came in, wherever this desk knew no such row."""
    before = known.get((image.table, image.uid))
    if before is None:
        return image
    unmet = frozenset(name for name in before.unmet if image.cells.get(name) is None and before.cells.get(name))
    cells: dict[str, Cell] = {**image.cells, **{name: before.cells[name] for name in unmet}}
    return Image(image.table, image.uid, cells, unmet)
