"""Writing down what was said: notes, calls, visits, and the next step that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_

if TYPE_CHECKING:
    from sqlmodel import Session

NOT_REACHED = {"no_answer", "busy", "wrong_number", "not_in"}
"""Outcomes of a try: the customer was not reached."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the officer writes down about one contact, or just a note."""

    text: str
    kind: str = "note"
    """A value of the interaction kinds."""
    outcome: str = ""
    direction: str = ""
    subject: str = ""
    purpose: str = ""
    seconds: int | None = None
    at: datetime | None = None
    """When it was; `None` means now."""
    pinned: bool = False
    restricted: bool = False
    case_rid: int | None = None
    need_rid: int | None = None
    next_on: date | None = None
    """Day of the next step; `None` for no next step."""
    next_about: str = ""
    next_what: str = "call"
    next_at: str = ""
    """`HH:MM`, or empty for any time of the day."""


def write(session: Session, customer_rid: int | None, note: Note) -> int:
    """Keep a note and its next step in one transaction; returns the note's number. A call without text is allowed."""
    from crodesk.storage.tables import FollowUp, Interaction

    if not note.text.strip() and not note.outcome:
        raise Refused(Problem("text", N_("Write a few words, or give the outcome.")))
    row = Interaction(
        customer_rid=customer_rid,
        kind=note.kind,
        at=note.at or session.info["now"],
        direction=note.direction,
        reached=_reached(note),
        outcome=note.outcome,
        subject=note.subject,
        purpose=note.purpose,
        seconds=note.seconds,
        text=note.text,
        pinned=note.pinned,
        restricted=note.restricted,
        case_rid=note.case_rid,
        need_rid=note.need_rid,
    )
    session.add(row)
    session.flush()
    if note.next_on is not None:
        session.add(
            FollowUp(
                customer_rid=customer_rid,
                what=note.next_what,
                about=note.next_about or _first_words(note),
                due_on=note.next_on,
                due_time=note.next_at,
                interaction_rid=row.rid,
            )
        )
    assert row.rid is not None
    return row.rid


def _first_words(note: Note) -> str:
    """Return what the next step is about when nothing was said; a restricted note lends it no words."""
    return "" if note.restricted else note.subject or note.text.partition("\n")[0][:80]


def _reached(note: Note) -> str:
    if note.kind == "note" or not note.outcome:
        return ""
    return "no" if note.outcome in NOT_REACHED else "yes"


def rewrite(session: Session, rid: int, text: str) -> None:
    """Correct the text of a note; what stood there stays in the journal."""
    from crodesk.services import records

    if not text.strip():
        raise Refused(Problem("text", N_("Write a few words, or give the outcome.")))
    records.change(session, "interaction", rid, {"text": text})


def pin(session: Session, rid: int, *, pinned: bool) -> None:
    """Keep a note on top of the timeline, or let it go down."""
    from crodesk.services import records

    records.get(session, "interaction", rid).pinned = pinned


def restrict(session: Session, rid: int, *, restricted: bool) -> None:
    """Keep a note out of search, print, export and briefing, or let it be found again."""
    from crodesk.services import records

    records.get(session, "interaction", rid).restricted = restricted


def assign(session: Session, rid: int, customer_rid: int) -> None:
    """Say whose a contact is that came in without a customer."""
    from crodesk.services import records

    records.get(session, "interaction", rid).customer_rid = customer_rid
