"""Steps that are planned for customers, and given up as records; the rest is answered in the queue."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.storage.tables import FollowUp


def add(
    session: Session, customers: Sequence[int | None], what: str, about: str, due_on: date, due_time: str = ""
) -> list[int]:
    """Plan the same step for one or many customers; returns the records' numbers."""
    values = {"what": what, "about": about, "due_on": due_on, "due_time": due_time}
    return [records.add(session, "follow_up", customer, values) for customer in customers]


def drop(session: Session, rid: int, why: str) -> None:
    """Give it up, with the reason."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    follow_up = _open_one(session, rid)
    follow_up.status, follow_up.done_on, follow_up.outcome = "dropped", session.info["today"], why


def _open_one(session: Session, rid: int) -> FollowUp:
    follow_up: FollowUp = records.get(session, "follow_up", rid)
    if follow_up.status != "open":
        raise Refused(N_("That is settled already. Nothing was changed; F5 shows how it stands."))
    return follow_up
