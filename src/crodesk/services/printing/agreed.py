"""What was agreed after the decision, as papers say it: the contract, what secures it, the next drawing under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.papers import fitting
from crodesk.domain.lending.papers.facts import Beneficiary, Contract, Decision, Drawing, Texts
from crodesk.domain.lending.papers.fields import said
from crodesk.services import contract_file
from crodesk.services.printing.decided import lines_of
from crodesk.services.stored import day, major, percent
from crodesk.storage.queries import papers as sql
from crodesk.storage.reader import Cells, Reader

_SECURED = {"mortgage": fitting.MORTGAGE, "pledge": fitting.PLEDGE, "deposit": fitting.PLEDGE}
"""What papers call a kind of contract that secures a loan."""
_CASH_OUT = "drawn"
Conditions = dict[str, Texts]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What stands in the records of contracts."""

    contract: Contract
    drawing: Drawing
    drawing_rid: int | None
    """The record of the drawing; `None` where there is none."""
    conditions: Conditions
    """What was agreed before drawing (`precedent`) and while the loan runs (`covenant`), where it is written down."""
    rate: Decimal | None
    """Of the drawing, percent a year."""


def agreed(reader: Reader, application: int, usual: Contract, language: str, today: date) -> Agreed:
    """Return what was agreed on an application; `usual` is what all contracts of the bank say alike.

    The contract is as it was signed; the drawing's limit is that of its last addendum.
    """
    row = reader.row(sql.CONTRACT, {"application": application})
    if row is None:
        return Agreed(usual, Drawing(), None, {}, None)
    rid, number, amount, currency, signed_on, available_until = row
    limit, mine = _amount(amount, currency), {"contract": rid}
    first, until = reader.row(sql.FIRST_ADDENDUM, mine) or (amount, available_until)
    signed = _amount(first, currency)
    contract = replace(usual, number=number, dated=day(signed_on), available_until=day(until), amount=signed)
    rows = reader.rows(sql.DRAWINGS, mine)
    chosen = _next(rows)
    return Agreed(
        _secured(contract, reader.rows(sql.SECURITIES, mine)),
        _under(reader, rid, today, chosen[0], _drawing(reader, chosen, rows, limit, language))
        if chosen
        else Drawing(limit=limit),
        chosen[0] if chosen else None,
        _conditions(reader.rows(sql.CONDITIONS, mine)),
        percent(chosen[9]) if chosen else None,
    )


def with_agreed(decision: Decision, found: Agreed, *, rate: bool) -> Decision:
    """Return a decision with what was agreed on it since; `rate` says whether the drawing's own holds."""
    return replace(
        decision,
        conditions=found.conditions.get("precedent", decision.conditions),
        covenants=found.conditions.get("covenant", decision.covenants),
        rate=found.rate if rate and found.rate is not None else decision.rate,
    )


def _amount(minor: int | None, currency: str) -> Decimal | None:
    return major({"amount_minor": minor, "currency": currency}, "amount")


def _secured(contract: Contract, rows: Sequence[Cells]) -> Contract:
    """Return a contract with the one that secures it; of several nobody said which is meant."""
    if len(rows) != 1:
        return contract
    kind, number, signed_on = rows[0]
    return replace(contract, security=_SECURED[kind], security_number=number, security_dated=day(signed_on))


def _conditions(rows: Sequence[Cells]) -> Conditions:
    kinds = dict.fromkeys(kind for kind, _what in rows)
    return {kind: tuple(what for each, what in rows if each == kind) for kind in kinds}


def _next(rows: Sequence[Cells]) -> Cells | None:
    """Return the drawing that comes next; where all went out, the last one."""
    waiting = [row for row in rows if row[1] != _CASH_OUT]
    return waiting[0] if waiting else rows[-1] if rows else None


def _under(reader: Reader, contract: int, today: date, rid: int, drawing: Drawing) -> Drawing:
    """Return a drawing that is still to go out with what is owed before it, and what is left of the limit for it."""
    file = contract_file.read(reader, contract, today)
    one = file.drawing(rid) if file else None
    if file is None or one is None or one.state == _CASH_OUT:
        return drawing
    before = contract_file.agreement_for(file, one)
    return replace(drawing, outstanding=before.outstanding, left=before.left)


def _drawing(reader: Reader, row: Cells, rows: Sequence[Cells], limit: Decimal | None, language: str) -> Drawing:
    rid, _state, number, amount, currency, purpose, means, on, due, _rate, papers = row
    before = [each for each in rows if each[1] == _CASH_OUT and each[0] < rid]
    payees = reader.rows(sql.PAYEES, {"drawing": rid})
    return Drawing(
        number=number,
        on=day(on),
        due=day(due),
        amount=_amount(amount, currency),
        purpose=purpose,
        means=said("means", means, language),
        evidence="; ".join(lines_of(papers)),
        limit=limit,
        outstanding=None if before else Decimal(0),
        beneficiaries=tuple(
            Beneficiary(name, account, bank, _amount(minor, money or currency), what)
            for name, account, bank, minor, money, what in payees
        )
        or None,
    )
