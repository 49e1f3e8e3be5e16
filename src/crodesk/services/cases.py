"""Service cases from the first word to the answer: complaints, disputes, errors, enquiries, requests."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.relationship import complaints
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.services.case_numbers import SERIAL, series
from crodesk.storage.tables import CaseEvent, ServiceCase, Setting


@dataclass(frozen=True, slots=True)
class Opening:
    """What is written down when a case comes in."""

    kind: str
    issue: str
    text: str = ""
    product: str = ""
    channel: str = ""
    opened_on: date | None = None
    answer_by: date | None = None
    """By when the bank must answer; `None` follows the rule."""
    owner: str = ""
    disputed_minor: int | None = None
    currency: str = ""
    """Of the amount disputed; empty for the branch's."""


def open_case(session: Session, customer_rid: int, opening: Opening) -> int:
    """Open a case and return its number in the file; the first step is written with it, so it is one entry."""
    opened_on = opening.opened_on or session.info["today"]
    values = {
        "kind": opening.kind,
        "issue": opening.issue,
        "text": opening.text,
        "product": opening.product,
        "channel": opening.channel,
        "opened_on": opened_on,
        "answer_by": opening.answer_by
        or complaints.answer_by(opening.kind, opened_on, answer_days(session, opening.kind)),
        "owner": opening.owner or session.info["officer"],
        "number": next_number(session, opening.kind, opened_on.year),
        "disputed_minor": opening.disputed_minor,
        "currency": opening.currency,
    }
    rid = records.add(session, "service_case", customer_rid, values)
    step(session, rid, "opened", opening.text or opening.issue)
    return rid


def answer_days(session: Session, kind: str) -> int | None:
    """Return the bank's own term for a kind of case, from the desk's settings; `None` when it has set none."""
    value = session.exec(select(Setting.value).where(col(Setting.key) == f"answer_days.{kind}")).first()
    return int(value) if value and value.isdigit() else None


def next_number(session: Session, kind: str, year: int) -> str:
    """Return the next number for a case of a kind in a year, such as `CP-2026-0007`."""
    start = series(kind, year)
    # One that isn't of our form counts as 0.
    place = sa.cast(sa.func.substr(ServiceCase.number, len(start) + 1), sa.Integer)
    own = (col(ServiceCase.number) >= start, col(ServiceCase.number) < f"{start}~")  # by the index, as LIKE would not
    highest = session.exec(select(sa.func.max(place)).where(*own)).one()
    return f"{start}{(highest or 0) + 1:0{SERIAL}}"


def step(session: Session, rid: int, what: str, text: str) -> None:
    """Write down one step of a case."""
    session.add(CaseEvent(case_rid=rid, at=session.info["now"], what=what, text=text))
    session.flush()


def answer(session: Session, rid: int, response: str) -> None:
    """Write down the answer given; the first one decides whether it was in time."""
    if not response.strip():
        raise Refused(Problem("response", N_("Write what was answered.")))
    case: ServiceCase = _open_one(session, rid)
    today = session.info["today"]
    if case.first_answered_on is None:
        case.first_answered_on = today
        case.in_time = complaints.in_time(case.answer_by, today)
    case.status, case.response, case.customer_informed = "answered", response, True
    step(session, rid, "answered", response)


def refer(session: Session, rid: int, department: str) -> None:
    """Hand a case to a department and remember since when it waits there."""
    if not department.strip():
        raise Refused(Problem("referred_to", N_("Say to whom.")))
    case: ServiceCase = _open_one(session, rid)
    case.referred_to, case.referred_on = department, session.info["today"]
    step(session, rid, "referred", department)


def close(session: Session, rid: int, response: str, root_cause: str = "", satisfied: str = "") -> None:
    """Close a case with its answer and cause."""
    case: ServiceCase = _open_one(session, rid)
    if response.strip() or case.first_answered_on is None:
        answer(session, rid, response)
    case.status, case.closed_on = "closed", session.info["today"]
    case.root_cause, case.satisfied = root_cause or case.root_cause, satisfied or case.satisfied
    step(session, rid, "closed", root_cause or response)


def reopen(session: Session, rid: int, why: str) -> None:
    """Open a closed case again."""
    case: ServiceCase = records.get(session, "service_case", rid)
    if case.status != "closed":
        raise Refused(N_("This case is not closed. Nothing was changed."))
    case.status, case.closed_on = "reopened", None
    step(session, rid, "reopened", why)


def _open_one(session: Session, rid: int) -> ServiceCase:
    case: ServiceCase = records.get(session, "service_case", rid)
    if case.status == "closed":
        raise Refused(N_("This case is closed. Open it again first."))
    return case
