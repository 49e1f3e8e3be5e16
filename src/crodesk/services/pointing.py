"""Which record is meant by its number here, its uid, or the words by which it is called."""

from crodesk.domain.names import fold
from crodesk.domain.records import by_name
from crodesk.services.record_list import LINK_NAMES
from crodesk.storage.reader import Reader

WITH_DIGITS = {"holding", "identity_document"}
"""Kinds whose number is also known without its separators."""


def meant(reader: Reader, kind_name: str, text: str, limit: int = 2) -> list[int]:
    """Return the numbers of the records of a kind that `text` may mean; `#12` and `12` are numbers here."""
    kind = by_name(kind_name)
    number = text.removeprefix("#")
    if number.isascii() and number.isdecimal():
        found = reader.rows(f"SELECT rid FROM {kind.name} WHERE rid = ?", (int(number) % (1 << 63),))
        if found:
            return [found[0][0]]
    ways, values = ["uid = ?"], [text]
    if kind.name in LINK_NAMES:
        ways.append(f"{LINK_NAMES[kind.name]} = ?")
        values.append(text)
    if kind.name in WITH_DIGITS:
        ways.append("digits = ?")
        values.append(fold(text).replace(" ", ""))
    query = f"SELECT rid FROM {kind.name} WHERE {' OR '.join(ways)} LIMIT ?"
    return [rid for (rid,) in reader.rows(query, [*values, limit])]


def paper_of(reader: Reader, rid: int) -> str:
    """Return which paper an identity document is."""
    return str(reader.value("SELECT kind FROM identity_document WHERE rid = ?", (rid,)) or "")


def currency_of(reader: Reader, kind_name: str, rid: int | None, owner_rid: int | None) -> str:
    """Return the currency that amounts of a record are in where none is typed: its own, its holding's, the branch's."""
    kind = by_name(kind_name)
    queries: list[tuple[str, int | None]] = []
    if any(field.key == "currency" for field in kind.fields):
        queries.append((f"SELECT currency FROM {kind.name} WHERE rid = ?", rid))
    if kind.owner == "holding":
        queries.append(("SELECT currency FROM holding WHERE rid = ?", owner_rid))
        queries.append(
            (f"SELECT h.currency FROM {kind.name} t JOIN holding h ON h.rid = t.holding_rid WHERE t.rid = ?", rid)
        )
    for query, number in queries:
        if number is not None and (found := reader.value(query, (number,))):
            return str(found)
    return str(reader.value("SELECT currency FROM branch ORDER BY rid LIMIT 1") or "VND")
