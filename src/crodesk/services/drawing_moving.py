"""Paying money out under a contract: a drawing is asked for, its papers checked, then it becomes a loan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.disbursing import moves
from crodesk.domain.lending.disbursing.checks import check
from crodesk.domain.lending.disbursing.contracting import SIGNED
from crodesk.domain.lending.moving import Said
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import (
    application_rows,
    contract_file,
    contract_moving,
    contract_terms,
    drawing_booking,
    drawing_proving,
    loan_events,
    loan_inspection_plan,
    records,
)
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.storage.queries import contracts as q
from crodesk.storage.reader import inside

if TYPE_CHECKING:
    from sqlmodel import Session

KIND = "drawing"
NOT_SIGNED = N_("Nothing is drawn under a contract that isn't signed.")


def plan(session: Session, contract: int, values: Mapping[str, Any]) -> int:
    """Write a drawing down that is wanted under a contract, in its currency; returns its number in the file."""
    file = contract_moving.now(session, contract)
    if file.state != SIGNED:
        raise Refused(Problem("", NOT_SIGNED))
    given = {"means": "transfer", **values, "currency": file.currency, "state": "planned"}
    given["debt_note"] = given.get("debt_note") or next_note(file)
    rid = records.add(session, KIND, contract, given)
    drawing_proving.propose(session, rid)
    return rid


def next_note(file: ContractFile) -> str:
    """Return the number that the next debt note of a contract gets unless the officer gives another."""
    return f"{file.number}/{len(file.drawings) + 1:02}"


def change(session: Session, contract: int, rid: int, values: Mapping[str, Any], version: int) -> int:
    """Change a drawing that hasn't gone out; papers that are others now aren't checked any more."""
    one = _open(contract_moving.now(session, contract), rid)
    given = dict(values)
    papers = given.get("papers")
    if papers is not None and contract_terms.papers(papers) != contract_terms.papers(one.record.cells["papers"]):
        given |= {"papers_checked_on": None, "papers_checked_by": ""}
    records.change(session, KIND, rid, given, version)
    before = one.record.cells["means"]
    if given.get("means", before) != before:
        drawing_proving.propose(session, rid)
    return rid


def pay_to(session: Session, contract: int, drawing: int, values: Mapping[str, Any], payee: int | None = None) -> int:
    """Write down whom a drawing pays, in its currency; `payee` is one that is changed. Returns the payee's number."""
    file = contract_moving.now(session, contract)
    _open(file, drawing)
    given = {**values, "currency": file.currency}
    if payee is None:
        payee = records.add(session, "drawing_payee", drawing, given)
    else:
        records.change(session, "drawing_payee", payee, given)
    if given.get("is_borrower"):
        drawing_proving.propose(session, drawing, to_borrower=True)
    return payee


def take_out(session: Session, contract: int, drawing: int, payee: int) -> None:
    """Take a payee out of a drawing that hasn't gone out; undo brings it back."""
    _open(contract_moving.now(session, contract), drawing)
    session.delete(records.get(session, "drawing_payee", payee))
    session.flush()


def check_papers(session: Session, contract: int, rid: int, seen: Sequence[str], on: date) -> int:
    """Write down that all papers that prove the purpose were looked at; `Refused` names those that weren't."""
    one = _open(contract_moving.now(session, contract), rid)
    papers = contract_terms.papers(one.record.cells["papers"])
    left = [paper for paper in papers if paper not in seen]
    if not papers:
        raise Refused(Problem("", N_("No paper is listed that proves the purpose.")))
    if left:
        raise Refused([Problem("", N_("Not ticked: {paper}"), {"paper": paper}) for paper in left])
    records.change(session, KIND, rid, {"papers_checked_on": on, "papers_checked_by": session.info["officer"]})
    return rid


def move(session: Session, contract: int, rid: int, name: str, values: Mapping[str, Any]) -> int:
    """Move a drawing on by a name of `moves.DRAWING_MOVES`; returns its number.

    With `request` the day on which the money is wanted may lie ahead; `draw` books it. Raises `Refused` with everything
    that speaks against it.
    """
    file = contract_moving.now(session, contract)
    one, row = _known(file, rid), records.get(session, KIND, rid)
    said = contract_moving.said_of(session, name, values)
    day = min(said.on, session.info["today"]) if name == "request" else said.on
    speaks = moves.of_drawing(replace(said, on=day), row.state, session.info["today"])
    if name in ("request", "draw"):
        speaks += _stops(file, one, said.on, values)
    contract_moving.stop(speaks)
    row.state = moves.DRAWING_MOVES[name].state
    if said.reason:
        row.note = "; ".join(filter(None, (row.note, said.reason)))
    if name == "request":
        row.wanted_on = said.on
    elif name == "draw":
        _draw(session, file, row, said, values)
    elif name == "take_back":
        _take_back(session, row, said)
    session.flush()
    application_rows.touch_contract(session, contract)
    return rid


def _known(file: ContractFile, rid: int) -> DrawingFile:
    one = file.drawing(rid)
    if one is None:
        raise Refused(contract_file.NO_DRAWING)
    return one


def _open(file: ContractFile, rid: int) -> DrawingFile:
    """Return a drawing that may still be changed."""
    one = _known(file, rid)
    if one.state not in contract_file.OPEN:
        raise Refused(Problem("", N_("It went out, or was cancelled: it stays as it is.")))
    return one


def _stops(file: ContractFile, one: DrawingFile, on: date, values: Mapping[str, Any]) -> list[Problem]:
    """Return what stops a drawing on a day."""
    drawing = contract_terms.drawing(one.record, one.payees, file.currency)
    drawing = replace(drawing, on=on, due=values.get("due_on") or drawing.due)
    found = check(drawing, contract_file.agreement_for(file, one), file.cash_rules)
    return list(found.stops)


def _draw(session: Session, file: ContractFile, row: Any, said: Said, values: Mapping[str, Any]) -> None:
    """Book a drawing: on the loan of the contract that runs, else on one that begins with it."""
    row.drawn_on = said.on
    row.due_on = values.get("due_on") or row.due_on
    row.rate_ppm = values.get("rate_ppm") or row.rate_ppm or file.record.cells["rate_ppm"]
    number = (values.get("number") or "").strip()
    row.holding_rid = drawing_booking.account(session, file, row, number)
    session.flush()
    loan_events.draw(session, row.holding_rid, row.amount_minor, said.on, reference=row.debt_note)
    loan_inspection_plan.keep(session, row.holding_rid)


def _take_back(session: Session, row: Any, said: Said) -> None:
    """Take the row of the ledger back by which a drawing went out."""
    reader = inside(loan_events.connection(session))
    asked = {"holding": row.holding_rid, "on": row.drawn_on and row.drawn_on.isoformat(), "minor": row.amount_minor}
    event = reader.value(q.DRAWN, asked)
    if event is not None:
        loan_events.reverse(session, row.holding_rid, event, said.reason)
    row.drawn_on, row.papers_checked_on, row.papers_checked_by = None, None, ""
    row.proof_seen_on, row.proof_seen_by = None, ""
