"""Writing an inspection of a loan down with what was seen; what it shows and what follows is said beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.inspecting import misuse, planning, visit
from crodesk.domain.lending.inspecting.misuse import Consequence
from crodesk.domain.lending.inspecting.planning import Done
from crodesk.domain.lending.inspecting.visit import Item, Visit
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import loan_events, loan_inspection_plan, loan_misuse
from crodesk.services.loan_rows import Loan, in_unit
from crodesk.storage.queries import loan_inspections as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.attachments import Kept
    from crodesk.storage.connection import Connection
    from crodesk.storage.reader import Reader

TICKS = {
    "papers": N_("Invoices and contracts seen"),
    "thing": N_("What was bought or built seen"),
    "place": N_("Place of work seen"),
    "books": N_("Books agree with what was said"),
    "collateral": N_("Collateral there and in order"),
    "paid": N_("Money went to the payees agreed"),
}
"""What is ticked off at a visit, by its key: a message id each."""
_FIELDS = {"on": "visited_on", "items": "shown_minor", "position": "position", "remarks": "findings"}
"""What the rules call a field, and what the form calls it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an inspection shows, and what follows from it."""

    share: Decimal | None
    """What was shown to be used as agreed, in percent of what was looked at; `None` while it isn't known."""
    finding: str
    """As it is said, else as the figures suggest."""
    why: Message
    """Why the figures suggest what they do."""
    next_on: date | None
    steps: tuple[Consequence, ...]
    """What a use that isn't right leads to."""


def effect(reader: Reader, holding: int, values: Mapping[str, Any], today: date) -> Effect:
    """Return what an inspection would show before it is written; raises `Refused` with what can't be."""
    return reader.with_connection(lambda db: _effect(db, holding, values, today))


def _effect(db: Connection, holding: int, values: Mapping[str, Any], today: date) -> Effect:
    loan = loan_events.found(db, holding, today)
    _check(loan, values, today)
    given = _visit(loan, values)
    suggested = visit.suggested(given)
    finding, on = given.finding or suggested.finding, given.on or today
    kind = values.get("kind") or planning.USE
    ahead = loan_inspection_plan.next_of(db, loan, kind, today, [Done(on, kind, finding)])
    next_on = values.get("next_on") or (ahead.on if ahead else None)
    return Effect(visit.shown(given).share, finding, suggested.why, next_on, misuse.consequences(finding, on))


def write(
    session: Session, holding: int, values: Mapping[str, Any], ticks: Sequence[str], photos: Sequence[Kept] = ()
) -> int:
    """Write an inspection down that was made, and plan the next one; returns its number.

    `values` are fields of the inspection, `ticks` keys of `TICKS`; photos are kept already. Raises `Refused` with what
    is wrong, field by field.
    """
    from crodesk.storage.tables import Inspection, InspectionItem

    today = session.info["today"]
    db = loan_events.connection(session)
    loan = loan_events.found(db, holding, today)
    _check(loan, values, today)
    kind = values.get("kind") or planning.USE
    waiting = db.execute(q.PLANNED_INSPECTION, {"holding": holding, "kind": kind}).fetchone()
    row = session.get(Inspection, waiting[0]) if waiting else None
    row = row or Inspection(holding_rid=holding, kind=kind)
    for key, value in values.items():
        if value is not None:
            setattr(row, key, value)
    row.state = "done"
    row.finding = row.finding or _suggested(loan, values)
    session.add(row)
    session.flush()
    assert row.rid is not None  # it was just written
    for key, words in TICKS.items():
        seen = key in ticks
        session.add(InspectionItem(inspection_rid=row.rid, what=words, seen=seen, currency=loan.currency))
    for photo in photos:
        _attach(session, loan, row.rid, photo)
    session.flush()
    ahead = loan_inspection_plan.next_of(db, loan, kind, today)
    row.next_on = values.get("next_on") or (ahead.on if ahead else None)
    if row.next_on is not None:
        why = ahead.why.in_language(language()) if ahead and ahead.on == row.next_on else ""
        loan_inspection_plan.put(session, holding, kind, row.next_on, why)
    loan_misuse.follow(session, loan, row.finding, row.visited_on or today)
    session.flush()
    return int(row.rid)


def _check(loan: Loan, values: Mapping[str, Any], today: date) -> None:
    given = _visit(loan, values)
    if given.on is None:
        raise Refused(Problem("visited_on", N_("Say on which day it was.")))
    found = [one for one in visit.problems(given, today) if one.field in _FIELDS]
    if found:
        raise Refused([replace(one, field=_FIELDS[one.field]) for one in found])


def _visit(loan: Loan, values: Mapping[str, Any]) -> Visit:
    """Return a visit as the rules look at it; the amount shown stands for all that was shown."""
    shown, paid = values.get("shown_minor"), values.get("drawn_minor")
    return Visit(
        loan.currency,
        values.get("visited_on"),
        drawn=None if paid is None else in_unit(paid, loan.currency),
        drawn_on=loan_inspection_plan.drawn_on(loan).since,
        items=(Item("", in_unit(shown, loan.currency), as_agreed=True),) if shown else (),
        position=values.get("position") or "",
        finding=values.get("finding") or visit.UNKNOWN,
        remarks=values.get("findings") or "",
    )


def _suggested(loan: Loan, values: Mapping[str, Any]) -> str:
    return visit.suggested(_visit(loan, values)).finding


def _attach(session: Session, loan: Loan, inspection: int, photo: Kept) -> None:
    from crodesk.storage.tables import Attachment

    if loan.customer_rid is None:
        raise Refused(Problem("photo", N_("This loan has no customer that a photo could belong to.")))
    session.add(
        Attachment(
            customer_rid=loan.customer_rid,
            holding_rid=loan.rid,
            inspection_rid=inspection,
            name=photo.name,
            media_type=photo.media_type,
            size=photo.size,
            content_hash=photo.content_hash,
            added_at=session.info["now"],
        )
    )
