"""Folding kindnesses: rows of care beyond their daily cap stand in one row; nothing else is ever folded."""

from collections import Counter
from collections.abc import Iterable
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
"""A row of the queue without its number, in the order of `queue_making.INSERT`."""
_RULE, _PART, _STANDS, _HEAD = 3, 8, 9, 11


class Left(NamedTuple):
    """The rows of a rule that stay as they are while others are made anew."""

    heads: int = 0
    folded: bool = False


def left(db: Connection, rules: Rules) -> dict[str, Left]:
    """Return, by rule, what stays when the rows of those who were touched are forgotten.

    How many a folded row stands for is known from its words: its thousands needn't be counted after every change.
    """
    folds = {clock: _count(about) for clock, about in db.execute(queue.FOLDS)}
    gone = Counter(rule for (rule,) in db.execute(queue.HEADS_TOUCHED))
    found = {}
    for rule in filter(rules.a_day, CARE):
        folded = folds.get(f"{FOLD}|{rule}")
        heads = db.execute(queue.COUNT_HEADS, (rule,)).fetchone()[0] if folded is None else folded
        found[rule] = Left(heads - gone[rule], folded is not None)
    return found


def _count(about: str) -> int:
    """Return how many rows a folded one stands for."""
    (message,) = unpack(about)
    return int(str(message.values["count"]))


def folded(db: Connection, rules: Rules, rows: Iterable[Row], stay: dict[str, Left], today: date) -> list[Row]:
    """Return the new rows, folded where their rule has too many, with the rows that stand for them."""
    new = list(rows)
    counts = Counter(row[_RULE] for row in new if _stands_out(row))
    folds = {}
    for rule in sorted(CARE):
        before = stay.get(rule, Left())
        count = before.heads + counts[rule]
        if 0 < rules.a_day(rule) < count:
            folds[rule] = _row(rule, count, today)
        if before.heads and before.folded is not (rule in folds):
            heads = (FOLDED, HEAD) if rule in folds else (HEAD, FOLDED)
            db.execute(queue.SET_HEADS, (heads[0], rule, heads[1]))
            db.execute(queue.UNCOUNT_RULE, (rule,))
            db.execute(queue.COUNT_RULE, (rule,))
    return [*(_below(row) if row[_RULE] in folds and _stands_out(row) else row for row in new), *folds.values()]


def counted(rows: Iterable[Row]) -> list[tuple[str, str, int, int]]:
    """Return how many rows there are, by rule, part and whether they stand in lists."""
    counts = Counter((row[_RULE], row[_PART], int(row[_HEAD] == HEAD)) for row in rows)
    return [(*kind, count) for kind, count in counts.items()]


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
