"""Writing rows that come in: all of them or none, inside the running action."""

from collections.abc import Mapping, Sequence

from sqlcipher3 import dbapi2 as sqlite

from crodesk.domain.handing.merging import Cell, Cells
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.storage import bulk, derived, journal
from crodesk.storage.connection import Connection
from crodesk.storage.handing.images import Image
from crodesk.storage.handing.scope import NAMED_HERE, scopes

CANT_STAND = N_("It brings a record that can't stand beside what is here ({table}). Nothing was taken in.")
Change = tuple[str, int, Cells, Cells]
"""A table, the number of a row, the row as it is, and what it takes."""


class Rows:
    """Brings rows in; links find rows that are here and rows that come in with them."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._rids: dict[tuple[str, str], int | None] = {}
        self.kept_apart = 0
        """How many changes stayed out, because they can't stand beside what is here."""
        self._named: dict[tuple[str, str], int] = {}

    def insert(self, images: Sequence[Image]) -> None:
        """Add rows, in any order."""
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        coming: dict[str, list[Image]] = {}
        for image in images:
            coming.setdefault(image.table, []).append(image)
        for table, rows in coming.items():
            first = journal.next_row(self._db, table)
            self._rids.update({(table, row.uid): first + place for place, row in enumerate(rows)})
        for table in scopes():
            for row in coming.get(table, ()):
                self._insert(row)

    def update(self, change: Change) -> None:
        """Change a row that is here."""
        table, rid, mine, takes = change
        values = {**self._linked(table, takes), **self._derived(table, {**mine, **takes})}
        sets = ", ".join(f"{name} = ?" for name in values)
        try:
            self._db.execute(f"UPDATE {table} SET {sets}, version = version + 1 WHERE rid = ?", (*values.values(), rid))
        except sqlite.IntegrityError:
            self.kept_apart += 1

    def _insert(self, image: Image) -> None:
        table = image.table
        values: dict[str, Cell] = {
            "rid": self._rids[table, image.uid],
            "uid": image.uid,
            **self._linked(table, image.cells),
            **self._derived(table, image.cells),
            **self._named_here(table, image.cells),
        }
        marks = ", ".join("?" for _ in values)
        try:
            self._db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        except sqlite.IntegrityError as error:
            raise Refused(CANT_STAND, table=table) from error

    def _linked(self, table: str, cells: Cells) -> dict[str, Cell]:
        links = scopes()[table].links
        return {name: self._rid(links[name], cell) if name in links else cell for name, cell in cells.items()}

    def _rid(self, table: str, uid: Cell) -> int | None:
        if uid is None:
            return None
        key = (table, str(uid))
        if key not in self._rids:
            found = self._db.execute(f"SELECT rid FROM {table} WHERE uid = ?", (uid,)).fetchone()
            self._rids[key] = found[0] if found else None
        return self._rids[key]

    def _derived(self, table: str, cells: Cells) -> Mapping[str, str]:
        return derived.RULES[table](cells) if table in derived.RULES else {}

    def _named_here(self, table: str, cells: Cells) -> dict[str, Cell]:
        """Return a number that nothing else here has: the one that came, or the next that is free."""
        column = NAMED_HERE.get(table)
        if column is None:
            return {}
        name = str(cells.get(column) or "")
        while name and self._db.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (name,)).fetchone():
            name = self._next(table, name)
        return {column: name}

    def _next(self, table: str, name: str) -> str:
        """Return the number after one that is in use: `K-0008` after `K-0007`."""
        start = name.rstrip("0123456789")
        tail = name[len(start) :] or "1"
        number = max(self._named.get((table, start), 0), int(tail)) + 1
        self._named[table, start] = number
        return f"{start}{number:0{len(tail)}}" if start != name else f"{name}-{number}"


def write(db: Connection, new: Sequence[Image], changes: Sequence[Change]) -> int:
    """Bring rows in and change those that are here; returns how many changes stayed out, see `Rows.kept_apart`."""
    rows = Rows(db)
    if len(new) + len(changes) > bulk.MANY:
        with bulk.derived_at_the_end(db):
            _write(rows, new, changes)
    else:
        _write(rows, new, changes)
    return rows.kept_apart


def _write(rows: Rows, new: Sequence[Image], changes: Sequence[Change]) -> None:
    rows.insert(new)
    for change in changes:
        rows.update(change)
