"""Proof of use that comes after the money: until when it is to come, seen, promised for another day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.disbursing import proving
from crodesk.domain.lending.disbursing.drawing import CASH
from crodesk.domain.problem import Refused
from crodesk.services import contract_file, contract_moving, contract_terms, records

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.contract_file import DrawingFile

KIND = "drawing"


def waits(one: DrawingFile) -> bool:
    """Tell whether money went out of which papers are still to prove the use."""
    cells = one.record.cells
    return one.state == "drawn" and bool(cells["proof_by"]) and not cells["proof_seen_on"]


def propose(session: Session, rid: int, *, to_borrower: bool = False) -> None:
    """Say until when papers are to come, by the rules, for cash or money to the borrower that nothing proves yet."""
    row = records.get(session, KIND, rid)
    later = to_borrower or row.means == CASH
    if later and row.proof_by is None and not contract_terms.papers(row.papers):
        row.proof_by = proving.latest(row.wanted_on or session.info["today"])
        session.flush()


def see(session: Session, contract: int, rid: int, values: Mapping[str, Any]) -> int:
    """Write down that the papers were seen: `papers` one a line, `on` which day. Raises `Refused`."""
    row = _of_contract(session, contract, rid)
    papers, on = values.get("papers") or "", values.get("on") or session.info["today"]
    listed = contract_terms.papers(papers)
    contract_moving.stop(proving.of_seen(row.state, listed, on, session.info["today"]))
    seen = {"papers": papers, "proof_seen_on": on, "proof_seen_by": session.info["officer"]}
    records.change(session, KIND, rid, seen)
    return rid


def promise(session: Session, contract: int, rid: int, values: Mapping[str, Any]) -> int:
    """Write down for which day papers are promised, `proof_by`, and for what `reason`. Raises `Refused`."""
    row = _of_contract(session, contract, rid)
    until, reason = values["proof_by"], values.get("reason") or ""
    contract_moving.stop(proving.of_promise(row.state, row.proof_by, until, row.drawn_on, reason))
    note = "; ".join(filter(None, (row.note, reason)))
    records.change(session, KIND, rid, {"proof_by": until, "proof_seen_on": None, "proof_seen_by": "", "note": note})
    return rid


def _of_contract(session: Session, contract: int, rid: int) -> Any:
    """Return a drawing of a contract; `Refused` when either is gone."""
    if contract_moving.now(session, contract).drawing(rid) is None:
        raise Refused(contract_file.NO_DRAWING)
    return records.get(session, KIND, rid)
