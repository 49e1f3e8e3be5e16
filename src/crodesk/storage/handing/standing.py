"""What stands open with customers who are handed over, and what doesn't go along."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from crodesk.storage.connection import Connection

_ANY = "(SELECT value FROM json_each(:customers))"
TASKS = f"""
SELECT c.name, f.what, f.about, f.due_on, f.promised_by FROM follow_up f JOIN customer c ON c.rid = f.customer_rid
WHERE f.status = 'open' AND f.customer_rid IN {_ANY} ORDER BY f.due_on, f.rid
"""
NOT_TO_CALL = f"""
SELECT c.name, p.value FROM contact_point p JOIN customer c ON c.rid = p.customer_rid
WHERE p.do_not_contact = 1 AND p.ended_on IS NULL AND p.customer_rid IN {_ANY} ORDER BY c.name, p.rid
"""
APPLICATIONS = f"""
SELECT c.name, a.number, a.stage FROM application a JOIN customer c ON c.rid = a.customer_rid
WHERE a.ended_on IS NULL AND a.stage NOT IN ('declined', 'withdrawn', 'expired') AND a.customer_rid IN {_ANY}
ORDER BY a.number
"""
CASES = f"""
SELECT c.name, s.number, s.issue FROM service_case s JOIN customer c ON c.rid = s.customer_rid
WHERE s.status <> 'closed' AND s.customer_rid IN {_ANY} ORDER BY s.rid
"""
RESTRICTED = f"SELECT count(*) FROM interaction WHERE restricted = 1 AND customer_rid IN {_ANY}"
DRAFTS = """
SELECT d.kind, coalesce((SELECT name FROM customer WHERE rid = CAST(d.subject AS INTEGER)), ''), d.saved_at FROM draft d
WHERE d.kind <> 'offers' ORDER BY d.saved_at, d.rid
"""
CUSTOMERS = f"SELECT rid, code, name FROM customer WHERE rid IN {_ANY} ORDER BY sort_key, rid"


class Task(NamedTuple):
    """Something open."""

    name: str
    what: str
    about: str
    due_on: str
    promised_by: str


class Standing(NamedTuple):
    """What whoever takes over should know, and what whoever hands over should finish first."""

    customers: tuple[tuple[int, str, str], ...]
    """Number, code and name."""
    tasks: tuple[Task, ...]
    """Promises too."""
    applications: tuple[tuple[str, str, str], ...]
    """Name of the customer, number, stage."""
    cases: tuple[tuple[str, str, str], ...]
    """Name of the customer, number, issue."""
    not_to_call: tuple[tuple[str, str], ...]
    """Name of the customer, number that isn't to be called."""
    restricted: int
    """Restricted notes."""
    drafts: tuple[tuple[str, str, str], ...]
    """What was typed and not saved anywhere on this desk: kind, name of the customer
    where it is a note's, since when. Drafts are never handed over."""

    @property
    def promises(self) -> tuple[Task, ...]:
        """Those of the tasks that somebody promised."""
        return tuple(task for task in self.tasks if task.what == "promise" or task.promised_by)


def standing(db: Connection, customers: Sequence[int]) -> Standing:
    """Return what stands open with customers, and the drafts of the desk."""
    values = {"customers": json.dumps(list(customers))}

    def rows(sql: str) -> tuple[Any, ...]:
        return tuple(db.execute(sql, values if ":" in sql else ()).fetchall())

    ((restricted,),) = rows(RESTRICTED)
    return Standing(
        customers=rows(CUSTOMERS),
        tasks=tuple(Task(*row) for row in rows(TASKS)),
        applications=rows(APPLICATIONS),
        cases=rows(CASES),
        not_to_call=rows(NOT_TO_CALL),
        restricted=restricted,
        drafts=rows(DRAFTS),
    )
