"""What customers hold, while it is being made, and its row in the book."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, ago
from crodesk.sample.people import Person
from crodesk.sample.shelf import Product, sold

BULLETS = {"LOAN-WORK", "LOAN-PLEDGE", "LOAN-OD"}
"""Loans without instalments."""


@dataclass(slots=True)
class Held:
    """One holding while it is being made."""

    person: Person
    product: Product
    number: str
    opened: date
    name: str = ""
    matures: date | None = None
    closed: date | None = None
    rate_ppm: int | None = None
    amount: int | None = None
    limit: int | None = None
    term: int | None = None
    payment: int | None = None
    lien: str = ""
    purpose: str = ""
    note: str = ""
    parent: str = ""
    """The number of the account that a card or loan belongs to."""
    balance: int | None = None
    """What stands on it today, where that is told."""
    pattern: str = ""
    """How money moves on it; empty for no transactions."""
    income: int = 0
    pay_day: int = 0
    """The day of the month when a salary comes, where that is told."""
    days_late: int = 0
    arrears: int | None = None
    due_day: int = 0
    rid: int = 0


class Numbers:
    """Hands out contract numbers in a row, leaving out those that the cast tells."""

    def __init__(self, people: list[Person]) -> None:
        self._taken = {told["number"] for person in people for told in person.told.get("holding", ())} | {"L-2290"}
        self._rows = {"D": count(101), "L": count(2101), "HD": count(40_311), "QR": count(7001), "BX": count(12)}

    def next(self, letter: str) -> str:
        """Return the next free number of a row."""
        return next(number for value in self._rows[letter] if (number := f"{letter}-{value}") not in self._taken)


def told_of(person: Person, shelf: dict[str, list[Product]], told: dict[str, Any]) -> Held:
    """Return a holding as the cast tells it."""
    opened = told["opened_on"]
    product = sold(shelf, told["product"], opened)
    return Held(
        person,
        product,
        told["number"],
        opened,
        name=told.get("name", product.name),
        matures=told.get("matures_on"),
        closed=told.get("closed_on"),
        rate_ppm=told.get("rate_ppm", product.rate_ppm),
        amount=told.get("amount"),
        limit=told.get("limit"),
        term=told.get("term_months"),
        payment=told.get("payment"),
        lien=told.get("lien", ""),
        purpose=told.get("purpose", ""),
        note=told.get("note", ""),
        parent=told.get("parent", ""),
        balance=told.get("balance"),
        pattern=told.get("tx", ""),
        income=told.get("salary", person.income),
        pay_day=told.get("pay_day", 0),
        days_late=told.get("days_late", 0),
        arrears=told.get("arrears"),
        due_day=told.get("due_day", opened.day),
    )


def write(book: Book, held: Held, accounts: dict[str, int]) -> None:
    """Add the holding's row and remember its number; accounts come before what belongs to them."""
    held.rid = accounts[held.number] = book.add(
        "holding",
        kind=held.product.kind,
        number=held.number,
        name=held.name,
        product_rid=held.product.rid,
        parent_rid=accounts.get(held.parent),
        currency=held.product.currency,
        opened_on=held.opened,
        matures_on=held.matures,
        closed_on=held.closed,
        rate_ppm=held.rate_ppm,
        amount_minor=held.amount,
        limit_minor=held.limit,
        term_months=held.term,
        payment_minor=held.payment,
        lien=held.lien,
        purpose=held.purpose,
        note=held.note,
        verified_on=_seen(held),
        verified_by="Lan" if _seen(held) else "",
        imported_from="core",
        imported_key=held.number,
    )


def _seen(held: Held) -> date | None:
    """Return when Lan last went through it with the customer."""
    dice = held.person.dice(f"seen {held.number}")
    told = "holding" in held.person.told
    return (
        max(held.opened, ago(dice.between(2, 48) if told else dice.between(5, 400)))
        if told or dice.chance(45)
        else None
    )


def running(held: Held) -> bool:
    """Tell whether a holding is there today."""
    return held.closed is None or held.closed > TODAY
