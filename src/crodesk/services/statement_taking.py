"""Taking statements in: every entry once, whatever it comes in, with the loan that it most likely pays.

Nothing is written on a loan by it: that is for the officer to confirm.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from crodesk.domain.follow_up.message import Amount, Message
from crodesk.domain.lending.matching import Match, Proposal, Verdict
from crodesk.domain.words import N_
from crodesk.exchange.statements import Entry, Remark, Statement, StatementFile
from crodesk.services import loan_events, messages, statement_matching
from crodesk.services.loan_rows import in_minor
from crodesk.services.statement_entries import REVERSAL
from crodesk.services.uncollected import uncollected
from crodesk.storage import journal
from crodesk.storage.columns import new_uid
from crodesk.storage.queries import statements as q

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.connection import Connection

CHUNK = 20_000
"""Keys that are looked up at once."""
BELOW_ZERO = N_("it ends below zero, at {closing}")
NEW_ACCOUNT = N_("no statement of the account {account} came in before: is it one that loans are paid into?")
STATE_OF = {Verdict.SURE: "proposed", Verdict.LIKELY: "open", Verdict.NONE: "none"}


@dataclass(slots=True)
class Taken:
    """What became of a file."""

    file: str
    format: str
    statements: int = 0
    entries: int = 0
    """All that were read."""
    same: int = 0
    """Those that had come in before; their keys are in `again`."""
    proposed: int = 0
    """Those whose loan is sure, and wait to be confirmed."""
    open: int = 0
    """Those that an officer should look at."""
    none: int = 0
    """Those that are nothing of ours."""
    left_out: int = 0
    """Those that can't be used; each is told in a remark."""
    again: list[str] = field(default_factory=list)
    remarks: list[tuple[int, Message]] = field(default_factory=list)
    """Lines of the file, and what is doubtful there."""


def read_file(file: StatementFile) -> list[Statement]:
    """Read all statements of a file."""
    with uncollected():
        return list(file.read())


def take_in(session: Session, file: StatementFile, statements: Sequence[Statement], today: date) -> Taken:
    """Take in the statements of a file; returns what became of it. What came in before is left alone."""
    with uncollected():
        return _take_in(session, file, statements, today)


def _take_in(session: Session, file: StatementFile, statements: Sequence[Statement], today: date) -> Taken:
    db = loan_events.connection(session)
    taken = Taken(file.path.name, file.format)
    taken.remarks += _told(file.remarks)
    digest = hashlib.sha256(file.path.read_bytes()).hexdigest()
    seen: set[str] = set()
    fresh = [(one, _fresh(db, one.entries, seen)) for one in statements]
    matches = iter(statement_matching.matched(db, [entry for _one, new in fresh for entry in new], today))
    rows: list[tuple[Any, ...]] = []
    made = _Rows(taken, today)
    for one, new in fresh:
        remarks = [*_told(one.remarks), *_doubts(db, one)]
        taken.statements += 1
        taken.entries += len(one.entries)
        taken.same += len(one.entries) - len(new)
        taken.left_out += one.left_out
        taken.remarks += remarks
        if len(new) < len(one.entries):
            fresh_keys = {entry.key for entry in new}
            taken.again += [entry.key for entry in one.entries if entry.key not in fresh_keys]
        if new:
            said = [message for _line, message in (*_told(file.remarks), *remarks)]
            number = _keep_statement(db, one, file.path, digest, said, today)
            rows += [made.row(number, entry, next(matches)) for entry in new]
    made.count()
    with journal.bulk(db, "statement_entry"):
        db.executemany(q.KEEP_ENTRY, rows)
    return taken


def _told(remarks: Sequence[Remark]) -> Iterator[tuple[int, Message]]:
    return ((one.line, one.message) for one in remarks)


