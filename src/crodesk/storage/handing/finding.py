"""Where the rows of a hand-over are on this desk: under their own uid, or under another one of the same record."""

import json
from collections.abc import Iterable, Mapping, Sequence

from crodesk.domain.handing.merging import Cell
from crodesk.storage.connection import Connection
from crodesk.storage.handing.images import Image
from crodesk.storage.handing.scope import ONLY, Scope, scopes

_ANY = "SELECT value FROM json_each(?)"
NAMED_AFTER = frozenset({"clock", "imported_key"})
"""Columns that may name a record by its uid inside."""


class Places:
    """Where rows are here; those that aren't here yet are to come in under their own uid."""

    def __init__(self, db: Connection, images: Mapping[str, Sequence[Image]]) -> None:
        """Find all rows of a hand-over, given by table, parents before children."""
        self._db = db
        self._coming: dict[str, set[str]] = {table: set() for table in scopes()}
        self._called: dict[str, str] = {}
        self._rids: dict[tuple[str, str], int | None] = {}
        self.doubles: set[tuple[str, str]] = set()
        """Rows that are the same here as another row of the hand-over."""
        for table, rows in images.items():
            self._find(scopes()[table], rows)

    def rid(self, table: str, uid: str) -> int | None:
        """Return the number of a row that is here, by its uid there."""
        return self._rids.get((table, self.uid(uid)))

    def uid(self, uid: str) -> str:
        """Return what a row is called here, by its uid there."""
        return self._called.get(uid, uid)

    def is_met(self, table: str, uid: str) -> bool:
        """Tell whether a row is here or is to come in, by its uid there."""
        here = self.uid(uid)
        return here in self._coming[table] or self._is_here(table, here)

    def here(self, image: Image) -> Image:
        """Return an image with the uids of this desk; links to what isn't here are noted, and empty."""
        scope = scopes()[image.table]
        links = {name: cell for name, cell in image.cells.items() if name in scope.links and cell is not None}
        unmet = frozenset(name for name, cell in links.items() if not self.is_met(scope.links[name], str(cell)))
        met: dict[str, Cell] = {name: None if name in unmet else self.uid(str(cell)) for name, cell in links.items()}
        cells = {**image.cells, **met}
        for name in NAMED_AFTER & cells.keys():
            cells[name] = self._named_after(cells[name])
        return Image(image.table, self.uid(image.uid), cells, unmet)

    def _named_after(self, cell: Cell) -> Cell:
        """Return the name of a clock's turn or of a signal: it has the uid of its record inside."""
        return "|".join(self.uid(part) for part in cell.split("|")) if isinstance(cell, str) else cell

    def _is_here(self, table: str, uid: str) -> bool:
        if (table, uid) not in self._rids:
            self._look_up(table, [uid])
        return self._rids[table, uid] is not None

    def _look_up(self, table: str, uids: Iterable[str]) -> None:
        wanted = list(uids)
        found = dict(self._db.execute(f"SELECT uid, rid FROM {table} WHERE uid IN ({_ANY})", (json.dumps(wanted),)))
        self._rids.update({(table, uid): found.get(uid) for uid in wanted})

    def _find(self, scope: Scope, rows: Sequence[Image]) -> None:
        self._look_up_links(scope, rows)
        self._look_up(scope.table, [row.uid for row in rows])
        claimed = {rid for row in rows if (rid := self._rids[scope.table, row.uid]) is not None}
        for row in rows:
            if self._rids[scope.table, row.uid] is None:
                self._find_same(scope, row, claimed)

    def _look_up_links(self, scope: Scope, rows: Sequence[Image]) -> None:
        """Find what rows point to, all at once."""
        for name, target in scope.links.items():
            uids = {self.uid(str(row.cells[name])) for row in rows if row.cells.get(name)}
            self._look_up(target, [uid for uid in uids if (target, uid) not in self._rids])

    def _find_same(self, scope: Scope, row: Image, claimed: set[int]) -> None:
        """Find a row under another uid; where there is none, this one is to come in."""
        same = next((found for key in scope.keys if (found := self._same(scope, key, self.here(row)))), None)
        if same is None:
            self._coming[scope.table].add(row.uid)
            return
        rid, uid = same
        self._called[row.uid] = uid
        self._rids[scope.table, uid] = rid
        if rid in claimed:
            self.doubles.add((scope.table, row.uid))
        claimed.add(rid)

    def _same(self, scope: Scope, key: tuple[str, ...], row: Image) -> tuple[int, str] | None:
        """Return number and uid of the row that has the same key; an empty key tells nothing."""
        cells = [self._key_cell(scope, name, row.cells.get(name)) for name in key]
        column, value = ONLY.get((scope.table, key), ("uid", row.uid))
        if None in cells or not any(cells) or row.cells.get(column, row.uid) != value:
            return None
        where = " AND ".join(f"{name} = ?" for name in key)
        only = f" AND {column} IS ?" if column != "uid" else ""
        values = (*cells, value) if only else cells
        found = self._db.execute(f"SELECT rid, uid FROM {scope.table} WHERE {where}{only} LIMIT 1", values).fetchone()
        return (int(found[0]), str(found[1])) if found else None

    def _key_cell(self, scope: Scope, name: str, cell: Cell) -> Cell:
        if name not in scope.links or cell is None:
            return cell
        return self._rids.get((scope.links[name], str(cell)))
