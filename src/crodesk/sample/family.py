"""Who is whose: families, groups, owners, contact persons; told from both sides where both are customers."""

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.customers import known_on, since_of
from crodesk.sample.days import ago
from crodesk.sample.people import Person

BACK = {
    "owner": "other",
    "director": "other",
    "beneficial_owner": "other",
    "accountant": "employer",
    "contact_person": "employer",
    "guarantor": "other",
}
"""What a firm or borrower is to the customer on the other side, where the table does not say it."""

PPM_OF_PERCENT = 10_000


def add(book: Book, people: list[Person]) -> None:
    """Add all relations of the table and of the cast, and who was referred by whom."""
    known = {person.name: person for person in people}
    for cells in words.rows("relations", 8):
        _relate(book, known, cells)
    for person in people:
        for told in person.rows_told("relation"):
            book.add("relation", customer_rid=person.rid, **told)
    _refer(book, people)


def _relate(book: Book, known: dict[str, Person], cells: list[str]) -> None:
    name, role, other, back, share, title, phone, note = cells
    person, partner = known[name], known.get(other)
    held = {"share_ppm": int(share) * PPM_OF_PERCENT} if share else {}
    whom = {"other_rid": partner.rid} if partner else {"person_name": other, "person_phone": phone}
    dice = person.dice(f"relation {role} {other}")
    seen = {"verified_on": known_on(person, dice.between(10, 600)), "verified_by": "Lan"} if dice.chance(45) else {}
    book.add(
        "relation",
        customer_rid=person.rid,
        role=role,
        title=title,
        note=note,
        since=_since(person, role),
        **held,
        **whom,
        **seen,
    )
    if partner is not None:
        _back(book, person, partner, back or BACK.get(role, ""), f"{role} of {person.name}" if role in BACK else "")


def _back(book: Book, person: Person, partner: Person, role: str, note: str) -> None:
    if role:
        book.add("relation", customer_rid=partner.rid, role=role, other_rid=person.rid, note=note)


def _since(person: Person, role: str) -> object:
    dice = person.dice(f"relation {role}")
    return (
        since_of(person) if role in {"owner", "director"} else ago(dice.between(300, 3000)) if dice.chance(40) else None
    )


def _refer(book: Book, people: list[Person]) -> None:
    codes = {person.code: person for person in people}
    for person in people:
        told = person.told.get("customer", {}).get("referrer")
        if told:
            book.row("customer", person.rid)["referrer_rid"] = codes[told].rid
    for row in book.rows["relation"]:
        if row["role"] == "referrer" and "other_rid" in row:
            book.row("customer", row["customer_rid"]).update(
                referrer_rid=row["other_rid"], source="Referral", campaign=""
            )
