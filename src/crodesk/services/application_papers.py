"""The papers of an application: what the checklist wants and isn't listed yet, and what a decision still waits for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.appraisal import rules
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.papers.checklist import BEFORE_DECISION, PaperWanted, checklist
from crodesk.language import language
from crodesk.services import records

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.record_list import RecordLine

THERE = frozenset({"received", "verified", "waived"})
"""States in which a paper is waited for no more."""
Listed = tuple[str, str]
"""A paper by its code and whose it is: the key of a party, the title of a thing, or nothing."""
BORROWER = "borrower"
PARTED = " · "
"""Stands between the name of a paper and the thing it is about."""


def not_listed(case: Case, lines: Sequence["RecordLine"]) -> list[PaperWanted]:
    """Return what the checklist wants and the application doesn't list yet."""
    have = {listed_as(line.cells) for line in lines}
    return [each for each in checklist(case, rules.shipped()) if (each.code, _of(each.of)) not in have]


def missing(case: Case, lines: Sequence["RecordLine"], today: date) -> tuple[str, ...]:
    """Return the codes of the papers that a decision waits for: wanted, and neither there nor waived, or too old."""
    there = {listed_as(line.cells) for line in lines if _is_there(line.cells, today)}
    wanted = (each for each in checklist(case, rules.shipped(), BEFORE_DECISION) if each.mandatory)
    return tuple(dict.fromkeys(each.code for each in wanted if (each.code, _of(each.of)) not in there))


def list_them(session: "Session", application: int, wanted: Iterable[PaperWanted]) -> int:
    """List papers of the checklist as wanted; returns how many."""
    return len([list_one(session, application, each) for each in wanted])


def list_one(session: "Session", application: int, wanted: PaperWanted) -> int:
    """List a paper of the checklist as wanted, and return its number."""
    return records.add(session, "application_paper", application, _values(wanted))


def _values(wanted: PaperWanted) -> dict[str, Any]:
    name = wanted.name.in_language(language())
    of = _of(wanted.of)
    if of.startswith("p") and of[1:].isdigit():
        return {"code": wanted.code, "name": name, "state": "wanted", "party_rid": int(of[1:])}
    return {"code": wanted.code, "name": f"{name}{PARTED}{of}" if of else name, "state": "wanted"}


def _of(of: str) -> str:
    """Return whose a paper is, as a row can tell: the borrower's own are nobody else's."""
    return "" if of == BORROWER else of


def listed_as(cells: Mapping[str, Any]) -> Listed:
    """Return which paper of the checklist a row is, and whose."""
    party = cells["party_rid"]
    if party is not None:
        return cells["code"], f"p{party}"
    _name, _between, of = cells["name"].rpartition(PARTED)
    return cells["code"], of if _between else ""


def _is_there(cells: Mapping[str, Any], today: date) -> bool:
    until = cells["valid_until"]
    return cells["state"] in THERE and (not until or date.fromisoformat(until) >= today)
