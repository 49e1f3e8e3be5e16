"""Making a credit contract: of what was decided on an application, or of a loan that runs without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.application.moves import APPROVED, CONDITIONAL
from crodesk.domain.lending.papers import fitting
from crodesk.domain.lending.papers.facts import Decision
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import application_view, contract_file, contract_finding, record_list, records
from crodesk.services.contract_terms import COVENANT, PRECEDENT
from crodesk.services.loan_cells import in_minor
from crodesk.services.printing import decided
from crodesk.services.stored import PPM_A_PERCENT
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.application_view import ApplicationFile

NOT_APPROVED = N_("It isn't approved: there is nothing to offer or to sign yet.")
LINE, LOAN = "line", "loan"
KINDS = {"deposit": "deposit", "guarantee": "guarantee"}
"""Which contract secures by a kind of collateral, where it is neither mortgaged nor pledged."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A collateral that a contract is to be made of."""

    rid: int
    kind: str
    """Of the contract: `mortgage`, `pledge`, `guarantee`, `deposit`."""
    insured_until: str | None
    revalue_on: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a contract would say by what was decided, as its fields keep it."""

    customer_rid: int
    values: Mapping[str, Any]
    most_minor: int | None = None
    """The amount that was decided; a contract is on no more. `None` where nobody said."""
    conditions: tuple[str, ...] = ()
    covenants: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    holding: int | None = None
    """The loan that runs, where it is made for one."""
    name: str = field(default="")
    """Who borrows."""


def of_application(reader: Reader, rid: int, today: date) -> Proposal:
    """Return what a contract on an application would say; `Refused` where it isn't approved, or has one."""
    shown = application_view.read(reader, rid, today)
    own = record_list.get(reader, "application", rid)
    if shown is None or own is None or shown.line.stage not in (APPROVED, CONDITIONAL):
        raise Refused(Problem("", NOT_APPROVED))
    if contract_finding.of_application(reader, rid) is not None:
        raise Refused(Problem("", N_("It has its contract already.")))
    said = decided.decision(reader, own, shown.case, shown.appraisal.recommendation, language())
    line = shown.line
    terms = _terms(shown, said)
    values = {
        "number": f"{line.number}/{today.year}",
        "application_rid": rid,
        "kind": LINE if shown.product and shown.product.shape == LINE else LOAN,
        "purpose": shown.cells["purpose"],
        "currency": line.currency,
        "method": shown.case.asked.method,
        "grade": _grade(shown),
        **terms,
    }
    return Proposal(
        line.customer_rid, values, terms["amount_minor"], *_clauses(shown, said), _things(shown), name=line.name
    )


def of_loan(reader: Reader, holding: int) -> Proposal:
    """Return what a contract over a loan that runs would say; `Refused` for one that only the core knows."""
    terms = next(iter(record_list.page(reader, "loan_terms", holding)), None)
    held = record_list.get(reader, "holding", holding)
    if terms is None or held is None or held.owner_rid is None:
        raise Refused(Problem("", N_("Only the core knows this loan: write its terms down first, in all records.")))
    values = {key: terms.cells[key] for key in ("amount_minor", "method", "rate_ppm", "months")}
    values |= {"kind": LOAN, "currency": held.cells["currency"] or "VND", "purpose": held.cells["purpose"]}
    values["number"] = held.cells["number"]
    return Proposal(held.owner_rid, values, None, holding=holding, name=held.owner)


def make(
    session: Session, proposal: Proposal, values: Mapping[str, Any], conditions: str = "", covenants: str = ""
) -> int:
    """Make a contract and what goes with it, and return its number in the file.

    `conditions` and `covenants` are one a line. Raises `Refused` with what is wrong, field by field.
    """
    given = {**proposal.values, **values}
    _check(session, proposal, given)
    given["state"] = "signed" if given.get("signed_on") else "prepared"
    rid = records.add(session, contract_file.KIND, proposal.customer_rid, given)
    for kind, text in ((PRECEDENT, conditions), (COVENANT, covenants)):
        for what in decided.lines_of(text):
            records.add(session, "contract_condition", rid, {"kind": kind, "what": what, "state": "open"})
    for thing in proposal.things:
        _secure(session, rid, thing)
    if proposal.holding is not None:
        _link(session, proposal.holding, rid)
    return rid


