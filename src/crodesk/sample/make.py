"""Making the whole sample, from the tables of words to the file."""

from pathlib import Path

from crodesk.sample import (
    applications,
    cases,
    choosing,
    coming,
    customers,
    desk,
    family,
    file,
    finances,
    holdings,
    knowing,
    lending,
    movements,
    papers,
    people,
    reach,
    readings,
    roles,
    shelf,
    wishes,
    words,
)
from crodesk.sample.book import Book
from crodesk.sample.contacts import Contacts
from crodesk.sample.holdings import Held, running
from crodesk.sample.people import Person
from crodesk.sample.shelf import Product


def make(path: Path) -> None:
    """Write the sample to `path`; the same bytes every time."""
    book = Book()
    everybody = people.everybody()
    desk.begin(book)
    products = shelf.fill(book)
    _who(book, everybody)
    amounts = _money(book, everybody, products)
    for person in everybody:
        finances.add(book, person, products)
    found = cases.add(book, everybody)
    Contacts(book, everybody, found, amounts).write()
    coming.write(book, everybody, found)
    applications.add(book, everybody)
    lending.add(book)
    desk.end(book, everybody)
    file.write(path, book, everybody)


def _who(book: Book, everybody: list[Person]) -> None:
    """Add customers and what makes them known."""
    where = reach.places()
    for person in everybody:
        customers.add(book, person)
    for person in everybody:
        reach.add(book, person, where)
        papers.add(book, person)
        wishes.add(book, person)
        knowing.add(book, person)
    family.add(book, everybody)


def _money(book: Book, everybody: list[Person], products: dict[str, list[Product]]) -> dict[int, dict[str, int]]:
    """Add holdings and what moves on them; return each customer's newest deposit and loan, for what is said of them."""
    numbers, kin, statements = (
        holdings.Numbers(everybody),
        roles.Kin(book, _told(everybody)),
        movements.Statements(book),
    )
    traders = {role: tuple(names.split("; ")) for role, names in words.rows("traders", 2)}
    accounts: dict[str, int] = {}
    amounts: dict[int, dict[str, int]] = {}
    for person in everybody:
        own = choosing.of(person, products, numbers)
        for held in own:
            holdings.write(book, held, accounts)
            roles.write(book, held, kin)
        for held in own:
            balances = statements.write(held, own).on if held.pattern else None
            readings.write(book, held, balances)
            if held.pattern:
                movements.write_standing_orders(book, held, traders)
        amounts[person.rid] = _amounts(own)
        person.held = {held.product.code for held in own if running(held)}
        person.features |= _features(person.held)
    return amounts


def _told(everybody: list[Person]) -> set[int]:
    return {person.rid for person in everybody if "holding" in person.told}


def _amounts(own: list[Held]) -> dict[str, int]:
    slots = {"deposit": "dep", "loan": "loan"}
    return {
        slots[held.product.kind]: held.amount
        for held in own
        if held.amount and held.product.kind in slots and running(held)
    }


def _features(codes: set[str]) -> set[str]:
    """Return what the products somebody has say of them."""
    words_of = {
        "LOAN-HOME": "home",
        "LOAN-CAR": "car",
        "LOAN-PERS": "pers",
        "LOAN-WORK": "wc",
        "LOAN-OD": "od",
        "PAY-POS": "pos",
    }
    return {word for code, word in words_of.items() if code in codes} | (
        {"dep"} if any(code.startswith("DEP") for code in codes) else set()
    )
