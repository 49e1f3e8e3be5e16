"""Writing down money received, and taking an event back: what it does is said before it is written."""

from collections.abc import Mapping
from typing import Any

from crodesk.domain.lending.ledger import EntryKind
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Way
from crodesk.domain.problem import Refused
from crodesk.domain.records.kind import Choice, Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.loan import words
from crodesk.services import loan_events, loan_preview
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_preview import Preview
from crodesk.widgets.record_dialog import RecordDialog

REPAID = N_("Wrote down a repayment")
ORDINARY = "payment"
FIELDS = (
    Field("amount_minor", N_("Amount"), "money", required=True),
    Field("value_on", N_("Value date"), "day", required=True, past=True),
    Field(
        "way",
        N_("What for"),
        "choice",
        (
            Choice(ORDINARY, N_("what is due, the rest for later")),
            Choice(Way.INSTALMENT, N_("early: smaller instalments")),
            Choice(Way.NUMBER, N_("early: fewer instalments")),
            Choice(Way.LAST, N_("early: smaller last instalments")),
        ),
        required=True,
    ),
    Field("reference", N_("Reference")),
    Field("why", N_("Note")),
)


def dialog(desk: Desk, file: LoanFile) -> RecordDialog:
    """Return the form for money received on a loan; it says what the money pays while it is typed."""
    loan = file.known.loan

    def save(values: Mapping[str, Any]) -> int:
        way = values["way"]
        said = {key: values.get(key) or "" for key in ("reference", "why")}
        write, more = (loan_events.repay, {}) if way == ORDINARY else (loan_events.prepay, {"way": way})
        on, minor = values["value_on"], values["amount_minor"]
        return desk.do_now(REPAID, loan.number, write, loan.rid, minor, on, **more, **said)

    return RecordDialog(
        desk,
        _("Repayment · {number}").format(number=loan.number),
        FIELDS,
        save,
        values={"value_on": desk.today, "way": ORDINARY, **_due(file)},
        draft=("loan_event", f"{loan.rid}"),
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=lambda values: effect(desk, loan.rid, values),
    )


def _due(file: LoanFile) -> dict[str, int]:
    """Return what is usually paid: what is past due and falls due today, else the next instalment."""
    loan, state = file.known.loan, file.known.state
    today = state.next_amount if state.next_due == file.day else None
    amount = loan.minor((state.past_due or ZERO) + (today or ZERO) or state.next_amount)
    return {"amount_minor": amount} if amount else {}


def effect(desk: Desk, holding: int, values: Mapping[str, Any]) -> str:
    """Return in words what money would pay, or what stands against it; empty while too little is typed."""
    on, minor, way = values.get("value_on"), values.get("amount_minor"), values.get("way")
    if on is None or not minor or way is None:
        return ""
    kind, more = (EntryKind.PAYMENT, {}) if way == ORDINARY else (EntryKind.PREPAYMENT, {"way": way})
    try:
        found = desk.look(loan_preview.preview, holding, desk.today, kind, on, minor, **more)
    except Refused as refused:
        return " ".join(words.filled(one.text, one.values) for one in refused.problems)
    return _told(found, desk)


def _told(found: Preview, desk: Desk) -> str:
    parts = []
    if found.paid:
        parts.append(_("Pays {parts}.").format(parts=words.paid(found.paid, found.currency)))
    if found.kept_minor:
        parts.append(_("{amount} is kept for later.").format(amount=words.amount(found.kept_minor, found.currency)))
    if found.after is not None:
        parts.append(_("Then {amount} is owed.").format(amount=words.amount(found.after.balance_minor, found.currency)))
    return " ".join([*parts, *([words.said(found.remarks, desk.today)] if found.remarks else [])])
