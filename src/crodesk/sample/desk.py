"""The desk itself: branch, officers, saved views, settings, imports, and a draft left open."""

import hashlib
import json
from datetime import time
from typing import Any

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.cases import ANSWER_DAYS
from crodesk.sample.days import TODAY, ago, moment
from crodesk.sample.people import Person

SOURCES = 40
"""So many customers came by the import of which the source's own words are kept."""


def begin(book: Book) -> None:
    """Add the branch and the officers: what others point to."""
    told = words.told("desk")
    branch = book.add("branch", **told["branch"])
    for officer in told["officer"]:
        book.add("officer", branch_rid=branch, **officer)


def end(book: Book, people: list[Person]) -> None:
    """Add what Lan has set up, what was imported, and the draft of a note."""
    told = words.told("desk")
    for view in told["saved_view"]:
        book.add("saved_view", **view)
    book.add("setting", key="sample.day", value=TODAY.isoformat())
    book.add("follow_up_rule", rule="maturity", lead_days="14, 7, 1")
    book.add("setting", key="answer_days.complaint", value=str(ANSWER_DAYS["complaint"]))
    for card in told["trusted_card"]:
        _card(book, card)
    for run in told["import_run"]:
        _import(book, run)
    for person in people[:SOURCES]:
        _source(book, person)
    _draft(book, people)


def _import(book: Book, run: dict[str, Any]) -> None:
    at = time.fromisoformat(run.pop("time"))
    book.add("import_run", started_at=moment(ago(run.pop("days_ago")), at.hour, at.minute), **run)


def _source(book: Book, person: Person) -> None:
    content = {"code": person.code, "name": person.name, "district": person.district, "tier": person.tier}
    stated = json.dumps(content, ensure_ascii=False, sort_keys=True)
    book.add("source_record", profile="core", kind="customer", key=person.code, content=stated)
    book.row("customer", person.rid).update(imported_from="core", imported_key=person.code)


def _card(book: Book, card: dict[str, Any]) -> None:
    """Add the card of a colleague, with keys that follow from the name: nobody keeps anything behind them."""
    seed = hashlib.sha256(card["name"].encode()).digest()
    book.add(
        "trusted_card",
        trusted_on=ago(card.pop("days_ago")),
        signing=bytes(SigningKey(seed).verify_key).hex(),
        opening=bytes(PrivateKey(seed).public_key).hex(),
        **card,
    )


def _draft(book: Book, people: list[Person]) -> None:
    """Add the note that Lan was writing when she was called away."""
    person = next(person for person in people if person.code == "C-0061")
    book.add(
        "draft",
        kind="note",
        subject=f"{person.rid}:call",
        saved_at=moment(ago(1), 16, 52),
        content=json.dumps({"text": "Payslip: accountant sends it by Zalo, "}),
    )
