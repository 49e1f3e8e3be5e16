"""Urging on a late loan: which one is meant, what the ladder asks for, whether one may call now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from crodesk.domain.follow_up.sources import arrears, promised
from crodesk.domain.follow_up.sources.promised import Standing
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.collecting import contacting, ladder, urging
from crodesk.domain.lending.collecting.contacting import Answer
from crodesk.domain.lending.collecting.ladder import Climb, Did
from crodesk.domain.lending.collecting.urging import Now
from crodesk.domain.rules import figures
from crodesk.services import branch, clock_reading, loan_list, queue
from crodesk.services.loan_known import Known
from crodesk.services.loan_parts import Parts
from crodesk.services.queue import QueueItem
from crodesk.storage.queries import loan_urging as q
from crodesk.storage.reader import Reader

OF_LOANS = {"arrears", "group_step", "instalment", "inspection", "measure"}
"""Rules of the queue whose rows are about a loan."""


@dataclass(frozen=True, slots=True)
class Urging:
    """Where a loan stands on the ladder, and its customer to what was promised."""

    climb: Climb
    now: Now | None
    """What the ladder asks for; `None` where nothing is late, or nobody says since when."""
    done_on: date | None
    """When that was done; `None` while it is to be done."""
    standing: Standing


def read(reader: Reader, found: Known, parts: Parts, others: list[str]) -> Urging:
    """Return where a loan stands on its day; `others` are the numbers of the customer's other loans."""
    steps = ladder.ladder()
    oldest = found.state.oldest_due
    late = days_past_due(oldest, found.day) if found.standing == "running" else 0
    standing = promised.standing(parts.promises, found.loan.number, others)
    if not late:
        return Urging(steps.climb(None, found.day), None, None, standing)
    now = urging.now(steps, late, found.day, standing.broken_on)
    done = _done(reader, found)
    climb = steps.climb(oldest, found.day, done)
    since = max(now.since, now.broken_on or now.since) if now else found.day
    days = [one.on for one in done if now and one.code == now.rung.code and one.on >= since]
    return Urging(climb, now, max(days, default=None), standing)


def _done(reader: Reader, found: Known) -> list[Did]:
    """Return the steps of the ladder that were done until the day."""
    steps = ladder.ladder()
    rows = reader.rows(q.STEPS, {"holding": found.loan.rid})
    turns = ((arrears.done_at(clock.split("|")[2]), date.fromisoformat(on)) for clock, on in rows if on)
    rungs = ((steps.at(days), on) for days, on in turns if days is not None and on <= found.day)
    return [Did(rung.code, on) for rung, on in rungs if rung is not None]


def may_contact(reader: Reader, customer_rid: int, now: datetime) -> Answer:
    """Return whether a customer may be urged at a moment, by the hours of the branch's country; else why not, and when.

    Every contact of the day counts, whoever made it.
    """
    local = now.astimezone()
    country = reader.with_connection(clock_reading.country).lower()
    rules = figures.load("contact_hours")
    allowed = contacting.hours(country if country in rules else "usual", rules, branch.calendar(reader, local.date()))
    asked = {"customer": customer_rid, "since": midnight(now)}
    made = [datetime.fromisoformat(at).astimezone() for (at,) in reader.rows(q.CONTACTED, asked)]
    return contacting.may_contact(allowed, local, made)


def midnight(now: datetime) -> str:
    """Return the moment at which the day of `now` began here, as moments are kept."""
    local = now.astimezone()
    began = datetime.combine(local.date(), time(), local.tzinfo).astimezone(UTC)
    return f"{began:%Y-%m-%dT%H:%M:%SZ}"


def of_item(reader: Reader, item: QueueItem, today: date) -> int | None:
    """Return the loan that a row of the queue is about: its own, the one that a promise names, else the latest."""
    if item.rule in OF_LOANS:
        rid = reader.value(q.OF_UID, {"uid": item.clock.split("|")[1]})
        return int(rid) if rid else None
    return of_customer(reader, item.customer_rid, today, item.about(today)) if item.customer_rid else None


def of_customer(reader: Reader, customer_rid: int, today: date, about: str = "") -> int | None:
    """Return a customer's loan that words name, else the one that is late for longest; `None` where none is late."""
    loans = reader.rows(q.LOANS, {"customer": customer_rid})
    named = [rid for rid, number in loans if promised.names(about, [number])]
    if len(named) == 1:
        return int(named[0])
    asking = [item for item in queue.of_customer(reader, customer_rid) if item.rule == "arrears"]
    if asking:
        oldest = min(asking, key=lambda item: item.due_on)
        return int(reader.value(q.OF_UID, {"uid": oldest.clock.split("|")[1]}))
    lines = [line for line in loan_list.of_customer(reader, customer_rid) if line.days_late(today)]
    return max(lines, key=lambda line: (line.days_late(today) or 0, -line.rid)).rid if lines else None
