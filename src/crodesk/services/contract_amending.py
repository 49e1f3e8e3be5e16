"""Changing how much may be drawn under a signed contract, or until when, by an addendum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.disbursing import amending
from crodesk.domain.lending.disbursing.amending import Addendum
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import contract_file, contract_moving, records
from crodesk.services.contract_file import ContractFile
from crodesk.services.stored import major

if TYPE_CHECKING:
    from sqlmodel import Session

KIND = "contract_addendum"
DRAWN_WHOLE = N_("By its terms the loan was drawn whole: put the terms right first.")


def next_number(file: ContractFile) -> str:
    """Return the number that the next addendum of a contract gets unless the officer gives another."""
    return f"{len(file.addenda) + 1:02}"


def add(session: Session, contract: int, values: Mapping[str, Any]) -> int:
    """Write an addendum down and change its contract; returns the addendum's number in the file.

    `values` are the fields of `contract_addendum` that the form asks for. Raises `Refused` with what speaks against it.
    """
    file = contract_moving.now(session, contract)
    given = {"available_until": None, "signed_on": session.info["today"], **values, "currency": file.currency}
    _check(session, file, given)
    cells = file.record.cells
    before = {"before_minor": cells["amount_minor"], "before_until": file.agreement.available_until}
    rid = records.add(session, KIND, contract, {**given, **before})
    changed = {key: given[key] for key in ("amount_minor", "available_until")}
    records.change(session, contract_file.KIND, contract, changed)
    if not file.agreement.revolving and given["amount_minor"] != before["before_minor"]:
        _tell_loans(session, file, given["amount_minor"])
    return rid


def _check(session: Session, file: ContractFile, given: Mapping[str, Any]) -> None:
    said = Addendum(
        given["signed_on"],
        major(given, "amount"),
        given["available_until"],
        given.get("decided_by") or "",
        given.get("reason") or "",
    )
    found = amending.problems(said, file.agreement, file.state, session.info["today"], session.info["officer"])
    if given.get("number") in [one.cells["number"] for one in file.addenda]:
        found.append(Problem("number", N_("The contract has an addendum of this number.")))
    contract_moving.stop(found)


def _tell_loans(session: Session, file: ContractFile, minor: int) -> None:
    """Say in the terms of the loan how much may be drawn on it altogether; its plan follows from what was drawn.

    `Refused` for a loan that its terms say was drawn whole at once: of what is more than that it knows nothing.
    """
    for one in file.loans:
        facts = one.loan.terms_on(file.today)
        if one.standing != "running" or one.loan.facts is None or facts is None:
            continue
        if not facts.drawn_by_entries:
            raise Refused(Problem("amount_minor", DRAWN_WHOLE))
        records.change(session, "loan_terms", _terms_of(session, one.loan.rid), {"amount_minor": minor})
        records.change(session, "holding", one.loan.rid, {"amount_minor": minor})


def _terms_of(session: Session, holding: int) -> int:
    from sqlmodel import col, select

    from crodesk.storage.tables import LoanTerms

    rid = session.exec(select(LoanTerms.rid).where(col(LoanTerms.holding_rid) == holding)).one()
    assert rid is not None  # it is kept
    return rid
