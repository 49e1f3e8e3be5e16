"""Writing early warnings down: what a look found anew and what is gone, what was heard, and how each was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.warning import answering, watching
from crodesk.domain.lending.warning.answering import Answer
from crodesk.domain.lending.warning.watching import COMPUTED, HEARD
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules import figures
from crodesk.domain.words import N_
from crodesk.services import loan_inspection_plan, loan_warnings, messages
from crodesk.services.loan_events import NO_LOAN, connection
from crodesk.services.loan_warnings import OPEN, SOURCE, Kept, Looked
from crodesk.services.uncollected import uncollected
from crodesk.storage import queue
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_warnings as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.tables import WarningSignal

STEP = 500
"""How many loans are looked at together."""
GONE = N_("not seen any more")
"""Why a signal ended."""


@dataclass(frozen=True, slots=True)
class New:
    """A signal to be kept."""

    key: str
    holding_rid: int
    customer_rid: int
    code: str
    weight: int
    evidence: str
    again: int | None = None
    """The row of the same matter that was gone, or that another program wrote without its key."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look has to write down."""

    new: tuple[New, ...] = ()
    gone: tuple[int, ...] = ()
    """Rows of what isn't there any more."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self.new or self.gone)


def running(db: Connection) -> list[int]:
    """Return the numbers of all loans that run."""
    return [rid for (rid,) in db.execute(q.RUNNING)]


@uncollected()
def changes(db: Connection, rids: Sequence[int], today: date) -> Changes:
    """Look at some loans; return what came and what is gone since signals were kept last."""
    kept = loan_warnings.kept(db, rids)
    new: list[New] = []
    gone: list[int] = []
    for one in loan_warnings.looked(db, rids, today).values():
        gone += [row.rid for row in kept.get(one.rid, ()) if row.source == HEARD and row.is_stale(today)]
        rows = [row for row in kept.get(one.rid, ()) if row.source == COMPUTED]
        new += _new(one, rows, today)
        keys = {one.key_of(signal) for signal in one.watch.signals}
        codes = {signal.code for signal in one.watch.signals}
        gone += [row.rid for row in rows if row.ended_on is None and not _stays(row, keys, codes, one)]
    return Changes(tuple(new), tuple(gone))


def _stays(row: Kept, keys: set[str], codes: set[str], one: Looked) -> bool:
    """Tell whether a kept signal is still there; what can't be looked at now isn't gone by that."""
    there = row.key in keys if row.key else row.code in codes
    return there or row.code in one.watch.not_looked


def _new(one: Looked, rows: Sequence[Kept], today: date) -> list[New]:
    by_key = {row.key: row for row in rows if row.key}
    loose = {row.code: row for row in rows if not row.key and row.ended_on is None}
    found = []
    for signal in one.watch.signals:
        key = one.key_of(signal)
        row = by_key.get(key) or loose.get(signal.code)
        if row is None or row.ended_on is not None or not row.key:
            said = messages.say(signal.text, today)
            again = row.rid if row else None
            found.append(New(key, one.rid, one.customer_rid, signal.code, signal.weight, said, again))
    return found


def keep(session: Session, found: Changes) -> int:
    """Write down what a look found; what somebody wrote meanwhile stays. Returns how many rows changed."""
    today = session.info["today"]
    written = [_keep(session, one, today) for one in found.new]
    ended = [_end(session, rid, today) for rid in found.gone]
    session.flush()
    warned = {row.holding_rid for row in written if row is not None and row.holding_rid is not None}
    loan_inspection_plan.bring_forward(session, sorted(warned))
    concerned = {row.customer_rid for row in (*written, *ended) if row is not None}
    queue.touch(connection(session), ((customer, None) for customer in concerned))
    return sum(1 for row in (*written, *ended) if row is not None)


def _keep(session: Session, one: New, today: date) -> WarningSignal | None:
    from crodesk.storage.tables import WarningSignal

    row = session.get(WarningSignal, one.again) if one.again else _by_key(session, one.key)
    if row is None:
        row = WarningSignal(
            customer_rid=one.customer_rid, holding_rid=one.holding_rid, code=one.code, source=COMPUTED, seen_on=today,
            weight=one.weight, evidence=one.evidence, state=OPEN, imported_from=SOURCE, imported_key=one.key,
        )  # fmt: skip
        session.add(row)
        return row
    if row.imported_key == one.key and row.ended_on is None:
        return None
    row.imported_from, row.imported_key = SOURCE, one.key
    row.ended_on, row.ended_why = None, ""
    return row


def _by_key(session: Session, key: str) -> WarningSignal | None:
    from sqlmodel import col, select

    from crodesk.storage.tables import WarningSignal

    asked = select(WarningSignal).where(
        col(WarningSignal.imported_from) == SOURCE, col(WarningSignal.imported_key) == key
    )
    return session.exec(asked).first()


def _end(session: Session, rid: int, today: date) -> WarningSignal | None:
    from crodesk.storage.tables import WarningSignal

    row = session.get(WarningSignal, rid)
    if row is None or row.ended_on is not None:
        return None
    row.ended_on, row.ended_why = today, messages.say(Message(GONE), today)
    return row


def hear(session: Session, holding: int, code: str, on: date, words: str) -> int:
    """Write down something that was heard about a borrower; returns its number. Raises `Refused` with what is wrong."""
    from crodesk.storage.tables import WarningSignal

    problems = list(_problems(code, on, words, session.info["today"]))
    if problems:
        raise Refused(problems)
    customer = _owner(session, holding)
    weight = figures.load("warnings")[code]["weight"]
    row = WarningSignal(
        customer_rid=customer, holding_rid=holding, code=code, source=HEARD, seen_on=on, weight=weight, evidence=words,
        state=OPEN,
    )  # fmt: skip
    session.add(row)
    session.flush()
    queue.touch(connection(session), [(customer, None)])
    assert row.rid is not None  # it was just written
    return row.rid


def _problems(code: str, on: date | None, words: str, today: date) -> list[Problem]:
    found = []
    if code not in watching.to_be_heard():
        found.append(Problem("code", N_("Say what was heard.")))
    if on is None or on > today:
        found.append(Problem("seen_on", N_("That day is still to come.")))
    if not words.strip():
        found.append(Problem("evidence", N_("Say what was heard, and from whom.")))
    return found


def _owner(session: Session, holding: int) -> int:
    row = (
        connection(session).execute("SELECT customer_rid FROM loan_state WHERE holding_rid = ?", (holding,)).fetchone()
    )
    if row is None or not row[0]:
        raise Refused(NO_LOAN)
    return int(row[0])


def answer(session: Session, holding: int, key: str | int, kind: str, words: str, until: date | None = None) -> int:
    """Answer a signal by a measure, or dismiss it until a day; returns its number. Raises `Refused` with what is wrong.

    `key` is the number of the row that keeps it; the key of one that was only just seen, which is kept by that.
    """
    today = session.info["today"]
    problems = list(answering.problems(Answer(str(key), kind, today, words, until), today))
    if problems:
        raise Refused(problems)
    row = _answered(session, holding, key, today)
    row.state, row.answer, row.answered_on, row.dismissed_until = kind, words, today, until
    session.flush()
    queue.touch(connection(session), [(row.customer_rid, None)])
    assert row.rid is not None  # it is kept
    return row.rid


def _answered(session: Session, holding: int, key: str | int, today: date) -> WarningSignal:
    from crodesk.storage.tables import WarningSignal

    if isinstance(key, str):
        found = changes(connection(session), [holding], today)
        for one in found.new:
            if one.key == key:
                _keep(session, one, today)
        session.flush()
    row = session.get(WarningSignal, key) if isinstance(key, int) else _by_key(session, key)
    if row is None or row.ended_on is not None:
        raise Refused(N_("That warning is gone. Nothing was changed."))
    return row
