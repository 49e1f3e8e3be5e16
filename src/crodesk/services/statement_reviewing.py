"""Reviewing entries of statements: what each may pay, confirming it once, or setting it aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.matching import Index, Match, Wanted, match
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import loan_events, loan_known, messages, statement_entries, statement_matching
from crodesk.services.loan_rows import in_minor
from crodesk.services.statement_entries import EntryLine
from crodesk.storage.queries import statements as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.reader import Reader
    from crodesk.storage.tables import StatementEntry

DONE = ("booked", "set_aside")
GONE = N_("That entry is no longer there.")


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry pays of one loan."""

    holding_rid: int
    amount_minor: int
    due: date | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take an entry: what it pays, and what speaks for that."""

    parts: tuple[Part, ...]
    reasons: tuple[Message, ...]


def index(reader: Reader, today: date) -> Index:
    """Return the index of all loans that may be paid; with many loans it takes a while to make."""
    return reader.with_connection(lambda db: statement_matching.index(db, today))


def renew(reader: Reader, known: Index, holdings: Sequence[int], today: date) -> None:
    """Bring what is due on a few loans, and who pays them, up to date in an index."""
    alive = {one.loan: one for one in reader.with_connection(lambda db: statement_matching.wanted(db, today, holdings))}
    for rid in known.loans.keys() & set(holdings):
        known.renew(alive.get(rid) or replace(known.loans[rid], dues=(), payoff=None))
    known.remember(reader.with_connection(lambda db: statement_matching.payers(db, holdings)))


def ways(reader: Reader, rid: int, today: date, known: Index | None = None) -> tuple[Way, ...]:
    """Return what an entry may pay by what is due today, the likeliest first; quick with an index that is `known`."""
    found = statement_entries.get(reader, rid)
    if found is None:
        raise Refused(GONE)
    return ways_of(reader, found, known or index(reader, today), today)


def ways_of(reader: Reader, entry: EntryLine, known: Index, today: date) -> tuple[Way, ...]:
    """Return what an entry may pay by an index that was made before."""

    def whole(loan: int) -> Wanted | None:
        return reader.with_connection(lambda db: statement_matching.whole(db, loan, today))

    (answer,) = match([entry], known, whole=whole)
    return tuple(_ways(answer, entry))


def _ways(answer: Match, entry: EntryLine) -> Iterator[Way]:
    for proposal in answer.proposals:
        sums: dict[int, int] = {}
        for part in proposal.parts:
            sums[part.loan] = sums.get(part.loan, 0) + in_minor(part.amount, entry.currency)
        parts = tuple(Part(loan, minor, proposal.parts[0].due) for loan, minor in sums.items())
        yield Way(parts, proposal.reasons)


def confirm(session: Session, rid: int, parts: tuple[Part, ...] | None = None) -> list[int]:
    """Write an entry down as repayment of the loan it was proposed for, or of `parts`; remember who paid.

    An entry that takes another one back takes back what that was written down as. Returns the numbers of the events.
    Raises `Refused` when it was taken already, went out, or isn't all told.
    """
    row, line = _found(session, rid)
    if line.reversal and parts is None:
        return _reverse(session, row, line)
    if line.amount_minor <= 0:
        raise Refused(Problem("amount_minor", N_("The money went out: it pays no loan.")))
    parts = parts or _proposed(session, line)
    if sum(part.amount_minor for part in parts) != line.amount_minor:
        raise Refused(Problem("amount_minor", N_("The parts don't come to what was received.")))
    on = line.valued_on or line.booked_on
    said = {"reference": line.reference, "currency": line.currency, "statement_entry_rid": rid}
    events = [loan_events.repay(session, part.holding_rid, part.amount_minor, on, **said) for part in parts]
    row.state, row.holding_rid = "booked", parts[0].holding_rid
    session.add(row)
    if len(parts) == 1:
        _remember(session, parts[0].holding_rid, line)
    return events


def _proposed(session: Session, line: EntryLine) -> tuple[Part, ...]:
    """Return what an entry was proposed for; what several loans of one payer are due together is parted among them."""
    if line.holding_rid is None:
        raise Refused(Problem("holding_rid", N_("Say which loan it pays.")))
    db, today = loan_events.connection(session), session.info["today"]
    loans = sorted({rid for (rid,) in db.execute(q.SIBLINGS, {"holding": line.holding_rid})})
    if len(loans) > 1:
        known = Index(statement_matching.wanted(db, today, loans), statement_matching.payers(db, loans))
        (answer,) = match([line], known)
        best = next(_ways(answer, line), None)
        if best and len(best.parts) > 1 and line.holding_rid in {part.holding_rid for part in best.parts}:
            return best.parts
    return (Part(line.holding_rid, line.amount_minor, None),)


def confirm_sure(session: Session, limit: int) -> tuple[int, list[tuple[int, Problem]]]:
    """Confirm up to `limit` entries whose loan is sure; returns how many, and which were refused with why."""
    rows = loan_events.connection(session).execute(q.PAGE, {"state": "proposed", "start": 0, "limit": limit}).fetchall()
    done, refused = 0, []
    for line in statement_entries.lines(rows):
        try:
            confirm(session, line.rid)
        except Refused as problem:
            refused.append((line.rid, problem.problems[0]))
            _to_look_at(session, line.rid, problem.problems[0])
        else:
            done += 1
    return done, refused


def _to_look_at(session: Session, rid: int, problem: Problem) -> None:
    """Put an entry that was refused among those to look at, with what was said against it."""
    row, _line = _found(session, rid)
    (words,) = loan_known.words((problem,))
    row.state, row.why = "open", messages.say(words, session.info["today"])
    session.add(row)


def _reverse(session: Session, row: StatementEntry, line: EntryLine) -> list[int]:
    """Take back what an earlier entry was written down as, which the bank takes back by this one."""
    db, today = loan_events.connection(session), session.info["today"]
    (answer,) = statement_matching.matched(db, [line], today, known=Index(()))
    earlier = db.execute(q.BY_KEY, {"key": answer.takes_back}).fetchone()
    booked = db.execute(q.BOOKED, {"entry": earlier[0]}).fetchall() if earlier else []
    if not booked:
        raise Refused(Problem("state", N_("What it takes back isn't written down on any loan.")))
    row.state, row.holding_rid = "booked", booked[0][1]
    session.add(row)
    return [loan_events.reverse(session, holding, event, line.text or line.key) for event, holding in booked]


def set_aside(session: Session, rid: int, why: str) -> None:
    """Say that an entry isn't to be taken, and why."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    row, _line = _found(session, rid)
    row.state, row.why = "set_aside", why
    session.add(row)


