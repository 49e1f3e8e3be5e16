"""Writing down that a customer promises to pay: due on its day, looked at in the afternoon, the ladder a step on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.sources.promised import names
from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.collecting.promises import Promise
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.money import format_money
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import answering, hearing, loan_events, loan_urging, notes
from crodesk.services.notes import Note
from crodesk.storage.queries import loan_urging as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.loan_rows import Loan
    from crodesk.storage.connection import Connection

PROMISED = N_("Wrote down a promise to pay")
OUTCOME = "promise"
"""What came of the step of the ladder."""
_FIELDS = {"amount": "amount_minor", "due_on": "due_on", "made_on": "due_on"}


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact in which something was promised, as it is to be written down."""

    customer_rid: int
    note: Note
    heard: tuple[str, ...] = ()
    """What was heard besides, names of `hearing`."""
    draft: tuple[str, str] | None = None
    """The draft that is dropped with it."""
    clock: str = ""
    """The row of the queue that it answers; empty for none."""


def promise_heard(
    session: Session, holding: int, contact: Contact, amount_minor: int, due_on: date, at: str = "", about: str = ""
) -> int:
    """Write down a contact and the promise that was heard in it; returns the promise's number.

    It takes the place of the contact's next step, and of an older promise if that is what the row was about.
    """
    note = replace(contact.note, next_on=None, next_at="", next_about="")
    heard = [hearing.BY_FORM if what == hearing.PROMISE else what for what in contact.heard]
    if contact.clock:
        answering.log(session, contact.clock, note, heard, contact.draft, kept="no")
    else:
        hearing.write_down(session, contact.customer_rid, note, heard, contact.draft)
    return promise(session, holding, amount_minor, due_on, at, about, settled=contact.clock)


def promise(
    session: Session, holding: int, amount_minor: int, due_on: date, at: str = "", about: str = "", settled: str = ""
) -> int:
    """Keep what a customer promised to pay on a loan, and return its number; `settled` is a row that is done already.

    The step of the ladder that asks now is done by it; earlier promises for the loan whose day is over are closed as
    not kept. It belongs to the last contact of today; where there is none, one is written down.
    """
    from crodesk.storage.tables import FollowUp

    today = session.info["today"]
    db = loan_events.connection(session)
    loan = loan_events.found(db, holding, today)
    if loan.customer_rid is None:
        raise Refused(N_("This loan has no customer who could promise anything."))
    _check(loan, amount_minor, due_on, today)
    _close_earlier(session, db, loan, today)
    row = FollowUp(
        customer_rid=loan.customer_rid,
        what="promise",
        about=" ".join(filter(None, (loan.number, about.strip()))),
        due_on=due_on,
        due_time=at or promises.checked_at(),
        amount_minor=amount_minor,
        currency=loan.currency,
        promised_by="customer",
        interaction_rid=_contact(session, db, loan, amount_minor, due_on),
    )
    session.add(row)
    asking = [clock for (clock,) in db.execute(q.ASKING, {"holding": holding}) if clock != settled]
    answering.done(session, asking, OUTCOME)
    session.flush()
    assert row.rid is not None  # it was just written
    return int(row.rid)


def _check(loan: Loan, minor: int, due_on: date, today: date) -> None:
    given = Promise("", today, due_on, loan.amount(minor) or ZERO)
    found = [Problem(_FIELDS[one.field], one.text, one.values) for one in promises.problems(given, today)]
    if found:
        raise Refused(found)


def _close_earlier(session: Session, db: Connection, loan: Loan, today: date) -> None:
    """Close promises for the loan whose day is over: another one takes their place."""
    from crodesk.storage.tables import FollowUp

    asked = {"customer": loan.customer_rid, "today": today.isoformat()}
    others = [number for rid, number in db.execute(q.LOANS, asked) if rid != loan.rid]
    for rid, about in db.execute(q.OVER, asked).fetchall():
        row = session.get(FollowUp, rid)
        if row is not None and not names(about, others):
            row.status, row.done_on, row.kept, row.outcome = "done", today, "no", OUTCOME


def _contact(session: Session, db: Connection, loan: Loan, minor: int, due_on: date) -> int:
    """Return the contact of today in which it was promised."""
    asked = {"customer": loan.customer_rid, "since": loan_urging.midnight(session.info["now"])}
    found = db.execute(q.SPOKEN, asked).fetchone()
    if found:
        return int(found[0])
    said = _("Promises {amount} by {day} for {number}.").format(
        amount=format_money(minor, loan.currency, language()), day=format_date(due_on, language()), number=loan.number
    )
    return notes.write(session, loan.customer_rid, Note(said, "call", "spoke", subject=loan.number))
