"""Everything about one customer that the customer file shows, read in a handful of bounded statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.records import by_name
from crodesk.domain.relationship.alerts import Alert, alerts
from crodesk.domain.relationship.gaps import missing
from crodesk.services import customer_standing, record_list
from crodesk.services.record_list import RecordLine
from crodesk.storage.queries import customer_file as sql
from crodesk.storage.reader import Reader

BLOCKS = (
    "contact_point", "address", "preference", "relation", "identity_document", "consent", "kyc_profile", "risk_review",
    "fact", "need", "offer", "customer_tag", "officer_assignment",
    "attachment",
)  # fmt: skip
"""Kinds of record that the file shows as blocks of lines, in order."""

BLOCK_LINES = 60
YEAR = 365
NEWEST = 12


@dataclass(frozen=True, slots=True)
class HoldingLine:
    """One holding with its newest reading; amounts in minor units of its currency, `None` when not stated."""

    rid: int
    kind: str
    number: str
    name: str
    currency: str
    opened_on: str | None
    matures_on: str | None
    rate_ppm: int | None
    amount_minor: int | None
    limit_minor: int | None
    lien: str
    role: str
    as_of: str | None
    balance_minor: int | None
    arrears_minor: int | None
    days_late: int | None
    next_due_on: str | None
    next_due_minor: int | None
    status: str | None
    product: str | None
    verified_on: str | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One open service case."""

    rid: int
    number: str
    kind: str
    issue: str
    opened_on: str
    answer_by: str | None
    status: str
    owner: str
    referred_to: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One open follow-up."""

    rid: int
    what: str
    about: str
    due_on: str
    due_time: str
    priority: str


@dataclass(frozen=True, slots=True)
class MonthFlow:
    """One month on a customer's own accounts, per currency, in minor units."""

    month: str
    """`YYYY-MM`."""
    currency: str
    inflow: int
    outflow: int
    lowest: int | None
    """The lowest balance stated; `None` when none was."""


@dataclass(frozen=True, slots=True)
class TransactionLine:
    """One of the newest movements."""

    rid: int
    booked_on: str
    direction: str
    amount_minor: int
    currency: str
    counterparty: str
    what: str
    balance_minor: int | None
    account: str


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """One customer, whole."""

    rid: int
    uid: str
    code: str
    name: str
    version: int
    customer: RecordLine
    """All fields of the customer's own record."""
    alerts: list[Alert]
    gaps: list[str]
    """Message ids of what the record lacks."""
    last_contact_on: str
    verified_on: str
    blocks: dict[str, list[RecordLine]]
    """Lines that hold at present, by kind of record."""
    holdings: list[HoldingLine]
    totals: dict[str, dict[str, int]]
    """By currency: the sum of balances of accounts and deposits, and of loans."""
    cases: list[CaseLine]
    follow_ups: list[FollowUpLine]
    months: list[MonthFlow]
    transactions: list[TransactionLine]


def read(reader: Reader, rid: int, today: date) -> CustomerFile | None:
    """Return the file of a customer, or `None` when there is no such customer."""
    me = {"customer": rid}
    header = reader.row(sql.HEADER, me)
    customer = record_list.get(reader, "customer", rid)
    if header is None or customer is None:
        return None
    holdings = sorted((HoldingLine(*row) for row in reader.rows(sql.HOLDINGS, me)), key=_order)
    cases = sorted((CaseLine(*row) for row in reader.rows(sql.OPEN_CASES, me)), key=lambda case: case.opened_on)
    follow_ups = sorted((FollowUpLine(*row) for row in reader.rows(sql.OPEN_FOLLOW_UPS, me)), key=_due)
    months, transactions = _flows(reader, rid)
    return CustomerFile(
        rid=rid,
        uid=header[0],
        code=header[1],
        name=header[2],
        version=header[12],
        customer=customer,
        alerts=alerts(customer_standing.read(reader, header, holdings, cases, rid, today), today),
        gaps=missing(dict(zip(("has_born", "has_reach", "has_address", "has_paper"), header[14:18], strict=True))),
        last_contact_on=header[20],
        verified_on=header[11] or "",
        blocks={kind: record_list.page(reader, kind, rid, limit=BLOCK_LINES, ended=False) for kind in BLOCKS},
        holdings=holdings,
        totals=_totals(holdings),
        cases=cases,
        follow_ups=follow_ups,
        months=months,
        transactions=transactions,
    )


def _order(holding: HoldingLine) -> tuple[int, str, str]:
    kinds = [choice.value for choice in by_name("holding").field("kind").choices]
    return (kinds.index(holding.kind) if holding.kind in kinds else len(kinds), holding.currency, holding.number)


def _due(line: FollowUpLine) -> tuple[str, str]:
    return (line.due_on, line.due_time or "99")


def _flows(reader: Reader, rid: int) -> tuple[list[MonthFlow], list[TransactionLine]]:
    """Return twelve months up to the newest movement, and the newest movements."""
    newest = reader.value(sql.NEWEST_TRANSACTION_DAY, {"customer": rid})
    if newest is None:
        return [], []
    end = date.fromisoformat(newest)
    since = end.replace(day=1, year=end.year - 1)
    months = reader.rows(sql.MONTHS, {"customer": rid, "since": since.isoformat()})
    recent = {"customer": rid, "since": (end - timedelta(days=YEAR)).isoformat(), "limit": NEWEST}
    return [MonthFlow(*row) for row in months], [
        TransactionLine(*row) for row in reader.rows(sql.NEWEST_TRANSACTIONS, recent)
    ]


def _totals(holdings: list[HoldingLine]) -> dict[str, dict[str, int]]:
    totals: dict[str, dict[str, int]] = defaultdict(lambda: {"held": 0, "owed": 0})
    for holding in holdings:
        if holding.balance_minor is not None and holding.role in {"owner", "co_owner"}:
            side = "owed" if holding.kind == "loan" else "held"
            if holding.kind in {"account", "deposit", "loan"}:
                totals[holding.currency][side] += holding.balance_minor
    return dict(totals)
