"""What was heard in a contact and is kept for itself: a need, feedback, a promise in either direction, a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from crodesk.services import drafts, notes
from crodesk.services.notes import Note

if TYPE_CHECKING:
    from sqlmodel import Session

SHORT = 200
"""Letters of the note that become the record's own words."""
PROMISES = {"promise": "customer", "our_promise": "us"}
"""Who promised."""
PURPOSE = {"feedback": "feedback"}
AGAIN_AFTER = timedelta(days=180)
"""An offer that was refused is not made again before."""


def write_down(
    session: Session, customer_rid: int | None, note: Note, heard: str = "", draft: tuple[str, str] | None = None
) -> int:
    """Keep a note with its next step and what was heard besides, and drop its draft; returns the note's number."""
    rid = notes.write(session, customer_rid, kept_with(session, customer_rid, note, heard))
    if draft is not None:
        drafts.keep(session, *draft, {})
    return rid


def kept_with(session: Session, customer_rid: int | None, note: Note, heard: str) -> Note:
    """Keep what was heard, and return the note as it is kept: a promise takes the place of its next step."""
    kept = keep(session, customer_rid, note, heard)
    promised = kept is not None and heard in PROMISES
    said = replace(note, next_on=None) if promised else note
    return replace(said, purpose=PURPOSE.get(heard, note.purpose))


def keep(session: Session, customer_rid: int | None, note: Note, heard: str) -> int | None:
    """Keep what was heard as a record of its own, from the words of the note; returns its number.

    A promise is due on the day of the note's next step, else tomorrow. Feedback stands in the note alone.
    """
    words = (note.text.strip().partition("\n")[0] or note.subject)[:SHORT]
    today = session.info["today"]
    if customer_rid is None or not words or heard in {"", "feedback"}:
        return None
    from crodesk.services import records

    if heard == "need":
        return records.add(session, "need", customer_rid, {"what": words, "status": "open"})
    if heard == "refused":
        refused = {"what": words, "offered_on": today, "answer": "refused", "not_before": today + AGAIN_AFTER}
        return records.add(session, "offer", customer_rid, refused)
    promise = {
        "what": "promise",
        "about": note.next_about or words,
        "due_on": note.next_on or today + timedelta(days=1),
        "promised_by": PROMISES[heard],
    }
    return records.add(session, "follow_up", customer_rid, promise)
