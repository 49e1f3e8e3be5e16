"""How customers are reached: phones, messengers, e-mail, addresses."""

from crodesk.domain.names import fold
from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.customers import known_on
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

MOBILE = ("0903", "0908", "0913", "0918", "0933", "0938", "0947", "0976", "0985", "0386", "0779", "0835")
MESSENGER = {"vi": "zalo", "zh": "wechat", "en": "whatsapp"}
PROVINCE = {"Bình Dương": "Bình Dương", "Long An": "Tây Ninh"}
OFFICER = "Lan"


def places() -> dict[str, tuple[list[str], list[str]]]:
    """Return the wards and streets of each district."""
    return {name: (wards.split("; "), streets.split("; ")) for name, wards, streets in words.rows("places", 3)}


def add(book: Book, person: Person, where: dict[str, tuple[list[str], list[str]]]) -> None:
    """Add what is told of a customer's contact points, or made-up ones; then the addresses."""
    for point in person.rows_told("contact_point"):
        book.add("contact_point", customer_rid=person.rid, **point)
    if "contact_point" not in person.told:
        _phones(book, person)
        _others(book, person)
    _addresses(book, person, where)


def mobile(dice: Dice, person: Person) -> str:
    """Return a number that ends in the customer's own."""
    return f"{dice.one(MOBILE)} {dice.digits(3)} {person.number[1:]}"


def _phones(book: Book, person: Person) -> None:
    dice = person.dice("phones")
    number = (
        mobile(dice, person)
        if person.individual or person.kind == "household"
        else f"028 38{dice.digits(2)} {person.number}"
    )
    seen = {"verified_on": known_on(person, dice.between(10, 600)), "verified_by": OFFICER} if dice.chance(65) else {}
    label = "Mobile" if person.individual else "Office"
    book.add("contact_point", customer_rid=person.rid, kind="phone", label=label, value=number, preferred=True, **seen)
    if dice.chance(22):
        _second_phone(book, person, dice)
    if dice.chance(14):
        book.add(
            "contact_point",
            customer_rid=person.rid,
            kind="phone",
            label="Mobile, old",
            value=mobile(dice, person),
            ended_on=known_on(person, dice.between(30, 600)),
            ended_why="number changed",
        )


def _second_phone(book: Book, person: Person, dice: Dice) -> None:
    label = dice.one(("Work", "Home", "Shop", "Spouse")) if person.individual else "Accounts"
    note = "not about money" if person.individual and dice.chance(15) else ""
    book.add(
        "contact_point",
        customer_rid=person.rid,
        kind="phone",
        label=label,
        value=f"028 39{dice.digits(2)} {person.number}",
        note=note,
    )


def _others(book: Book, person: Person) -> None:
    dice = person.dice("messages")
    if person.individual and dice.chance(70):
        handle = mobile(person.dice("phones"), person) if person.lang != "zh" else _handle(person)
        book.add("contact_point", customer_rid=person.rid, kind=MESSENGER[person.lang], value=handle)
    if dice.chance(55 if person.individual else 90):
        barred = dice.chance(8)
        book.add("contact_point", customer_rid=person.rid, kind="email", value=email(person), do_not_contact=barred)
    if not person.individual and dice.chance(40):
        book.add("contact_point", customer_rid=person.rid, kind="website", value=f"www.{_domain(person)}.example")


def _handle(person: Person) -> str:
    return f"{_ascii(person)}{person.number[2:]}"


def email(person: Person) -> str:
    """Return an address at a domain that no one can own."""
    if not person.individual:
        return f"info@{_domain(person)}.example"
    return f"{_ascii(person)}.{person.number[1:]}@mail.example"


def _domain(person: Person) -> str:
    return _ascii(person) or f"shop{person.number}"


def _ascii(person: Person) -> str:
    return "".join(char for char in fold(person.name).replace(" ", "") if char.isascii() and char.isalnum())[:18]


def _addresses(book: Book, person: Person, where: dict[str, tuple[list[str], list[str]]]) -> None:
    dice = person.dice("address")
    if "new" in person.features and dice.chance(40):
        return
    kind = "home" if person.individual else "registered"
    seen = {"verified_on": known_on(person, dice.between(10, 800)), "verified_by": OFFICER} if dice.chance(50) else {}
    _address(book, person, kind, person.district, where, preferred=True, **seen)
    if not person.individual and dice.chance(45):
        _address(book, person, "site", dice.one(tuple(where)), where)
    if person.individual and dice.chance(9):
        gone = {"ended_on": known_on(person, dice.between(60, 650)), "ended_why": "moved"}
        _address(book, person, "home", dice.one(tuple(where)), where, **gone)


def _address(
    book: Book, person: Person, kind: str, district: str, where: dict[str, tuple[list[str], list[str]]], **more: object
) -> None:
    dice = person.dice(f"street {kind} {district} {bool(more.get('ended_on'))}")
    wards, streets = where[district]
    house = f"{dice.between(1, 480)}{dice.one(('', '', '/7', '/12B', 'A'))}"
    book.add(
        "address",
        customer_rid=person.rid,
        kind=kind,
        street=f"{house} {dice.one(streets)}",
        ward=dice.one(wards),
        city=district,
        province=PROVINCE.get(district, "TP.HCM"),
        country="VN",
        **more,
    )
