"""Moving a contract, its conditions and what secures it on: each move checked, then written with who and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.disbursing import contracting, moves
from crodesk.domain.lending.due_dates import MONTHLY, due_date
from crodesk.domain.lending.moving import Said, allowed
from crodesk.domain.money import format_money
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import application_rows, contract_changing, contract_file, loan_events, records
from crodesk.services.contract_file import ContractFile
from crodesk.services.contract_terms import CONDITION_STATES
from crodesk.storage.reader import inside

if TYPE_CHECKING:
    from sqlmodel import Session

GONE = N_("That contract is no longer there. Nothing was changed.")
KEPT = {state: kept for kept, state in CONDITION_STATES.items()}
"""By what the rules call a state of a condition: the state that is kept."""
MOVES: Mapping[str, Mapping[str, Any]] = {
    "credit_contract": contracting.CONTRACT_MOVES,
    "contract_condition": moves.CONDITION_MOVES,
    "security_contract": contracting.SECURITY_MOVES,
    "drawing": moves.DRAWING_MOVES,
}
"""By kind of record: its moves."""


def allowed_moves(kind: str, state: str) -> tuple[str, ...]:
    """Return the moves that a record's state allows, in their order."""
    return allowed(MOVES[kind], CONDITION_STATES[state] if kind == "contract_condition" else state)


def now(session: Session, rid: int) -> ContractFile:
    """Return a contract inside the transaction that changes it; `Refused` when it is gone."""
    reader = inside(loan_events.connection(session))
    found = contract_file.read(reader, rid, session.info["today"])
    if found is None:
        raise Refused(GONE)
    return found


def move(session: Session, kind: str, contract: int, rid: int, name: str, values: Mapping[str, Any]) -> int:
    """Move a contract, a condition or a security on by a name of `MOVES`; returns the record's number.

    `values` are the fields of the form: `on`, `reason`, `by` and the fields of the record that go with the move.
    Raises `Refused` with everything that speaks against it.
    """
    file, row = now(session, contract), records.get(session, kind, rid)
    said = said_of(session, name, values)
    stop(_against(file, kind, row, said, session))
    _WRITE[kind](row, said, values, session.info["officer"])
    session.flush()
    application_rows.touch(session, by_name(kind), row)
    if kind == "security_contract":
        contract_changing.say_of_thing(session, row)
    return rid


def said_of(session: Session, name: str, values: Mapping[str, Any]) -> Said:
    """Return what was said with a move; today where no day was."""
    reason, by = (values.get(key) or "" for key in ("reason", "by"))
    return Said(name, values.get("on") or session.info["today"], reason, by)


def stop(found: list[Problem]) -> None:
    """Raise `Refused` where anything was found, its amounts as people read them."""
    if found:
        raise Refused([readable(one) for one in found])


def readable(problem: Problem) -> Problem:
    """Return a problem of the rules with its amounts as the language in use writes them."""
    return Problem(problem.field, problem.text, {key: _shown(value) for key, value in problem.values.items()})


def _shown(value: object) -> object:
    if isinstance(value, Amount):
        return f"{format_money(value.minor, value.currency, language())} {value.currency}"
    return value


def _against(file: ContractFile, kind: str, row: Any, said: Said, session: Session) -> list[Problem]:
    today = session.info["today"]
    if kind == "credit_contract":
        return contracting.of_contract(said, row.state, today, file.held)
    if kind == "security_contract":
        return contracting.of_security(said, row.state, today, file.held, live=file.is_live)
    return moves.of_condition(said, CONDITION_STATES[row.state], today, session.info["officer"])


def _contract(row: Any, said: Said, _values: Mapping[str, Any], _officer: str) -> None:
    row.state = contracting.CONTRACT_MOVES[said.move].state
    if said.move == "sign":
        row.signed_on = said.on
    _note(row, said)


def _note(row: Any, said: Said) -> None:
    """Keep the reason of a move with the record."""
    if said.reason:
        row.note = "\n".join(filter(None, (row.note, f"{said.on.isoformat()}: {said.reason}")))


def _security(row: Any, said: Said, values: Mapping[str, Any], _officer: str) -> None:
    row.state = contracting.SECURITY_MOVES[said.move].state
    dated = {"sign": "signed_on", "register": "registered_on", "release": "released_on"}.get(said.move)
    if dated:
        setattr(row, dated, said.on)
    if said.move == "take_back":
        row.released_on = None
        row.state = "registered" if row.registered_on else row.state
    for key in ("number", "notarised_on", "registration", "originals"):
        if values.get(key) is not None:
            setattr(row, key, values[key])


def _condition(row: Any, said: Said, values: Mapping[str, Any], officer: str) -> None:
    """Write what became of a condition; why it is broken or wanted again is what shows it."""
    row.state = KEPT[moves.CONDITION_MOVES[said.move].state]
    row.looked_on, row.looked_by = said.on, said.by or officer
    row.waived_why = said.reason if said.move == "waive" else ""
    row.paper = values.get("paper") or (said.reason if said.move in ("break", "want_again") else row.paper)
    if said.move == "meet" and row.every_months:
        row.due_on = next_look(row.due_on or said.on, row.every_months, said.on)


def next_look(due: date, every: int, on: date) -> date:
    """Return when something that is looked at every so many months is due after a day, counted from when it was due."""
    months = every
    while due_date(due, months, MONTHLY) <= on:
        months += every
    return due_date(due, months, MONTHLY)


_WRITE: Mapping[str, Callable[[Any, Said, Mapping[str, Any], str], None]] = {
    "credit_contract": _contract,
    "contract_condition": _condition,
    "security_contract": _security,
}
