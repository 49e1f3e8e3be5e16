"""What Lan answered the clocks of the last weeks: most were called in time, some are put off, a few wait for her."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up import urgency
from crodesk.domain.follow_up.clock import Clock, Item
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.rules import NAMES
from crodesk.domain.follow_up.sources import arrears
from crodesk.sample.book import Book, Row, complete
from crodesk.sample.days import TODAY, ago, working
from crodesk.sample.dice import Dice
from crodesk.sample.people import Person
from crodesk.sample.story import insert
from crodesk.services import clock_reading, clock_sources, messages
from crodesk.storage.connection import Connection

BY_HAND = {"task", "promise", "series"}
NEW = 12
"""Arrears of no more days still wait for a first call."""


class Habit(NamedTuple):
    """How many of a hundred clocks of a rule were answered, and how."""

    done: int
    put_off: int = 0


ASKING = {
    "paper": Habit(55, 20),
    "consent": Habit(60),
    "review": Habit(60, 20),
    "insurance": Habit(0),
    "maturity": Habit(70, 10),
    "instalment": Habit(75),
    "need": Habit(60, 20),
    "birthday": Habit(100),
    "anniversary": Habit(100),
}
"""What asks in good time; a birthday of today waits for its day to be wished."""
LATE = {"arrears": Habit(100), "paper": Habit(0, 80), "review": Habit(0, 80)}
"""What is late: a paper that was asked for comes back in some days, a debtor who was called at the next step."""
OUTCOMES = {
    "arrears": "nói chuyện rồi, khách hẹn trả dần",
    "paper": "khách hẹn mang giấy mới",
    "review": "đã xem lại",
    "maturity": "khách muốn tái tục",
    "instalment": "đã nhắc, đủ tiền trong tài khoản",
    "need": "để sang năm",
}


def give(db: Connection, book: Book, people: list[Person]) -> None:
    """Add the answers to a file that holds everything else; its triggers are not in place yet."""
    told = {person.rid for person in people if person.told}
    facts = clock_reading.Facts(db, TODAY, {}, touched=False)
    found = sorted(clock_sources.items(facts, clock_reading.rules(db)), key=lambda item: item.clock.key)
    rows = [row for item in found if item.clock.customer_rid not in told for row in _answer(item)]
    insert(db, "follow_up", [complete("follow_up", book.add("follow_up", **row), row) for row in rows])


def _answer(item: Item) -> Iterator[Row]:
    clock, dice = item.clock, Dice("answer", item.clock.key)
    habit = _habit(item)
    if habit is None:
        return
    row = {
        "clock": clock.key,
        "customer_rid": clock.customer_rid,
        "what": clock.what,
        "about": _about(clock),
        "due_on": clock.due_on,
        "due_time": clock.due_time,
    }
    turn = dice.between(1, 100)
    if turn <= habit.done:
        done_on = _between(max(_asked_on(item), ago(20)), ago(1), dice)
        yield {**row, "status": "done", "done_on": done_on, "outcome": OUTCOMES.get(clock.rule, "")}
    elif turn <= habit.done + habit.put_off:
        yield {**row, "put_off_to": working(TODAY + timedelta(dice.between(3, 12)))}


def _about(clock: Clock) -> str:
    """Return what it was about, without the days in it: the practice desk moves those."""
    values = clock.about.values
    named = values.get("label", values.get("number"))
    rule = NAMES[clock.rule]
    return f"{rule}: {messages.say(Message('{of}', {'of': named}), TODAY)}" if named is not None else rule


def _asked_on(item: Item) -> date:
    """Return since when something asks: of a debtor, since the step of the ladder that is reached."""
    steps = arrears.done_at(item.clock.period) if item.clock.rule == "arrears" else None
    return item.clock.shows_on if steps is None else item.due_on + timedelta(steps)


def _habit(item: Item) -> Habit | None:
    part = urgency.part_of(item, TODAY)
    if item.clock.rule in BY_HAND or item.clock.due_on == TODAY or item.clock.shows_on >= TODAY:
        return None
    if part == "late":
        new = item.clock.rule == "arrears" and (TODAY - item.due_on).days <= NEW
        return None if new else LATE.get(item.clock.rule)
    return ASKING.get(item.clock.rule) if part == "today" else None


def _between(first: date, last: date, dice: Dice) -> date:
    return first + timedelta(dice.between(0, max((last - first).days, 0)))
