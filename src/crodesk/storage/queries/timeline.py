"""What the timeline of a customer shows: notes and contacts, cases, changes; newest first."""

from collections.abc import Iterable

INTERACTIONS = """
SELECT rid, at, kind, outcome, subject, text, pinned, restricted, direction, seconds, stars, case_rid, ended_on
FROM interaction WHERE customer_rid = :customer AND (at, rid) < (:before, :before_rid)
ORDER BY at DESC, rid DESC LIMIT :limit
"""

PINNED = """
SELECT rid, at, kind, outcome, subject, text, pinned, restricted, direction, seconds, stars, case_rid, ended_on
FROM interaction WHERE customer_rid = :customer AND pinned = 1 AND ended_on IS NULL ORDER BY at DESC, rid DESC LIMIT 20
"""

CASES = """
SELECT rid, opened_on, kind, number, issue, text, status, answer_by, response FROM service_case
WHERE customer_rid = :customer LIMIT 200
"""

CASE_EVENTS = """
SELECT e.rid, e.at, e.what, e.text, s.number FROM service_case s JOIN case_event e ON e.case_rid = s.rid
WHERE s.customer_rid = :customer LIMIT 500
"""

CHANGES_OF_CUSTOMER = """
SELECT h.action, a.at, a.who, a.name, a.subject, h.table_name, h.operation, h.old, h.new, '[]'
FROM change h JOIN action a ON a.rid = h.action
WHERE h.table_name = 'customer' AND h.row = :customer LIMIT 200
"""

COUNT = "SELECT count(*) FROM interaction WHERE customer_rid = :customer"


def changes_of(table: str, telling: Iterable[str]) -> str:
    """Return SQL for the journaled changes of one table's rows that belong to a customer, with the `telling` columns.

    Those are of the row as it is now: an update's images hold only what it changed.
    """
    told = ", ".join(f"t.{name}" for name in telling)
    return f"""
SELECT h.action, a.at, a.who, a.name, a.subject, h.table_name, h.operation, h.old, h.new, json_array({told})
FROM {table} t JOIN change h ON h.table_name = '{table}' AND h.row = t.rid JOIN action a ON a.rid = h.action
WHERE t.customer_rid = :customer AND h.operation <> 'I' LIMIT 200
"""
