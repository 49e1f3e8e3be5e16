"""New customers of an import who may be one of those known already, or of each other."""

from collections.abc import Sequence
from typing import Any

from crodesk.domain.words import N_
from crodesk.services.import_summary import FEW, Twin
from crodesk.storage.connection import Connection

SAME_PAPER = N_("same identity number")
SAME_PHONE = N_("same phone")
SAME_NAME = N_("same name and birth date")

QUERIES = {
    SAME_PAPER: """
        SELECT c.code, c.name, o.code, o.name FROM identity_document d
        JOIN identity_document e ON e.digits = d.digits AND e.customer_rid < d.customer_rid
        JOIN customer c ON c.rid = d.customer_rid JOIN customer o ON o.rid = e.customer_rid
        WHERE d.customer_rid >= ? AND d.digits <> ''""",
    SAME_PHONE: """
        SELECT c.code, c.name, o.code, o.name FROM contact_point d
        JOIN contact_point e ON e.digits = d.digits AND e.customer_rid < d.customer_rid
        JOIN customer c ON c.rid = d.customer_rid JOIN customer o ON o.rid = e.customer_rid
        WHERE d.customer_rid >= ? AND length(d.digits) >= 7""",
    SAME_NAME: """
        SELECT c.code, c.name, o.code, o.name FROM customer c
        JOIN customer o ON o.name_fold = c.name_fold AND o.born_on = c.born_on AND o.rid < c.rid
        WHERE c.rid >= ?""",
}
"""Pairs of a new customer and one with a smaller number, by what speaks for it."""


def find(db: Connection, fresh: Sequence[tuple[int, dict[str, Any]]]) -> tuple[list[Twin], int]:
    """Return the first few likely duplicates among the customers that came in, and how many there are."""
    if not fresh:
        return [], 0
    first = fresh[0][0]
    twins: dict[tuple[str, str], Twin] = {}
    for reason, query in QUERIES.items():
        for row in db.execute(query, (first,)):
            code, name, known_code, known_name = row
            twin = Twin(code, name, known_code, known_name, reason)
            twins.setdefault((twin.code, twin.known_code), twin)
    return list(twins.values())[:FEW], len(twins)
