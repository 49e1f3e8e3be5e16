"""An application as the appraisal reads it, from everything the desk knows: what was typed in, and what is on file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from crodesk.domain.lending.appraisal.case import Asked, Case, Party
from crodesk.domain.rules.products import products
from crodesk.services import application_case_lists as lists
from crodesk.services import application_papers, application_standing, record_list
from crodesk.services.application_papers import BORROWER
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import day, major, percent
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Reader

Cells = dict[str, Any]
Parts = Mapping[str, list[RecordLine]]
T = TypeVar("T")
DAYS_A_YEAR = 365
KINDS = (
    "application_party", "application_flow", "application_debt", "application_asset", "application_statement",
    "collateral", "bureau_report", "application_paper", "application_finding", "scorecard_answer",
)  # fmt: skip
"""The lists of an application."""


def parts(reader: Reader, rid: int) -> Parts:
    """Return the lists of an application by their kind, without what was taken out."""
    return {kind: record_list.page(reader, kind, rid, ended=False) for kind in KINDS}


def read(reader: Reader, rid: int, today: date) -> Case | None:
    """Return an application as the appraisal reads it; `None` when it is gone."""
    line = record_list.get(reader, "application", rid)
    return None if line is None else of(reader, line, parts(reader, rid), today)


def of(reader: Reader, line: RecordLine, given: Parts, today: date) -> Case | None:
    """Return an application, whose own fields and lists were read already, as the appraisal reads it."""
    if line.owner_rid is None:
        return None
    cells, customer = line.cells, line.owner_rid
    others = tuple(map(lists.party, given["application_party"]))
    borrower, since = _borrower(reader, customer, cells)
    pledged: dict[int, str] = dict(reader.rows(q.PLEDGED, {"application": line.rid})) if given["collateral"] else {}
    case = Case(
        today=today,
        asked=_asked(cells),
        parties=(_aged(borrower, others), *others),
        flows=tuple(map(lists.flow, given["application_flow"])),
        debts=tuple(map(lists.debt, given["application_debt"])),
        no_debts=bool(cells["no_debts"]),
        assets=tuple(map(lists.asset, given["application_asset"])),
        statements=tuple(_known(given["application_statement"], lists.statement)),
        collateral=tuple(lists.collateral(each, pledged.get(each.rid) or "") for each in given["collateral"]),
        bureau=tuple(_known(given["bureau_report"], lists.report)),
        exposures=tuple(application_standing.exposures(reader, customer, borrower.code, borrower.name)),
        earlier=tuple(application_standing.earlier(reader, customer, line.rid)),
        sector=cells["sector"] or "",
        answers={each.cells["attribute"]: each.cells["answer"] for each in given["scorecard_answer"]},
        grade_moved=cells["grade_moved"] or "",
        grade_why=cells["grade_why"] or "",
    )
    case = application_standing.rated(reader, case)
    case = replace(case, conduct=application_standing.conduct(reader, customer, since, case.flows, case))
    missing = application_papers.missing(case, given["application_paper"], today)
    return replace(case, papers_missing=missing)


def _known(lines: Sequence[RecordLine], made: Callable[[RecordLine], T | None]) -> Iterator[T]:
    return (found for line in lines if (found := made(line)) is not None)


def _asked(cells: Cells) -> Asked:
    bound = cells["bound_days"]
    return Asked(
        product=cells["product"],
        purpose=cells["purpose"] or "",
        amount=major(cells, "amount"),
        currency=cells["currency"] or "VND",
        months=cells["months"],
        method=cells["method"] or _usual_method(cells["product"]),
        rate=percent(cells["rate_ppm"]),
        start=day(cells["start_on"]),
        first_due=day(cells["first_due_on"]),
        grace_principal=cells["grace_months"] or 0,
        cost=major(cells, "cost"),
        own_money=major(cells, "own_money"),
        yearly_costs=major(cells, "yearly_costs"),
        turns=Decimal(DAYS_A_YEAR) / bound if bound else None,
        other_sources=major(cells, "other_sources"),
    )


def _usual_method(product: str) -> str:
    """Return how a product is repaid where nobody said."""
    found = products().get(product)
    return found.methods[0] if found else "annuity"


def _borrower(reader: Reader, customer: int, cells: Cells) -> tuple[Party, str | None]:
    """Return who borrows, and since when they are a customer."""
    row = reader.row(q.BORROWER, {"customer": customer})
    code, name, kind, born_on, since, _industry, _occupation, until, number, consent = row or ("",) * 10
    party = Party(
        key=BORROWER,
        name=name,
        kind=kind,
        born=day(born_on),
        code=code,
        id_number=number or "",
        identity_until=day(until),
        consent=None if consent is None else bool(consent),
        living_cost=major(cells, "living"),
    )
    return party, since


def _aged(borrower: Party, others: Sequence[Party]) -> Party:
    """Return the borrower with the age that counts: a household business borrows by its owner, whatever its own age."""
    if borrower.kind != "household":
        return borrower
    return replace(borrower, born=next((each.born for each in others if each.role == "owner"), None))
