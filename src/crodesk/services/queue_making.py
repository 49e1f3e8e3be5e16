"""Making the rows of the queue: all of them when the day changes, those of a few customers after each change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from crodesk.domain.follow_up import urgency
from crodesk.domain.follow_up.clock import Item
from crodesk.domain.follow_up.message import pack
from crodesk.domain.follow_up.rules import Rules
from crodesk.services import clock_greetings, clock_reading, clock_sources, queue_folding
from crodesk.services.queue_folding import ALONE, HEAD, NOW, Row
from crodesk.storage import queue
from crodesk.storage.connection import Connection


class Ranked(NamedTuple):
    """An item with its urgency."""

    item: Item
    urgency: urgency.Urgency


def refresh(db: Connection, today: date) -> None:
    """Make the rows that are to be made, inside the running transaction."""
    state = queue.state(db, today)
    if not state.due:
        return
    rules = clock_reading.rules(db)
    if state.few:
        _make_few(db, rules, _unpacked(state.feasts), today)
    else:
        _make_all(db, rules, today)
    db.execute(queue.NOBODY_TOUCHED)


def _make_all(db: Connection, rules: Rules, today: date) -> None:
    feasts = clock_greetings.feasts(db, rules, today)
    ranked = _ranked(db, clock_sources.items(clock_reading.Facts(db, today, feasts), rules), today)
    numbers: dict[str, int] = dict(db.execute(queue.NUMBERS))
    db.execute(queue.COUNT_NONE)
    db.execute(queue.FORGET_ALL)
    made = queue_folding.folded(rules, _rows(ranked), {}, today).rows
    _insert(db, made, numbers)
    db.executemany(queue.COUNT_MORE, queue_folding.counted(made))
    db.execute(queue.NOT_MADE)
    db.execute(queue.MADE, (today.isoformat(), json.dumps(feasts, default=str)))


def _make_few(db: Connection, rules: Rules, feasts: dict[str, date], today: date) -> None:
    """Make the rows of those who were touched; what comes out as it was stays untouched."""
    facts = clock_reading.Facts(db, today, feasts, touched=True)
    ranked = _ranked(db, clock_sources.items(facts, rules), today)
    before: dict[Row, int] = {tuple(row): number for number, *row in db.execute(queue.TO_REMAKE)}
    made = queue_folding.folded(rules, _rows(ranked), queue_folding.left(db, rules, before), today)
    stay = before.keys() & set(made.rows)
    fresh = [row for row in made.rows if row not in stay]
    gone = {row: number for row, number in before.items() if row not in stay}
    if gone:
        db.execute(queue.FORGET, (json.dumps(list(gone.values())),))
    queue_folding.set_heads(db, made)
    _insert(db, fresh, {row[0]: number for row, number in gone.items()})
    queue_folding.count(db, fresh, gone, made)


def _insert(db: Connection, made: Iterable[Row], numbers: Mapping[str, int]) -> None:
    """Write rows down; those that keep their number first, or a new one could be given it before."""
    rows = sorted(made, key=lambda row: row[0] not in numbers)
    db.executemany(queue.INSERT, ((numbers.get(row[0]), *row) for row in rows))


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
