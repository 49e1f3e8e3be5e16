"""The form for a promise to pay: the amount that is late stands there, the day is asked."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.collecting import promises
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.records.kind import Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.urging import words
from crodesk.services import loan_file, loan_promising
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_promising import Contact
from crodesk.widgets.record_dialog import RecordDialog

FIELDS = (
    Field("amount_minor", N_("Amount"), "money", required=True),
    Field("due_on", N_("Pays by"), "day", required=True),
    Field("due_time", N_("Look at"), "time", help=N_("The hour at which you look whether it came.")),
    Field("about", N_("Note")),
)


def dialog(desk: Desk, file: LoanFile, contact: Contact | None = None) -> RecordDialog:
    """Return the form for a promise on a loan; Enter after the day keeps it, with the contact in which it was heard."""
    loan, state = file.known.loan, file.known.state

    def save(values: Mapping[str, Any]) -> int:
        said = (values["amount_minor"], values["due_on"], values["due_time"] or "", values["about"] or "")
        if contact is not None:
            heard = loan_promising.promise_heard
            return desk.do_now(loan_promising.PROMISED, loan.number, heard, loan.rid, contact, *said)
        return desk.do_now(loan_promising.PROMISED, loan.number, loan_promising.promise, loan.rid, *said)

    minor = loan.minor(state.past_due or state.next_amount)
    return RecordDialog(
        desk,
        _("Promise to pay · {number}").format(number=loan.number),
        FIELDS,
        save,
        values={
            "due_time": promises.checked_at(),
            **({"amount_minor": minor} if minor else {}),
            **(_said_in(contact) if contact else {}),
        },
        draft=None if contact else ("promise", f"{loan.rid}"),
        first="due_on" if contact and minor else "",
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=lambda values: " · ".join(filter(None, (words.late(file), too_much(file, values)))),
        doubt=lambda values: too_much(file, values),
        enough="due_on",
    )


def _said_in(contact: Contact) -> dict[str, Any]:
    """Return what the next step of a contact says of the promise that was heard in it."""
    note = contact.note
    said = {"due_on": note.next_on, "due_time": note.next_at, "about": note.next_about}
    return {key: value for key, value in said.items() if value}


def too_much(file: LoanFile, values: Mapping[str, Any]) -> str:
    """Return that more is promised than ends the loan on the day it is promised for; empty when it isn't so."""
    minor, loan = values.get("amount_minor"), file.known.loan
    ends = loan.minor(_ends(file, values.get("due_on")))
    if not minor or ends is None or minor <= ends:
        return ""
    said = _("{promised} is more than the {ends} that end the loan. Is that right?")
    return said.format(promised=words.amount(file, minor), ends=words.amount(file, ends))


def _ends(file: LoanFile, on: date | None) -> Decimal | None:
    """Return what ends a loan on a day, else the balance that is stated of it with what is late; `None` unknown."""
    told = loan_file.payoff(file.known, max(on or file.day, file.day))
    if told is not None:
        return told.total
    state = file.known.state
    return None if state.balance is None else state.balance + (state.past_due or ZERO)
