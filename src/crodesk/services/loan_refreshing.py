"""Making the rows of `loan_state`: those of touched loans at once when they are few, else a step at a time."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from crodesk import __version__
from crodesk.domain.follow_up.message import pack as packed
from crodesk.domain.lending.ledger import explaining
from crodesk.services import loan_groups, loan_known, loan_rows
from crodesk.services.loan_groups import Grouped
from crodesk.services.loan_known import OURS, Known
from crodesk.services.loan_rows import Home
from crodesk.services.uncollected import uncollected
from crodesk.storage import loan_state, queue
from crodesk.storage.connection import Connection

STEP = 500
"""How many loans are made anew in one transaction."""
LIVE = {"running": 1, "ended": 0, "written_off": 2}


def is_due(db: Connection, today: date) -> bool:
    """Tell whether rows wait to be made anew."""
    return loan_state.is_due(db, today, __version__)


def refresh(db: Connection, today: date, most: int = STEP) -> int:
    """Make up to `most` noted rows anew, inside the running transaction; return how many were, with their customers'.

    Notes first what the change of the day concerns. 0 says that nothing is left.
    """
    loan_state.begin_day(db, today, __version__)
    loan_state.waiting(db, 1)
    asked = [rid for (rid,) in db.execute(loan_state.TOUCHED, (most,))]
    if not asked:
        return 0
    theirs = [rid for (rid,) in db.execute(loan_state.WITH_THEIRS, {"rids": json.dumps(asked)})]
    rows = made(db, theirs, today)
    values = {"rids": json.dumps(theirs)}
    queue.touch(db, _asking(db.execute(loan_state.ROWS, values)) ^ _asking(rows))
    db.execute(loan_state.GONE, values)
    db.executemany(loan_state.INSERT, rows)
    db.execute(loan_state.FORGET, values)
    return len(theirs)


def _asking(rows: Iterable[tuple[Any, ...]]) -> set[tuple[int, tuple[Any, ...]]]:
    """Return the rows of which clocks are made, each with its customer; when one is looked at again is no matter."""
    return {
        (row[_CUSTOMER], tuple(row[:-1]))
        for row in rows
        if row[_STATED_BY] == OURS or row[_INSPECT_ON] or row[_RECEIVED]
    }


_CUSTOMER, _STATED_BY, _INSPECT_ON, _RECEIVED = (
    [*loan_state.COLUMNS].index(name) + 1 for name in ("customer_rid", "stated_by", "inspect_on", "received_minor")
)


def in_steps(db: Connection, rids: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of loans some at a time, all of those that belong to one customer in the same step."""
    theirs: dict[int, list[int]] = defaultdict(list)
    for rid, owner in db.execute(loan_state.OWNERS, {"rids": json.dumps(list(rids))}):
        theirs[owner or -rid].append(rid)  # a loan of nobody stands for itself
    step: list[int] = []
    for loans in theirs.values():
        step += loans
        if len(step) >= STEP:
            yield step
            step = []
    if step:
        yield step


@uncollected()
def made(db: Connection, rids: Sequence[int], day: date) -> list[tuple[Any, ...]]:
    """Return the rows of loans as they stand on a day; all loans of each customer have to be among them."""
    usual = loan_rows.home(db)
    known = [loan_known.on(loan, day) for loan in loan_rows.read(db, rids, day, usual)]
    rules = loan_groups.pack_of(usual.pack)
    groups = loan_groups.grouped(known, rules, day)
    return [_row(one, group, usual) for one, group in zip(known, groups, strict=True)]


def _row(known: Known, group: Grouped, usual: Home) -> tuple[Any, ...]:
    loan, state, reading = known.loan, known.state, known.reading
    ours, step = group.ours, group.next
    days = [state.refresh_on, step.on if step else None]
    values = {
        "holding_rid": loan.rid,
        "customer_rid": loan.customer_rid or 0,
        "currency": loan.currency,
        "stated_by": known.stated_by,
        "live": LIVE[known.standing],
        "balance_minor": loan.minor(state.balance),
        "credit_minor": loan.minor(state.credit) or 0,
        "past_due_minor": loan.minor(state.past_due),
        "oldest_due": _iso(state.oldest_due),
        "next_due": _iso(state.next_due),
        "next_minor": loan.minor(state.next_amount),
        "ends_on": _iso(known.ends_on),
        "stated": loan.status,
        "core_as_of": _iso(reading.as_of if reading else None),
        "core_balance_minor": loan.minor(reading.balance) if reading else None,
        "core_past_due_minor": loan.minor(reading.past_due) if reading else None,
        "core_days_late": reading.days_late if reading else None,
        "received_minor": loan.minor(known.received) or 0,
        "group_core": group.core.code if group.core else "",
        "group_ours": ours.group if ours else "",
        "own_group": ours.own_group if ours else "",
        "rank": group.rank,
        "worse_on": _iso(step.on if step else None),
        "worse_group": step.to if step else "",
        "keep_minor": loan.minor(step.amount) if step else None,
        "pack": usual.pack if ours else "",
        "unknown": " ".join(state.unknown),
        "trouble": packed(loan_known.words(known.problems)) if known.problems else "",
        "differs": int(differs(known)),
        "inspect_on": _iso(loan.inspect_on),
        "insured_until": _iso(loan.insured_until),
        "revalue_on": _iso(loan.revalue_on),
        "refresh_on": _iso(min(filter(None, days), default=None)),
    }
    return tuple(values[name] for name in ("holding_rid", *loan_state.COLUMNS))


def differs(known: Known) -> bool:
    """Tell whether the core's newest balance or arrears differ from the ledger on the day of the core's figures."""
    reading = known.reading
    if known.stated_by != loan_known.OURS or reading is None:
        return False
    then = loan_known.on(known.loan, reading.as_of, known.known_on).life
    return then is not None and any(
        one.field in ("balance", "past_due") for one in explaining.differences(then, reading)
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
