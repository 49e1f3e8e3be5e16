"""Identity papers and licences: the ones in force, the ones they replaced, some run out and some about to."""

from datetime import date, timedelta

from crodesk.sample.book import Book
from crodesk.sample.customers import known_on, nationality, since_of
from crodesk.sample.days import TODAY, ago, months_after
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

CARD_ISSUER = "Cục Cảnh sát QLHC về TTXH"
ISSUERS = {"CN": "中国国家移民管理局", "TW": "外交部領事事務局"}
CARD_AGES = (25, 40, 60)
"""An identity card of Viet Nam ends at these birthdays (Law on identification 26/2023/QH15, article 21)."""

TURN_OF_CENTURY = 2000


def add(book: Book, person: Person) -> None:
    """Add what is told of a customer's papers, or made-up ones."""
    for paper in person.rows_told("identity_document"):
        book.add("identity_document", customer_rid=person.rid, **paper)
    if "identity_document" in person.told or "prospect" in person.features:
        return
    if not person.individual:
        _licence(book, person)
    elif nationality(person) == "VN":
        _card(book, person)
    else:
        _passport(book, person)


def _card(book: Book, person: Person) -> None:
    dice = person.dice("card")
    ends = _card_end(person)
    issued = max(ago(dice.between(200, 1900)), person.born + timedelta(5200))
    if ends is not None:
        issued = min(issued, ends - timedelta(365))
    number = _card_number(dice, person)
    if dice.chance(30) and issued > since_of(person):
        _paper(book, person, "id_card", number[3:], "Công an TP.HCM", months_after(issued, -140), issued, replaced=True)
    _paper(book, person, "id_card", number, CARD_ISSUER, issued, ends)
    if dice.chance(14):
        _paper(
            book, person, "passport", f"P0{dice.digits(6)}", "Cục Quản lý xuất nhập cảnh", ago(1500), ago(1500 - 3652)
        )


def _card_end(person: Person) -> date | None:
    """Return the last day of the identity card in force; `None` from sixty on."""
    dice = person.dice("card end")
    if "expired" in person.features:
        return ago(dice.between(6, 160))
    if "expiring" in person.features:
        return ago(-dice.between(3, 28))
    coming = (months_after(person.born, 12 * age) for age in CARD_AGES)
    return next((day for day in coming if day > TODAY), None)


def _card_number(dice: Dice, person: Person) -> str:
    """Return a number in the form of the card: province, sex and century, year of birth, six digits."""
    century = (person.born.year >= TURN_OF_CENTURY) * 2 + (person.sex == "female")
    return f"079{century}{person.born.year % 100:02}{dice.digits(3)}{person.number[1:]}"


def _passport(book: Book, person: Person) -> None:
    dice = person.dice("passport")
    ends = _foreign_end(person, dice)
    issuer = ISSUERS.get(nationality(person), "")
    _paper(book, person, "passport", f"E{dice.digits(5)}{person.number[1:]}", issuer, months_after(ends, -120), ends)
    stay = ago(-dice.between(40, 640))
    _paper(
        book,
        person,
        "residence",
        f"TT {dice.digits(4)}{person.number[1:]}",
        "Cục Quản lý xuất nhập cảnh",
        months_after(stay, -24),
        stay,
    )


def _foreign_end(person: Person, dice: Dice) -> date:
    if "expired" in person.features:
        return ago(dice.between(6, 60))
    return ago(-dice.between(5, 28)) if "expiring" in person.features else ago(-dice.between(90, 3000))


def _licence(book: Book, person: Person) -> None:
    dice = person.dice("licence")
    number = f"{'41' if person.kind == 'household' else '03'}{dice.digits(5)}{person.number[1:]}"
    ends = None
    if person.features & {"expired", "expiring"}:
        ends = _card_end(person)
    elif dice.chance(15):
        ends = ago(-dice.between(120, 2500))
    issued = max(person.born, ago(3600))
    _paper(book, person, "business_licence", number, "Sở Tài chính TP.HCM", issued, ends)
    if person.kind == "company":
        _paper(book, person, "tax_certificate", number, "Thuế TP.HCM", issued, None)


def _paper(
    book: Book,
    person: Person,
    kind: str,
    number: str,
    issuer: str,
    issued: date,
    ends: date | None,
    *,
    replaced: bool = False,
) -> None:
    dice = person.dice(f"paper {kind}")
    seen = dice.chance(85)
    verified = (
        {"verified_on": known_on(person, dice.between(10, 700)), "verified_by": "Lan"} if seen and not replaced else {}
    )
    gone = {"ended_on": ends, "ended_why": "replaced by the new card"} if replaced else {}
    book.add(
        "identity_document",
        customer_rid=person.rid,
        kind=kind,
        number=number,
        issuer=issuer,
        issued_on=issued,
        expires_on=ends,
        original_seen=seen,
        **verified,
        **gone,
    )
