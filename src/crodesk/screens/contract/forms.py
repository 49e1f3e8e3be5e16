"""The forms of a contract's file: a drawing, whom it pays, a condition, what secures it, the contract itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from crodesk.domain.lending.disbursing.contracting import SIGNED
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.contract import words
from crodesk.screens.contract.sections import ADDENDUM, CONDITION, CONTRACT, DRAWING, PAYEE, SECURITY
from crodesk.services import contract_amending, contract_changing, drawing_moving, records
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.desk import Desk
from crodesk.services.loan_cells import in_minor
from crodesk.services.record_list import RecordLine
from crodesk.widgets.record_dialog import RecordDialog, Watch
from crodesk.widgets.record_values import typed_values

ADDED = {
    DRAWING: N_("Planned a drawing"),
    PAYEE: N_("Wrote down a payee"),
    CONDITION: N_("Added a condition"),
    SECURITY: N_("Added a security contract"),
    ADDENDUM: N_("Contract changed by an addendum"),
}
CHANGED = {
    CONTRACT: N_("Changed a contract"),
    DRAWING: N_("Changed a drawing"),
    PAYEE: N_("Changed a payee"),
    CONDITION: N_("Changed a condition"),
    SECURITY: N_("Changed a security contract"),
}
KEYS: Mapping[str, Sequence[str]] = {
    CONTRACT: ("number", "purpose", "available_until", "grade", "note"),
    DRAWING: (
        "amount_minor", "purpose", "wanted_on", "papers", "proof_by", "means", "cash_why", "due_on", "debt_note",
        "note",
    ),
    PAYEE: ("name", "account", "bank", "amount_minor", "purpose", "evidence", "is_borrower", "borrower_why"),
    CONDITION: ("what", "kind", "due_on", "every_months", "paper"),
    SECURITY: ("kind", "number", "collateral_rid", "insured_until", "revalue_on", "originals"),
    ADDENDUM: ("number", "signed_on", "amount_minor", "available_until", "decided_by", "reason"),
}  # fmt: skip
"""What is asked of each kind; where it stands is said by moving it on."""
ONLY_OF_LINE = "due_on"
NEEDED = ("signed_on", "amount_minor", "reason")
"""What an addendum doesn't go without, besides its number."""
Values = Mapping[str, Any]


def add(desk: Desk, file: ContractFile, kind: str, drawing: DrawingFile | None = None) -> RecordDialog:
    """Return the form for something new; `drawing` is the one that a new payee is paid by."""
    save: dict[str, Callable[[Values], int]] = {
        DRAWING: lambda values: desk.do_now(ADDED[kind], file.number, drawing_moving.plan, file.rid, values),
        PAYEE: lambda values: desk.do_now(
            ADDED[kind], file.number, drawing_moving.pay_to, file.rid, _rid(drawing), values
        ),
        ADDENDUM: lambda values: desk.do_now(ADDED[kind], file.number, contract_amending.add, file.rid, values),
    }
    plain = lambda values: desk.do_now(ADDED[kind], file.number, records.add, kind, file.rid, values)  # noqa: E731 - as above
    usual = _usual(desk, file, kind, drawing)
    return _dialog(desk, file, kind, save.get(kind, plain), usual, f"new {_rid(drawing)}", drawing)


def edit(desk: Desk, file: ContractFile, kind: str, record: RecordLine, drawing: DrawingFile | None) -> RecordDialog:
    """Return the form that changes something."""
    rid, version = record.rid, record.version
    changed = CHANGED[kind]

    def save(values: Values) -> int:
        if kind == DRAWING:
            return desk.do_now(changed, file.number, drawing_moving.change, file.rid, rid, values, version)
        if kind == PAYEE:
            return desk.do_now(changed, file.number, drawing_moving.pay_to, file.rid, _rid(drawing), values, rid)
        return desk.do_now(changed, file.number, contract_changing.change, kind, rid, values, version)

    return _dialog(desk, file, kind, save, typed_values(by_name(kind), record.cells), f"{rid}", drawing)


