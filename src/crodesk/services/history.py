"""What was done at this desk: the newest actions, all of them or those that concern one customer; undo and redo."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from crodesk.domain.records import KINDS
from crodesk.services.desk import Desk
from crodesk.services.whose import customer_of
from crodesk.storage.journal import ActionLine
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One action as the history shows it."""

    number: int
    at: str
    """`YYYY-MM-DDTHH:MM:SSZ`."""
    who: str
    name: str
    """What was done, a message id."""
    of: str
    """Of an undo or redo: what was taken back or done again, a message id; else empty."""
    subject: str
    """Whom or what it was about."""
    undoes: int | None
    """The action whose changes it takes back."""
    undone: bool
    """Whether its changes are taken back at present."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which actions are wanted."""

    customer: int | None = None
    """Only those that changed a record that is about this customer."""
    since: date | None = None
    """Only those of this day, by this computer's clock, and later ones."""
    until: date | None = None
    """Only those of this day and earlier ones."""


EVERYTHING = Which()
_END_OF_TIME = "9999"
_LOOKED_AT = 60
"""Changes of one action among which a customer is looked for."""
_KEPT = {kind.name for kind in KINDS}


def newest(desk: Desk, limit: int, which: Which = EVERYTHING) -> list[HistoryLine]:
    """Return the newest actions first."""
    return desk.read_now(read, limit, which)


def one(desk: Desk, number: int) -> HistoryLine | None:
    """Return the action with a number."""
    row = desk.read_now(lambda reader: reader.row(sql.ONE, {"action": number}))
    return None if row is None else line(ActionLine(*row))


def about(reader: Reader, number: int) -> tuple[int, str] | None:
    """Return number and name of the customer whom an action concerns first; `None` where it concerns nobody."""
    for table, row, _last, operation, old, new in reader.rows(sql.CHANGES, {"action": number, "most": _LOOKED_AT}):
        image = json.loads(new or old or "{}") if operation not in {"B", "R"} else None
        found = customer_of(reader, table, row, image) if image is not None and table in _KEPT else None
        if found is not None:
            return found, str(reader.value(sql.CALLED, {"customer": found}) or "")
    return None


def last(desk: Desk) -> int:
    """Return the number of the newest action; 0 where there is none."""
    return int(desk.read_now(lambda reader: reader.value(sql.LAST)) or 0)


def undo(desk: Desk, number: int | None = None) -> HistoryLine:
    """Take back the newest action in force, or the one with the number; raises `Refused` with the reason."""
    return line(desk.undo(number))


def redo(desk: Desk, number: int | None = None) -> HistoryLine:
    """Bring back the action undone last, or the one with the number; raises `Refused` with the reason."""
    return line(desk.redo(number))


def read(reader: Reader, limit: int, which: Which = EVERYTHING) -> list[HistoryLine]:
    """Return the newest actions first."""
    query = sql.NEWEST if which.customer is None else sql.of_customer()
    values: dict[str, object] = {
        "limit": max(limit, 0),
        "since": _begin_of(which.since) if which.since else "",
        "before": _begin_of(which.until + timedelta(days=1)) if which.until else _END_OF_TIME,
    }
    if which.customer is not None:
        values["customer"] = which.customer
    return [line(ActionLine(*row)) for row in reader.rows(query, values)]


def _begin_of(day: date) -> str:
    """Return the moment, in UTC, at which a day begins on this computer's clock."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def line(action: ActionLine) -> HistoryLine:
    """Return an action as the history shows it."""
    first, tab, rest = action.subject.partition("\t")
    of, subject = (first, rest) if tab else ("", action.subject)
    return HistoryLine(action.rid, action.at, action.who, action.name, of, subject, action.undoes, bool(action.undone))
