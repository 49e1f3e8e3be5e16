"""What can become of a contract, a condition, a security or a drawing, and what is asked with each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from crodesk.domain.lending.disbursing.drawing import DRAWN
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.contract import words
from crodesk.screens.contract.sections import CONDITION, CONTRACT, DRAWING, SECURITY
from crodesk.services import contract_moving, contract_terms, drawing_booking, drawing_moving, drawing_proving
from crodesk.services.contract_file import OPEN, ContractFile, DrawingFile
from crodesk.services.desk import Desk
from crodesk.services.record_list import RecordLine
from crodesk.widgets.dialogs import Option, options
from crodesk.widgets.record_dialog import RecordDialog

CHECK, PROVE, PROMISE = "check", "prove", "promise"
"""Stand among the moves of a drawing for looking at its papers, and at those that come after the money."""
MOVED = {
    (CONTRACT, "sign"): N_("Contract signed"),
    (CONTRACT, "close"): N_("Contract closed"),
    (CONTRACT, "cancel"): N_("Contract cancelled"),
    (CONTRACT, "reopen"): N_("Contract taken up again"),
    (CONDITION, "meet"): N_("Condition fulfilled"),
    (CONDITION, "waive"): N_("Condition waived"),
    (CONDITION, "break"): N_("Condition broken"),
    (CONDITION, "want_again"): N_("Condition wanted again"),
    (SECURITY, "sign"): N_("Security signed"),
    (SECURITY, "register"): N_("Security registered"),
    (SECURITY, "release"): N_("Security released"),
    (SECURITY, "take_back"): N_("Release taken back"),
    (DRAWING, CHECK): N_("Papers of a drawing checked"),
    (DRAWING, PROVE): N_("Proof of use seen"),
    (DRAWING, PROMISE): N_("Proof of use promised"),
    (DRAWING, "request"): N_("Drawing requested"),
    (DRAWING, "draw"): N_("Drawing paid out"),
    (DRAWING, "cancel"): N_("Drawing cancelled"),
    (DRAWING, "plan_again"): N_("Drawing planned anew"),
    (DRAWING, "take_back"): N_("Drawing taken back"),
}
"""By kind and move: what it is called, in the list and in the history."""
_ON = Field("on", N_("On"), "day", required=True, past=True)
_WANTED = Field("on", N_("Wanted on"), "day", required=True)
_WHY = Field("reason", N_("Reason"), required=True)
_BY = Field("by", N_("Decided by"), required=True, help=N_("Who works on the loan doesn't waive its conditions."))
_LOAN = Field("number", N_("Loan account"), "number", help=N_("As the core has it."))
_SECURITY, _CONDITION, _DRAWING = by_name(SECURITY), by_name(CONDITION), by_name(DRAWING)
ASKED: Mapping[tuple[str, str], Sequence[Field]] = {
    (CONTRACT, "sign"): (_ON,),
    (CONTRACT, "close"): (_ON,),
    (CONTRACT, "cancel"): (_WHY,),
    (CONTRACT, "reopen"): (_WHY,),
    (CONDITION, "meet"): (_ON, _CONDITION.field("paper")),
    (CONDITION, "waive"): (_BY, _WHY, _ON),
    (CONDITION, "break"): (_WHY, _ON),
    (CONDITION, "want_again"): (_WHY,),
    (SECURITY, "sign"): (_ON, _SECURITY.field("number"), _SECURITY.field("notarised_on")),
    (SECURITY, "register"): (_ON, Field("registration", N_("Registration number"), "number", required=True)),
    (SECURITY, "release"): (_ON, _SECURITY.field("originals")),
    (SECURITY, "take_back"): (_WHY,),
    (DRAWING, PROVE): (replace(_DRAWING.field("papers"), required=True), _ON),
    (DRAWING, PROMISE): (replace(_DRAWING.field("proof_by"), required=True), Field("reason", N_("Reason"))),
    (DRAWING, "request"): (_WANTED,),
    (DRAWING, "draw"): (_ON, _LOAN),
    (DRAWING, "cancel"): (_WHY,),
    (DRAWING, "plan_again"): (_ON,),
    (DRAWING, "take_back"): (_WHY,),
}
"""What is asked with each move."""
Values = Mapping[str, Any]


def choices(kind: str, record: RecordLine) -> list[Option]:
    """Return what can become of a record, as it stands."""
    state = record.cells["state"]
    allowed = list(contract_moving.allowed_moves(kind, state))
    if kind == DRAWING and state in OPEN and not record.cells["papers_checked_on"]:
        allowed = [CHECK, *allowed]
    elif kind == DRAWING and state == DRAWN and not record.cells["proof_seen_on"]:
        allowed = [*([PROVE] if record.cells["proof_by"] else []), PROMISE, *allowed]
    return options([(name, _(MOVED[kind, name])) for name in allowed])


def dialog(desk: Desk, file: ContractFile, kind: str, record: RecordLine, name: str) -> RecordDialog:
    """Return the form for a move."""
    if name == CHECK:
        return _checking(desk, file, record)

    def save(values: Values) -> int:
        return _write(desk, MOVED[kind, name], file, kind, record.rid, name, values)

    asked, usual = _asked(desk, file, kind, record, name)
    return RecordDialog(
        desk,
        f"{_(MOVED[kind, name])} · {title(file, kind, record)}",
        asked,
        save,
        values={key: value for key, value in usual.items() if value},
        draft=("move", f"contract {file.rid} {kind} {record.rid} {name}"),
        customer=file.customer_rid,
        currency=file.currency,
    )


def _write(desk: Desk, called: str, file: ContractFile, kind: str, rid: int, name: str, values: Values) -> int:
    """Write a move down as one action; returns the record's number."""
    if kind != DRAWING:
        return desk.do_now(called, file.number, contract_moving.move, kind, file.rid, rid, name, values)
    if name in (PROVE, PROMISE):
        write = drawing_proving.see if name == PROVE else drawing_proving.promise
        return desk.do_now(called, file.number, write, file.rid, rid, values)
    return desk.do_now(called, file.number, drawing_moving.move, file.rid, rid, name, values)


