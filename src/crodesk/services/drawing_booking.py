"""On which loan a drawing is booked: that of the contract, or one that begins with it, with its own terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.due_dates import MONTHLY, due_date
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import contract_terms, records

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.contract_file import ContractFile

TERMS = "loan_terms"


def account(session: Session, file: ContractFile, row: Any, number: str = "") -> int:
    """Return the loan that a drawing is booked on: of a loan drawn in parts always the same, of a line a new one each.

    `number` is that of the account where one begins; the number of the debt note, or of the contract, where it is
    empty.
    """
    running = [one.loan.rid for one in file.loans if one.standing == "running"]
    if row.holding_rid is not None and row.holding_rid in running:
        return int(row.holding_rid)
    if not file.agreement.revolving and running:
        return running[0]
    return _begin(session, file, row, number or usual_number(file, row.debt_note))


def usual_number(file: ContractFile, debt_note: str) -> str:
    """Return the number that a loan gets unless the officer says the core's."""
    return debt_note if file.agreement.revolving and debt_note else file.number


def begins_one(file: ContractFile) -> bool:
    """Tell whether the next drawing begins a loan of its own."""
    return file.agreement.revolving or not any(one.standing == "running" for one in file.loans)


def _begin(session: Session, file: ContractFile, row: Any, number: str) -> int:
    """Take a loan on with its terms, which say all that may be drawn on it; returns its number in the file."""
    cells = file.record.cells
    months = _months(file, row)
    whole = row.amount_minor if file.agreement.revolving else cells["amount_minor"]
    ends = row.due_on if file.agreement.revolving and row.due_on else due_date(row.drawn_on, months, MONTHLY)
    _check_number(session, number)
    holding = records.add(
        session,
        "holding",
        file.customer_rid,
        {
            "kind": "loan", "number": number, "name": _name(file), "currency": file.currency,
            "opened_on": row.drawn_on, "matures_on": ends, "rate_ppm": row.rate_ppm, "amount_minor": whole,
            "term_months": months, "purpose": row.purpose or cells["purpose"],
        },
    )  # fmt: skip
    terms = {
        "credit_contract_rid": file.rid, "amount_minor": whole, "method": cells["method"] or "annuity",
        "rate_ppm": row.rate_ppm, "months": months, "start_on": row.drawn_on, **_asked(session, file, row),
    }  # fmt: skip
    records.add(session, TERMS, holding, terms)
    return holding


def _months(file: ContractFile, row: Any) -> int:
    """Return the term: of a drawing of a line to the day it is due, else that of the contract."""
    months: int | None = file.record.cells["months"]
    if file.agreement.revolving and row.due_on is not None:
        months = contract_terms.months_between(row.drawn_on, row.due_on)
        if months is None:
            words = N_("A plan has whole months: let it be due on the same day of a month as it is drawn.")
            raise Refused(Problem("due_on", words))
    if not months or row.rate_ppm is None:
        raise Refused(Problem("", N_("The contract needs a term and a rate before money goes out.")))
    return months


def _check_number(session: Session, number: str) -> None:
    from sqlmodel import col, select

    from crodesk.storage.tables import Holding

    taken = select(Holding.rid).where(col(Holding.number) == number, col(Holding.closed_on).is_(None))
    if session.exec(taken).first() is not None:
        raise Refused(Problem("number", N_("Another account has this number.")))


def _name(file: ContractFile) -> str:
    """Return what the loan is called: the purpose that it is for."""
    return str(file.record.cells["purpose"])


def _asked(session: Session, file: ContractFile, row: Any) -> dict[str, Any]:
    """Return what was agreed besides when the loan was asked for: the first payment, months without principal."""
    if file.approval is None or file.agreement.revolving:
        return {}
    asked = records.get(session, "application", file.approval.rid)
    first = asked.first_due_on
    found = {"grace_months": asked.grace_months}
    if first is not None and first > row.drawn_on:
        found["first_due_on"] = first
    return found
