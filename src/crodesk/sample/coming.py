"""What is still to be done: the follow-ups that the cast tells, and enough others for a full desk."""

from datetime import date, timedelta
from typing import Any

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, working
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person

WANTED = ((1, 1, 4), (3, 7, 18), (8, 90, 38))
"""From how many days ahead, to how many, and how many open follow-ups there are to be."""

TIMES = ("", "", "", "09:00", "10:30", "14:00", "15:30", "16:00")


def write(book: Book, people: list[Person], cases: dict[str, int]) -> None:
    """Add the follow-ups of the cast, then fill up the days to come."""
    for person in people:
        for told in person.rows_told("follow_up"):
            _told(book, person, dict(told), cases)
    likely = words.rows("follow_ups", 4)
    for first, last, count in WANTED:
        open_now = sum(first <= (row["due_on"] - TODAY).days <= last for row in book.rows["follow_up"] if _is_open(row))
        for turn in range(count - open_now):
            _one(book, people, likely, Dice("coming", first, turn), first, last)


def _is_open(row: dict[str, Any]) -> bool:
    return "status" not in row


def _told(book: Book, person: Person, told: dict[str, Any], cases: dict[str, int]) -> None:
    case = told.pop("case", None)
    book.add("follow_up", customer_rid=person.rid, case_rid=cases[case] if case else None, **told)


def _one(book: Book, people: list[Person], likely: list[list[str]], dice: Dice, first: int, last: int) -> None:
    lang, features, what, about = dice.one(likely)
    fitting = [person for person in people if person.lang == lang and person.has(features) and not person.told]
    book.add(
        "follow_up",
        customer_rid=dice.one(fitting).rid,
        what=what,
        about=about,
        due_on=_due(dice, first, last),
        due_time=dice.one(TIMES),
        priority="high" if dice.chance(12) else "normal",
    )


def _due(dice: Dice, first: int, last: int) -> date:
    """Return a day ahead, a working one unless the day is fixed (what was put down for the Saturday)."""
    day = TODAY + timedelta(dice.between(first, last))
    return day if first == last else working(day)
