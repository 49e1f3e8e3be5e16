"""Loans that run: contracts, ledgers, inspections, measures, signals, a statement, from `words/lending.toml`."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from crodesk.sample import ledgers, words
from crodesk.sample.book import Book, Row
from crodesk.sample.days import ago

OFFICER = "Nguyễn Ngọc Lan"
DAYS = {
    "due_on", "looked_on", "signed_on", "notarised_on", "registered_on", "insured_until", "revalue_on", "wanted_on",
    "drawn_on", "papers_checked_on", "planned_on", "visited_on", "next_on", "proposed_on", "decided_on", "effective_on",
    "on_day", "seen_on", "dismissed_until", "answered_on", "as_of", "from_on", "to_on", "taken_in_on", "booked_on",
    "confirmed_on", "proof_by", "proof_seen_on", "available_until", "before_until",
}  # fmt: skip
"""Keys that are told as days back."""
WITH_CURRENCY = {"contract_addendum", "drawing", "drawing_payee", "inspection_item", "measure_step"}
BRANCHES = (
    "contract_addendum", "contract_condition", "security_contract", "drawing", "drawing_payee", "inspection_item",
    "measure_step",
)  # fmt: skip
"""Tables whose rows are told inside of what they belong to."""


def add(book: Book) -> None:
    """Add everything about loans that run."""
    told = words.told("lending")
    loans = {row["number"]: rid for rid, row in enumerate(book.rows["holding"], 1) if row["kind"] == "loan"}
    contracts = {one["loan"]: _contract(book, one, loans[one["loan"]]) for one in told["contract"]}
    statements = [_statement(book, one, loans) for one in told["statement"]]
    ledgers.add(book, {number: loans[number] for number in told["ledgers"]["numbers"]}, contracts, statements[0])
    for table, key in (("inspection", "inspection"), ("collection_measure", "measure"), ("debt_group", "group"),
                       ("known_payer", "payer")):  # fmt: skip
        for one in told[key]:
            _rows(book, table, one, holding_rid=loans[one["loan"]])
    for one in told["signal"]:
        rid = loans[one["loan"]]
        _rows(book, "warning_signal", one, holding_rid=rid, customer_rid=_owner(book, rid))
    for one in told["rate"]:
        _rows(book, "exchange_rate", one)
    for one in told["answer"]:
        number = one.pop("application")
        rid = next(rid for rid, row in enumerate(book.rows["application"], 1) if row["number"] == number)
        _rows(book, "scorecard_answer", one, application_rid=rid)


def _owner(book: Book, holding: int) -> int:
    roles = (row for row in book.rows["holding_role"] if row["holding_rid"] == holding)
    return int(next(row["customer_rid"] for row in roles if row.get("role", "owner") == "owner"))


def _rows(book: Book, table: str, told: Mapping[str, Any], **own: Any) -> int:
    """Add a row with what is told inside of it; return its number."""
    values: Row = {
        key: ago(cell) if key in DAYS else cell for key, cell in told.items() if key not in (*BRANCHES, "loan")
    }
    if table in WITH_CURRENCY:
        values["currency"] = "VND"
    rid = book.add(table, **values, **own)
    for branch in BRANCHES:
        for one in told.get(branch, ()):
            more = {"holding_rid": own["holding"]} if "holding" in own else {}
            _rows(book, branch, one, **{f"{table}_rid": rid}, **more)
    return rid


def _contract(book: Book, told: Mapping[str, Any], holding: int) -> int:
    """Add the contract of a loan with its conditions, security and drawings; return its number."""
    loan = book.row("holding", holding)
    rid = book.add(
        "credit_contract",
        customer_rid=_owner(book, holding),
        number=told["number"],
        purpose=told["purpose"],
        amount_minor=loan["amount_minor"],
        currency="VND",
        months=loan["term_months"],
        method=told["method"],
        rate_ppm=loan["rate_ppm"],
        grade=told["grade"],
        signed_on=ago(told["signed"]),
        available_until=ago(told["available"]) if "available" in told else None,
        state=told["state"],
    )
    for table in ("contract_addendum", "contract_condition", "security_contract"):
        for one in told.get(table, ()):
            _rows(book, table, one, credit_contract_rid=rid)
    for one in told.get("drawing", ()):
        _rows(book, "drawing", one, credit_contract_rid=rid, holding_rid=holding)
    return rid


def _statement(book: Book, told: Mapping[str, Any], loans: Mapping[str, int]) -> int:
    """Add a statement with its entries; return the number of the first entry, which is taken in already."""
    entries = told["entry"]
    own = {key: cell for key, cell in told.items() if key != "entry"}
    rid = _rows(
        book, "bank_statement", own, currency="VND", entries=len(entries),
        sha256=sha256(told["file_name"].encode()).hexdigest(),
    )  # fmt: skip
    first = book.count("statement_entry") + 1
    for one in entries:
        _rows(
            book, "statement_entry", one, bank_statement_rid=rid, currency="VND", valued_on=ago(one["booked_on"]),
            entry_key=sha256(one["reference"].encode()).hexdigest()[:32],
            holding_rid=loans[one["loan"]] if "loan" in one else None,
        )  # fmt: skip
    return first
