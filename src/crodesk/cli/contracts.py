"""`contract …`: a credit contract without the screens."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crodesk.cli import opening, output, words
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.dates import format_date
from crodesk.domain.money import format_money
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import contract_file, contract_finding, contract_terms, drawing_proving
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.contract_moving import readable
from crodesk.services.loan_cells import in_minor
from crodesk.services.record_list import RecordLine


def show(call: Call) -> int:
    """Show a contract: what may be drawn, its conditions, security and drawings, and what stops each."""
    number = call.options.number
    with opening.to_read(call) as desk:
        found = desk.read_now(contract_finding.by_number, number)
        file = desk.read_now(contract_file.read, found[0], desk.today) if found else None
    if file is None:
        raise Stop(_(N_("There is no contract “{number}”.")).format(number=number), NOT_DONE)
    if call.options.json:
        output.show_json(of_file(file))
    else:
        output.show_rows(list(_lines(file)), ["", "", "", ""])
    return DONE


def of_file(file: ContractFile) -> dict[str, Any]:
    """Return a contract as data: stored values, and in minor units what was drawn, is left, is owed."""
    agreed = file.agreement
    amounts = {"drawn": agreed.drawn, "left": agreed.left, "owed": agreed.outstanding}
    return {
        **file.record.cells,
        "customer": file.record.owner,
        **{
            f"{key}_minor": None if amount is None else in_minor(amount, file.currency)
            for key, amount in amounts.items()
        },
        "addenda": [one.cells for one in file.addenda],
        "conditions": [one.cells for one in file.conditions],
        "security": [one.cells for one in file.securities],
        "drawings": [_drawing(one) for one in file.drawings],
        "loans": [one.loan.number for one in file.loans],
    }


def _drawing(one: DrawingFile) -> dict[str, Any]:
    found = one.found
    return {
        **one.record.cells,
        "payees": [each.cells for each in one.payees],
        "stops": [_said(each) for each in found.stops] if found else [],
        "warnings": [_said(each) for each in found.warnings] if found else [],
        "printed": [
            {"paper": each.paper, "language": each.language, "at": each.at.isoformat(), "officer": each.officer}
            for each in one.issued
        ],
    }


def _said(problem: Problem) -> str:
    return words.of_problem(readable(problem))


def _lines(file: ContractFile) -> Iterator[tuple[str, ...]]:
    kind = by_name("credit_contract")
    state = _(kind.field("state").label_of(file.state))
    yield file.number, file.record.owner, state, ""
    for label, amount in (
        (_("Amount"), file.agreement.limit), (_("Drawn"), file.agreement.drawn), (_("Left"), file.agreement.left),
    ):  # fmt: skip
        said = "?" if amount is None else format_money(in_minor(amount, file.currency), file.currency, language())
        yield label, said, file.currency, ""
    for one in file.addenda:
        yield _("Addendum"), _amount(one), one.cells["number"], one.cells["reason"]
    for one in file.conditions:
        yield _("Condition"), one.cells["what"], _state(one, "contract_condition"), one.cells["paper"]
    for one in file.securities:
        called = contract_terms.security_name(one)
        yield _("Security"), called, _state(one, "security_contract"), one.cells["registration"]
    for each in file.drawings:
        cells = each.record.cells
        yield _("Drawing"), _amount(each.record), _state(each.record, "drawing"), cells["debt_note"]
        for payee in each.payees:
            yield "", _amount(payee), payee.cells["name"], payee.cells["account"]
        for problem in each.found.stops if each.found else ():
            yield "", "!!", _said(problem), ""
        if drawing_proving.waits(each):
            yield "", "!", _by_day(N_("proof of use to come by {day}"), cells["proof_by"]), ""


def _by_day(text: str, on: str) -> str:
    """Return a message about a stored day."""
    return _(text).format(day=format_date(date.fromisoformat(on), language()))


def _state(record: RecordLine, kind: str) -> str:
    return _(by_name(kind).field("state").label_of(record.cells["state"]))


def _amount(record: RecordLine) -> str:
    minor = record.cells["amount_minor"]
    return "?" if minor is None else format_money(minor, record.cells["currency"], language())
