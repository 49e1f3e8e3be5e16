"""The lists of an application as the appraisal reads them: who takes part, what is earned, owed, owned, pledged."""

from typing import Any

from crodesk.domain.lending.appraisal.case import (
    Asset,
    BureauReport,
    Collateral,
    Debt,
    Evidence,
    Flow,
    Party,
    Statement,
)
from crodesk.services.application_papers import BORROWER
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import day, major, percent

Cells = dict[str, Any]
MONEY = (
    "sales", "cost_of_sales", "operating_costs", "depreciation", "interest", "tax", "net_profit", "cash", "receivables",
    "inventory", "current_assets", "total_assets", "payables", "current_liabilities", "bank_debt",
    "total_liabilities", "equity",
)  # fmt: skip


def _evidence(cells: Cells) -> Evidence:
    return Evidence(cells["source"] or "", day(cells["as_of"]), bool(cells["verified"]))


def key_of(party_rid: int | None) -> str:
    """Return the key by which a case names a party of the application."""
    return BORROWER if party_rid is None else f"p{party_rid}"


def party(line: RecordLine) -> Party:
    """Return somebody besides the borrower who takes part."""
    cells = line.cells
    consents = {"yes": True, "no": False}
    return Party(
        key=key_of(line.rid),
        name=line.names["customer_rid"].rpartition(" ")[0] or cells["name"],
        role=cells["role"],
        kind=cells["kind"],
        born=day(cells["born_on"]),
        share=percent(cells["share_ppm"]),
        code=line.names["customer_rid"].rpartition(" ")[2],
        id_number=cells["id_number"],
        identity_until=day(cells["identity_until"]),
        consent=consents.get(cells["consent"]),
        living_cost=major(cells, "living"),
        backs="" if cells["backs_rid"] is None else key_of(cells["backs_rid"]),
    )


def flow(line: RecordLine) -> Flow:
    """Return an income or expense."""
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
        paid_here=bool(cells["paid_here"]),
    )


def debt(line: RecordLine) -> Debt:
    """Return a debt."""
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


def asset(line: RecordLine) -> Asset:
    """Return something owned."""
    cells = line.cells
    return Asset(
        kind=cells["kind"],
        value=major(cells, "value"),
        currency=cells["currency"],
        party=key_of(cells["party_rid"]),
        evidence=_evidence(cells),
    )


def statement(line: RecordLine) -> Statement | None:
    """Return the accounts of a year; `None` where it isn't said which."""
    cells = line.cells
    ends = day(cells["ends_on"])
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


def collateral(line: RecordLine, pledged: str) -> Collateral:
    """Return something that secures the loan; `pledged` is the application that it secures already."""
    cells = line.cells
    return Collateral(
        kind=cells["kind"],
        name=cells["name"],
        title_number=cells["title_number"],
        owner=key_of(cells["owner_rid"]),
        price=major(cells, "price"),
        market_value=major(cells, "value"),
        currency=cells["currency"] or "VND",
        valued_on=day(cells["valued_on"]),
        valued_by=cells["valued_by"],
        haircut=percent(cells["haircut_ppm"]),
        prior_liens=major(cells, "liens"),
        pledged_for=pledged,
        insured_until=day(cells["insured_until"]),
        insured_for=major(cells, "insured"),
        revalue_on=day(cells["revalue_on"]),
        matures_on=day(cells["matures_on"]),
        evidence=_evidence(cells),
    )


def report(line: RecordLine) -> BureauReport | None:
    """Return what the credit bureau said; `None` where it isn't said when."""
    cells = line.cells
    reported = day(cells["reported_on"])
    if reported is None:
        return None
    return BureauReport(
        reported_on=reported,
        source=cells["source"] or "CIC",
        party=key_of(cells["party_rid"]),
        consent_on=day(cells["consent_on"]),
        valid_until=day(cells["valid_until"]),
        worst_group=cells["worst_group"],
        worst_group_before=cells["worst_before"],
        lenders=cells["lenders"],
        balance=major(cells, "balance"),
        monthly=major(cells, "monthly"),
        enquiries=cells["enquiries"],
        score=cells["score"],
        currency=cells["currency"] or "VND",
    )
