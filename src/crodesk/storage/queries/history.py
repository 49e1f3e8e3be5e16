"""The history of the desk, newest action first: walked by the journal's own order, each action's changes by index."""

from functools import cache

from crodesk.domain.records import KINDS

_ACTIONS = """
SELECT a.rid, a.at, a.who, a.name, a.subject, a.undoes,
       (SELECT count(*) FROM action u WHERE u.root = a.rid AND u.rid <> a.rid) % 2
FROM action a
"""

NEWEST = f"{_ACTIONS} ORDER BY a.rid DESC LIMIT :limit"

CHANGES = """
SELECT table_name, row, last_row, operation,
       CASE WHEN operation IN ('B', 'R') THEN NULL ELSE old END,
       CASE WHEN operation IN ('B', 'R') THEN NULL ELSE new END
FROM change WHERE action = :action ORDER BY seq LIMIT :most
"""
"""What an action changed; of runs, which are packed, only that they were."""

ELSEWHERE = {"holding", "application"}
"""Kinds whose changes are told where they are kept: an application is changed with every field."""
OWN = {kind.name for kind in KINDS if kind.owner == "customer" and kind.name not in ELSEWHERE}
"""Tables whose rows carry their customer."""
BY_HOLDING = {"holding_reading", "standing_order", "bank_transaction"}
"""Tables whose rows belong to a holding, and so to those who hold it."""


@cache
def of_customer() -> str:
    """Return SQL for the newest actions that changed a customer's record or one that is kept about the customer.

    A row that is there no more is known by its image; a run brought in together by whether it has a row of theirs.
    """
    return f"""
{_ACTIONS} WHERE EXISTS (
  SELECT 1 FROM change h WHERE h.action = a.rid AND (
    (h.table_name = 'customer' AND :customer BETWEEN h.row AND coalesce(h.last_row, h.row))
    OR (h.operation NOT IN ('B', 'R') AND :customer IN (h.old ->> '$.customer_rid', h.new ->> '$.customer_rid'))
    OR CASE h.table_name {" ".join(_whose(table) for table in _tables())} ELSE 0 END
  ))
ORDER BY a.rid DESC LIMIT :limit
"""


def _tables() -> list[str]:
    return sorted({*OWN, *BY_HOLDING, "holding_role", "holding"})


def _whose(table: str) -> str:
    """Return SQL that tells whether a changed row, or a run of rows, of one table is about the customer."""
    rows = "BETWEEN h.row AND coalesce(h.last_row, h.row)"
    if table == "holding":
        found = f"holding_role r WHERE r.customer_rid = :customer AND r.holding_rid {rows}"
    elif table in BY_HOLDING:
        found = (
            f"holding_role r JOIN {table} t ON t.holding_rid = r.holding_rid"
            f" WHERE r.customer_rid = :customer AND t.rid {rows}"
        )
    else:
        found = f"{table} t WHERE t.customer_rid = :customer AND t.rid {rows}"
    return f"WHEN '{table}' THEN EXISTS (SELECT 1 FROM {found})"
