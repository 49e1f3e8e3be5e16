"""What happens on a running loan, written down: each event is a new row; what was wrong is taken back by another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.ledger import Entry, EntryKind, LoanFacts
from crodesk.domain.lending.servicing.events import NEW
from crodesk.domain.lending.terms import RateSegment
from crodesk.domain.money import MINOR_UNITS
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import loan_checking, loan_codec, loan_rows
from crodesk.services.loan_checking import Effect
from crodesk.services.loan_known import RECOVERED, WRITTEN_OFF
from crodesk.services.loan_rows import PPM, Loan

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.connection import Connection

NO_LOAN = N_("There is no such loan.")


def entry(loan: Loan, kind: str, on: date, today: date, amount_minor: int | None = None, **others: Any) -> Entry:
    """Return an event as the ledger reads it, before it is written; its number comes after all others."""
    return Entry(NEW, kind, on, today, loan.amount(amount_minor), **others)


def draw(session: Session, holding: int, amount_minor: int, on: date, **said: Any) -> int:
    """Write money paid out; returns the number of the row. `said`: reference, why, currency."""
    return _write(session, holding, EntryKind.DRAWING, on, amount_minor, {}, said)


def repay(session: Session, holding: int, amount_minor: int, on: date, **said: Any) -> int:
    """Write money received; returns the number of the row. `said`: reference, why, currency, statement_entry_rid."""
    return _write(session, holding, EntryKind.PAYMENT, on, amount_minor, {}, said)


def prepay(session: Session, holding: int, amount_minor: int, on: date, way: str, **said: Any) -> int:
    """Write money received to pay principal early; `way` is one of `servicing.Way`. `said` as for `repay`."""
    return _write(session, holding, EntryKind.PREPAYMENT, on, amount_minor, {"way": way}, said)


def charge(session: Session, holding: int, amount_minor: int, on: date, component: str = "fee", **said: Any) -> int:
    """Write a `fee` or a `penalty` charged by hand, due on its day."""
    return _write(session, holding, EntryKind.CHARGE, on, amount_minor, {"component": component}, said)


def new_rate(session: Session, holding: int, rate: RateSegment, **said: Any) -> int:
    """Write a rate that holds from a day on, which may lie ahead."""
    return _write(session, holding, EntryKind.RATE, rate.since, None, {"rate": rate}, said)


def restructure(session: Session, holding: int, on: date, terms: LoanFacts, arrears: str, **said: Any) -> int:
    """Write a new plan for all principal that isn't paid; `arrears` is one of `servicing.Arrears`."""
    return _write(session, holding, EntryKind.RESTRUCTURING, on, None, {"terms": terms, "way": arrears}, said)


def put_right(session: Session, holding: int, terms: LoanFacts, **said: Any) -> int:
    """Write the terms as they should have been from the start, for whoever asks from today on."""
    today = session.info["today"]
    return _write(session, holding, EntryKind.TERMS, min(terms.start, today), None, {"terms": terms}, said)


def reverse(session: Session, holding: int, event: int, why: str) -> int:
    """Take back an event as if it had never been; what follows is run through again."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    return _write(session, holding, EntryKind.REVERSAL, session.info["today"], None, {"of": event}, {"why": why})


def write_off(session: Session, holding: int, amount_minor: int, on: date, **said: Any) -> int:
    """Write that a loan is written off: what was owed then is still owed, off the balance sheet."""
    return _write(session, holding, WRITTEN_OFF, on, amount_minor, {}, said)


def recover(session: Session, holding: int, amount_minor: int, on: date, **said: Any) -> int:
    """Write money that came in after writing off."""
    return _write(session, holding, RECOVERED, on, amount_minor, {}, said)


def preview(db: Connection, holding: int, today: date, kind: str, on: date, amount_minor: int, **others: Any) -> Effect:
    """Return what an event would do before it is written; raises `Refused` with what stands against it.

    `kind` is a value of `EntryKind`; `others` are its `way`, `component`, and the `currency` that it is in.
    """
    loan = found(db, holding, today)
    _check_currency(loan, others.pop("currency", ""))
    return _effect(loan, entry(loan, kind, on, today, amount_minor, **others), today)


def found(db: Connection, holding: int, day: date) -> Loan:
    """Return a loan; raises `Refused` when there is none."""
    loan = loan_rows.read_one(db, holding, day)
    if loan is None:
        raise Refused(NO_LOAN)
    return loan


def connection(session: Session) -> Connection:
    """Return the bare connection of a session, inside its transaction."""
    session.flush()
    return session.connection().connection.driver_connection


def _write(
    session: Session, holding: int, kind: str, on: date, minor: int | None, own: dict[str, Any], said: dict[str, Any]
) -> int:
    """Check an event, write its row, and return its number."""
    today = session.info["today"]
    loan = found(connection(session), holding, today)
    _check_currency(loan, said.pop("currency", ""))
    new = entry(loan, kind, on, today, minor, **own)
    _effect(loan, new, today)
    return _keep(session, holding, new, minor, said)


def _effect(loan: Loan, new: Entry, today: date) -> Effect:
    effect = loan_checking.effect(loan, new, today)
    if isinstance(effect, list):
        raise Refused(effect)
    return effect


def _check_currency(loan: Loan, currency: str) -> None:
    if not currency or currency == loan.currency:
        return
    if currency not in MINOR_UNITS:
        text = N_("“{word}” is no currency; write a code such as VND.")
        raise Refused(Problem("currency", text, {"word": currency}))
    text = N_("The loan is in {own}, the money in {other}: write the amount in {own}.")
    raise Refused(Problem("currency", text, {"own": loan.currency, "other": currency}))


def _keep(session: Session, holding: int, new: Entry, minor: int | None, said: dict[str, Any]) -> int:
    from crodesk.storage.tables import LoanEvent

    row = LoanEvent(
        holding_rid=holding,
        kind=str(new.kind),
        value_on=new.value_on,
        written_on=new.written_on,
        at=session.info["now"],
        officer=session.info["officer"],
        amount_minor=minor,
        way=str(new.way),
        component=new.component,
        of_rid=new.of,
        terms=loan_codec.write(new.terms) if new.terms else "",
    )
    for name, value in {**_rate(new.rate), **said}.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    assert row.rid is not None  # it was just written
    return row.rid


def _rate(rate: RateSegment | None) -> dict[str, Any]:
    """Return the columns of a rate."""
    if rate is None:
        return {}
    parts = {"rate_ppm": rate.percent, "margin_ppm": rate.margin, "floor_ppm": rate.floor, "cap_ppm": rate.cap}
    return {"rate_kind": rate.kind, **{name: _ppm(percent) for name, percent in parts.items()}}


def _ppm(percent: Decimal | None) -> int | None:
    return None if percent is None else int(percent * PPM)
