"""A day of the officer: what is planned for it, and at its end what came of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from crodesk.services import queue
from crodesk.services.queue import QueueItem
from crodesk.storage.queries import day as queries
from crodesk.storage.reader import Reader

MOST = 500
OUT = {"visit", "meet"}
"""What one goes out for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a day asks for."""

    timed: list[QueueItem]
    """What has an hour, earliest first."""
    out: list[QueueItem]
    """Visits without an hour."""
    late: list[QueueItem]
    rest: list[QueueItem]
    places: dict[int, str]
    """Where customers live whom one goes to see."""


class Done(NamedTuple):
    """A row that was settled."""

    rid: int
    what: str
    about: str
    status: str
    outcome: str
    name: str


class Promised(NamedTuple):
    """A promise that was made."""

    rid: int
    promised_by: str
    about: str
    due_on: str
    minor: int
    currency: str
    name: str


class Contact(NamedTuple):
    """A contact that was written down."""

    rid: int
    at: str
    kind: str
    outcome: str
    reached: str
    subject: str
    name: str


@dataclass(frozen=True, slots=True)
class Close:
    """What came of a day."""

    done: list[Done]
    dropped: list[Done]
    promises: list[Promised]
    reached: list[Contact]
    nobody: list[Contact]
    """Calls and visits that reached nobody."""
    carried: list[QueueItem]
    """What still asks, and so goes over to the next day."""


def plan(reader: Reader, today: date) -> Plan:
    """Return what the day asks for, each customer's rows joined as the queue joins them."""
    rows = queue.page(reader, "now", 0, MOST)
    due_now = today.isoformat()
    timed = sorted((row for row in rows if row.due_time and row.due_on == due_now), key=lambda row: row.due_time)
    left = [row for row in rows if row not in timed]
    out = [row for row in left if row.what in OUT]
    left = [row for row in left if row.what not in OUT]
    going = {row.customer_rid for row in [*timed, *out] if row.what in OUT and row.customer_rid}
    return Plan(
        timed,
        out,
        [row for row in left if row.part == "late"],
        [row for row in left if row.part != "late"],
        {rid: place for rid in sorted(going) if (place := _place(reader, rid))},
    )


def _place(reader: Reader, customer_rid: int) -> str:
    found = reader.row(queries.PLACE, {"customer": customer_rid})
    return ", ".join(filter(None, found)) if found else ""


def close(reader: Reader, today: date) -> Close:
    """Return what came of the day, as it was written down during it; what was taken back again is not in it."""
    since = datetime.combine(today, time.min).astimezone(UTC)
    asked = {"day": today.isoformat(), "since": _stamp(since), "until": _stamp(since + timedelta(days=1))}
    settled = [Done._make(row) for row in reader.rows(queries.DONE, asked)]
    contacts = [Contact._make(row) for row in reader.rows(queries.CONTACTS, asked)]
    return Close(
        [row for row in settled if row.status == "done"],
        [row for row in settled if row.status == "dropped"],
        [Promised._make(row) for row in reader.rows(queries.PROMISED, asked)],
        [row for row in contacts if row.reached != "no"],
        [row for row in contacts if row.reached == "no"],
        queue.page(reader, "now", 0, MOST),
    )


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
