"""Reading the follow-up queue: what to do now, for whom, and why."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.urgency import PARTS, PINNED
from crodesk.services import messages
from crodesk.storage.queries import queue as queries
from crodesk.storage.reader import Reader

FORTNIGHT = 14
MOST_FOUND = 500
"""A search of the queue shows so many rows at most; its count says when there are more."""


class QueueItem(NamedTuple):
    """One row of the queue. Dates are ISO text; what is unknown is empty."""

    rid: int
    clock: str
    """The name by which verbs find it again."""
    customer_rid: int
    """0 when it is for nobody."""
    code: str
    name: str
    tier: str
    phone: str
    follow_up_rid: int | None
    """The record that keeps what the officer answered; `None` while it is a clock alone."""
    rule: str
    what: str
    due_on: str
    due_time: str
    asks_on: str
    """From which day on it asks; later than due when it was put off."""
    part: str
    """late, today, week, later or waiting."""
    score: int
    head: int
    others: int
    """How many rows of the same customer join it."""
    packed_about: str
    packed_reasons: str

    def about(self, today: date) -> str:
        """What it is about, in the language that is chosen."""
        return " ".join(messages.say_all(self.packed_about, today))

    def reasons(self, today: date) -> list[str]:
        """Why it stands where it stands, most telling first."""
        return messages.say_all(self.packed_reasons, today)

    @property
    def pinned(self) -> bool:
        """Whether the officer put it on top."""
        return self.score >= PINNED

    @property
    def folded_rule(self) -> str:
        """Of a row that stands for many: their rule; empty for any other."""
        return self.clock.partition("|")[2] if self.rule == "fold" else ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows stand in each part: each customer once."""

    late: int = 0
    today: int = 0
    week: int = 0
    later: int = 0
    waiting: int = 0

    @property
    def now(self) -> int:
        """What asks for the officer today."""
        return self.late + self.today


def made_for(reader: Reader) -> date | None:
    """Return for which day the queue was made; `None` when it never was."""
    day = reader.value(queries.MADE_FOR)
    return date.fromisoformat(day) if day else None


def counts(reader: Reader) -> Counts:
    """Return how many rows stand in each part."""
    return Counts(**{part: count for part, count in reader.rows(queries.PARTS) if part in PARTS})


def by_rule(reader: Reader) -> dict[str, dict[str, int]]:
    """Return how many rows each rule has in each part; here every row counts, joined and folded ones too."""
    found: dict[str, dict[str, int]] = {}
    for rule, part, count in reader.rows(queries.RULES):
        found.setdefault(rule, {})[part] = count
    return found


def page(
    reader: Reader,
    view: str,
    first: int,
    limit: int,
    sort: str = "urgency",
    alone: bool = False,
) -> list[QueueItem]:
    """Return a page of a view, most urgent first; `alone` lets every row stand for itself.

    Raises `KeyError` for an unknown view or sort.
    """
    return _items(reader, queries.page(view, sort, alone=alone), {"first": first, "limit": limit})


def size(reader: Reader, view: str, *, alone: bool = False) -> int:
    """Return how many rows a view has. Raises `KeyError` for an unknown view."""
    return int(reader.value(queries.size(view, alone=alone)))


def page_of_rule(reader: Reader, rule: str, first: int, limit: int, stands: str = "now") -> list[QueueItem]:
    """Return a page of all rows of one rule, folded ones too."""
    asked = {"rule": rule, "stands": stands, "first": first, "limit": limit}
    return _items(reader, queries.page_of_rule(), asked)


def find(reader: Reader, text: str, stands: str = "now", limit: int = MOST_FOUND) -> list[QueueItem]:
    """Return the rows whose customer is found by `text`, or whose words hold it."""
    from crodesk.services import search, search_terms  # Today stands before anybody looks for something

    asked = search_terms.read(text)
    rids = search.every(reader, asked) if asked else []
    held = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return _items(reader, queries.found(), {"stands": stands, "rids": json.dumps(rids), "text": held, "limit": limit})


def of_customer(reader: Reader, customer_rid: int) -> list[QueueItem]:
    """Return everything that runs for a customer, most urgent first."""
    return _items(reader, queries.OF_CUSTOMER, {"customer": customer_rid})


def one(reader: Reader, clock: str) -> QueueItem | None:
    """Return the row of a clock; `None` when it asks no more."""
    return next(iter(_items(reader, queries.ONE, {"clock": clock})), None)


def numbered(reader: Reader, rid: int) -> QueueItem | None:
    """Return the row of a number, as lists show it; `None` when there is none now."""
    return next(iter(_items(reader, queries.NUMBERED, {"rid": rid})), None)


def of_record(reader: Reader, rule: str, uid: str) -> QueueItem | None:
    """Return the first row that a rule makes of a record; `None` when it makes none now."""
    start = f"{rule}|{uid}|"
    return next(iter(_items(reader, queries.OF_RECORD, {"start": start, "end": start[:-1] + "}"})), None)


ABOUT = {
    "series": "follow_up",
    "paper": "identity_document",
    "consent": "consent",
    "review": "risk_review",
    "insurance": "holding",
    "maturity": "holding",
    "instalment": "holding",
    "arrears": "holding",
    "group_step": "holding",
    "inspection": "holding",
    "measure": "holding",
    "warning": "holding",
    "case": "service_case",
    "application": "application",
    "need": "need",
}
"""What kind of record the clock of a rule is about; any other is about the customer."""


def subject_of(reader: Reader, item: QueueItem) -> tuple[str, int]:
    """Return the kind and the number of the record that a row is about, else the customer's."""
    kind = ABOUT.get(item.rule, "")
    rid = reader.value(queries.SUBJECTS[kind], {"uid": item.clock.split("|")[1]}) if kind else None
    return (kind, rid) if rid else ("customer", item.customer_rid)


def days(reader: Reader, today: date) -> list[tuple[date, int]]:
    """Return how many rows are due on each day of the next two weeks, from `today` on."""
    last = today + timedelta(days=FORTNIGHT - 1)
    due: dict[str, int] = dict(reader.rows(queries.DAYS, {"first": today.isoformat(), "last": last.isoformat()}))
    return [(day, due.get(day.isoformat(), 0)) for day in (today + timedelta(days=step) for step in range(FORTNIGHT))]


def next_appointment(reader: Reader, today: date, hour: str) -> QueueItem | None:
    """Return the first row of today that has an hour from `hour` (`HH:MM`) on; `None` when there is none left."""
    asked: dict[str, object] = {"today": today.isoformat(), "hour": hour or "00:00"}
    return next(iter(_items(reader, queries.APPOINTMENT, asked)), None)


def coming(reader: Reader, today: date, limit: int) -> list[QueueItem]:
    """Return what comes up in the next two weeks, soonest first."""
    last = today + timedelta(days=FORTNIGHT)
    asked = {"today": today.isoformat(), "last": last.isoformat(), "limit": limit}
    return _items(reader, queries.COMING, asked)


def _items(reader: Reader, sql: str, asked: dict[str, object]) -> list[QueueItem]:
    return [QueueItem._make(row) for row in reader.rows(sql, asked)]


def unfolded(items: Sequence[QueueItem], joined: Sequence[QueueItem], head: QueueItem) -> list[QueueItem]:
    """Return `items` with the rows that join `head` placed below it."""
    place = next((n for n, item in enumerate(items) if item.clock == head.clock), None)
    if place is None:
        return list(items)
    below = [item for item in joined if item.clock != head.clock]
    return [*items[: place + 1], *below, *items[place + 1 :]]
