"""An application as the appraisal reads it, from everything the desk knows: what was typed in, and what is on file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from crodesk.domain.lending.appraisal.case import (
    Asked,
    Asset,
    BureauReport,
    Case,
    Collateral,
    Conduct,
    Debt,
    Evidence,
    Exposure,
    Flow,
    Party,
    Statement,
)
from crodesk.domain.money import minor_units
from crodesk.services import application_papers, record_list
from crodesk.services.application_papers import BORROWER
from crodesk.services.record_list import RecordLine
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Reader

Cells = dict[str, Any]
T = TypeVar("T")
PPM_A_PERCENT = 10_000
DAYS_A_YEAR = 365
EXPOSED = {
    "spouse": "household", "household": "household", "owner": "owned", "beneficial_owner": "owned",
    "guarantor": "guarantor", "group": "group",
}  # fmt: skip
"""Why somebody's debts count together with the borrower's, by the role they have."""
MONEY = (
    "sales", "cost_of_sales", "operating_costs", "depreciation", "interest", "tax", "net_profit", "cash", "receivables",
    "inventory", "current_assets", "total_assets", "payables", "current_liabilities", "bank_debt",
    "total_liabilities", "equity",
)  # fmt: skip


def read(reader: Reader, rid: int, today: date) -> Case | None:
    """Return an application as the appraisal reads it; `None` when it is gone."""
    line = record_list.get(reader, "application", rid)
    if line is None or line.owner_rid is None:
        return None
    cells, customer = line.cells, line.owner_rid
    others = tuple(_each(reader, "application_party", rid, _party))
    case = Case(
        today=today,
        asked=_asked(cells),
        parties=(_aged(_borrower(reader, customer, cells), others), *others),
        flows=tuple(_each(reader, "application_flow", rid, _flow)),
        debts=tuple(_each(reader, "application_debt", rid, _debt)),
        no_debts=bool(cells["no_debts"]),
        assets=tuple(_each(reader, "application_asset", rid, _asset)),
        statements=tuple(_each(reader, "application_statement", rid, _statement)),
        collateral=tuple(_each(reader, "collateral", rid, lambda each: _collateral(reader, rid, each))),
        bureau=tuple(_each(reader, "bureau_report", rid, _report)),
        exposures=tuple(_exposures(reader, customer, cells["currency"])),
        conduct=_conduct(reader, customer, today),
        sector=cells["sector"] or "",
        grade_moved=cells["grade_moved"] or "",
        grade_why=cells["grade_why"] or "",
    )
    papers = record_list.page(reader, "application_paper", rid, ended=False)
    return replace(case, papers_missing=application_papers.missing(case, papers, today))


def _each(reader: Reader, kind: str, rid: int, made: Callable[[RecordLine], T | None]) -> Iterable[T]:
    lines = record_list.page(reader, kind, rid, ended=False)
    return (found for line in lines if (found := made(line)) is not None)


def major(cells: Cells, key: str) -> Decimal | None:
    """Return an amount in major units of the currency that stands beside it."""
    minor = cells.get(f"{key}_minor")
    return None if minor is None else Decimal(minor).scaleb(-minor_units(cells.get("currency") or "VND"))


def percent(ppm: int | None) -> Decimal | None:
    """Return a rate or share in percent from parts per million."""
    return None if ppm is None else Decimal(ppm) / PPM_A_PERCENT


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _evidence(cells: Cells) -> Evidence:
    return Evidence(cells["source"] or "", _day(cells["as_of"]), bool(cells["verified"]))


def key_of(party_rid: int | None) -> str:
    """Return the key by which a case names a party of the application."""
    return BORROWER if party_rid is None else f"p{party_rid}"


def _asked(cells: Cells) -> Asked:
    bound = cells["bound_days"]
    return Asked(
        product=cells["product"],
        purpose=cells["purpose"] or "",
        amount=major(cells, "amount"),
        currency=cells["currency"] or "VND",
        months=cells["months"],
        method=cells["method"] or "annuity",
        rate=percent(cells["rate_ppm"]),
        start=_day(cells["start_on"]),
        first_due=_day(cells["first_due_on"]),
        grace_principal=cells["grace_months"] or 0,
        cost=major(cells, "cost"),
        own_money=major(cells, "own_money"),
        yearly_costs=major(cells, "yearly_costs"),
        turns=Decimal(DAYS_A_YEAR) / bound if bound else None,
        other_sources=major(cells, "other_sources"),
    )


def _borrower(reader: Reader, customer: int, cells: Cells) -> Party:
    row = reader.row(q.BORROWER, {"customer": customer})
    code, name, kind, born_on, _since, _industry, _occupation, until, number, consent = row or ("",) * 10
    return Party(
        key=BORROWER,
        name=name,
        kind=kind,
        born=_day(born_on),
        code=code,
        id_number=number or "",
        identity_until=_day(until),
        consent=None if consent is None else bool(consent),
        living_cost=major(cells, "living"),
    )


def _aged(borrower: Party, others: Sequence[Party]) -> Party:
    """Return the borrower with the age that counts: a household business borrows by its owner, whatever its own age."""
    if borrower.kind != "household":
        return borrower
    return replace(borrower, born=next((each.born for each in others if each.role == "owner"), None))


def _party(line: RecordLine) -> Party:
    cells = line.cells
    consents = {"yes": True, "no": False}
    return Party(
        key=key_of(line.rid),
        name=line.names["customer_rid"].rpartition(" ")[0] or cells["name"],
        role=cells["role"],
        kind=cells["kind"],
        born=_day(cells["born_on"]),
        share=percent(cells["share_ppm"]),
        code=line.names["customer_rid"].rpartition(" ")[2],
        id_number=cells["id_number"],
        identity_until=_day(cells["identity_until"]),
        consent=consents.get(cells["consent"]),
        living_cost=major(cells, "living"),
        backs="" if cells["backs_rid"] is None else key_of(cells["backs_rid"]),
    )


def _flow(line: RecordLine) -> Flow:
    cells = line.cells
    return Flow(
        kind=cells["kind"],
        amount=major(cells, "amount"),
        period=cells["period"],
        currency=cells["currency"],
        expense=cells["direction"] == "expense",
        variable=bool(cells["variable"]),
        party=key_of(cells["party_rid"]),
        evidence=_evidence(cells),
    )


def _debt(line: RecordLine) -> Debt:
    cells = line.cells
    return Debt(
        lender=cells["lender"],
        ours=bool(cells["ours"]),
        kind=cells["kind"],
        balance=major(cells, "balance"),
        monthly=major(cells, "monthly"),
        limit=major(cells, "limit"),
        currency=cells["currency"],
        group=cells["debt_group"],
        days_late=cells["days_late"],
        secured=bool(cells["secured"]),
        repaid_by_this=bool(cells["repaid_by_this"]),
        party=key_of(cells["party_rid"]),
        evidence=_evidence(cells),
    )


def _asset(line: RecordLine) -> Asset:
    cells = line.cells
    return Asset(
        kind=cells["kind"],
        value=major(cells, "value"),
        currency=cells["currency"],
        party=key_of(cells["party_rid"]),
        evidence=_evidence(cells),
    )


def _statement(line: RecordLine) -> Statement | None:
    cells = line.cells
    ends = _day(cells["ends_on"])
    if ends is None:
        return None
    return Statement(
        ends=ends,
        months=cells["months"] or 12,
        currency=cells["currency"] or "VND",
        audited=bool(cells["audited"]),
        **{key: major(cells, key) for key in MONEY},
        evidence=_evidence(cells),
    )


def _collateral(reader: Reader, application: int, line: RecordLine) -> Collateral:
    cells = line.cells
    title = reader.value("SELECT title_digits FROM collateral WHERE rid = ?", (line.rid,))
    pledged = reader.value(q.PLEDGED, {"title": title, "application": application}) if title else None
    return Collateral(
        kind=cells["kind"],
        name=cells["name"],
        title_number=cells["title_number"],
        owner=key_of(cells["owner_rid"]),
        price=major(cells, "price"),
        market_value=major(cells, "value"),
        currency=cells["currency"] or "VND",
        valued_on=_day(cells["valued_on"]),
        valued_by=cells["valued_by"],
        haircut=percent(cells["haircut_ppm"]),
        prior_liens=major(cells, "liens"),
        pledged_for=pledged or "",
        insured_until=_day(cells["insured_until"]),
        insured_for=major(cells, "insured"),
        revalue_on=_day(cells["revalue_on"]),
        matures_on=_day(cells["matures_on"]),
        evidence=_evidence(cells),
    )


def _report(line: RecordLine) -> BureauReport | None:
    cells = line.cells
    reported = _day(cells["reported_on"])
    if reported is None:
        return None
    return BureauReport(
        reported_on=reported,
        source=cells["source"] or "CIC",
        party=key_of(cells["party_rid"]),
        consent_on=_day(cells["consent_on"]),
        valid_until=_day(cells["valid_until"]),
        worst_group=cells["worst_group"],
        worst_group_before=cells["worst_before"],
        lenders=cells["lenders"],
        balance=major(cells, "balance"),
        monthly=major(cells, "monthly"),
        enquiries=cells["enquiries"],
        score=cells["score"],
        currency=cells["currency"] or "VND",
    )


def _exposures(reader: Reader, customer: int, currency: str) -> Iterable[Exposure]:
    """Yield what we have lent to the borrower and to whoever stands together with them."""
    code, name = reader.row("SELECT code, name FROM customer WHERE rid = ?", (customer,)) or ("", "")
    group = {customer: ("borrower", code, name)}
    for rid, role, other_code, other_name in reader.rows(q.RELATED, {"customer": customer}):
        group.setdefault(rid, (EXPOSED[role], other_code, other_name))
    for rid, (why, its_code, its_name) in group.items():
        for row in reader.rows(q.OWED_HERE, {"customer": rid}):
            cells = {
                "currency": row[4],
                "limit_minor": row[5],
                "balance_minor": abs(row[7] or 0),
            }  # a card owes below 0
            owed = max(major(cells, "limit") or Decimal(0), major(cells, "balance") or Decimal(0))
            if owed and row[4] == (currency or "VND"):
                yield Exposure(code=its_code, name=its_name, why=why, balance=owed)


def _conduct(reader: Reader, customer: int, today: date) -> Conduct:
    since = reader.value("SELECT since FROM customer WHERE rid = ?", (customer,))
    first = _day(since)
    months = None if first is None else (today.year - first.year) * 12 + today.month - first.month
    late = reader.value(q.LATEST_LATE, {"customer": customer})
    return Conduct(months_with_us=months, days_late_most=late, loans_repaid=0 if late is None else None)
