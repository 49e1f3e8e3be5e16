"""What is known of customers' finances, what they want, and what they were offered."""

from collections.abc import Iterator
from datetime import timedelta

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.customers import known_on
from crodesk.sample.days import TODAY, ago, months_after
from crodesk.sample.people import Person
from crodesk.sample.shelf import Product, sold

NEEDS_PERCENT = 16
OFFERS_PERCENT = 12
ACCEPTED_PERCENT = 45
FACTS_PERCENT = 75
STALE = 400
"""Facts are up to so many days old."""

TOLD_MONEY = {"amount": "amount_minor"}


def add(book: Book, person: Person, shelf: dict[str, list[Product]]) -> None:
    """Add facts, needs and offers of a customer: what the cast tells, else what fits."""
    told = list(_told(book, person, shelf))
    if "fact" not in told and "prospect" not in person.features:
        _facts(book, person)
    if "need" not in told:
        _needs(book, person)
    if "offer" not in told:
        _offers(book, person, shelf)


def _told(book: Book, person: Person, shelf: dict[str, list[Product]]) -> Iterator[str]:
    for table in ("fact", "need", "offer"):
        for told in person.rows_told(table):
            values = {TOLD_MONEY.get(name, name): value for name, value in told.items()}
            if "product" in values:
                values["product_rid"] = sold(shelf, values.pop("product"), values["offered_on"]).rid
            if "amount_minor" in values:
                values["currency"] = "VND"
            book.add(table, customer_rid=person.rid, **values)
            yield table


def _facts(book: Book, person: Person) -> None:
    dice = person.dice("facts")
    for lang, feature, kind, what, least, most, period, source in words.rows("facts", 8):
        if lang == person.lang and person.has(feature) and dice.chance(FACTS_PERCENT):
            as_of = known_on(person, dice.between(15, STALE))
            seen = {"verified_on": as_of, "verified_by": "Lan"} if dice.chance(55) else {}
            amount = person.income * dice.between(int(least), int(most)) // 1000 // 100_000 * 100_000
            book.add(
                "fact",
                customer_rid=person.rid,
                kind=kind,
                what=what,
                amount_minor=amount,
                currency="VND",
                period=period,
                source=source,
                as_of=as_of,
                **seen,
            )


def _needs(book: Book, person: Person) -> None:
    dice = person.dice("needs")
    for lang, features, kind, what, amount, months, status, note in words.rows("needs", 8):
        if lang == person.lang and person.has(features) and dice.chance(NEEDS_PERCENT):
            ahead = int(months) + dice.between(0, 3)
            wanted = months_after(TODAY, ahead if status == "open" else -ahead) + timedelta(dice.between(1, 25))
            seen = {"verified_on": ago(dice.between(10, 300)), "verified_by": "Lan"} if dice.chance(40) else {}
            book.add(
                "need",
                customer_rid=person.rid,
                kind=kind,
                what=what,
                amount_minor=int(amount) if amount else None,
                currency="VND" if amount else "",
                wanted_by=wanted,
                status=status,
                note=note,
                **seen,
            )


def _offers(book: Book, person: Person, shelf: dict[str, list[Product]]) -> None:
    dice = person.dice("offers")
    for lang, features, code, what, why, answer, reason, again in words.rows("offers", 8):
        accepted = answer == "accepted"
        likely = lang == person.lang and person.has(features) and accepted == (code in person.held)
        if likely and dice.chance(ACCEPTED_PERCENT if accepted else OFFERS_PERCENT):
            day = known_on(person, dice.between(4, 40) if answer in {"waiting", "thinking"} else dice.between(20, 640))
            book.add(
                "offer",
                customer_rid=person.rid,
                product_rid=sold(shelf, code, day).rid,
                what=what,
                offered_on=day,
                why=why,
                answer=answer,
                reason=reason,
                not_before=months_after(day, int(again)) if again else None,
            )
