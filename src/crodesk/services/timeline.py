"""One timeline of a customer: notes, calls, visits, cases and changes, newest first, pinned notes on top."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from crodesk.domain.names import fold
from crodesk.domain.records import Field, RecordKind, by_name, of_customer
from crodesk.domain.words import N_
from crodesk.services import links
from crodesk.storage.queries import timeline as sql
from crodesk.storage.reader import Cells, Reader

Image = Mapping[str, Any]
"""What the journal keeps of a row."""

Source = Literal["interaction", "case", "step", "change"]

FIRST = 200
"""How many notes a timeline shows before more are asked for."""

END_OF_TIME = "9999"
CURRENCY = "currency"
NOT_SHOWN = {"version", "uid", "rid", "sort_key", "name_fold", "name_search", "digits", "birthday", "text_search"}
"""Columns whose changes tell the officer nothing."""


class Difference(NamedTuple):
    """What became of one field of a record."""

    label: str
    """A message id."""
    before: Any
    """As it is stored; a linked record by its name. With no `field` it is in words already, or a message id."""
    after: Any
    field: Field | None = None
    """Which field it is, for whoever shows its values; `None` of a whole record that was ended."""
    currency: str = ""
    """What an amount is in; empty for the branch's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    source: Source
    rid: int
    at: str
    """`YYYY-MM-DDTHH:MM:SSZ`, or a bare date."""
    kind: str
    """A value of the interaction or case kinds, of the case steps, or `change`."""
    title: str
    text: str
    outcome: str = ""
    pinned: bool = False
    restricted: bool = False
    direction: str = ""
    seconds: int | None = None
    stars: int | None = None
    ended: bool = False
    who: str = ""
    changes: list["Difference"] = field(default_factory=list)
    """Of a change: what became of each field."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest entries, and whether older notes remain."""

    entries: list[Entry]
    notes: int
    """How many notes and contacts the customer has in all."""
    more: bool


def read(reader: Reader, rid: int, *, kind: str = "", text: str = "", limit: int = FIRST) -> Timeline:
    """Return the timeline; `kind` keeps one kind (`case`, `change` or an interaction's), `text` entries that hold it.

    Restricted notes are shown where they stand but are never found by their words.
    """
    me = {"customer": rid}
    notes = int(reader.value(sql.COUNT, me) or 0)
    entries = [
        *_interactions(reader, rid, notes if text or kind else limit),
        *_cases(reader, me),
        *_changes(reader, me),
    ]
    shown = sorted((entry for entry in entries if _wanted(entry, kind, fold(text).split())), key=_order, reverse=True)
    return Timeline(shown, notes, more=not (text or kind) and notes > limit)


def _order(entry: Entry) -> tuple[bool, str, int]:
    return (entry.pinned, entry.at, entry.rid)


def _wanted(entry: Entry, kind: str, words: list[str]) -> bool:
    if kind and kind not in {entry.kind, entry.source} and not (kind == "case" and entry.source == "step"):
        return False
    if not words:
        return True
    if entry.restricted:
        return False
    folded = fold(f"{entry.title} {entry.text}")
    return all(word in folded for word in words)


def _interactions(reader: Reader, rid: int, limit: int) -> Iterable[Entry]:
    values: dict[str, Any] = {"customer": rid, "before": END_OF_TIME, "before_rid": 0, "limit": limit}
    rows = {row[0]: row for row in reader.rows(sql.PINNED, {"customer": rid})}
    rows |= {row[0]: row for row in reader.rows(sql.INTERACTIONS, values)}
    return [_interaction(row) for row in rows.values()]


def _interaction(row: Cells) -> Entry:
    rid, at, kind, outcome, subject, text, pinned, restricted, direction, seconds, stars, _case, ended_on = row
    return Entry(
        "interaction",
        rid,
        at,
        kind,
        subject,
        text,
        outcome=outcome,
        pinned=bool(pinned) and ended_on is None,
        restricted=bool(restricted),
        direction=direction,
        seconds=seconds,
        stars=stars,
        ended=ended_on is not None,
    )


def _cases(reader: Reader, me: dict[str, int]) -> Iterable[Entry]:
    for rid, at, what, text, number in reader.rows(sql.CASE_EVENTS, me):
        if what != "opened":
            yield Entry("step", rid, at, what, number, text)
    for rid, opened_on, kind, number, issue, text, status, _answer_by, response in reader.rows(sql.CASES, me):
        body = "\n".join(part for part in (text, response) if part)
        yield Entry("case", rid, opened_on, kind, f"{number} {issue}".strip(), body, outcome=status)


def _changes(reader: Reader, me: dict[str, int]) -> Iterable[Entry]:
    """Return one entry an action that changed the customer's own record or one of the records kept about them."""
    rows = reader.rows(sql.CHANGES_OF_CUSTOMER, me)
    for kind in of_customer():
        if kind.name not in {"holding", "interaction", "service_case"}:
            rows += reader.rows(sql.changes_of(kind.name, _telling(kind)), me)
    by_action: dict[int, Entry] = {}
    for action, at, who, name, _subject, table, operation, old, new, told in rows:
        entry = by_action.setdefault(action, Entry("change", action, at, "change", name, "", who=who))
        if operation == "U":
            before, after = json.loads(old or "{}"), json.loads(new or "{}")
            said, currency = _told(table, json.loads(told))
            entry.changes.extend(differences(reader, table, before, after, currency))
            entry.changes.extend(_ending(table, after, said))
    return [entry for entry in by_action.values() if entry.changes]


def _telling(kind: RecordKind) -> tuple[str, ...]:
    """Return the fields by which a record of that kind is known in words, and at the end its currency if it has one."""
    told = tuple(
        key for key in kind.line if kind.field(key).kind in {"line", "text", "number", "identity", "phone", "day"}
    )
    return (*told, CURRENCY) if _has_currency(kind) else told


def _has_currency(kind: RecordKind) -> bool:
    return any(item.key == CURRENCY for item in kind.fields)


def _told(table: str, told: list[Any]) -> tuple[list[Any], str]:
    """Return the words by which a record is known, and its currency."""
    return (told[:-1], str(told[-1] or "")) if told and _has_currency(by_name(table)) else (told, "")


def differences(reader: Reader, table: str, before: Image, after: Image, currency: str) -> Iterator[Difference]:
    """Yield the fields of a record that `after` has, by their values before and after."""
    for item in by_name(table).fields:
        if item.key in after and item.key not in NOT_SHOWN:
            old, new = (_linked(reader, item, image.get(item.key)) for image in (before, after))
            yield Difference(item.label, old, new, item, currency)


def _linked(reader: Reader, item: Field, value: Any) -> Any:
    """Return what a link points to by its name; any other value as it is stored."""
    return links.name(reader, item.target, value) if item.kind == "link" and value is not None else value


def _ending(table: str, after: Image, told: list[Any]) -> list[Difference]:
    """Return what a record said that was ended, and why it was, or that it holds again."""
    kind = by_name(table)
    if not kind.ends or kind.ends not in after:
        return []
    said = ", ".join(_words(value) for value in told if value)
    if not after[kind.ends]:
        return [Difference(kind.label, N_("ended"), said)]
    return [Difference(kind.label, said, _words(after.get("ended_why")) or N_("ended"))]


def _words(value: Any) -> str:
    return "" if value is None else str(value)
