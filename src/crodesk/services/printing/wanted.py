"""The checklist of an application as papers print it: what is wanted, of whom, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.papers.checklist import BEFORE_DECISION, PaperWanted, checklist
from crodesk.domain.lending.papers.facts import ChecklistLine
from crodesk.domain.lending.papers.fields import said
from crodesk.domain.lending.papers.lists import name_of
from crodesk.services import stored
from crodesk.services.application_papers import BORROWER, PARTED, THERE, listed_as
from crodesk.services.record_list import RecordLine

WANTED, EXPIRED = "wanted", "expired"


def lines(
    case: Case, rules: Rules, kept: Sequence[RecordLine], language: str, *, only_missing: bool = False
) -> tuple[ChecklistLine, ...] | None:
    """Return the papers of the checklist, then those that only the officer lists; `None` while nothing is known.

    `only_missing` leaves out what is there already or waived.
    """
    wanted = checklist(case, rules, BEFORE_DECISION)
    if not wanted and not kept:
        return None
    found = [*_of_checklist(case, wanted, kept, language), *_others(wanted, kept, case.today)]
    return tuple(line for line in found if not (only_missing and line.state in THERE))


def _of_checklist(
    case: Case, wanted: Sequence[PaperWanted], kept: Sequence[RecordLine], language: str
) -> Iterator[ChecklistLine]:
    rows = {listed_as(line.cells): line.cells for line in kept}
    for each in wanted:
        cells = rows.get(_place(each), {})
        name = each.name.in_language(language)
        of = _whose(each.of, case)
        form = said("form", each.form, language)
        note = "" if each.days is None else said("note", "days", language).format(n=each.days)
        yield _line(f"{name}{PARTED}{of}" if of else name, cells, case.today, form, note)


def _others(wanted: Sequence[PaperWanted], kept: Sequence[RecordLine], today: date) -> Iterator[ChecklistLine]:
    named = {_place(each) for each in wanted}
    for line in kept:
        if listed_as(line.cells) not in named:
            yield _line(line.cells["name"] or line.cells["code"], line.cells, today)


def _whose(of: str, case: Case) -> str:
    """Return of whom or what a paper is, by name; a thing without a title is known by its place."""
    if of.isdigit() and int(of) < len(case.collateral) and not case.collateral[int(of)].title_number:
        return case.collateral[int(of)].name
    return name_of(of, case) if of else ""


def _place(wanted: PaperWanted) -> tuple[str, str]:
    return wanted.code, "" if wanted.of == BORROWER else wanted.of


def _line(name: str, cells: Mapping[str, Any], today: date, form: str = "", note: str = "") -> ChecklistLine:
    until = stored.day(cells.get("valid_until"))
    state = cells.get("state", WANTED)
    return ChecklistLine(
        name=name,
        form=form,
        state=EXPIRED if until is not None and until < today and state in THERE else state,
        dated=stored.day(cells.get("dated")),
        received=stored.day(cells.get("received_on")),
        valid_until=until,
        note=cells.get("waived_why") or note,
    )
