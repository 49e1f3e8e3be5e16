"""The customer list: lines of customers, and the list of all of them walked by its keys in either direction.

A place in the list is found from the nearest anchor (a key noted every so many rows), so that any page costs the same.
What is unknown stands last in both directions: the list is then two parts, the known and the unknown.
"""

from functools import cache

from crodesk.storage.summary_columns import SORTS

LINE = (
    "s.customer_rid, s.code, s.name, s.kind, s.status, s.tier, s.phone, s.job, s.since,"
    " s.deposits_minor, s.loans_minor, s.currency, s.days_late, s.late,"
    " s.next_due_on, s.last_contact_on, s.paper_expires_on, s.gaps, s.open_cases"
)
"""The columns of a line, in the order of `CustomerLine`."""

LINES = f"SELECT {LINE} FROM customer_summary s WHERE s.customer_rid IN (SELECT value FROM json_each(:rids))"

COUNT = "SELECT customers FROM customer_count WHERE closed = 0"

UNKNOWN_LAST = {"tier", "phone", "job", "since", "next", "papers"}
"""Sorts by text that may be missing. By last contact who was never spoken to stands before all others."""

ONE_PART = ("",)
KNOWN, UNKNOWN = "AND s.{} > ''", "AND s.{} = ''"


def parts(sort: str) -> tuple[str, ...]:
    """Return the conditions of the parts that the list has by a sort, first to last."""
    column = SORTS[sort][0]
    return (KNOWN.format(column), UNKNOWN.format(column)) if sort in UNKNOWN_LAST else ONE_PART


def order(sort: str, *, falling: bool = False) -> str:
    """Return the order of a sort within a part."""
    way = " DESC" if falling else ""
    return ", ".join(f"{column}{way}" for column in key_columns(sort))


def key_columns(sort: str) -> list[str]:
    """Return the columns that make a customer's place in a sort."""
    return [*(f"s.{column}" for column in SORTS[sort]), "s.customer_rid"]


@cache
def page(sort: str, part: str, *, falling: bool) -> str:
    """Return SQL for lines from a place of a part on."""
    return _lines(f"{_rows(sort, part)} ORDER BY {order(sort, falling=falling)}")


@cache
def page_from(sort: str, part: str) -> str:
    """Return SQL for lines from a place after an anchor on."""
    return _lines(f"{_rows(sort, part)} AND {_from_anchor(sort)} ORDER BY {order(sort)}")


@cache
def anchor(sort: str, part: str) -> str:
    """Return SQL for the key so many rows after an anchor."""
    return (
        f"SELECT {', '.join(key_columns(sort))} FROM {_rows(sort, part)} AND {_from_anchor(sort)}"
        f" ORDER BY {order(sort)} LIMIT 1 OFFSET :offset"
    )


@cache
def first_key(sort: str, part: str) -> str:
    """Return SQL for the first key of a part."""
    return f"SELECT {', '.join(key_columns(sort))} FROM {_rows(sort, part)} ORDER BY {order(sort)} LIMIT 1"


@cache
def part_count(sort: str, part: str) -> str:
    """Return SQL for how many rows a part has."""
    return f"SELECT count(*) FROM {_rows(sort, part)}"


@cache
def key_of(sort: str, part: str) -> str:
    """Return SQL for the key of a customer who stands in a part."""
    return (
        f"SELECT {', '.join(key_columns(sort))} FROM customer_summary s"
        f" WHERE s.customer_rid = :customer AND s.closed = 0 {part}"
    )


@cache
def rows_before(sort: str, part: str) -> str:
    """Return SQL for how many rows stand between an anchor and a key."""
    columns = key_columns(sort)
    before = f"({', '.join(columns)}) < ({', '.join(f':key{place}' for place in range(len(columns)))})"
    return f"SELECT count(*) FROM {_rows(sort, part)} AND {_from_anchor(sort)} AND {before}"


def _rows(sort: str, part: str) -> str:
    return f"customer_summary s INDEXED BY summary_by_{sort} WHERE s.closed = 0 {part}"


def _from_anchor(sort: str) -> str:
    columns = key_columns(sort)
    return f"({', '.join(columns)}) >= ({', '.join(f':anchor{place}' for place in range(len(columns)))})"


def _lines(rows: str) -> str:
    """Return SQL for lines of ordered rows: SQLite walks the index alone up to the place, and then looks lines up."""
    return (
        f"SELECT {LINE} FROM (SELECT s.customer_rid AS rid FROM {rows} LIMIT :limit OFFSET :offset) k"
        " CROSS JOIN customer_summary s ON s.customer_rid = k.rid"
    )
