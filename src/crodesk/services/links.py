"""Records that other records point to: found by a part of their name, and called by it."""

from dataclasses import dataclass

from crodesk.domain.names import fold
from crodesk.services import search
from crodesk.services.record_list import LINK_NAMES
from crodesk.storage.reader import Reader

FEW = 50
"""How many are offered at once."""

_HELD = "(SELECT holding_rid FROM holding_role WHERE customer_rid = :customer)"
OF_ONE_CUSTOMER = {
    "need": "customer_rid = :customer",
    "service_case": "customer_rid = :customer",
    "interaction": "customer_rid = :customer",
    "fact": "customer_rid = :customer",
    "application": "customer_rid = :customer",
    "application_party": "application_rid IN (SELECT rid FROM application WHERE customer_rid = :customer)",
    "application_paper": "application_rid IN (SELECT rid FROM application WHERE customer_rid = :customer)",
    "collateral": "application_rid IN (SELECT rid FROM application WHERE customer_rid = :customer)",
    "credit_contract": "customer_rid = :customer",
    "drawing": "credit_contract_rid IN (SELECT rid FROM credit_contract WHERE customer_rid = :customer)",
    "loan_event": f"holding_rid IN {_HELD}",
    "inspection": f"holding_rid IN {_HELD}",
    "collection_measure": f"holding_rid IN {_HELD}",
    "holding": f"rid IN {_HELD}",
}
"""Kinds of which only those of the customer at hand are offered."""


@dataclass(frozen=True, slots=True)
class Found:
    """One record to point to."""

    rid: int
    name: str
    hint: str = ""


def find(reader: Reader, kind: str, text: str, customer: int | None = None) -> list[Found]:
    """Return records of a kind that a text fits, best first; for an empty text the first few."""
    if kind == "customer":
        return [Found(hit.rid, hit.name, hit.code) for hit in search.find(reader, text, FEW)] if text.strip() else []
    where = OF_ONE_CUSTOMER.get(kind, "") if customer is not None else ""
    condition = f"WHERE {where}" if where else ""
    sql = f"SELECT rid, {LINK_NAMES[kind]} FROM {kind} {condition} ORDER BY rid DESC LIMIT 2000"
    words = fold(text).split()
    rows = reader.rows(sql, {"customer": customer} if where else {})
    return [Found(rid, called) for rid, called in rows if all(word in fold(called) for word in words)][:FEW]


def name(reader: Reader, kind: str, rid: int) -> str:
    """Return how a record is called."""
    return str(reader.value(f"SELECT {LINK_NAMES[kind]} FROM {kind} WHERE rid = ?", (rid,)) or f"#{rid}")
