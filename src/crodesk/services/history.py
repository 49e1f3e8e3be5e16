"""What was done at this desk: the newest actions, all of them or those that concern one customer; undo and redo."""

from dataclasses import dataclass

from crodesk.services.desk import Desk
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


def newest(desk: Desk, limit: int, customer: int | None = None) -> list[HistoryLine]:
    """Return the newest actions first; `customer` keeps those that changed a record of that customer's."""
    return desk.read_now(_read, limit, customer)


def undo(desk: Desk, number: int | None = None) -> HistoryLine:
    """Take back the newest action in force, or the one with the number; raises `Refused` with the reason."""
    return line(desk.undo(number))


def redo(desk: Desk, number: int | None = None) -> HistoryLine:
    """Bring back the action undone last, or the one with the number; raises `Refused` with the reason."""
    return line(desk.redo(number))


def _read(reader: Reader, limit: int, customer: int | None) -> list[HistoryLine]:
    query = sql.NEWEST if customer is None else sql.of_customer()
    values = {"limit": max(limit, 0)} | ({} if customer is None else {"customer": customer})
    return [line(ActionLine(*row)) for row in reader.rows(query, values)]


def line(action: ActionLine) -> HistoryLine:
    """Return an action as the history shows it."""
    first, tab, rest = action.subject.partition("\t")
    of, subject = (first, rest) if tab else ("", action.subject)
    return HistoryLine(action.rid, action.at, action.who, action.name, of, subject, action.undoes, bool(action.undone))
