"""The customer list: lines of customers, and the list of all of them walked by its keys in either direction.

A place in the list is found from the nearest anchor (a key noted every so many rows), so that any page costs the same.
What is unknown stands last in both directions: the list is then two parts, the known and the unknown.
"""

from functools import cache

from crodesk.storage.summary_columns import SORTS

LINE = (
    "s.customer_rid, s.code, s.name, s.kind, s.status, s.tier, s.phone, s.job, s.since, s.currency,"
    " s.next_due_on, s.last_contact_on, s.paper_expires_on, s.birthday, s.lunar_birthday,"
    " s.deposits_minor, s.loans_minor, s.days_late, s.late, s.gaps, s.open_cases"
)
"""The columns of a line, in the order of `CustomerLine`: its number, then text, then figures."""

LINES = f"SELECT {LINE} FROM customer_summary s WHERE s.customer_rid IN (SELECT value FROM json_each(:rids))"

COUNT = "SELECT customers FROM customer_count WHERE closed = 0"

EVERYONE = "SELECT sum(customers) FROM customer_count WHERE closed IN (0, 1)"

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
    return ", ".join(f"s.{column}{way}" for column in (*SORTS[sort], "customer_rid"))


@cache
def page(sort: str, part: str, *, falling: bool) -> str:
    """Return SQL for lines from a place of a part on."""
    return _lines(f"SELECT s.customer_rid {_rows(sort, part)} ORDER BY {order(sort, falling=falling)}")


@cache
def page_from(sort: str, part: str) -> str:
    """Return SQL for lines from a place after an anchor on."""
    return _lines(_from_anchor(sort, part))


@cache
def anchor(sort: str, part: str) -> str:
    """Return SQL for the key so many rows after an anchor."""
    return f"{_from_anchor(sort, part)} LIMIT 1 OFFSET :offset"


@cache
def first_key(sort: str, part: str) -> str:
    """Return SQL for the first key of a part."""
    return f"{_keys(sort)} {_rows(sort, part)} ORDER BY {order(sort)} LIMIT 1"


@cache
def part_count(sort: str, part: str) -> str:
    """Return SQL for how many rows a part has."""
    return f"SELECT count(*) {_rows(sort, part)}"


@cache
def key_of(sort: str, part: str) -> str:
    """Return SQL for the key of a customer who stands in a part."""
    return f"{_keys(sort)} FROM customer_summary s WHERE s.customer_rid = :customer AND s.closed = 0 {part}"


@cache
def rows_alike(sort: str, part: str) -> str:
    """Return SQL for how many rows stand from one number on before another, among those that are sorted alike."""
    between = "s.customer_rid >= :first AND s.customer_rid < :last"
    return f"SELECT count(*) {_anchored(sort, part)} AND {_alike(sort)} AND {between}"


@cache
def rows_between(sort: str, part: str) -> str:
    """Return SQL for how many rows are sorted after those of an anchor and before those of a key."""
    between = f"{_beyond(sort, part, '>', 'anchor')} AND {_beyond(sort, part, '<', 'key')}"
    return f"SELECT count(*) {_anchored(sort, part)} AND {between}"


def _keys(sort: str) -> str:
    return f"SELECT {', '.join(f's.{column}' for column in SORTS[sort])}, s.customer_rid"


def _rows(sort: str, part: str) -> str:
    return f"FROM customer_summary s INDEXED BY summary_by_{sort} WHERE s.closed = 0 {part}"


def _anchored(sort: str, part: str) -> str:
    """Return SQL for rows of a part from an anchor on; what follows something known is known."""
    return _rows(sort, part if _is_unknown(sort, part) else "")


def _is_unknown(sort: str, part: str) -> bool:
    return sort in UNKNOWN_LAST and part == parts(sort)[-1]


def _alike(sort: str) -> str:
    return " AND ".join(f"s.{column} = :anchor{place}" for place, column in enumerate(SORTS[sort]))


def _beyond(sort: str, part: str, sign: str, name: str) -> str:
    """Return SQL that compares what is sorted by; within the unknown that is what remains beside it, if anything."""
    columns = list(enumerate(SORTS[sort]))[1 if _is_unknown(sort, part) else 0 :]
    if not columns:
        return "false"
    left = ", ".join(f"s.{column}" for _, column in columns)
    return f"({left}) {sign} ({', '.join(f':{name}{place}' for place, _ in columns)})"


def _from_anchor(sort: str, part: str) -> str:
    """Return SQL for keys from an anchor on: the rest of those sorted alike, then the others.

    SQLite would not seek by the number of a row if both were asked for at once.
    """
    rows = f"{_keys(sort)} {_anchored(sort, part)}"
    alike = f"{rows} AND {_alike(sort)} AND s.customer_rid >= :anchor_rid ORDER BY s.customer_rid"
    after = f"{rows} AND {_beyond(sort, part, '>', 'anchor')} ORDER BY {order(sort)}"
    reach = "LIMIT :limit + :offset"
    return f"SELECT * FROM ({alike} {reach}) UNION ALL SELECT * FROM ({after} {reach})"


def _lines(ordered: str) -> str:
    """Return SQL for lines of ordered rows: SQLite walks the index alone up to the place, and then looks lines up."""
    return (
        f"SELECT {LINE} FROM (SELECT customer_rid FROM ({ordered}) LIMIT :limit OFFSET :offset) k"
        " CROSS JOIN customer_summary s ON s.customer_rid = k.customer_rid"
    )
