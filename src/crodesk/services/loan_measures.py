"""Measures against arrears: which may be taken on a loan, what each needs, what it writes on the loan, its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.collecting import measures
from crodesk.domain.lending.collecting.measures import Measure, Standing
from crodesk.domain.lending.saying import money
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules import figures
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_
from crodesk.services import loan_events, loan_file, loan_known, loan_measure_effects, stored
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_known import OURS
from crodesk.storage import queue
from crodesk.storage.queries import loan_urging as q
from crodesk.storage.reader import Reader, inside

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.connection import Connection
    from crodesk.storage.tables import CollectionMeasure

CODES = {
    "regroup": "regroup", "adjust": "adjust", "extend": "extend", "recall": "recall", "litigation": "litigation",
    "enforcement": "collateral", "write_off": "write-off", "recovery": "recover", "insolvency": "insolvency",
}  # fmt: skip
"""By the kind of a measure as it is kept: its code among the rules."""
PROPOSED, DECIDED, DONE, CANCELLED = "proposed", "decided", "done", "cancelled"
IN_FORCE = (DECIDED, DONE)
_FIELDS = {"on": "decided_on", "by": "decided_by", "group": "group_code", "code": ""}
GONE = N_("That measure is no longer there.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure that may be taken, or why not."""

    kind: str
    name: Words
    needs: tuple[str, ...]
    """Of `reason`, `paper`, `approval`."""
    wrong: tuple[Problem, ...]
    """Why it isn't the time for it; empty when it is."""


def offers(reader: Reader, file: LoanFile, officer: str) -> list[Offer]:
    """Return every measure, in the order of the rules."""
    taken = reader.rows(q.MEASURES, {"holding": file.known.loan.rid})
    standing = _standing(file, taken, officer)
    kinds = {code: kind for kind, code in CODES.items()}
    return [
        Offer(kinds[code], rule["name"], measures.needs(code), tuple(_order(code, standing, file.day)))
        for code, rule in figures.load("measures").items()
        if code in kinds
    ]


def _order(code: str, standing: Standing, today: date) -> list[Problem]:
    """Return why it isn't the time for a measure, whatever it lacks besides."""
    return [one for one in measures.problems(Measure(code, today), standing, today) if one.field == "code"]


def _standing(file: LoanFile, taken: Any, officer: str) -> Standing:
    """Return what a measure depends on; what was only proposed, or cancelled, counts for nothing."""
    known = file.known
    return Standing(
        taken=tuple(_measure(row) for row in taken if row[2] in IN_FORCE and row[3]),
        days_late=days_past_due(known.state.oldest_due, file.day),
        matured=known.ends_on is not None and known.ends_on < file.day,
        officer=officer,
        rank=file.group.rank if file.group.rank >= 0 else None,
    )


def _measure(row: Any) -> Measure:
    _rid, kind, _state, on, _decided, reason, paper, approval, by, group, ended = row
    return Measure(CODES[kind], date.fromisoformat(on), reason, paper, approval, by, group, stored.day(ended))


def take(session: Session, holding: int, kind: str, values: Mapping[str, Any]) -> int:
    """Write a measure down and what it does to the loan; returns its number.

    With `decided_on` it is decided and everything that the rules ask for has to be there; without it is a proposal,
    which needs a reason. Other values are columns of the measure, and of a new plan `months`, `first_due_on`, `way`.
    """
    from crodesk.storage.tables import CollectionMeasure

    row = CollectionMeasure(holding_rid=holding, kind=kind, proposed_on=session.info["today"])
    return _write(session, row, values)


def decide(session: Session, rid: int, values: Mapping[str, Any]) -> int:
    """Write down that a measure which was proposed is decided, as `take` does."""
    row = found(session, rid)
    if row.state != PROPOSED or row.ended_on is not None:
        raise Refused(N_("This measure is decided already, or over."))
    return _write(session, row, values)


def _write(session: Session, row: CollectionMeasure, values: Mapping[str, Any]) -> int:
    today = session.info["today"]
    db = loan_events.connection(session)
    file = loan_file.read(inside(db), row.holding_rid, today)
    if file is None:
        raise Refused(loan_events.NO_LOAN)
    plan = {key: values.get(key) for key in loan_measure_effects.PLAN}
    for key, value in values.items():
        if key not in plan and value is not None:
            setattr(row, key, value)
    _check(db, row, file, session.info["officer"])
    if row.decided_on is not None:
        row.state = DECIDED
        loan_measure_effects.carry_out(session, row, file, plan)
    session.add(row)
    session.flush()
    touch(db, row.holding_rid)
    assert row.rid is not None  # it was just written
    return int(row.rid)


def _check(db: Connection, row: CollectionMeasure, file: LoanFile, officer: str) -> None:
    taken = [one for one in db.execute(q.MEASURES, {"holding": row.holding_rid}).fetchall() if one[0] != row.rid]
    standing = _standing(file, taken, officer)
    code, today = CODES[row.kind], file.day
    if row.decided_on is None:
        wrong = _order(code, standing, today)
        if not row.reason.strip():
            wrong.append(Problem("reason", N_("Say why.")))
    else:
        given = Measure(code, row.decided_on, row.reason, row.paper, row.approval, row.decided_by, row.group_code)
        wrong = measures.problems(given, standing, today, pack=file.pack)
    if wrong:
        raise Refused([replace(one, field=_FIELDS.get(one.field, one.field)) for one in wrong])


def plan(_reader: Reader, file: LoanFile, values: Mapping[str, Any]) -> list[Message]:
    """Return what a new plan comes to, or what is wrong with it; nothing while too little is said."""
    loan, on = file.known.loan, values.get("effective_on") or values.get("decided_on") or file.day
    facts = loan.terms_on(file.day)
    if facts is None or file.known.stated_by != OURS or not values.get("months") or on > file.day:
        return []
    said = {key: values.get(key) for key in loan_measure_effects.PLAN}
    after = loan_measure_effects.state_after(loan, facts, on, said, file.day)
    if isinstance(after, list):
        return list(loan_known.words(tuple(after)))
    found = [Message(N_("Ends on {day}."), {"day": after.ends_on})] if after.ends_on else []
    if after.next_due and after.next_amount is not None:
        amount = money(after.next_amount, loan.currency)
        found.append(Message(N_("First {amount} on {day}."), {"amount": amount, "day": after.next_due}))
    return found


def end(session: Session, rid: int, why: str, *, cancelled: bool = False) -> None:
    """End a measure today with the reason: it is done with, or cancelled. What it wrote on the loan stays."""
    row = found(session, rid)
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    if row.ended_on is not None:
        raise Refused(N_("This measure is over already."))
    row.ended_on, row.ended_why = session.info["today"], why
    row.state = CANCELLED if cancelled or row.state == PROPOSED else DONE
    touch(loan_events.connection(session), row.holding_rid)


def found(session: Session, rid: int) -> CollectionMeasure:
    """Return a measure; raises `Refused` when it is gone."""
    from crodesk.storage.tables import CollectionMeasure

    row = session.get(CollectionMeasure, rid)
    if row is None:
        raise Refused(GONE)
    return row


def touch(db: Connection, holding: int) -> None:
    """Have the follow-ups of whose loan it is made anew: the dates of a measure are among them."""
    db.execute(queue.TOUCH_HOLDING, (holding,))