def _doubts(db: Connection, one: Statement) -> Iterator[tuple[int, Message]]:
    """Yield what is odd about a statement beside those that came in before."""
    if one.closing is not None and one.closing < 0:
        closing = Amount(in_minor(one.closing, one.currency or "VND"), one.currency)
        yield 0, Message(BELOW_ZERO, {"closing": closing})
    if one.account and db.execute(q.OTHER_ACCOUNT, {"account": one.account}).fetchone()[0]:
        yield 0, Message(NEW_ACCOUNT, {"account": one.account})


def _fresh(db: Connection, entries: Sequence[Entry], seen: set[str]) -> list[Entry]:
    """Return the entries that didn't come in before, nor earlier in the same file; these are noted in `seen`."""
    known = set(seen)
    for start in range(0, len(entries), CHUNK):
        keys = json.dumps([entry.key for entry in entries[start : start + CHUNK]])
        known |= {key for (key,) in db.execute(q.KNOWN_KEYS, {"keys": keys})}
    fresh = [entry for entry in entries if entry.key not in known]
    seen.update([entry.key for entry in fresh])
    return fresh


def _keep_statement(
    db: Connection, one: Statement, path: Path, digest: str, said: Sequence[Message], today: date
) -> int:
    values = {
        "uid": new_uid(), "imported_from": str(path.absolute()),
        "account": one.account, "number": one.number, "currency": one.currency,
        "from_on": _iso(one.from_on), "to_on": _iso(one.to_on), "format": one.format, "file_name": path.name,
        "opening_minor": None if one.opening is None else in_minor(one.opening, one.currency or "VND"),
        "closing_minor": None if one.closing is None else in_minor(one.closing, one.currency or "VND"),
        "sha256": digest, "taken_in_on": today.isoformat(), "entries": len(one.entries),
        "remarks": "\n".join(messages.say(message, today) for message in said),
    }  # fmt: skip
    return int(db.execute(q.KEEP_STATEMENT, values).lastrowid)


class _Rows:
    """Makes the rows of entries; what is the same for many of them is said once."""

    def __init__(self, taken: Taken, today: date) -> None:
        self._taken, self._today = taken, today
        self._uids = token_hex(8)
        self._said: dict[object, str] = {}
        self._days: dict[date | None, str | None] = {None: None}
        self._states: Counter[str] = Counter()
        self._made = 0

    def row(self, statement: int, entry: Entry, found: Match) -> tuple[Any, ...]:
        """Return the row of an entry, and what it was found to pay."""
        state = STATE_OF[found.verdict]
        self._states[state] += 1
        self._made += 1
        best = found.proposals[0] if found.proposals else None
        code = f"{entry.code} {REVERSAL}".strip() if entry.reversal else entry.code
        own, bank = entry.reference, entry.bank_reference
        reference = f"{own} {bank}" if own and bank and own != bank else own or bank
        return (
            f"{self._uids}{self._made:016x}", str(entry.line), statement, entry.key,
            self._day(entry.booked_on), self._day(entry.valued_on),
            in_minor(entry.amount, entry.currency), entry.currency, code, reference, entry.counterparty,
            entry.counter_account, entry.counter_bank, entry.text, state, best.loans[0] if best else None,
            self._why(best, found.why_not),
        )  # fmt: skip

    def count(self) -> None:
        """Tell how many entries are in each state."""
        for state, number in self._states.items():
            setattr(self._taken, state, number)

    def _day(self, day: date | None) -> str | None:
        if day not in self._days:
            self._days[day] = _iso(day)
        return self._days[day]

    def _why(self, best: Proposal | None, why_not: Message | None) -> str:
        """Return in words what speaks for a proposal, or why there is none."""
        due = best.parts[0].due if best else None
        key = (best.evidence, due, len(best.parts), len(best.loans)) if best else _key(why_not)
        if key not in self._said:
            reasons = best.reasons if best else (why_not,) if why_not else ()
            self._said[key] = " · ".join(messages.say(reason, self._today) for reason in reasons)
        return self._said[key]


def _key(message: Message | None) -> object:
    return message and (message.text, *message.values.items())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
