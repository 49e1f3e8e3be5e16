"""The two lines above a contract's file: how much of it was drawn, and what is still to do."""

from collections.abc import Iterator

from crodesk.domain.lending.disbursing.drawing import REQUESTED
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.contract import words
from crodesk.services import contract_terms
from crodesk.services.contract_file import ContractFile
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span, cells


def first(file: ContractFile, width: int) -> list[Span]:
    """Return what may be drawn, was drawn, is left and is owed, in full where that fits."""
    full = _amounts(file, short=False)
    return [(full if cells(full) <= width else _amounts(file, short=True), "strong")]


def _amounts(file: ContractFile, *, short: bool) -> str:
    agreed = file.agreement
    parts = (
        (N_("{amount} agreed"), agreed.limit),
        (N_("{amount} drawn"), agreed.drawn),
        (N_("{amount} left"), agreed.left),
        (N_("{amount} owed"), agreed.outstanding),
    )
    said = (_(text).format(amount=words.money(amount, file.currency, short=short)) for text, amount in parts)
    return f"{words.joined(said)} {file.currency}"


def second(file: ContractFile) -> list[Span]:
    """Return the state, until when money may be drawn, and what is still to do."""
    state = words.cell("credit_contract", file.record, "state")
    until = words.on_day(N_("to be drawn until {day}"), words.dated(file.agreement.available_until))
    signed = words.day(file.record.cells, "signed_on")
    left = words.joined(_left(file))
    known = words.joined((state, signed, until))
    return [(known, "plain"), (" · " if left else "", "muted"), (left, "warn")]


def _left(file: ContractFile) -> Iterator[str]:
    wanted = sum(one.cells["state"] in ("open", "broken") for one in _precedents(file))
    if wanted:
        yield ngettext("{count} condition open", "{count} conditions open", wanted).format(count=wanted)
    waiting = sum(one.state == REQUESTED for one in file.drawings)
    if waiting:
        yield ngettext("{count} drawing requested", "{count} drawings requested", waiting).format(count=waiting)


def _precedents(file: ContractFile) -> Iterator[RecordLine]:
    return (one for one in file.conditions if one.cells["kind"] == contract_terms.PRECEDENT)
