"""Service cases, open and closed, with their steps."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.days import ago, moment
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

PREFIX = {"complaint": "CP", "dispute": "DS", "error": "ER", "enquiry": "EN", "request": "RQ"}
ANSWER_DAYS = {"complaint": 7, "dispute": 15, "error": 5, "enquiry": 2, "request": 5}
"""The branch promises an answer to a complaint in a week; it is among the settings of the desk."""

DEPARTMENTS = {
    "Card": "Card centre",
    "card": "Card centre",
    "account": "Payments",
    "App": "Digital banking",
    "insurance": "Insurance partner",
}
SAID = {
    "opened": "",
    "answered": "Called the customer and told where it stands.",
    "referred": "Sent on with all papers.",
    "note": "Asked for news, they are at it.",
    "closed": "Settled, the customer is told.",
    "reopened": "The customer does not agree, wants it in writing.",
}


def add(book: Book, people: list[Person]) -> dict[str, int]:
    """Add all cases, oldest first; return each one's row by the number in the table."""
    known = {person.name: person for person in people}
    counted: Counter[str] = Counter()
    found = {}
    for cells in reversed(words.rows("cases", 11)):
        opened = ago(int(cells[6]))
        start = f"{PREFIX[cells[2]]}-{opened.year}"
        counted[start] += 1
        found[cells[0]] = _case(book, known[cells[1]], cells, f"{start}-{counted[start]:04}", opened)
    return found


def _case(book: Book, person: Person, cells: list[str], number: str, opened: date) -> int:
    _, _, kind, product, issue, channel, _, steps, cause, amount, text = cells
    days = {what: opened + timedelta(int(day)) for day, what in (step.split(":") for step in steps.split())}
    currency = (
        "USD" if product in {"Dollar account", "Remittance"} else "CNY" if product == "Renminbi account" else "VND"
    )
    rid = book.add(
        "service_case",
        customer_rid=person.rid,
        number=number,
        kind=kind,
        product=product,
        issue=issue,
        text=text,
        channel=channel,
        opened_on=opened,
        answer_by=opened + timedelta(ANSWER_DAYS[kind]),
        owner="Nguyễn Ngọc Lan",
        root_cause=cause,
        disputed_minor=int(amount) if amount else None,
        currency=currency if amount else "",
        **_outcome(kind, opened, days, Dice(number)),
        **_referral(product, days),
    )
    for step in steps.split():
        _step(book, rid, step, opened, text or issue, Dice(number, step))
    return rid


def _outcome(kind: str, opened: date, days: dict[str, date], dice: Dice) -> dict[str, Any]:
    answered, closed = days.get("answered"), days.get("closed")
    reopened = "reopened" in days
    in_time = "" if answered is None else "yes" if answered <= opened + timedelta(ANSWER_DAYS[kind]) else "no"
    status = "reopened" if reopened else "closed" if closed else "answered" if answered else "open"
    return {
        "first_answered_on": answered,
        "closed_on": None if reopened else closed,
        "status": status,
        "in_time": in_time,
        "response": SAID["answered"] if answered else "",
        "customer_informed": answered is not None,
        "satisfied": dice.one(("yes", "yes", "yes", "no", "")) if status == "closed" else "",
    }


def _referral(product: str, days: dict[str, date]) -> dict[str, Any]:
    if "referred" not in days:
        return {}
    department = next((name for word, name in DEPARTMENTS.items() if word in product), "Head office")
    return {"referred_to": department, "referred_on": days["referred"]}


def _step(book: Book, rid: int, step: str, opened: date, story: str, dice: Dice) -> None:
    day, what = step.split(":")
    hour = 9 + 2 * list(SAID).index(what) % 7
    book.add(
        "case_event",
        case_rid=rid,
        at=moment(opened + timedelta(int(day)), hour, dice.between(0, 59)),
        what=what,
        text=SAID[what] or story,
    )