def check_number(session: Session, number: str, but: int | None = None) -> None:
    """Raise `Refused` when another contract has a number already."""
    from sqlmodel import col, select

    from crodesk.storage.tables import CreditContract

    taken = select(CreditContract.rid).where(col(CreditContract.number) == number, col(CreditContract.rid) != but)
    if session.exec(taken).first() is not None:
        raise Refused(Problem("number", N_("Another contract has this number.")))


def _check(session: Session, proposal: Proposal, given: Mapping[str, Any]) -> None:
    found = []
    amount, most = given.get("amount_minor"), proposal.most_minor
    if amount is None or amount <= 0:
        found.append(Problem("amount_minor", N_("The amount must be more than zero.")))
    elif most is not None and amount > most:
        found.append(Problem("amount_minor", N_("That is more than was decided.")))
    if not given.get("months"):
        found.append(Problem("months", N_("The term is at least one month.")))
    signed, until = given.get("signed_on"), given.get("available_until")
    if signed is not None and until is not None and until < signed:
        found.append(Problem("available_until", N_("That is before the day it starts.")))
    if found:
        raise Refused(found)
    check_number(session, given["number"], -1)


def _terms(shown: ApplicationFile, said: Decision | None) -> dict[str, Any]:
    """Return what was decided; where that doesn't say, what was recommended, else what was asked for."""
    cells, currency = shown.cells, shown.line.currency
    amount, months, rate = (said.amount, said.months, said.rate) if said else (None, None, None)
    return {
        "amount_minor": _minor(amount, currency) or cells["recommended_amount_minor"] or cells["amount_minor"],
        "months": months or cells["recommended_months"] or cells["months"],
        "rate_ppm": _ppm(rate) or cells["recommended_rate_ppm"] or cells["rate_ppm"],
    }


def _minor(amount: Decimal | None, currency: str) -> int | None:
    return None if amount is None else in_minor(amount, currency)


def _ppm(rate: Decimal | None) -> int | None:
    return None if rate is None else int(rate * PPM_A_PERCENT)


def _clauses(shown: ApplicationFile, said: Decision | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what has to be so before money goes out, and as long as the loan runs."""
    own = tuple(decided.lines_of(shown.cells[key]) for key in ("conditions", "covenants"))
    if said is None:
        return own[0], own[1]
    return said.conditions or own[0], said.covenants or own[1]


def _grade(shown: ApplicationFile) -> str:
    return shown.appraisal.risk.grade if shown.appraisal.risk else ""


def _things(shown: ApplicationFile) -> tuple[Thing, ...]:
    found = []
    for line in shown.parts["collateral"]:
        cells = line.cells
        if not line.ended and not cells["released_on"]:
            found.append(Thing(line.rid, _kind_of(cells["kind"]), cells["insured_until"], cells["revalue_on"]))
    return tuple(found)


def _kind_of(kind: str) -> str:
    return KINDS.get(kind, fitting.PLEDGE if kind == "paper" else fitting.MORTGAGE)


def _secure(session: Session, contract: int, thing: Thing) -> None:
    days = {
        key: date.fromisoformat(said)
        for key in ("insured_until", "revalue_on")
        if (said := getattr(thing, key)) is not None
    }
    given = {"kind": thing.kind, "collateral_rid": thing.rid, "state": "prepared", **days}
    records.add(session, "security_contract", contract, given)


def _link(session: Session, holding: int, contract: int) -> None:
    """Say in the terms of a loan under which contract it runs."""
    from sqlmodel import col, select

    from crodesk.storage.tables import LoanTerms

    terms = session.exec(select(LoanTerms).where(col(LoanTerms.holding_rid) == holding)).one()
    terms.credit_contract_rid = contract
    session.flush()
