"""The tables as an import sees them: records known by their keys, what the source last said, new rows in runs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from secrets import token_hex
from typing import Any

from sqlmodel import SQLModel

from crodesk.exchange.records import Record, Shape
from crodesk.services.customers import PREFIX, code_after
from crodesk.services.import_sources import BATCH, SourceTable, content_of
from crodesk.services.import_summary import State
from crodesk.storage import derived, journal
from crodesk.storage.connection import Connection

OWN_COLUMNS = ("rid", "uid", "imported_from", "imported_key")
"""What every imported row has besides its values."""

MASS = {"bank_transaction"}
"""Kinds that come by the million and that nobody edits: what the source last said is not kept beside them."""

Resolve = Callable[[str, str], int | None]


class MissingLink(Exception):
    """A record points to one that is not there."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind, self.key = kind, key


class SeenAlready(Exception):
    """A key came up twice in one import."""


class ImportTable:
    """One table during an import."""

    def __init__(self, db: Connection, profile: str, kind: str, resolve: Resolve) -> None:
        self._db, self._profile, self.kind, self._resolve = db, profile, kind, resolve
        self._table = SQLModel.metadata.tables[kind]
        self._next = journal.next_row(db, kind)
        self._known: dict[str, int] | None = None
        self._said: dict[str, str] | None = None
        self._pending: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        self._shape: Shape | None = None
        self._columns: tuple[str, ...] = ()
        self._is_plain = kind in MASS and kind not in derived.RULES
        self._seen: set[str] = set()
        self._uids = token_hex(8)
        # In the order of the rows: random ones would be written all over their index, several times its size.
        self._code: str | None = None
        self.kept = 0
        """Fields left as the officer wrote them."""
        self.fresh: list[tuple[int, dict[str, Any]]] = []
        """New customers, for the search for likely duplicates."""

    # Finding

    def rid_of(self, key: str) -> int | None:
        """Return the row of a key, or `None`."""
        return self.known.get(key)

    @property
    def known(self) -> dict[str, int]:
        """All keys of this profile with their rows."""
        if self._known is None:
            sql = f"SELECT imported_key, rid FROM {self.kind} WHERE imported_from = ? AND imported_key IS NOT NULL"  # noqa: S608
            self._known = dict(self._db.execute(sql, (self._profile,)).fetchall())
        return self._known

    @property
    def said(self) -> dict[str, str]:
        """What the source last said of each key, as JSON."""
        if self._said is None:
            sql = "SELECT key, content FROM source_record WHERE profile = ? AND kind = ?"
            self._said = dict(self._db.execute(sql, (self._profile, self.kind)).fetchall())
        return self._said

    # Taking in

    def take(self, record: Record, sources: SourceTable) -> State:
        """Take in one record: new, updated where the source changed and the officer did not, or the same."""
        if record.key in self._seen:
            raise SeenAlready(record.key)
        links = self._links(record)
        self._seen.add(record.key)
        if self._is_plain and record.key not in self.known:
            self._append(record, links)
            return "new"
        adopted = record.key not in self.known
        rid = self.rid_of(record.key) or self._adopted(record)
        values = record.fields() | links
        content = "" if self.kind in MASS else content_of(record)
        if rid is None:
            self._insert(record, values)
            if content:
                sources.insert(self.kind, record.key, content)
            return "new"
        if content and self.said.get(record.key) == content:
            return "same"
        before = json.loads(self.said[record.key]) if record.key in self.said else None
        changed = self._update(rid, values, self._as_stored(record.shape, before), adopted=adopted)
        if content:
            sources.put(self.kind, record.key, content, known=before is not None)
            self.said[record.key] = content
        return "updated" if changed or content else "same"

    def _links(self, record: Record) -> dict[str, Any]:
        """Return the columns that point elsewhere; a link that must be there and is not rejects the row."""
        found: dict[str, Any] = {}
        for (name, kind), key in zip(record.shape.links, record.links, strict=True):
            rid = None if key is None else self._resolve(kind, key)
            if rid is None and (key is not None or not self._table.columns[f"{name}_rid"].nullable):
                raise MissingLink(kind, key or "")
            found[f"{name}_rid"] = rid
        return found

    def _adopted(self, record: Record) -> int | None:
        """Return the customer whom the officer already has under this very number."""
        if self.kind != "customer":
            return None
        code = record.fields().get("code")
        row = self._db.execute("SELECT rid FROM customer WHERE code = ? AND rid < ?", (code, self._next)).fetchone()
        if row is None:
            return None
        self.known[record.key] = int(row[0])
        return int(row[0])

    def _insert(self, record: Record, values: dict[str, Any]) -> None:
        if self.kind == "customer" and not values.get("code"):
            values["code"] = self._next_code()
        if self.kind in derived.RULES:
            values |= derived.RULES[self.kind](values)
        rid = self._put((*OWN_COLUMNS, *values), record.key, values.values())
        if self.kind not in MASS:
            self.known[record.key] = rid
        if self.kind == "customer":
            self.fresh.append((rid, values))

    def _append(self, record: Record, links: Mapping[str, Any]) -> None:
        """Insert a record of which nothing follows: the short way for what comes by the million."""
        if record.shape is not self._shape:
            self._shape, self._columns = record.shape, (*OWN_COLUMNS, *record.shape.fields, *links)
        self._put(self._columns, record.key, (*record.values, *links.values()))

    def _put(self, columns: tuple[str, ...], key: str, values: Iterable[Any]) -> int:
        """Have a row written with others like it; returns its number."""
        rid, self._next = self._next, self._next + 1
        pending = self._pending.setdefault(columns, [])
        pending.append((rid, f"{self._uids}{rid:016x}", self._profile, key, *values))
        if len(pending) >= BATCH:
            self._write(columns)
        return rid

    def _next_code(self) -> str:
        """Return the next number of the desk's own, for who comes without one."""
        if self._code is None:
            sql = "SELECT code FROM customer WHERE code GLOB ? ORDER BY length(code) DESC, code DESC LIMIT 1"
            row = self._db.execute(sql, (f"{PREFIX}*",)).fetchone()
            self._code = row[0] if row else ""
        self._code = code_after(self._code)
        return self._code

    def _write(self, columns: tuple[str, ...]) -> None:
        marks = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {self.kind} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - columns of the registry
        self._db.executemany(sql, self._pending.pop(columns))

    def flush(self) -> None:
        """Write what is still waiting."""
        for columns in list(self._pending):
            self._write(columns)

    def _as_stored(self, shape: Shape, before: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """Return what the source said before, as columns; a link to what is gone by now counts as unknown."""
        if before is None:
            return None
        links = dict(shape.links)
        return {
            f"{name}_rid" if name in links else name: self._resolve(links[name], value)
            if name in links and value is not None
            else value
            for name, value in before.items()
        }

    def _update(self, rid: int, values: dict[str, Any], before: Mapping[str, Any] | None, *, adopted: bool) -> bool:
        """Write the fields that the source changed and the officer did not; tell whether there were any."""
        self.flush()
        names = list(values)
        cells = self._db.execute(f"SELECT {', '.join(names)} FROM {self.kind} WHERE rid = ?", (rid,)).fetchone()  # noqa: S608
        stored = dict(zip(names, cells, strict=True))
        changes = {
            name: values[name] for name in names if self._may_change(name, values, stored, before, adopted=adopted)
        }
        if self.kind in derived.RULES and changes:
            changes |= self._derived(rid, changes)
        if changes:
            sets = ", ".join([*(f"{name} = ?" for name in changes), "version = version + 1"])
            self._db.execute(f"UPDATE {self.kind} SET {sets} WHERE rid = ?", (*changes.values(), rid))  # noqa: S608
        return bool(changes)

    def _may_change(
        self,
        name: str,
        values: Mapping[str, Any],
        stored: Mapping[str, Any],
        before: Mapping[str, Any] | None,
        *,
        adopted: bool,
    ) -> bool:
        if values[name] == stored[name]:
            return False
        if before is None:
            return not adopted or stored[name] in (None, "")
        if values[name] == before.get(name):
            return False
        if stored[name] == before.get(name):
            return True
        self.kept += 1
        return False

    def _derived(self, rid: int, changes: Mapping[str, Any]) -> dict[str, Any]:
        names = [column.name for column in self._table.columns]
        row = self._db.execute(f"SELECT * FROM {self.kind} WHERE rid = ?", (rid,)).fetchone()  # noqa: S608 - our own
        whole = dict(zip(names, row, strict=True)) | dict(changes)
        return dict(derived.RULES[self.kind](whole))


@contextmanager
def journaled_runs(db: Connection, kinds: list[str]) -> Iterator[None]:
    """Journal the rows that the block inserts into each table as one run."""
    with ExitStack() as stack:
        for kind in [*kinds, "source_record"]:
            stack.enter_context(journal.bulk(db, kind))
        yield
