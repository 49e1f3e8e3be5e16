"""Moving an application on: sent, returned, decided, withdrawn; what was known is frozen with it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import Session, col, func, select

from crodesk.domain.lending.application import freezing, limits, moves
from crodesk.domain.lending.application.moves import Decision, Standing
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Refused
from crodesk.services import application_collecting, contract_finding, records
from crodesk.services.stored import PPM_A_PERCENT, major
from crodesk.storage.reader import inside
from crodesk.storage.tables import Application, ApplicationEvent, DecisionSnapshot


def move(
    session: Session, rid: int, decision: Decision, known: str, to_fix: int = 0, kept: Mapping[str, Any] | None = None
) -> int:
    """Move an application and return the number of the event; raises `Refused` with everything that speaks against it.

    `known` is what is frozen with a sending or a decision: facts, rules and figures as JSON.
    """
    row = records.get(session, "application", rid)
    standing = Standing(
        stage=row.stage,
        officer=session.info["officer"],
        today=session.info["today"],
        sent_on=_sent_on(session, rid),
        to_fix=to_fix,
        asked=major({"amount_minor": row.amount_minor, "currency": row.currency}, "amount"),
        contract=_contract(session, rid),
    )
    if found := moves.problems(decision, standing):
        raise Refused(found)
    step = moves.MOVES[decision.move]
    row.stage, row.stage_since, row.ball = step.stage, decision.on, step.ball
    row.parked_until, row.parked_why = None, ""
    for key, value in (kept or {}).items():
        setattr(row, key, value)
    if step.stage in (moves.APPROVED, moves.CONDITIONAL) and row.holds_until is None:
        row.holds_until = limits.holds_until(row.product, decision.on)
    event = _event(session, rid, row, decision, step.stage)
    if decision.move == "submit":
        application_collecting.ask(session, rid)
    if decision.move == "submit" or step.decides:
        _freeze(session, rid, event, known, decisive=decision.move in moves.FROZEN)
    session.flush()
    return event


def _sent_on(session: Session, rid: int) -> date | None:
    at = session.exec(
        select(func.max(ApplicationEvent.at)).where(
            col(ApplicationEvent.application_rid) == rid, col(ApplicationEvent.move) == "submit"
        )
    ).one()
    return at.astimezone().date() if at else None


def _contract(session: Session, rid: int) -> str:
    """Return the number of a contract that was made of an application and isn't cancelled; empty without one."""
    reader = inside(session.connection().connection.driver_connection)
    contract = contract_finding.of_application(reader, rid)
    return "" if contract is None else records.get(session, "credit_contract", contract).number or f"#{contract}"


def _event(session: Session, rid: int, row: Application, decision: Decision, stage: str) -> int:
    places = minor_units(row.currency or "VND")
    event = ApplicationEvent(
        application_rid=rid,
        move=decision.move,
        stage=stage,
        at=_moment(session, decision),
        officer=session.info["officer"],
        decided_by=decision.decided_by,
        level=decision.level,
        minutes=decision.minutes,
        reason=decision.reason,
        dissent=decision.dissent,
        conditions=decision.conditions,
        amount_minor=None if decision.amount is None else int(decision.amount.scaleb(places)),
        months=decision.months,
        rate_ppm=None if decision.rate is None else int(decision.rate * PPM_A_PERCENT),
        currency=row.currency,
    )
    session.add(event)
    session.flush()
    assert event.rid is not None
    return event.rid


def _moment(session: Session, decision: Decision) -> datetime:
    """Return when it was: now, or at noon of an earlier day that is written down later."""
    now: datetime = session.info["now"]
    if decision.on == session.info["today"]:
        return now
    return datetime.combine(decision.on, time(12), now.astimezone().tzinfo).astimezone(UTC)


def _freeze(session: Session, rid: int, event: int, known: str, *, decisive: bool) -> None:
    session.add(
        DecisionSnapshot(
            application_rid=rid,
            event_rid=event,
            at=session.info["now"],
            decisive=decisive,
            content=known,
            sha256=freezing.fingerprint(known),
        )
    )
