"""Messages that went out: kept as contacts, and the rows of the queue that asked for them settled."""

from collections.abc import Sequence

from sqlmodel import Session

from crodesk.domain.messaging import templates
from crodesk.language import _
from crodesk.services import answering, notes
from crodesk.services.notes import Note
from crodesk.services.queue import QueueItem
from crodesk.services.writing import Letter
from crodesk.storage.queries import queue as queries


def keep(session: Session, written: Sequence[Letter]) -> None:
    """Write down messages as contacts and settle the rows that asked for them, as one action.

    A greeting settles the row that asks for it wherever it was written from, so that nobody is greeted twice.
    """
    for one in written:
        subject = f"{_(templates.NAMES[one.template])}, {one.language}"
        note = Note(one.text, one.way.channel, direction="out", subject=subject, purpose=one.template)
        notes.write(session, one.customer_rid, note)
        clocks = dict.fromkeys([*([one.clock] if one.settles and one.clock else []), *_greeted(session, one)])
        answering.done(session, list(clocks), "message")


def _greeted(session: Session, one: Letter) -> list[str]:
    """Return the clocks of the customer that a greeting answers."""
    rule, feast = templates.answers(one.template)
    db = session.connection().connection.driver_connection
    if not rule or db is None:
        return []
    rows = db.execute(queries.OF_CUSTOMER, {"customer": one.customer_rid}).fetchall()
    found = (QueueItem._make(row) for row in rows)
    return [item.clock for item in found if item.rule == rule and (not feast or f"|{feast}/" in item.clock)]