def look_again(session: Session, rid: int) -> None:
    """Put an entry back among those to look at, which was set aside or found to be nothing of ours."""
    row, line = _found(session, rid, but=("booked",))
    _reopen(session, row, line)


def take_back(session: Session, rid: int, why: str) -> list[int]:
    """Take back what an entry was written down as, and put it among those to look at; returns the new events."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    row, line = _found(session, rid, but=())
    if row.state != "booked" or line.reversal:
        raise Refused(Problem("state", N_("This entry isn't written down on a loan.")))
    booked = loan_events.connection(session).execute(q.BOOKED, {"entry": rid}).fetchall()
    events = [loan_events.reverse(session, holding, event, why) for event, holding in booked]
    _reopen(session, row, line)
    return events


def _reopen(session: Session, row: StatementEntry, line: EntryLine) -> None:
    row.state = "open" if line.amount_minor > 0 or line.reversal else "none"
    session.add(row)


def remember(session: Session, rid: int, holding: int) -> None:
    """Remember that who paid an entry in pays a loan; its next payment is proposed for it."""
    _row, line = _found(session, rid, but=())
    loan_events.found(loan_events.connection(session), holding, session.info["today"])
    if not line.counter_account and not line.counterparty:
        raise Refused(Problem("counterparty", N_("The statement doesn't say who paid.")))
    _remember(session, holding, line)


def _found(session: Session, rid: int, but: tuple[str, ...] = DONE) -> tuple[StatementEntry, EntryLine]:
    from crodesk.storage.tables import StatementEntry

    row = session.get(StatementEntry, rid)
    if row is None:
        raise Refused(GONE)
    if row.state in but:
        words = {
            "booked": N_("This entry was taken in already. Nothing was written twice."),
            "set_aside": N_("This entry was set aside. Look at it again first."),
        }
        raise Refused(Problem("state", words[row.state]))
    found = loan_events.connection(session).execute(q.ONE, {"rid": rid}).fetchone()
    return row, statement_entries.line(found)


def _remember(session: Session, holding: int, line: EntryLine) -> None:
    """Remember who pays a loan, once."""
    from sqlmodel import col, select

    from crodesk.storage.tables import KnownPayer

    if not line.counter_account and not line.counterparty:
        return
    known = select(KnownPayer).where(
        col(KnownPayer.holding_rid) == holding,
        col(KnownPayer.account) == line.counter_account,
        col(KnownPayer.name) == line.counterparty,
    )
    if session.exec(known.limit(1)).first() is None:
        session.add(
            KnownPayer(
                holding_rid=holding,
                account=line.counter_account,
                name=line.counterparty,
                confirmed_on=session.info["today"],
                confirmed_by=session.info["officer"],
            )
        )
