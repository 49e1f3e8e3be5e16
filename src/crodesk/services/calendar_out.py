"""The queue, or a view of it, as entries of a calendar: the same uids every time, names only when asked for."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Literal

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.days_off import zone_of
from crodesk.domain.follow_up.recurrence import DaysOff, Recurrence
from crodesk.domain.follow_up.rules import CARE, NAMES
from crodesk.domain.names import is_han
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.exchange.calendars.entries import OURS, Entry
from crodesk.language import _
from crodesk.services import clock_reading, queue, queue_making
from crodesk.services.queue import QueueItem
from crodesk.storage.queries import calendar as queries
from crodesk.storage.reader import Reader

Names = Literal["code", "initials", "full"]
"""How customers are called in a calendar, which may lie in a phone or on a server of somebody else."""

WHAT = by_name("follow_up").field("what")
LATELY = timedelta(days=14)
"""What was settled within these days is still told to calendars, so that they let it go."""
LONG_AGO = timedelta(days=400)
PAGE = 500
HEAD = 1
"""What `head` says of a row that stands in lists by itself."""
_LETTERS = re.compile(r"[^\W\d_]+")


def zone(reader: Reader) -> str:
    """Return the IANA name of the branch's time; empty when its country has several."""
    return zone_of(reader.with_connection(clock_reading.country))


def of_view(reader: Reader, view: str) -> list[QueueItem]:
    """Return all rows of a view of the queue, or of one rule. Raises `KeyError` for an unknown one.

    Care that is folded goes out as the one row that stands for it, and none that joins a graver row.
    """
    if view in NAMES:
        return _all(lambda start: queue.page_of_rule(reader, view, start, PAGE))
    rows = _all(lambda start: queue.page(reader, view, start, PAGE, alone=True))
    folds = [row for row in _all(lambda start: queue.page(reader, view, start, PAGE)) if row.folded_rule]
    return [*(row for row in rows if row.rule not in CARE or row.head == HEAD), *folds]


def with_joined(reader: Reader, items: Sequence[QueueItem]) -> list[QueueItem]:
    """Return rows as a list shows them, each with the graver ones that join it for the same customer and time."""
    found: list[QueueItem] = []
    for item in items:
        found.append(item)
        if item.others and item.customer_rid:
            joined = queue.of_customer(reader, item.customer_rid)
            stands = queue_making.stands(item.part)
            found += [
                row
                for row in joined
                if row.rule not in CARE and row.clock != item.clock and queue_making.stands(row.part) == stands
            ]
    return found


def _all(page_from: Callable[[int], list[QueueItem]]) -> list[QueueItem]:
    found: list[QueueItem] = []
    while page := page_from(len(found)):
        found += page
    return found


def entries(reader: Reader, items: Sequence[QueueItem], names: Names, today: date) -> list[Entry]:
    """Return rows as entries, and what was settled lately as cancelled."""
    rows = list({item.clock: item for item in items}.values())
    series = _series(reader, [row for row in rows if row.rule == "series"])
    found = [_entry(row, names, today) for row in rows if _subject(row) not in series]
    found += [entry for uid, kept in series.items() for entry in _of_series(reader, rows, uid, kept, names, today)]
    there = {entry.uid for entry in found}
    return [*found, *(entry for entry in _settled(reader, names, today) if entry.uid not in there)]


def _subject(row: QueueItem) -> str:
    return row.clock.split("|")[1] if row.rule == "series" else ""


def _series(reader: Reader, rows: Sequence[QueueItem]) -> dict[str, Recurrence]:
    """Return how tasks come back, of those that a calendar can keep: what heeds days off goes out day by day."""
    uids = json.dumps(sorted({_subject(row) for row in rows}))
    read = {uid: recurrence.read(text) for uid, text in reader.rows(queries.SERIES, {"uids": uids})}
    return {uid: kept for uid, kept in read.items() if isinstance(kept, Recurrence) and kept.days_off is DaysOff.KEEP}


def uid_of(clock: str) -> str:
    """Return the uid of a row: the same in every export of the desk, on every computer."""
    rule, subject = clock.split("|")[:2]
    if rule in {"task", "promise"}:
        return subject + OURS
    return hashlib.sha256(clock.encode()).hexdigest()[:32] + OURS


def _entry(row: QueueItem, names: Names, today: date) -> Entry:
    at = _time(row.due_time)
    due, asks = date.fromisoformat(row.due_on), date.fromisoformat(row.asks_on)
    day = max(asks, today) if asks > due or due < today else due
    return Entry(
        uid=uid_of(row.clock),
        summary=_summary(row, names, today),
        day=day,
        at=at if day == due else None,
        about=_about(row, names, today),
        category=_(NAMES.get(row.rule, "")),
    )


def _summary(row: QueueItem, names: Names, today: date) -> str:
    what = _(WHAT.label_of(row.what))
    words = [capital(what), called(row.name, row.code, names)]
    if names == "full" or not row.customer_rid:
        words.append(row.about(today))
    elif row.rule in NAMES and row.rule not in {"task", "series", "promise"}:
        words.append(_(NAMES[row.rule]))
    return " · ".join(filter(None, words))


def _about(row: QueueItem, names: Names, today: date) -> str:
    """Return what stands below it: only where full names were chosen, since it may tell anything."""
    if names != "full" or not row.customer_rid:
        return ""
    return "\n".join(filter(None, (f"{row.name} {row.code}", row.phone, " · ".join(row.reasons(today)))))


def called(name: str, code: str, names: Names) -> str:
    """Return how a customer is called in a calendar."""
    if names == "full":
        return name
    if names == "code":
        return code
    return name[:1] if any(map(is_han, name)) else "".join(letters[0] for letters in _LETTERS.findall(name)).upper()


def _of_series(
    reader: Reader, rows: Sequence[QueueItem], uid: str, kept: Recurrence, names: Names, today: date
) -> Iterator[Entry]:
    """Yield the rule as one entry without what was answered, and single occurrences that were moved."""
    row = next(row for row in rows if _subject(row) == uid)
    plain = replace(_entry(row, names, today), uid=uid + OURS, at=_time(row.due_time))
    answered = list(reader.rows(queries.ANSWERED, {"uid": uid}))
    days = {clock: date.fromisoformat(clock.rpartition("|")[2]) for clock, *_rest in answered}
    moved = {
        days[clock]: (date.fromisoformat(due_on), due_time)
        for clock, status, due_on, due_time in answered
        if status == "open" and date.fromisoformat(due_on) != days[clock]
    }
    without = {days[clock] for clock, status, *_rest in answered if status != "open"}
    whole = replace(kept, without=tuple(sorted({*kept.without, *without})))
    yield replace(plain, day=kept.start, recurrence=whole)
    for day, (to, at) in sorted(moved.items()):
        yield replace(plain, day=to, at=_time(at) or plain.at, moved_from=day)


def _settled(reader: Reader, names: Names, today: date) -> Iterator[Entry]:
    asked = {"since": (today - LATELY).isoformat(), "due": (today - LONG_AGO).isoformat()}
    for uid, clock, due_on, due_time, what, customer in reader.rows(queries.DONE, asked):
        if clock and clock.startswith("series|"):
            continue  # its rule leaves it out
        code, name = reader.row(queries.WHO, {"customer": customer}) or ("", "")
        words = _(WHAT.label_of(what))
        summary = " · ".join(filter(None, (capital(words), called(name, code, names))))
        key = uid_of(clock) if clock else uid + OURS
        yield Entry(key, summary, date.fromisoformat(due_on), _time(due_time), is_done=True)


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None
