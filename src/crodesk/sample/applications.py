"""Loan applications in every stage, as `words/applications.toml` tells them."""

from typing import Any

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.days import ago, moment
from crodesk.sample.people import Person

OFFICER = "Nguyễn Ngọc Lan"
DAYS = {
    "as_of", "reported_on", "consent_on", "valued_on", "revalue_on", "matures_on", "received_on", "dated",
    "valid_until", "ends_on", "born_on", "stage_since", "parked_until", "holds_until",
}  # fmt: skip
"""Keys that are told as days back."""
PARTS = (
    "application_party", "application_flow", "application_debt", "application_asset", "application_statement",
    "collateral", "bureau_report", "application_paper", "application_finding", "application_event",
)  # fmt: skip
NEXT_KEYS = {"customer", "started", *PARTS}
WITHOUT_AMOUNTS = {"application_paper", "application_finding"}


def add(book: Book, people: list[Person]) -> None:
    """Add every application, oldest first, with what belongs to it."""
    known = {person.code: person.rid for person in people}
    for number, told in words.told("applications").items():
        own = {key: value for key, value in told.items() if key not in NEXT_KEYS}
        rid = book.add(
            "application",
            number=number,
            customer_rid=known[told["customer"]],
            currency="VND",
            started_on=ago(told["started"]),
            **_dated(own),
        )
        _parts(book, rid, told)


def _parts(book: Book, rid: int, told: dict[str, Any]) -> None:
    for table in PARTS:
        for row in told.get(table, ()):
            values = {key: value for key, value in row.items() if key not in {"key", "days"}}
            if table == "application_event":
                values |= {"at": moment(ago(row["days"]), 15, 10), "officer": OFFICER}
            if table not in WITHOUT_AMOUNTS:
                values.setdefault("currency", "VND")
            book.add(table, application_rid=rid, **_dated(values))


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    return {key: ago(value) if key in DAYS else value for key, value in values.items()}
