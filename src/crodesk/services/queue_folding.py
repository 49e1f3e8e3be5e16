"""Folding kindnesses: rows of care beyond their daily cap stand in one row; nothing else is ever folded."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from crodesk.domain.follow_up import urgency
from crodesk.domain.follow_up.message import Message, pack, unpack
from crodesk.domain.follow_up.rules import CARE, Rules
from crodesk.domain.words import N_
from crodesk.storage import queue
from crodesk.storage.connection import Connection

NOW = "now"
ALONE, HEAD, FOLDED = 0, 1, 2
"""What `head` says: joins another row, stands in lists, is folded into one row with others of its rule."""
FOLD = "fold"

FOLDS = {
    "cadence": N_("{count} customers to hear from you"),
    "birthday": N_("{count} birthdays"),
    "anniversary": N_("{count} anniversaries"),
    "holiday": N_("{count} holiday greetings"),
    "stale_need": N_("{count} customers with needs to ask about again"),
    "stale_fact": N_("{count} customers with figures to ask for again"),
}
Row = tuple[Any, ...]
"""A row of the queue without its number, in the order of `storage.queue.CELLS`."""
_CLOCK, _RULE, _PART, _STANDS, _HEAD, _ABOUT = 0, 3, 8, 9, 11, 13


class Left(NamedTuple):
    """The rows of a rule that stay as they are while others are made anew."""

    heads: int = 0
    folded: bool = False


class Folded(NamedTuple):
    """New rows, and what becomes of those that stay."""

    rows: list[Row]
    """The new ones, folded where their rule has too many, with those that stand for them."""
    heads: dict[str, tuple[int, int]]
    """By rule: what the heads of its rows that stay become, and what they are."""


def left(db: Connection, rules: Rules, gone: Iterable[Row]) -> dict[str, Left]:
    """Return, by rule, what stays when some rows are made anew.

    How many a folded row stands for is known from its words: its thousands needn't be counted after every change.
    """
    rows = list(gone)
    folds = {row[_CLOCK].partition("|")[2]: _count(row[_ABOUT]) for row in rows if row[_RULE] == FOLD}
    heads = Counter(row[_RULE] for row in rows if row[_STANDS] == NOW and row[_HEAD] in (HEAD, FOLDED))
    capped = [rule for rule in CARE if rules.a_day(rule)]
    standing: dict[str, int] = dict(
        db.execute(queue.COUNT_HEADS, (json.dumps([rule for rule in capped if rule not in folds]),))
    )
    return {rule: Left(folds.get(rule, standing.get(rule, 0)) - heads[rule], rule in folds) for rule in capped}


def _count(about: str) -> int:
    """Return how many rows a folded one stands for."""
    (message,) = unpack(about)
    return int(str(message.values["count"]))


def folded(rules: Rules, rows: Iterable[Row], stay: Mapping[str, Left], today: date) -> Folded:
    """Return the new rows as they stand beside those that stay."""
    new = list(rows)
    counts = Counter(row[_RULE] for row in new if _stands_out(row))
    folds, heads = {}, {}
    for rule in sorted(CARE):
        before = stay.get(rule, Left())
        count = before.heads + counts[rule]
        if 0 < rules.a_day(rule) < count:
            folds[rule] = _row(rule, count, today)
        if before.heads and before.folded is not (rule in folds):
            heads[rule] = (FOLDED, HEAD) if rule in folds else (HEAD, FOLDED)
    below = (_below(row) if row[_RULE] in folds and _stands_out(row) else row for row in new)
    return Folded([*below, *folds.values()], heads)


def set_heads(db: Connection, made: Folded) -> None:
    """Fold the rows that stay, or let them stand alone again."""
    db.executemany(queue.SET_HEADS, [(after, rule, before) for rule, (after, before) in made.heads.items()])


def count(db: Connection, fresh: Iterable[Row], gone: Iterable[Row], made: Folded) -> None:
    """Count the rows anew: what came and went, and of a rule whose rows were folded or unfolded all."""
    more = _counts(fresh)
    more.subtract(_counts(gone))
    changed = [(*kind, rows) for kind, rows in more.items() if rows and kind[0] not in made.heads]
    if changed:
        db.executemany(queue.COUNT_MORE, changed)
    for rule in made.heads:
        db.execute(queue.UNCOUNT_RULE, (rule,))
        db.execute(queue.COUNT_RULE, (rule,))


def counted(rows: Iterable[Row]) -> list[tuple[str, str, int, int]]:
    """Return how many rows there are, by rule, part and whether they stand in lists."""
    return [(*kind, count) for kind, count in _counts(rows).items()]


def _counts(rows: Iterable[Row]) -> Counter[tuple[str, str, int]]:
    return Counter((row[_RULE], row[_PART], int(row[_HEAD] == HEAD)) for row in rows)


def _below(row: Row) -> Row:
    return *row[:_HEAD], FOLDED, *row[_HEAD + 1 :]


def _stands_out(row: Row) -> bool:
    return bool(row[_HEAD] == HEAD and row[_STANDS] == NOW and row[_RULE] in CARE)


def _row(rule: str, count: int, today: date) -> Row:
    day = today.isoformat()
    about = pack((Message(FOLDS[rule], {"count": count}),))
    score = urgency.TODAY + urgency.WEIGHTS["care"]
    due = ("write", day, "", day, "today", NOW)
    return (f"{FOLD}|{rule}", queue.NOBODY, None, FOLD, *due, score, HEAD, 0, about, pack(()))
