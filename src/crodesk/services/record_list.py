"""Reading records of any kind: a page of them, one of them, those that hold a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crodesk.domain.names import fold
from crodesk.domain.records import Field, RecordKind, by_name
from crodesk.storage.reader import Cells, Reader

OWNER_COLUMN = {
    "customer": "customer_rid",
    "holding": "holding_rid",
    "service_case": "case_rid",
    "application": "application_rid",
    "credit_contract": "credit_contract_rid",
    "drawing": "drawing_rid",
    "bank_statement": "bank_statement_rid",
    "inspection": "inspection_rid",
    "collection_measure": "collection_measure_rid",
}
"""The column that says what a record belongs to."""

HOLDER = (
    "(SELECT customer_rid FROM holding_role WHERE holding_rid = t.rid AND ended_on IS NULL"
    " ORDER BY role <> 'owner', rid LIMIT 1)"
)
"""What a holding belongs to: who owns it, else who has another part in it."""

LINK_NAMES = {
    "customer": "name || ' ' || code",
    "product": "name",
    "holding": "number",
    "officer": "name",
    "trusted_card": "name",
    "branch": "name",
    "need": "what",
    "service_case": "number",
    "fact": "what",
    "application": "number",
    "application_party": "CASE WHEN customer_rid IS NULL THEN name"
    " ELSE (SELECT name FROM customer WHERE rid = application_party.customer_rid) END",
    "application_event": "move || ' ' || substr(at, 1, 10)",
    "application_paper": "CASE name WHEN '' THEN code ELSE name END",
    "collateral": "CASE name WHEN '' THEN kind ELSE name END",
    "credit_contract": "number",
    "drawing": "CASE debt_note WHEN '' THEN '#' || rid ELSE debt_note END",
    "loan_event": "kind || ' ' || value_on",
    "bank_statement": "account || ' ' || coalesce(to_on, '')",
    "statement_entry": "coalesce(booked_on, '') || ' ' || counterparty",
    "inspection": "kind || ' ' || coalesce(visited_on, planned_on, '')",
    "collection_measure": "kind || ' ' || coalesce(decided_on, proposed_on, '')",
    "interaction": "CASE restricted WHEN 1 THEN '#' || rid ELSE substr(subject || ' ' || text, 1, 40) END",
}
"""By kind: SQL for the words by which a record is called when another points to it."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record as a list shows it."""

    rid: int
    version: int
    cells: dict[str, Any]
    """Stored values by field key: text, whole numbers, ISO dates."""
    names: dict[str, str]
    """By key of a link field: what it points to, in words."""
    owner: str
    """What it belongs to, in words; empty in the list of one owner."""
    owner_rid: int | None
    ended: bool
    verified_on: str
    currency: str
    """What its amounts are in: its own currency, else its holding's; empty when neither is known."""


def page(
    reader: Reader,
    kind_name: str,
    owner_rid: int | None = None,
    *,
    start: int = 0,
    limit: int = 200,
    ended: bool = True,
) -> list[RecordLine]:
    """Return records of a kind: one owner's in the kind's own order, or all of them, newest first."""
    kind = by_name(kind_name)
    where, values = _where(kind, owner_rid, ended=ended)
    order = kind.order if owner_rid is not None or not _is_owned(kind) else "rid DESC"
    sql = f"{_select(kind.name)} {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return [_line(kind, row) for row in reader.rows(sql, [*values, limit, start])]


def count(reader: Reader, kind_name: str, owner_rid: int | None = None) -> int:
    """Return how many records of a kind there are."""
    kind = by_name(kind_name)
    where, values = _where(kind, owner_rid, ended=True)
    return int(reader.value(f"SELECT count(*) FROM {kind.name} t {where}", values) or 0)


def get(reader: Reader, kind_name: str, rid: int) -> RecordLine | None:
    """Return one record."""
    kind = by_name(kind_name)
    row = reader.row(f"{_select(kind.name)} WHERE t.rid = ?", (rid,))
    return _line(kind, row) if row else None