def _rid(drawing: DrawingFile | None) -> int:
    return drawing.record.rid if drawing else 0


def fields(file: ContractFile, kind: str) -> list[Field]:
    """Return what is asked of a kind."""
    found = [by_name(kind).field(key) for key in KEYS[kind] if not _is_said_elsewhere(file, kind, key)]
    return [replace(each, required=True) if kind == ADDENDUM and each.key in NEEDED else each for each in found]


def _is_said_elsewhere(file: ContractFile, kind: str, key: str) -> bool:
    """Tell whether a field isn't asked for: only drawings of a line are due by themselves, addenda move the end."""
    if kind == DRAWING and key == ONLY_OF_LINE:
        return not file.agreement.revolving
    ends = file.agreement.available_until is not None and file.state == SIGNED
    return kind == CONTRACT and key == "available_until" and ends


def _dialog(
    desk: Desk,
    file: ContractFile,
    kind: str,
    save: Callable[[Values], int],
    values: Values,
    draft: str,
    drawing: DrawingFile | None,
) -> RecordDialog:
    asked = fields(file, kind)
    shown = {field.key: values[field.key] for field in asked if values.get(field.key) not in (None, "")}
    return RecordDialog(
        desk,
        f"{file.number} · {_(by_name(kind).label)}",
        asked,
        save,
        values=shown,
        draft=(kind, f"contract {file.rid} {draft}"),
        customer=file.customer_rid,
        currency=file.currency,
        watch=_watch(file, kind, drawing),
    )


def _usual(desk: Desk, file: ContractFile, kind: str, drawing: DrawingFile | None) -> dict[str, Any]:
    """Return what something new mostly holds: all that is left, today, the rest of a drawing."""
    cells = file.record.cells
    if kind == DRAWING:
        left = file.agreement.left
        usual = {"amount_minor": in_minor(left, file.currency)} if left else {}
        note = drawing_moving.next_note(file)
        return {**usual, "purpose": cells["purpose"], "wanted_on": desk.today, "means": "transfer", "debt_note": note}
    if kind == PAYEE and drawing is not None:
        rest = _rest(drawing)
        return {"purpose": drawing.record.cells["purpose"], **({"amount_minor": rest} if rest > 0 else {})}
    if kind == ADDENDUM:
        now = {"amount_minor": cells["amount_minor"], "available_until": file.agreement.available_until}
        return {"number": contract_amending.next_number(file), "signed_on": desk.today, **now}
    return {"kind": by_name(kind).field("kind").choices[0].value}


def _rest(drawing: DrawingFile, besides: int | None = None) -> int:
    """Return how much of a drawing goes to nobody yet; `besides` is a payee that isn't counted."""
    paid = sum(one.cells["amount_minor"] or 0 for one in drawing.payees if one.rid != besides)
    return int((drawing.record.cells["amount_minor"] or 0) - paid)


def _watch(file: ContractFile, kind: str, drawing: DrawingFile | None) -> Watch | None:
    if kind == DRAWING:
        return lambda values: _too_much(file, values.get("amount_minor"))
    if kind == PAYEE and drawing is not None:
        return lambda _values: _adds_up(file, drawing)
    return None


def _too_much(file: ContractFile, minor: int | None) -> str:
    left = file.agreement.left
    if minor is None or left is None or minor <= in_minor(left, file.currency):
        return ""
    return _("Of the limit only {left} is left.").format(left=words.money(left, file.currency))


def _adds_up(file: ContractFile, drawing: DrawingFile) -> str:
    """Say what is drawn and how much of it goes to nobody yet."""
    whole, rest = (words.amount_of(minor, file.currency) for minor in (_whole(drawing), _rest(drawing)))
    return _("{whole} is drawn; {rest} goes to nobody yet.").format(whole=whole, rest=rest)


def _whole(drawing: DrawingFile) -> int:
    return int(drawing.record.cells["amount_minor"] or 0)
