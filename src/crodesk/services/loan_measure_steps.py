"""The steps of a measure: written down with result and costs; in court, the next time limit is planned by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.collecting import court
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules import figures
from crodesk.domain.words import N_
from crodesk.services import loan_events, loan_measures, loan_rows
from crodesk.services.loan_measure_course import Step, coming, done

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.tables import CollectionMeasure, MeasureStep

COURT = "litigation"
STEPPED = N_("Wrote down a step of a measure")
_FIELDS = {"code": "what", "on": "on_day"}


def add(session: Session, measure: int, values: Mapping[str, Any]) -> int:
    """Write a step down and return its number: done on its day, or planned for it.

    Of a step that is planned already, the plan becomes what was done. In court the order and the time limits are held,
    and the next step with a time limit is planned. `values` are columns of the step.
    """
    from crodesk.storage.tables import MeasureStep

    row = loan_measures.found(session, measure)
    if row.ended_on is not None:
        raise Refused(N_("This measure is over: nothing is added to it."))
    _check(session, row, values)
    planned = [each for each in _rows(session, measure) if not each.done and each.what == values["what"]]
    step = planned[0] if planned else MeasureStep(collection_measure_rid=measure)
    for key, value in values.items():
        if value is not None:
            setattr(step, key, value)
    step.currency = step.currency or _currency(session, row)
    session.add(step)
    session.flush()
    if step.done and row.kind == COURT:
        _plan_next(session, row)
    loan_measures.touch(loan_events.connection(session), row.holding_rid)
    assert step.rid is not None  # it was just written
    return int(step.rid)


def _currency(session: Session, row: CollectionMeasure) -> str:
    db = loan_events.connection(session)
    loan = loan_rows.read_one(db, row.holding_rid, session.info["today"])
    return loan.currency if loan else ""


def _rows(session: Session, measure: int) -> list[MeasureStep]:
    from sqlmodel import col, select

    from crodesk.storage.tables import MeasureStep

    found = select(MeasureStep).where(col(MeasureStep.collection_measure_rid) == measure).order_by(col(MeasureStep.rid))
    return list(session.exec(found))


def _steps(session: Session, row: CollectionMeasure) -> list[Step]:
    assert row.rid is not None  # it is kept
    return [
        Step(each.rid or 0, each.on_day, each.what, each.result, each.cost_minor, each.currency, each.done)
        for each in _rows(session, row.rid)
    ]


def breach(session: Session, row: CollectionMeasure) -> date | None:
    """Return the day from which the time limit for a claim runs: that of the oldest thing unpaid."""
    return _breach(loan_events.connection(session), row.holding_rid, session.info["today"])


def _breach(db: Any, holding: int, today: date) -> date | None:
    from crodesk.services import loan_known

    loan = loan_rows.read_one(db, holding, today)
    return loan_known.on(loan, today).state.oldest_due if loan else None


def _check(session: Session, row: CollectionMeasure, values: Mapping[str, Any]) -> None:
    what, on, today = values.get("what") or "", values.get("on_day"), session.info["today"]
    wrong = []
    if not what.strip():
        wrong.append(Problem("what", N_("Say what is done.")))
    if on is None:
        wrong.append(Problem("on_day", N_("Say on which day.")))
    if wrong:
        raise Refused(wrong)
    assert on is not None  # asked for above
    if values.get("done") and on > today:
        raise Refused(Problem("on_day", N_("That day is still to come: leave “Done” empty to plan it.")))
    if row.kind == COURT and values.get("done") and what in figures.load("litigation"):
        since = breach(session, row)
        known = {**done(_steps(session, row)), **({court.BREACH: since} if since else {})}
        found = court.problems(what, on, known, today)
        if found:
            raise Refused([replace(one, field=_FIELDS.get(one.field, one.field)) for one in found])


def _plan_next(session: Session, row: CollectionMeasure) -> None:
    """Plan the next step of the court that has a time limit, once."""
    from crodesk.storage.tables import MeasureStep

    assert row.rid is not None  # it is kept
    steps = _steps(session, row)
    planned = {one.what for one in steps if not one.done}
    following = next((one for one in coming(steps, breach(session, row)) if one.by is not None), None)
    if following is not None and following.code not in planned:
        session.add(MeasureStep(collection_measure_rid=row.rid, what=following.code, on_day=following.by))
        session.flush()
