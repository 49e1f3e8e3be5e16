"""What the desk does for loans by itself, in a thread: look for early warnings, and keep the groups of a month end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crodesk.services import loan_months, loan_signals
from crodesk.services.loan_signals import STEP, Changes
from crodesk.storage.queries import loan_warnings as q
from crodesk.storage.undo import LOOKED, MONTH_END

if TYPE_CHECKING:
    from crodesk.services.desk import Desk
    from crodesk.storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Watched:
    """How far loans were looked at."""

    day: date
    event: int
    """The newest row of any ledger then."""


def keep(desk: Desk, before: Watched | None) -> Watched:
    """Look for warnings where the day or a ledger changed; what needn't be is left alone."""
    now = desk.read_now(lambda reader: Watched(desk.today, reader.value(q.WRITTEN)))
    if now == before:
        return now
    if before is None or before.day != now.day:
        keep_signals(desk)
    else:
        keep_signals(desk, before.event)
    return now


def keep_signals(desk: Desk, since: int | None = None) -> int:
    """Look at all loans that run, or those with an event after `since`; write down what changed, as one action."""
    today = desk.today
    found = desk.read_now(lambda reader: reader.with_connection(lambda db: _changes(db, today, since)))
    return desk.do_now(LOOKED, today.isoformat(), loan_signals.keep, found) if found else 0


def _changes(db: Connection, today: date, since: int | None) -> Changes:
    """Return what a look at loans has to write down, some loans at a time."""
    rids = loan_signals.running(db) if since is None else _changed(db, since)
    parts = [loan_signals.changes(db, rids[start : start + STEP], today) for start in range(0, len(rids), STEP)]
    return Changes(tuple(one for part in parts for one in part.new), tuple(rid for part in parts for rid in part.gone))


def _changed(db: Connection, since: int) -> list[int]:
    return sorted({rid for (rid,) in db.execute(q.CHANGED, {"event": since})})


def keep_month_end(desk: Desk) -> int:
    """Keep the groups at the last month end where none was kept yet; returns how many were."""
    end, today = loan_months.last_end(desk.today), desk.today
    found = desk.read_now(lambda reader: reader.with_connection(lambda db: loan_months.missing(db, end, today)))
    if not found:
        return 0
    kept = desk.do_now(MONTH_END, end.isoformat(), loan_months.write, end, found)
    desk.keep_loans()
    return kept
