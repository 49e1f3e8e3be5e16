"""What knowing one's customer asks for: declarations and risk reviews."""

from datetime import date

from crodesk.sample.book import Book
from crodesk.sample.customers import known_on, nationality, since_of
from crodesk.sample.days import months_after
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

FUNDS = {
    "sal": "salary",
    "shop": "takings of the shop",
    "elder": "pension and savings",
    "student": "parents",
    "firm": "sales",
    "household": "takings",
}
PURPOSES = {
    "fx": "payments abroad",
    "shop": "business payments",
    "firm": "business payments",
    "household": "business payments",
    "sal": "salary and payments",
    "student": "money from home",
}
OWN_REASONS = {
    "low": (
        "known for years, income plain to see",
        "salary through the account, no cash",
        "small sums, local payments only",
    ),
    "medium": (
        "relatives abroad send money, papers seen",
        "holds foreign currency from a job abroad",
        "much cash, as is usual in the trade",
        "moved house twice, hard to reach for a year",
    ),
    "high": (
        "large cash payments in, source still to be shown",
        "close to somebody in public office",
        "payments from people the customer could not name",
    ),
}
FIRM_REASONS = {
    "low": ("owners known for years, books in order", "small local trade, takings fit the stall"),
    "medium": (
        "trades with China, invoices complete",
        "much cash, as is usual in the trade",
        "new firm, owners known",
        "buyers in three countries, contracts seen",
    ),
    "high": (
        "payments to firms that are new to us, contracts asked for",
        "an owner holds a public office",
        "cash above the reporting sum every month",
    ),
}
YEARS = {"low": 5, "medium": 3, "high": 1}
"""After how many years a rating is looked at again."""

PUBLIC_OFFICE = {"Phạm Gia Hưng": "civil servant of the ward", "Hoàng Đức Trung": "police"}


def add(book: Book, person: Person) -> None:
    """Add the declaration and the reviews of a customer."""
    if "prospect" in person.features:
        return
    _declare(book, person)
    for told in person.rows_told("risk_review"):
        book.add("risk_review", customer_rid=person.rid, **told)
    if "risk_review" not in person.told:
        _review(book, person, person.dice("review"))


def _declare(book: Book, person: Person) -> None:
    dice = person.dice("declaration")
    office = PUBLIC_OFFICE.get(person.name, "")
    pep = "yes" if office else "relative" if dice.chance(2) else "unknown" if dice.chance(8) else "no"
    funds = next((word for feature, word in FUNDS.items() if feature in person.features), "savings")
    book.add(
        "kyc_profile",
        customer_rid=person.rid,
        residence="VN",
        resident=nationality(person) == "VN" or dice.chance(60),
        pep=pep,
        pep_detail=office or ("brother-in-law in the district council" if pep == "relative" else ""),
        source_of_funds=funds,
        expected_turnover_minor=person.income * dice.between(2, 4),
        currency="VND",
        purpose=next((word for feature, word in PURPOSES.items() if feature in person.features), "savings"),
        declared_on=known_on(person, dice.between(20, 1100)),
    )


def _review(book: Book, person: Person, dice: Dice) -> None:
    rating = _rating(person, dice)
    last = known_on(person, dice.between(15, YEARS[rating] * 365 + 40))
    first = months_after(last, -12 * YEARS[rating])
    if first > since_of(person):
        _rate(book, person, dice.one(("low", "medium")), first, dice)
    _rate(book, person, rating, last, dice)


def _rating(person: Person, dice: Dice) -> str:
    risky = bool(person.features & {"fx", "remit"}) + (not person.individual) + ("Gold" in person.work)
    return dice.one(("low", "low", "low", "medium", "medium", "high")[risky : risky + 3])


def _rate(book: Book, person: Person, rating: str, day: date, dice: Dice) -> None:
    book.add(
        "risk_review",
        customer_rid=person.rid,
        rating=rating,
        reviewed_on=day,
        reasons=dice.one((OWN_REASONS if person.individual else FIRM_REASONS)[rating]),
        next_review_on=months_after(day, 12 * YEARS[rating]),
        reviewed_by=dice.one(("Lan", "Lan", "Tuấn")),
    )
