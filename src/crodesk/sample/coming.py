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

AGAIN = (
    ("", "task", "danh sách nợ quá hạn gửi trưởng phòng", date(2026, 11, 23), "FREQ=WEEKLY;BYDAY=MO"),
    ("C-0073", "call", "doanh số tháng, hạn mức còn lại", date(2026, 12, 7), "FREQ=MONTHLY;BYMONTHDAY=7"),
)
"""Tasks that come back: for whom, what, about what, first on which day, by which rule."""

TIMES = ("", "", "", "09:00", "10:30", "14:00", "15:30", "16:00")


def write(book: Book, people: list[Person], cases: dict[str, int]) -> None:
    """Add the follow-ups of the cast, then fill up the days to come."""
    for person in people:
        for told in person.rows_told("follow_up"):
            _told(book, person, dict(told), cases)
    _again_and_waiting(book, people)
    likely = words.rows("follow_ups", 4)
    for first, last, count in WANTED:
        open_now = sum(first <= (row["due_on"] - TODAY).days <= last for row in book.rows["follow_up"] if _is_open(row))
        for turn in range(count - open_now):
            _one(book, people, likely, Dice("coming", first, turn), first, last)


def _again_and_waiting(book: Book, people: list[Person]) -> None:
    """Add what comes back by itself, and what a colleague has the ball of."""
    rid = {person.code: person.rid for person in people}
    for customer, what, about, due_on, rule in AGAIN:
        repeats = f"DTSTART:{due_on:%Y%m%d} RRULE:{rule}"
        book.add("follow_up", customer_rid=rid.get(customer), what=what, about=about, due_on=due_on, repeats=repeats)
    book.add(
        "follow_up",
        customer_rid=rid["C-0110"],
        what="review",
        about="card limit to 60m: the card centre decides",
        due_on=date(2026, 11, 26),
        waiting_for="Phạm Anh Tuấn",
    )


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
