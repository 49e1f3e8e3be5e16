"""Records of a contract as the rules of paying out take them: conditions, security, drawings with their payees."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crodesk.domain.lending.application.moves import APPROVED, CONDITIONAL
from crodesk.domain.lending.disbursing import drawing as d
from crodesk.domain.records import by_name
from crodesk.domain.rules import lending
from crodesk.language import _
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import day, major

DECIDED = (APPROVED, CONDITIONAL)
"""Stages of an application that money may follow from."""
PRECEDENT, COVENANT = "precedent", "covenant"
CONDITION_STATES = {"open": d.WANTED, "met": d.MET, "waived": d.WAIVED, "broken": d.BROKEN}
"""By the state that is kept: what the rules call it."""
NO_ACCOUNT, SMALL = "no-account", "small"
"""Exceptions that allow cash: a person without any account, committed to in writing; a small sum."""
_NEED_NO_REGISTER = ("guarantee", "deposit")
"""Kinds of security of which nothing is entered in a register."""


def conditions(records: Sequence[RecordLine]) -> tuple[d.Condition, ...]:
    """Return what has to be so before money goes out; a covenant that is broken holds it back, too."""
    return tuple(
        d.Condition(cells["what"], CONDITION_STATES[cells["state"]], cells["waived_why"], cells["looked_by"])
        for cells in (one.cells for one in records)
        if cells["kind"] == PRECEDENT or cells["state"] == "broken"
    )


def securities(records: Sequence[RecordLine], things: Mapping[int, Sequence[Any]]) -> tuple[d.Security, ...]:
    """Return what secures a contract; `things` are kind, name, insured until and to value by of each collateral."""
    return tuple(_security(one, things) for one in records if one.cells["state"] != "released")


def security_name(record: RecordLine) -> str:
    """Return how a contract that secures a loan is called: by its thing, its number, else its kind."""
    kind = _(by_name("security_contract").field("kind").label_of(record.cells["kind"]))
    return record.names.get("collateral_rid") or record.cells["number"] or kind


def _security(record: RecordLine, things: Mapping[int, Sequence[Any]]) -> d.Security:
    cells = record.cells
    kind, _name, insured, revalue = things.get(cells["collateral_rid"], ("", "", None, None))
    insured_until = day(cells["insured_until"] or insured)
    return d.Security(
        security_name(record),
        signed=cells["state"] != "prepared",
        registration=_registration(cells),
        must_be_insured=insured_until is not None or _is_insured(kind),
        insured_until=insured_until,
        valued_until=day(min(filter(None, (cells["revalue_on"], revalue)), default=None)),
    )


def _registration(cells: Mapping[str, Any]) -> str:
    if cells["state"] == "registered" or cells["registered_on"]:
        return d.REGISTERED
    return d.NOT_NEEDED if cells["kind"] in _NEED_NO_REGISTER else d.OPEN


def _is_insured(kind: str) -> bool:
    """Tell whether things of a kind are to be insured, by the rules of collateral."""
    found = lending.load("haircuts").get(kind)
    return bool(found and found.get("insured"))


def drawing(record: RecordLine, payees: Sequence[RecordLine], currency: str) -> d.Drawing:
    """Return a drawing as it is asked for, in the currency of its contract."""
    cells = record.cells
    return d.Drawing(
        currency=cells["currency"] or currency,
        amount=major(cells, "amount"),
        on=day(cells["drawn_on"]) or day(cells["wanted_on"]),
        due=day(cells["due_on"]),
        purpose=cells["purpose"],
        payees=tuple(_payee(one, cells) for one in payees),
        evidence=papers(cells["papers"]),
        evidence_by=day(cells["proof_by"]),
        is_checked=cells["papers_checked_on"] is not None,
    )


def _payee(record: RecordLine, of: Mapping[str, Any]) -> d.Payee:
    """Return who is paid; that a person has no account is said of the drawing, with the exception that allows cash."""
    cells = record.cells
    vouched = of["cash_why"] == NO_ACCOUNT
    return d.Payee(
        name=cells["name"],
        amount=major({**cells, "currency": cells["currency"] or of["currency"]}, "amount"),
        means=of["means"],
        account=cells["account"],
        bank=cells["bank"],
        purpose=cells["purpose"],
        is_borrower=bool(cells["is_borrower"]),
        justified=cells["borrower_why"],
        is_person=True if vouched else None,
        has_account=False if vouched else None,
        commitment=vouched,
    )


def papers(text: str) -> tuple[str, ...]:
    """Return the papers of a drawing, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def months_between(first: date, last: date) -> int | None:
    """Return the whole months from one day to another; `None` where days are left over."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if months > 0 and _is_month_on(first, last) else None


def _is_month_on(first: date, last: date) -> bool:
    """Tell whether two days are the same of their months, the last of a shorter month standing for later ones."""
    return last.day == min(first.day, monthrange(last.year, last.month)[1])
