"""The history of the desk, newest action first: walked by the journal's own order, each action's changes by index."""

from functools import cache

from crodesk.domain.records import KINDS, by_name

_ACTIONS = """
SELECT a.rid, a.at, a.who, a.name, a.subject, a.undoes,
       (SELECT count(*) FROM action u WHERE u.root = a.rid AND u.rid <> a.rid) % 2
FROM action a
"""
_WHEN = "WHERE a.at >= :since AND a.at < :before"

ONE = f"{_ACTIONS} WHERE a.rid = :action"
CALLED = "SELECT name || ' ' || code FROM customer WHERE rid = :customer"
LAST = "SELECT max(rid) FROM action"
NEWEST = f"{_ACTIONS} {_WHEN} ORDER BY a.rid DESC LIMIT :limit"

CHANGES = """
SELECT table_name, row, last_row, operation,
       CASE WHEN operation IN ('B', 'R') THEN NULL ELSE old END,
       CASE WHEN operation IN ('B', 'R') THEN NULL ELSE new END
FROM change WHERE action = :action ORDER BY seq LIMIT :most
"""
"""What an action changed; of runs, which are packed, only that they were."""

AS_OF = "SELECT rid FROM action WHERE at <= :at ORDER BY rid DESC LIMIT 1"
"""The newest action that was done at a moment: how the desk stood is what the actions up to it made of it."""

OF_ROW = """
SELECT operation, old, new FROM change
WHERE table_name = :table AND row = :row AND action > :after AND action <= :until AND operation NOT IN ('B', 'R')
ORDER BY seq
"""
"""What happened to one row between two moments, but for runs."""

RUNS = """
SELECT table_name, row, coalesce(last_row, row), operation, seq FROM change
WHERE action > :after AND action <= :until AND operation IN ('B', 'R')
"""
"""The runs of rows that were brought in or taken out together between two moments."""

ELSEWHERE = {"holding", "application"}
"""Kinds whose changes the timeline tells where they are kept: an application is changed with every field."""
OWN = {kind.name for kind in KINDS if kind.owner == "customer" and kind.name not in ELSEWHERE}
"""Tables whose rows carry their customer."""
WHOLE = "customer"
SHARED = "holding_role"
"""A role is its own holder's; what else is kept of a holding is of all who have a role in it."""


@cache
def of_customer() -> str:
    """Return SQL for the newest actions that changed a customer's record or one that is kept about the customer."""
    return f"""
{_ACTIONS} {_WHEN} AND EXISTS (SELECT 1 FROM change h WHERE h.action = a.rid AND {concerns()})
ORDER BY a.rid DESC LIMIT :limit
"""


@cache
def touched(*, one_customer: bool) -> str:
    """Return SQL for the rows that were changed one by one between two moments, those changed last first.

    With `one_customer` only those of that customer.
    """
    whose = f"AND {concerns()}" if one_customer else ""
    return f"""
SELECT h.table_name, h.row, max(h.action) AS newest FROM change h
WHERE h.action > :after AND h.action <= :until AND h.operation NOT IN ('B', 'R') {whose}
GROUP BY h.table_name, h.row ORDER BY newest DESC, h.table_name, h.row
"""


@cache
def in_run(table: str) -> str:
    """Return SQL for the rows of a run that are the customer's and still there."""
    return f"SELECT t.rid FROM {table} t WHERE t.rid BETWEEN :first AND :last AND {_of_theirs(table)}"


@cache
def above(table: str) -> str:
    """Return SQL for the number of what a row of a table belongs to."""
    return f"SELECT {_column(by_name(table).owner)} FROM {table} WHERE rid = :row"


@cache
def concerns() -> str:
    """Return SQL that tells whether a change `h` is about the customer.

    A row that is there no more is known by its image; a run brought in together by whether it has a row of theirs.
    """
    return f"""(
    (h.table_name = 'customer' AND :customer BETWEEN h.row AND coalesce(h.last_row, h.row))
    OR (h.operation NOT IN ('B', 'R') AND :customer IN (h.old ->> '$.customer_rid', h.new ->> '$.customer_rid'))
    OR CASE h.table_name {" ".join(_whose(kind.name) for kind in KINDS if _has_customer(kind.name))} ELSE 0 END
  )"""


def _has_customer(table: str) -> bool:
    """Tell whether the records of a table are kept about a customer, be it by way of others."""
    owner = by_name(table).owner
    return owner == WHOLE or (owner != "" and _has_customer(owner))


def _whose(table: str) -> str:
    """Return SQL that tells whether a changed row, or a run of rows, of one table is about the customer."""
    there = f"SELECT 1 FROM {table} t WHERE t.rid BETWEEN h.row AND coalesce(h.last_row, h.row) AND {_of_theirs(table)}"
    owner = by_name(table).owner
    gone = f" OR (h.operation = 'D' AND {_is_theirs(owner, _old(owner))})" if owner != WHOLE else ""
    return f"WHEN '{table}' THEN EXISTS ({there}){gone}"


def _old(owner: str) -> str:
    return f"(h.old ->> '$.{_column(owner)}')"


def _column(owner: str) -> str:
    """Return the column of a record that says what it belongs to."""
    return "case_rid" if owner == "service_case" else f"{owner}_rid"


def _of_theirs(table: str) -> str:
    """Return SQL that tells whether a row `t` of a table is about the customer."""
    if table == WHOLE:
        return "t.rid = :customer"
    if not _has_customer(table):
        return "0"
    owner = by_name(table).owner
    if table == "holding":
        return _is_theirs(table, "t.rid")
    if owner == WHOLE or table == SHARED:
        return "t.customer_rid = :customer"
    return _is_theirs(owner, f"t.{_column(owner)}")


def _is_theirs(table: str, rid: str) -> str:
    """Return SQL that tells whether the row with a number is about the customer."""
    if table == "holding":
        return f"{rid} IN (SELECT holding_rid FROM {SHARED} WHERE customer_rid = :customer)"
    owner = by_name(table).owner
    if owner == WHOLE:
        return f"{rid} IN (SELECT rid FROM {table} WHERE customer_rid = :customer)"
    inner = _is_theirs(owner, _column(owner))
    return f"{rid} IN (SELECT rid FROM {table} WHERE {inner})"
