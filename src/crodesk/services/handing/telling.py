"""A field that two desks changed, in words: of which record, whose, and what each of them says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crodesk.domain.handing.merging import Cell
from crodesk.domain.records import Field, by_name
from crodesk.domain.words import N_
from crodesk.services import links, record_list
from crodesk.services.handing.taking import Dispute, Review
from crodesk.services.whose import whose
from crodesk.storage.reader import Reader

OTHERS: Mapping[str, tuple[str, str]] = {
    "ended_on": (N_("Ended on"), "day"),
    "ended_why": (N_("Why it ended"), "line"),
    "verified_on": (N_("Confirmed on"), "day"),
    "verified_by": (N_("Confirmed by"), "line"),
    "imported_from": (N_("Brought in by"), "line"),
    "imported_key": (N_("Key where it came from"), "line"),
    "clock": (N_("Clock"), "line"),
}
"""Columns that no form shows: what they are called, and how they are typed."""
OWNER = N_("Belongs to")


@dataclass(frozen=True, slots=True)
class Told:
    """A dispute as it is shown."""

    key: str
    kind: str
    """Which kind of record it is, a message id."""
    whose: str
    """Name and number of the customer; empty for what is nobody's."""
    record: str
    """The record itself, in a few words as it is stored."""
    field: Field
    currency: str
    """What an amount is in; empty for the branch's."""
    base: Any
    """What both knew, as it is stored; a link by the name of what it points to."""
    mine: Any
    theirs: Any


def told(reader: Reader, review: Review) -> list[Told]:
    """Return all disputes of a review, in words."""
    return [_told(reader, dispute) for dispute in review.disputes]


def _told(reader: Reader, dispute: Dispute) -> Told:
    kind, field = by_name(dispute.table), field_of(dispute.table, dispute.column)
    line = record_list.get(reader, dispute.table, dispute.rid)
    base, mine, theirs = (_named(reader, field, cell) for cell in (dispute.base, dispute.mine, dispute.theirs))
    return Told(
        key=dispute.key,
        kind=kind.label,
        whose=whose(reader, dispute.table, dispute.rid, {}),
        record=_words(line, kind.line, dispute.column) if line else "",
        field=field,
        currency=line.currency if line else "",
        base=base,
        mine=mine,
        theirs=theirs,
    )


def field_of(table: str, column: str) -> Field:
    """Return the field of a column, made for one that no form shows."""
    found = next((field for field in by_name(table).fields if field.key == column), None)
    if found is not None:
        return found
    label, kind = OTHERS.get(column, (OWNER, "line"))
    return Field(column, label, "day" if kind == "day" else "line")


def _words(line: record_list.RecordLine, keys: tuple[str, ...], but: str) -> str:
    """Return what tells a record from others of its kind: its first words that aren't disputed."""
    said = (line.names.get(key) or line.cells.get(key) for key in keys if key != but)
    return next((str(words)[:40] for words in said if words), "")


def _named(reader: Reader, field: Field, cell: Cell) -> Any:
    """Return what a link points to by its name; any other value as it is stored."""
    if field.kind != "link" or cell is None:
        return cell
    rid = reader.value(f"SELECT rid FROM {by_name(field.target).name} WHERE uid = ?", (cell,))  # noqa: S608 - a name of our own registry
    return str(cell) if rid is None else links.name(reader, field.target, rid)
