"""When loans are to be inspected next: by the rules, by what was drawn, found and warns; kept as planned ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.inspecting import planning
from crodesk.domain.lending.inspecting.planning import Done, Planned, Watched
from crodesk.domain.lending.ledger import EntryKind
from crodesk.domain.lending.ledger.sifting import in_force
from crodesk.language import language
from crodesk.services import loan_events, loan_known
from crodesk.services.loan_rows import Loan
from crodesk.storage.queries import loan_inspections as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.connection import Connection
    from crodesk.storage.reader import Reader

CAREFUL_FROM = 10
"""Days late from which a loan is looked at with more care."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was paid out on a loan and is to be looked at."""

    minor: int | None
    currency: str
    since: date | None


def plan(reader: Reader, holding: int, today: date) -> tuple[Planned, ...]:
    """Return the next inspection of each subject by rule, the sooner first."""
    return reader.with_connection(lambda db: by_rule(db, loan_events.found(db, holding, today), today))


def drawn(reader: Reader, holding: int, today: date) -> Drawn:
    """Return what was paid out on a loan; unknown where neither its ledger nor the core says so."""
    return reader.with_connection(lambda db: drawn_on(loan_events.found(db, holding, today)))


def drawn_on(loan: Loan) -> Drawn:
    """Return what was paid out on a loan, from its rows."""
    rows = [one for one in in_force(loan.entries) if one.kind == EntryKind.DRAWING and one.amount is not None]
    if rows:
        total = sum(loan.minor(one.amount) or 0 for one in rows)
        return Drawn(total, loan.currency, min(one.value_on for one in rows))
    facts = loan.facts
    since = facts.start if facts else loan.opened_on
    return Drawn(loan.minor(facts.principal) if facts else loan.amount_minor, loan.currency, since)


def by_rule(db: Connection, loan: Loan, today: date, also: Sequence[Done] = ()) -> tuple[Planned, ...]:
    """Return what the rules ask for next, as if the inspections `also` were made too."""
    found = loan_known.on(loan, today)
    since = drawn_on(loan).since
    days = tuple(one.value_on for one in in_force(loan.entries) if one.kind == EntryKind.DRAWING)
    late = None if "oldest_due" in found.state.unknown else days_past_due(found.state.oldest_due, today)
    made = (
        Done(date.fromisoformat(on), kind, finding)
        for on, kind, finding in db.execute(q.INSPECTED, {"holding": loan.rid})
        if on
    )
    asked = {"holding": loan.rid, "customer": loan.customer_rid}
    watched = Watched(
        drawings=days or ((since,) if since else ()),
        done=(*made, *also),
        careful=(late or 0) >= CAREFUL_FROM or bool(db.execute(q.CAREFUL, asked).fetchone()[0]),
        days_late=late,
        has_collateral=db.execute(q.IS_SECURED, {"holding": loan.rid}).fetchone() is not None,
        is_settled=found.standing != "running",
    )
    return planning.plan(watched)


def next_of(db: Connection, loan: Loan, kind: str, today: date, also: Sequence[Done] = ()) -> Planned | None:
    """Return what the rules ask for next of one subject."""
    return next((one for one in by_rule(db, loan, today, also) if one.subject == kind), None)


def keep(session: Session, holding: int) -> date | None:
    """Plan what the rules ask for of a loan where nothing is planned, or bring it forward; returns the soonest day.

    What is planned for a sooner day than the rules ask for stays.
    """
    db, today = loan_events.connection(session), session.info["today"]
    asked = by_rule(db, loan_events.found(db, holding, today), today)
    for one in asked:
        put(session, holding, one.subject, one.on, one.why.in_language(language()))
    return min((one.on for one in asked), default=None)


def bring_forward(session: Session, holdings: Sequence[int]) -> None:
    """Bring the planned inspections of loans forward that now ask for more care; where none is planned, nothing."""
    for holding in holdings:
        if loan_events.connection(session).execute(q.IS_PLANNED, {"holding": holding}).fetchone():
            keep(session, holding)


def put(session: Session, holding: int, kind: str, on: date, why: str) -> None:
    """Write a planned inspection down; one that waits is only brought forward."""
    from crodesk.storage.tables import Inspection

    asked = {"holding": holding, "kind": kind}
    waiting = loan_events.connection(session).execute(q.PLANNED_INSPECTION, asked).fetchone()
    row = session.get(Inspection, waiting[0]) if waiting else None
    row = row or Inspection(holding_rid=holding, kind=kind, state="planned")
    if row.planned_on is None or on < row.planned_on:
        row.planned_on, row.why = on, why
        session.add(row)
        session.flush()
