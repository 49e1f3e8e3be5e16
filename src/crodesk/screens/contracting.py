"""The contract of an application or of a loan: opened, or made of what was decided."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from textual.app import App

from crodesk.domain.problem import Refused
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.navigation import ContractOf
from crodesk.services import contract_finding, contract_making
from crodesk.services.contract_making import Proposal
from crodesk.services.desk import Desk
from crodesk.widgets.fields import sentence
from crodesk.widgets.record_dialog import RecordDialog

MADE = N_("Made a contract")
KIND = by_name("credit_contract")
CLAUSES = ("conditions", "covenants")
FIELDS = (
    *(KIND.field(key) for key in ("number", "amount_minor", "months", "rate_ppm", "method", "kind", "purpose")),
    Field("signed_on", N_("Signed"), "day", past=True, help=N_("Empty while it isn't signed.")),
    KIND.field("available_until"),
    Field("conditions", N_("Before drawing"), "text", help=N_("One condition a line.")),
    Field("covenants", N_("While it runs"), "text", help=N_("One condition a line.")),
)
Opens = Callable[[int], object]


def open_or_make(app: App[Any], desk: Desk, asked: ContractOf, opens: Opens) -> None:
    """Open the contract of an application or a loan; where there is none, ask for what one is made with."""
    found = _found(desk, asked)
    if found is not None:
        opens(found)
        return
    try:
        proposal = _proposal(desk, asked)
    except Refused as refused:
        app.notify(" ".join(map(sentence, refused.problems)), severity="warning")
        return
    app.push_screen(dialog(desk, proposal), partial(_made, opens))


def _found(desk: Desk, asked: ContractOf) -> int | None:
    if asked.application is not None:
        return desk.look(contract_finding.of_application, asked.application)
    return None if asked.holding is None else desk.look(contract_finding.of_holding, asked.holding)


def _proposal(desk: Desk, asked: ContractOf) -> Proposal:
    if asked.application is not None:
        return desk.look(contract_making.of_application, asked.application, desk.today)
    return desk.look(contract_making.of_loan, asked.holding or 0)


def _made(opens: Opens, rid: int | None) -> None:
    if rid is not None:
        opens(rid)


def dialog(desk: Desk, proposal: Proposal) -> RecordDialog:
    """Return the form for a contract, filled in with what was decided."""
    clauses = dict(zip(CLAUSES, ("\n".join(proposal.conditions), "\n".join(proposal.covenants)), strict=True))
    usual = {**proposal.values, **clauses}
    shown = {field.key: usual[field.key] for field in FIELDS if usual.get(field.key) not in (None, "")}

    def save(values: Mapping[str, Any]) -> int:
        own = {key: value for key, value in values.items() if key not in CLAUSES}
        clauses = [values.get(key) or "" for key in CLAUSES]
        number = str(own.get("number") or "")
        return desk.do_now(MADE, number, contract_making.make, proposal, own, *clauses)

    key = proposal.values.get("application_rid") or f"loan {proposal.holding}"
    return RecordDialog(
        desk,
        _("Contract · {name}").format(name=proposal.name),
        FIELDS,
        save,
        values=shown,
        draft=("credit_contract", f"of {key}"),
        customer=proposal.customer_rid,
        currency=str(proposal.values["currency"]),
    )
