"""A clock that runs for a customer, and what the officer answered it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crodesk.domain.follow_up.message import Message

What = Literal["call", "visit", "meet", "write", "review", "task", "promise"]

Weight = Literal["money", "promise", "legal", "case", "deposit", "task", "need", "care"]
"""What is at stake, heaviest first."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that is due for a customer on a day, by a rule or because the officer said so."""

    rule: str
    """Which rule made it; see `rules`."""
    subject: str
    """The uid of the record that it is about: the same in every copy of the desk."""
    period: str
    """Which turn of the clock this is, such as the expiry date or the year of a birthday."""
    customer_rid: int | None
    due_on: date
    shows_on: date
    """From which day on it stands in the queue."""
    what: str
    """What is to be done: a value of the follow-up kinds."""
    weight: Weight
    about: Message
    due_time: str = ""
    """`HH:MM`, or empty for any time of the day."""
    high: bool = False
    """Whether the officer called it important."""
    reasons: tuple[Message, ...] = ()
    """What the source knows of its urgency, such as the debt group that comes next."""

    @property
    def key(self) -> str:
        """The name by which an answer finds this turn of the clock again, whenever it is made anew."""
        return f"{self.rule}|{self.subject}|{self.period}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer did with a turn of a clock, or with a task of their own."""

    follow_up_rid: int
    status: str = "open"
    due_on: date | None = None
    """The day it was moved to; `None` keeps the clock's own."""
    due_time: str = ""
    put_off_to: date | None = None
    """It comes back on this day; what it is due stays as it was."""
    pinned: bool = False
    tries: int = 0
    """How often nobody was reached."""
    waiting_for: str = ""
    """Whom it waits for: a colleague, a department, the customer."""
    high: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the queue: a clock together with its answer."""

    clock: Clock
    answer: Answer | None = None

    @property
    def due_on(self) -> date:
        """When it is due: where it was moved to, or as the clock says."""
        moved = self.answer and self.answer.due_on
        return moved or self.clock.due_on

    @property
    def due_time(self) -> str:
        """`HH:MM`, or empty for any time of the day."""
        return (self.answer.due_time if self.answer else "") or self.clock.due_time

    @property
    def shows_on(self) -> date:
        """From which day on it asks for the officer: not before the day it was put off to."""
        put_off = self.answer and self.answer.put_off_to
        moved = self.due_on if self.due_on != self.clock.due_on else None
        return put_off or moved or self.clock.shows_on

    @property
    def is_open(self) -> bool:
        """Whether it was neither done nor dropped."""
        return self.answer is None or self.answer.status == "open"


def joined(clocks: "list[Clock]", answers: "dict[str, Answer]") -> list[Item]:
    """Return what is still open of `clocks`, each with its answer (by key), each key once."""
    items = {clock.key: Item(clock, answers.get(clock.key)) for clock in clocks}
    return [item for item in items.values() if item.is_open]
