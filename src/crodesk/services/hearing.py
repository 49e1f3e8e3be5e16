"""What was heard in a contact and is kept for itself: a need, feedback, a promise in either direction, a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
PROMISE = "promise"
"""A customer's promise, for which a form asks the amount and the day where a loan is late."""
BY_FORM = "promised"
"""Stands for a promise that is kept by a form of its own, with its amount and day: its words are in the note alone."""
_IN_NOTE = frozenset({"feedback", BY_FORM})
PARTED = r"[;；\n]"
"""What stands between the words of several things heard."""
AGAIN_AFTER = timedelta(days=180)
"""An offer that was refused is not made again before."""


def write_down(
    session: Session,
    customer_rid: int | None,
    note: Note,
    heard: Sequence[str] = (),
    draft: tuple[str, str] | None = None,
) -> int:
    """Keep a note with its next step and what was heard besides, and drop its draft; returns the note's number."""
    rid = notes.write(session, customer_rid, kept_with(session, customer_rid, note, heard))
    if draft is not None:
        drafts.keep(session, *draft, {})
    return rid


def kept_with(session: Session, customer_rid: int | None, note: Note, heard: Sequence[str]) -> Note:
    """Keep what was heard, and return the note as it is kept: the first promise takes the place of its next step.

    Each thing heard has a part of the note's words, in their order; where there are fewer parts all have the first.
    """
    if "feedback" in heard:
        note = replace(note, purpose="feedback")
    if customer_rid is None:
        return note
    for what, words in _said(note, heard):
        if what in PROMISES:
            _promise(session, customer_rid, note, what, words)
            note = replace(note, next_on=None, next_at="", next_about="")
        else:
            _KEEP[what](session, customer_rid, words)
    return note


def _said(note: Note, heard: Sequence[str]) -> list[tuple[str, str]]:
    """Return what is kept for itself, each with its words, once; the rest stands in the note alone."""
    text = note.text.strip() or note.subject
    parts = [part.strip() for part in re.split(PARTED, text) if part.strip()]
    first = text.partition("\n")[0]
    words = parts if len(heard) > 1 and len(parts) >= len(heard) else [first] * len(heard)
    pairs = ((what, said[:SHORT]) for what, said in zip(heard, words, strict=False))
    return [pair for pair in dict.fromkeys(pairs) if pair[0] not in _IN_NOTE and pair[1].strip()]


def _need(session: Session, customer_rid: int, words: str) -> None:
    from crodesk.services import records

    records.add(session, "need", customer_rid, {"what": words, "status": "open"})


def _refused(session: Session, customer_rid: int, words: str) -> None:
    from crodesk.services import records

    today = session.info["today"]
    refused = {"what": words, "offered_on": today, "answer": "refused", "not_before": today + AGAIN_AFTER}
    records.add(session, "offer", customer_rid, refused)


def _promise(session: Session, customer_rid: int, note: Note, what: str, words: str) -> None:
    """Keep a promise: due on the day and at the hour of the note's next step, else tomorrow."""
    from crodesk.services import records

    promise = {
        "what": "promise",
        "about": note.next_about or words,
        "due_on": note.next_on or session.info["today"] + timedelta(days=1),
        "due_time": note.next_at if note.next_on else "",
        "promised_by": PROMISES[what],
    }
    records.add(session, "follow_up", customer_rid, promise)


_KEEP = {"need": _need, "refused": _refused}
