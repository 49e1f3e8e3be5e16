"""The lines of a contract's file: what was agreed, its conditions, what secures it, every drawing and what stops it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from crodesk.domain.lending.disbursing.drawing import REQUESTED
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens import print_ways
from crodesk.screens.contract import words
from crodesk.services import contract_terms, drawing_proving
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

CONTRACT, CONDITION, SECURITY, DRAWING = "credit_contract", "contract_condition", "security_contract", "drawing"
ADDENDUM = "contract_addendum"
PAYEE, LOAN, APPLICATION, PRINTED = "drawing_payee", "holding", "application", "issued_paper"
NONE = N_("none yet; n adds one")


@dataclass(frozen=True, slots=True)
class Target:
    """What a line is about."""

    kind: str
    rid: int
    drawing: int | None = None
    """Of a payee, a loan or a printed paper: the drawing that it belongs to."""


def lines(file: ContractFile) -> list[Line]:
    """Return everything about a contract."""
    found = list(_contract(file))
    for title, section in SECTIONS:
        found += [line(), line((_(title), "header"))]
        found += list(section(file)) or [line((f"  {_(NONE)}", "muted"))]
    return found


def _contract(file: ContractFile) -> Iterator[Line]:
    cells = file.record.cells
    keys = ("kind", "months", "rate_ppm", "method", "grade")
    terms = words.joined((*(words.cell(CONTRACT, file.record, key) for key in keys), cells["purpose"]))
    yield paragraph((f"{terms}", "plain"), target=Target(CONTRACT, file.rid), indent=2)
    if cells["note"]:
        yield paragraph((cells["note"].replace("\n", " · "), "muted"), indent=2)
    for one in file.addenda:
        yield paragraph((_addendum(one, file.currency), "plain"), target=Target(CONTRACT, file.rid), indent=2)
    if file.approval is not None:
        stage = _(by_name(APPLICATION).field("stage").label_of(file.approval.stage))
        said = _("application {number}, {stage}").format(number=file.approval.number, stage=stage)
        yield paragraph((said, "muted"), target=Target(APPLICATION, file.approval.rid), indent=2)


def _addendum(one: RecordLine, currency: str) -> str:
    """Return what an addendum changed: the amount, until when may be drawn."""
    cells = one.cells
    known = {**one.cells, "amount_minor": cells["before_minor"]}
    amounts = (words.amount(replace(one, cells=known), currency), words.amount(one, currency))
    days = (words.day(cells, "before_until") or "?", words.day(cells, "available_until") or "?")
    until = _("to be drawn until {day}").format(day=" → ".join(days)) if days[0] != days[1] else ""
    return words.joined(
        (
            _("addendum {number}").format(number=cells["number"]), words.day(cells, "signed_on"),
            " → ".join(amounts) if amounts[0] != amounts[1] else "", until, cells["decided_by"], cells["reason"],
        )
    )  # fmt: skip


def _conditions(file: ContractFile) -> Iterator[Line]:
    for one in file.conditions:
        cells = one.cells
        due = cells["due_on"] is not None and cells["due_on"] < file.today.isoformat()
        late = due and _is_awaited(cells)
        facts = words.joined(
            (
                words.cell(CONDITION, one, "kind") if cells["kind"] == contract_terms.COVENANT else "",
                words.on_day(N_("to be looked at by {day}"), words.day(cells, "due_on")) if _is_awaited(cells) else "",
                words.joined((words.day(cells, "looked_on"), cells["looked_by"])),
                cells["paper"], cells["waived_why"],
            )
        )  # fmt: skip
        state = (f"{words.cell(CONDITION, one, 'state')}  ", "bad" if late else words.INKS[cells["state"]])
        yield _row(one, CONDITION, state, (f"{cells['what']}  ", "strong"), (facts, "muted"))


def _is_awaited(cells: Mapping[str, Any]) -> bool:
    """Tell whether a condition is still to be looked at on a day."""
    return cells["state"] in ("open", "broken") or (cells["state"] == "met" and bool(cells["every_months"]))


def _securities(file: ContractFile) -> Iterator[Line]:
    for one in file.securities:
        cells = one.cells
        facts = words.joined(
            (
                words.on_day(N_("signed {day}"), words.day(cells, "signed_on")),
                words.on_day(N_("notarised {day}"), words.day(cells, "notarised_on")),
                words.joined((words.on_day(N_("registered {day}"), words.day(cells, "registered_on")),
                              cells["registration"])),
                words.on_day(N_("insured until {day}"), words.day(cells, "insured_until")),
                words.on_day(N_("to be valued {day}"), words.day(cells, "revalue_on")),
                words.on_day(N_("released {day}"), words.day(cells, "released_on")),
                cells["originals"],
            )
        )  # fmt: skip
        state = (f"{words.cell(SECURITY, one, 'state')}  ", "warn" if cells["state"] == "prepared" else "plain")
        called = words.joined((words.cell(SECURITY, one, "kind"), cells["number"], one.names["collateral_rid"]))
        yield _row(one, SECURITY, state, (f"{called}  ", "strong"), (facts, "muted"))


def _drawings(file: ContractFile) -> Iterator[Line]:
    for one in file.drawings:
        yield from _drawing(file, one)


def _drawing(file: ContractFile, one: DrawingFile) -> Iterator[Line]:
    record, cells = one.record, one.record.cells
    on = words.day(cells, "drawn_on") or words.day(cells, "wanted_on")
    ink = "good" if one.state == "drawn" else "warn" if one.state == REQUESTED else "plain"
    checked = words.on_day(N_("papers checked {day}"), words.day(cells, "papers_checked_on"))
    facts = words.joined(
        (on, cells["debt_note"], words.cell(DRAWING, record, "means"), words.cell(DRAWING, record, "cash_why"),
         cells["purpose"], "; ".join(contract_terms.papers(cells["papers"])), checked, _proven(cells), cells["note"])
    )  # fmt: skip
    state = (f"{words.cell(DRAWING, record, 'state')}  ", ink)
    yield _row(record, DRAWING, state, (f"{words.amount(record, file.currency)}  ", "strong"), (facts, "muted"))
    if drawing_proving.waits(one):
        yield _awaited(file, cells)
    for payee in one.payees:
        yield _payee(payee, record.rid, file.currency)
    if cells["holding_rid"]:
        loan = (_("loan {number}").format(number=record.names["holding_rid"]), "accent")
        yield line("    ", loan, target=Target(LOAN, cells["holding_rid"], record.rid))
    for paper in one.issued:
        called = (f"    {print_ways.paper_words(paper.paper)}  ", "accent")
        said = (_("printed {day}").format(day=print_ways.printed_words(paper)), "muted")
        yield paragraph(called, said, target=Target(PRINTED, paper.rid, record.rid), indent=6)
    yield from against(one, indent=4)
    if one.found is not None and not one.found.stops:
        yield line((f"    {signs().mark} {_('nothing stands in its way')}", "good"))


def _proven(cells: Mapping[str, Any]) -> str:
    """Say when papers that came after the money were seen, and by whom."""
    seen = words.on_day(N_("proof seen {day}"), words.day(cells, "proof_seen_on"))
    return words.joined((seen, cells["proof_seen_by"] if seen else ""))


def _awaited(file: ContractFile, cells: Mapping[str, Any]) -> Line:
    """Say until when papers are to come that prove the use."""
    late = cells["proof_by"] < file.today.isoformat()
    text = N_("proof of use was due {day}") if late else N_("proof of use to come by {day}")
    sign, ink = (signs().late, "bad") if late else (signs().attention, "warn")
    return paragraph((f"    {sign} {words.on_day(text, words.day(cells, 'proof_by'))}", ink), indent=7)


def _payee(payee: RecordLine, drawing: int, currency: str) -> Line:
    cells = payee.cells
    who = words.joined((cells["name"], cells["account"], cells["bank"]))
    borrower = _("to the borrower: {why}").format(why=cells["borrower_why"] or "?") if cells["is_borrower"] else ""
    facts = words.joined((cells["purpose"], cells["evidence"], borrower))
    said = ("    ", (f"{words.amount(payee, currency)}  ", "plain"), f"{who}  ", (facts, "muted"))
    return paragraph(*said, target=Target(PAYEE, payee.rid, drawing), indent=6)


def against(one: DrawingFile, indent: int = 0) -> Iterator[Line]:
    """Yield what stops a drawing, and what somebody should look at; `indent` is in cells."""
    if one.found is None:
        return
    for problem in one.found.stops:
        yield paragraph((f"{' ' * indent}{signs().late} {words.said(problem)}", "bad"), indent=indent + 3)
    for problem in one.found.warnings:
        yield paragraph((f"{' ' * indent}{signs().attention} {words.said(problem)}", "warn"), indent=indent + 3)


def _row(record: RecordLine, kind: str, *said: Span | str) -> Line:
    return paragraph("  ", *said, target=Target(kind, record.rid), indent=4)


SECTIONS: tuple[tuple[str, Callable[[ContractFile], Iterator[Line]]], ...] = (
    (N_("Conditions"), _conditions),
    (N_("Security"), _securities),
    (N_("Drawings"), _drawings),
)
"""Under the terms, in this order: a title, a message id, and what makes its lines."""
