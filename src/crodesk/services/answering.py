"""What the officer answers a row of the queue: done, put off, moved, dropped, handed on, tried, pinned.

A clock's row becomes a follow-up of its own the moment it is answered, named after the clock's turn: so the answer
holds whenever the clock is made anew, and undo takes it back entirely.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from crodesk.domain.follow_up.message import unpack
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import hearing, messages, notes
from crodesk.services.notes import Note
from crodesk.storage.queries import queue as queries

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.tables import FollowUp

A_WEEK = timedelta(days=7)
"""After so long one asks again what became of a row that somebody else has."""
BY_HAND = {"task", "promise"}
"""Rules whose rows are follow-ups that the officer planned."""
_CUSTOMER, _FOLLOW_UP, _RULE, _WHAT, _DUE_ON, _DUE_TIME, _ABOUT = 2, 7, 8, 9, 10, 11, 17
"""Where these stand in a row of the queue."""


def done(session: Session, clocks: Sequence[str], outcome: str = "", kept: str = "") -> None:
    """Say that rows were done today; `kept` says of a promise whether it was."""
    for row in _rows(session, clocks):
        _settle(session, row, outcome, kept)


def put_off(session: Session, clocks: Sequence[str], to: date) -> None:
    """Let rows come back on a day; when they are due stays as it was."""
    _check_coming(session, to)
    for row in _rows(session, clocks):
        row.put_off_to = to


def move(session: Session, clock: str, to: date, at: str = "") -> None:
    """Give a row another day on which it is due: what was agreed anew with the customer."""
    _check_coming(session, to, or_today=True)
    (row,) = _rows(session, [clock])
    row.due_on, row.due_time, row.put_off_to = to, at, None


def drop(session: Session, clocks: Sequence[str], why: str) -> None:
    """Give rows up, with the reason."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    for row in _rows(session, clocks):
        row.status, row.done_on, row.outcome = "dropped", session.info["today"], why
        if row.promised_by:
            row.kept = "no"


def end_series(session: Session, clock: str, why: str) -> None:
    """Let a task come back no more, with the reason; the occurrences that were answered stay."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    row = _of(session, clock.split("|")[1], by_hand=True)
    if row is None or row.status != "open":
        raise Refused(N_("That is settled already. Nothing was changed; F5 shows how it stands."))
    row.status, row.done_on, row.outcome = "dropped", session.info["today"], why


def hand_on(session: Session, clocks: Sequence[str], whom: str, ask_on: date | None = None) -> None:
    """Let rows wait for somebody, to be asked about on a day, else in a week; an empty name takes them back."""
    if ask_on is not None:
        _check_coming(session, ask_on)
    ask_on = ask_on or session.info["today"] + A_WEEK
    for row in _rows(session, clocks):
        row.waiting_for, row.put_off_to = whom, ask_on if whom else None


def pin(session: Session, clocks: Sequence[str], *, pinned: bool) -> None:
    """Keep rows on top, or let them go to their place."""
    for row in _rows(session, clocks):
        row.pinned = pinned


def log(
    session: Session,
    clock: str,
    note: Note,
    heard: Sequence[str] = (),
    draft: tuple[str, str] | None = None,
    kept: str = "",
) -> int:
    """Write down a contact for a row: done when somebody was reached, one try more when nobody was.

    The next step is planned with it, what was `heard` besides is kept for itself (a promise takes the place of the
    next step), and its draft is dropped; `kept` says of the row of a promise whether it was. Returns the note's number.
    """
    (row,) = _rows(session, [clock])
    rid = hearing.write_down(session, row.customer_rid, note, heard, draft)
    if note.outcome in notes.NOT_REACHED:
        row.tries += 1
        if note.next_on is not None:
            row.status, row.done_on, row.outcome = "done", session.info["today"], note.outcome
    else:
        _settle(session, row, note.outcome, kept)
    return rid


def _settle(session: Session, row: FollowUp, outcome: str, kept: str = "") -> None:
    row.status, row.done_on, row.outcome = "done", session.info["today"], outcome
    if row.promised_by:
        row.kept = kept or "yes"


def _rows(session: Session, clocks: Sequence[str]) -> list[FollowUp]:
    return [_row(session, clock) for clock in dict.fromkeys(clocks)]


def _row(session: Session, clock: str) -> FollowUp:
    """Return the follow-up of a row, made when the clock was never answered before.

    The row of the queue knows it; what stands in the queue no more is looked for by its name, to say why.
    """
    found = _standing(session, clock)
    if found is None:
        rule, uid = clock.split("|")[:2]
        row = _of(session, uid, by_hand=True) if rule in BY_HAND else _of(session, clock, by_hand=False)
    else:
        row = _numbered(session, found[_FOLLOW_UP])
    if row is None:
        row = _made(session, clock, found)
    if row.status != "open":
        raise Refused(N_("That is settled already. Nothing was changed; F5 shows how it stands."))
    return row


def _of(session: Session, name: str, *, by_hand: bool) -> FollowUp | None:
    """Return the follow-up that the officer planned, by its uid, or that answers a clock."""
    from sqlmodel import col, select

    from crodesk.storage.tables import FollowUp

    same = FollowUp.uid == name if by_hand else col(FollowUp.clock) == name
    return session.exec(select(FollowUp).where(same)).first()


def _numbered(session: Session, rid: int | None) -> FollowUp | None:
    from crodesk.storage.tables import FollowUp

    return session.get(FollowUp, rid) if rid else None


def _standing(session: Session, clock: str) -> tuple[Any, ...] | None:
    """Return the row of the queue; `None` where there is none any more."""
    db = session.connection().connection.driver_connection
    assert db is not None
    row: tuple[Any, ...] | None = db.execute(queries.ONE, {"clock": clock}).fetchone()
    return row


def _made(session: Session, clock: str, found: tuple[Any, ...] | None) -> FollowUp:
    from crodesk.storage.tables import FollowUp

    if found is None or found[_RULE] in {*BY_HAND, "fold"}:
        raise Refused(N_("That asks for nothing any more. Nothing was changed; F5 shows the list as it is."))
    today = session.info["today"]
    row = FollowUp(
        clock=clock,
        customer_rid=found[_CUSTOMER] or None,
        what=found[_WHAT],
        about=" ".join(messages.say(message, today) for message in unpack(found[_ABOUT])),
        due_on=date.fromisoformat(found[_DUE_ON]),
        due_time=found[_DUE_TIME],
    )
    session.add(row)
    return row


def _check_coming(session: Session, to: date, *, or_today: bool = False) -> None:
    if to < session.info["today"] or (to == session.info["today"] and not or_today):
        raise Refused(Problem("to", N_("That day is not to come. Write a later day, such as +1.")))