def title(file: ContractFile, kind: str, record: RecordLine) -> str:
    """Return what a move is about."""
    if kind == DRAWING:
        return words.joined((record.cells["debt_note"], words.amount(record, file.currency)))
    if kind == CONDITION:
        return str(record.cells["what"])
    return contract_terms.security_name(record) if kind == SECURITY else file.number


def _asked(
    desk: Desk, file: ContractFile, kind: str, record: RecordLine, name: str
) -> tuple[list[Field], dict[str, Any]]:
    """Return what is asked with a move, and what mostly is the answer."""
    asked = [field for field in ASKED[kind, name] if field != _LOAN or drawing_booking.begins_one(file)]
    usual: dict[str, Any] = {"on": desk.today}
    if kind == SECURITY:
        usual |= {key: record.cells[key] for key in ("number", "originals")}
    if kind == CONDITION:
        usual["paper"] = record.cells["paper"]
    if name == PROVE:
        usual["papers"] = record.cells["papers"]
    if _LOAN in asked:
        usual["number"] = drawing_booking.usual_number(file, record.cells["debt_note"])
    return asked, usual


def _checking(desk: Desk, file: ContractFile, record: RecordLine) -> RecordDialog:
    """Return the form that ticks the papers of a drawing off, one by one."""
    papers = contract_terms.papers(record.cells["papers"])
    ticks = [Field(f"tick_{place}", paper, "yes_no") for place, paper in enumerate(papers)]

    def save(values: Values) -> int:
        seen = [paper for place, paper in enumerate(papers) if values.get(f"tick_{place}")]
        on = values["on"]
        done = MOVED[DRAWING, CHECK]
        return desk.do_now(done, file.number, drawing_moving.check_papers, file.rid, record.rid, seen, on)

    return RecordDialog(
        desk,
        f"{_(MOVED[DRAWING, CHECK])} · {title(file, DRAWING, record)}",
        [*ticks, _ON],
        save,
        values={"on": desk.today},
        draft=("move", f"contract {file.rid} papers {record.rid}"),
        currency=file.currency,
    )


def drawing_of(file: ContractFile, rid: int | None) -> DrawingFile | None:
    """Return a drawing; where none is meant, the only one that hasn't gone out."""
    if rid is not None:
        return file.drawing(rid)
    still = [one for one in file.drawings if one.state in OPEN]
    return still[0] if len(still) == 1 else None