def find(reader: Reader, kind_name: str, text: str, owner_rid: int | None = None, limit: int = 200) -> list[RecordLine]:
    """Return records that hold every word of `text` in one of their fields, folded; restricted notes are left out."""
    words = fold(text).split()
    found: list[RecordLine] = []
    for line in everything(reader, kind_name, owner_rid):
        if not line.cells.get("restricted") and _holds(line, words):
            found.append(line)
            if len(found) == limit:
                break
    return found


def everything(reader: Reader, kind_name: str, owner_rid: int | None = None) -> Iterator[RecordLine]:
    """Yield all records of a kind, oldest first, for exports and searches of any length."""
    kind = by_name(kind_name)
    where, values = _where(kind, owner_rid, ended=True)
    for row in reader.stream(f"{_select(kind.name)} {where} ORDER BY t.rid", values):
        yield _line(kind, row)


def _holds(line: RecordLine, words: Sequence[str]) -> bool:
    text = fold(" ".join([*(str(cell) for cell in line.cells.values() if cell), *line.names.values(), line.owner]))
    return all(word in text for word in words)


def _is_owned(kind: RecordKind) -> bool:
    return kind.owner != ""


def _where(kind: RecordKind, owner_rid: int | None, *, ended: bool) -> tuple[str, list[Any]]:
    parts, values = [], []
    if owner_rid is not None and kind.name == "holding":
        parts.append("t.rid IN (SELECT holding_rid FROM holding_role WHERE customer_rid = ?)")
        values.append(owner_rid)
    elif owner_rid is not None and kind.owner:
        parts.append(f"t.{OWNER_COLUMN[kind.owner]} = ?")
        values.append(owner_rid)
    if not ended and kind.ends:
        parts.append(f"t.{kind.ends} IS NULL")
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


@cache
def _select(kind_name: str) -> str:
    """Return the start of a query for a kind's lines; every name in it is the registry's own."""
    kind = by_name(kind_name)
    fields = [f"t.{field.key}" for field in kind.fields]
    links = [_name_of(field.target, f"t.{field.key}") for field in _links(kind)]
    column = OWNER_COLUMN.get(kind.owner, "")
    owner = HOLDER if kind.name == "holding" else f"t.{column}" if column else "NULL"
    owner_name = _name_of(kind.owner, owner) if column else "''"
    ended = f"t.{kind.ends} IS NOT NULL" if kind.ends else "0"
    verified = "t.verified_on" if kind.verified else "''"
    columns = ["t.rid", "t.version", owner, owner_name, ended, verified, _currency(kind), *fields, *links]
    return f"SELECT {', '.join(columns)} FROM {kind.name} t"


def _currency(kind: RecordKind) -> str:
    own = "t.currency" if any(field.key == "currency" for field in kind.fields) else "''"
    if kind.owner != "holding":
        return own
    return f"coalesce(nullif({own}, ''), (SELECT currency FROM holding WHERE rid = t.holding_rid))"


def _name_of(target: str, column: str) -> str:
    return f"(SELECT {LINK_NAMES[target]} FROM {target} WHERE rid = {column})"


def _links(kind: RecordKind) -> list[Field]:
    return [field for field in kind.fields if field.kind == "link"]


def _line(kind: RecordKind, row: Cells) -> RecordLine:
    rid, version, owner_rid, owner, ended, verified_on, currency, *rest = row
    cells = dict(zip((field.key for field in kind.fields), rest, strict=False))
    names = dict(zip((field.key for field in _links(kind)), rest[len(kind.fields) :], strict=True))
    return RecordLine(
        rid=rid,
        version=version,
        cells=cells,
        names={key: name or "" for key, name in names.items()},
        owner=owner or "",
        owner_rid=owner_rid,
        ended=bool(ended),
        verified_on=verified_on or "",
        currency=currency or "",
    )
