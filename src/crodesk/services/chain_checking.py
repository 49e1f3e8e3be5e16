"""The first bad place of the journal in words: which action, whose record, when, by whom, and what still holds."""

from datetime import datetime

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.services import history
from crodesk.services.action_details import LABELS
from crodesk.services.desk import Desk
from crodesk.services.whose import whose
from crodesk.storage import journal
from crodesk.storage.connection import Connection
from crodesk.storage.journal import ActionLine
from crodesk.storage.queries import history as sql
from crodesk.storage.reader import Reader

ALTERED = N_(
    "altered at action {action} of {day} {time}: “{name}” {subject}, by {who}. What was done before it is as it was"
    " sealed; from it on, nothing is proved."
)
OUTSIDE = N_("{kind} {row} {whose} was changed by another program, past crodesk. The chain itself says nothing of it.")


def state(desk: Desk) -> tuple[int, str]:
    """Return how many actions the journal has, and its head; that is empty when the chain is not whole."""

    def read(db: Connection) -> tuple[int, str]:
        (actions,) = db.execute("SELECT count(*) FROM action").fetchone()
        return int(actions), journal.head(db) if journal.verify(db) is None else ""

    return desk.read_now(lambda reader: reader.with_connection(read))


def faults(reader: Reader, db: Connection) -> list[Problem]:
    """Walk the chain, and return what is wrong with it, in words; empty when it is whole."""
    fault = journal.verify(db)
    if fault is None:
        return []
    if "table" in fault.values:
        return [_outside(reader, str(fault.values["table"]), int(str(fault.values["row"])))]
    row = reader.row(sql.ONE, {"action": fault.values["action"]})
    return [fault if row is None else _altered(ActionLine(*row))]


def _altered(action: ActionLine) -> Problem:
    said = history.line(action)
    at = datetime.fromisoformat(said.at).astimezone()
    values = {"action": said.number, "day": at.date(), "time": f"{at:%H:%M}", "name": said.name, "who": said.who}
    return Problem("", ALTERED, values | {"subject": said.subject})


def _outside(reader: Reader, table: str, row: int) -> Problem:
    known = table in LABELS
    values = {"kind": LABELS.get(table, table), "row": row, "whose": whose(reader, table, row, {}) if known else ""}
    return Problem("", OUTSIDE, values)
