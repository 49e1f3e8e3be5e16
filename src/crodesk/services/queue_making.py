"""Making the rows of the queue: all of them when the day changes, those of a few customers after each change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from crodesk.domain.follow_up import urgency
from crodesk.domain.follow_up.clock import Item
from crodesk.domain.follow_up.message import pack
from crodesk.services import clock_greetings, clock_reading, clock_sources, queue_folding
from crodesk.services.queue_folding import ALONE, HEAD, NOW, Row
from crodesk.storage import queue
from crodesk.storage.connection import Connection

INSERT = (
    "INSERT INTO queue_row (rid, clock, customer_rid, follow_up_rid, rule, what, due_on, due_time, asks_on, part,"
    " stands, score, head, others, about, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Ranked(NamedTuple):
    """An item with its urgency."""

    item: Item
    urgency: urgency.Urgency


def refresh(db: Connection, today: date) -> None:
    """Make the rows that are to be made, inside the running transaction."""
    if not queue.is_due(db, today):
        return
    kept = db.execute(queue.MADE_FOR).fetchone()
    touched = kept is not None and kept[0] == today.isoformat() and not _everybody(db)
    rules = clock_reading.rules(db)
    feasts = _unpacked(kept[1]) if touched else clock_greetings.feasts(db, rules, today)
    facts = clock_reading.Facts(db, today, feasts, touched=touched)
    ranked = _ranked(db, clock_sources.items(facts, rules), today)
    numbers: dict[str, int] = dict(db.execute(queue.NUMBERS_TOUCHED if touched else queue.NUMBERS))
    stay = queue_folding.left(db, rules) if touched else {}
    _forget(db, touched=touched)
    made = queue_folding.folded(db, rules, _rows(ranked), stay, today)
    rows = sorted(made, key=lambda row: row[0] not in numbers)
    # Rows that keep their number come first, or a new one could be given it before.
    db.executemany(INSERT, ((numbers.get(row[0]), *row) for row in rows))
    db.executemany(queue.COUNT_MORE, queue_folding.counted(rows))
    db.execute("DELETE FROM queue_touched")
    db.execute("DELETE FROM queue_day")
    db.execute("INSERT INTO queue_day VALUES (?, ?)", (today.isoformat(), json.dumps(feasts, default=str)))


def _forget(db: Connection, *, touched: bool) -> None:
    """Forget the rows that are made anew, and count them no more."""
    if touched:
        db.execute(queue.UNCOUNT_TOUCHED)
        db.execute(queue.UNCOUNT_FOLDS)
        db.execute(queue.FORGET_TOUCHED)
        db.execute(queue.FORGET_FOLDS)
    else:
        db.execute(queue.COUNT_NONE)
        db.execute(queue.FORGET_ALL)


def _everybody(db: Connection) -> bool:
    asked = "SELECT 1 FROM queue_touched WHERE customer_rid = ?"
    return db.execute(asked, (queue.EVERYBODY,)).fetchone() is not None


def _unpacked(feasts: str) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in json.loads(feasts).items()}


def _ranked(db: Connection, items: Iterable[Item], today: date) -> list[Ranked]:
    found = list(items)
    tiers = clock_reading.tiers(db, {item.clock.customer_rid for item in found})
    return [Ranked(item, urgency.urgency(item, tiers.get(item.clock.customer_rid, ""), today)) for item in found]


def _rows(ranked: list[Ranked]) -> Iterator[Row]:
    """Yield the rows, the most urgent of a customer at the head of those that stand in the same part of the day."""
    groups: dict[tuple[int, str], list[Ranked]] = defaultdict(list)
    for one in ranked:
        groups[one.item.clock.customer_rid or queue.NOBODY, stands(one.urgency.part)].append(one)
    for (customer, _part), group in groups.items():
        group.sort(key=_order)
        for place, one in enumerate(group):
            alone = customer == queue.NOBODY
            head = HEAD if alone or place == 0 else ALONE
            yield _row(one, customer, head, 0 if alone or place else len(group) - 1)


def stands(part: str) -> str:
    """Return the part of the queue that a row stands in when late and today are one."""
    return NOW if part in {"late", "today"} else part


def _order(one: Ranked) -> tuple[int, date, str, str]:
    item = one.item
    return -one.urgency.score, item.due_on, item.due_time or "99", item.clock.key


def _row(one: Ranked, customer: int, head: int, others: int) -> Row:
    item, clock = one.item, one.item.clock
    return (
        clock.key,
        customer,
        item.answer.follow_up_rid if item.answer else None,
        clock.rule,
        clock.what,
        item.due_on.isoformat(),
        item.due_time,
        item.shows_on.isoformat(),
        one.urgency.part,
        stands(one.urgency.part),
        one.urgency.score,
        head,
        others,
        pack((clock.about,)),
        pack(one.urgency.reasons),
    )
