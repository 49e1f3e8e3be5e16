"""Early warnings of running loans: what a look finds beside what was kept, heard and answered."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.warning import watching
from crodesk.domain.lending.warning.answering import Answer
from crodesk.domain.lending.warning.from_ledger import instalments
from crodesk.domain.lending.warning.seen import Instalment
from crodesk.domain.lending.warning.watching import COMPUTED, HEARD, Signal, Span, Watch
from crodesk.domain.rules import figures
from crodesk.domain.rules.said import Words
from crodesk.services import loan_known, loan_rows, loan_seeing, stored
from crodesk.services.loan_known import OURS, Known
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_warnings as q
from crodesk.storage.reader import Reader

SOURCE = "early-warning"
"""Stands in `imported_from` of a signal that was reckoned: its key there makes it one row, however often it is seen."""
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Kept:
    """A signal as it is kept."""

    rid: int
    holding_rid: int | None
    customer_rid: int
    code: str
    source: str
    """`computed` or `heard`."""
    seen_on: date
    weight: int
    evidence: str
    state: str
    """`open`, `measure` or `dismissed`."""
    until: date | None
    """Until when an answer holds; `None` for a measure without an end."""
    answered_on: date | None
    answer: str
    key: str
    """Of one that was reckoned; empty otherwise, and of one that another program wrote."""
    ended_on: date | None

    def holds(self, day: date) -> bool:
        """Tell whether it was known and not gone at the end of a day."""
        if self.seen_on > day or (self.ended_on is not None and self.ended_on <= day):
            return False
        return self.source == COMPUTED or not self._too_old(day)

    def is_stale(self, day: date) -> bool:
        """Tell whether something that was heard counts no more and isn't ended yet."""
        return self.ended_on is None and self._too_old(day)

    def _too_old(self, day: date) -> bool:
        rule = figures.load("warnings").get(self.code)
        days = rule.get("days") if rule else None
        return days is not None and (day - self.seen_on).days >= days

    def is_answered(self, day: date) -> bool:
        """Tell whether a measure or a dismissal holds on a day."""
        if self.state == OPEN or self.answered_on is None:
            return False
        return Answer("", self.state, self.answered_on, self.answer, self.until).holds(day)

    @property
    def span(self) -> Span:
        """Return from when until when it was there."""
        return Span(self.code, self.weight, self.seen_on, self.ended_on)


@dataclass(frozen=True, slots=True)
class Warned:
    """One signal of a loan on a day."""

    rid: int | None
    """Of the row that keeps it; `None` where it was only just seen."""
    key: str
    code: str
    name: Words
    weight: int
    source: str
    since: date
    text: Message | None
    """What shows it now; `None` where `evidence` says it."""
    evidence: str
    state: str
    """`open` when it needs an answer, else `measure` or `dismissed`."""
    answered_on: date | None = None
    until: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Warnings:
    """Everything that warns of a loan on a day."""

    signals: tuple[Warned, ...] = ()
    """Those that need an answer first, then the heaviest."""
    total: int = 0
    """Their weights together, each kind once."""
    trend: str = ""
    """`rising`, `steady` or `falling` against a month before; empty when it hasn't been watched that long."""
    not_looked: tuple[Words, ...] = ()
    """What couldn't be looked at; on a past day it isn't known."""

    @property
    def open(self) -> int:
        """Return how many need an answer."""
        return sum(1 for one in self.signals if one.state == OPEN)


def read(reader: Reader, found: Known, today: date) -> Warnings:
    """Return what warns of a loan: as it is seen now, or as it was kept on a past day."""
    return reader.with_connection(lambda db: _read(db, found, today))


def _read(db: Connection, found: Known, today: date) -> Warnings:
    kept = of_loan(db, found.loan.rid, found.loan.customer_rid)
    past = [one for one in kept if one.holds(found.day)] if found.standing == "running" else []
    now = looked(db, [found.loan.rid], found.day, [found]).get(found.loan.rid) if found.day == today else None
    signals = _beside(now, past, found.day) if now else [_kept(one, found.day) for one in past]
    ordered = sorted(signals, key=lambda one: (one.state != OPEN, -one.weight, one.code, one.since))
    total = sum({one.code: one.weight for one in ordered}.values())
    since = db.execute(q.WATCHED_SINCE, {"source": SOURCE}).fetchone()
    trend = watching.trend([one.span for one in kept], found.day, watched_since=stored.day(since[0]) if since else None)
    return Warnings(tuple(ordered), total, trend, tuple(now.watch.not_looked.values()) if now else ())


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at one loan found."""

    rid: int
    uid: str
    customer_rid: int
    watch: Watch

    def key_of(self, signal: Signal) -> str:
        """Return what a signal of this loan is kept by."""
        return f"{self.uid}|{signal.key}"


def looked(db: Connection, rids: Sequence[int], day: date, known: Iterable[Known] = ()) -> dict[int, Looked]:
    """Look at some loans that run; of ledgers only at those `known` already, and where it may show something."""
    look = loan_seeing.Look(db, rids, day)
    gone_through = {one.loan.rid: one for one in known}
    wanted = [rid for rid in look.partly_or_late() if rid not in gone_through]
    if wanted:
        gone_through |= {loan.rid: loan_known.on(loan, day) for loan in loan_rows.read(db, wanted, day)}
    parts = {rid: _instalments(one) for rid, one in gone_through.items() if one.stated_by == OURS}
    return {one.rid: Looked(one.rid, one.uid, one.customer_rid, watching.watch(one.seen)) for one in look.all(parts)}


def _instalments(known: Known) -> tuple[Instalment, ...]:
    account = known.life.account if known.life else None
    return instalments(account) if account else ()


def of_loan(db: Connection, rid: int, customer: int | None) -> list[Kept]:
    """Return every signal that was kept of a loan, and what was heard of its borrower."""
    own = db.execute(q.KEPT, {"rids": json.dumps([rid])}).fetchall()
    theirs = db.execute(q.OF_CUSTOMER, {"customer": customer}).fetchall() if customer else []
    return [_row(row) for row in (*own, *theirs)]


def kept(db: Connection, rids: Sequence[int]) -> Mapping[int, list[Kept]]:
    """Return by loan every signal that was kept of it alone."""
    found: dict[int, list[Kept]] = defaultdict(list)
    for row in db.execute(q.KEPT, {"rids": json.dumps(list(rids))}):
        found[row[1]].append(_row(row))
    return found


def _row(row: tuple[Any, ...]) -> Kept:
    rid, loan, who, code, source, seen, weight, evidence, state, until, answered, answer, key, ended = row
    return Kept(
        rid, loan, who, code, source, stored.day(seen) or date.min, weight or 0, evidence, state, stored.day(until),
        stored.day(answered), answer, key or "", stored.day(ended),
    )  # fmt: skip


def _beside(now: Looked, past: Sequence[Kept], day: date) -> list[Warned]:
    """Return the signals that are there now, each with what was kept of it, and what was heard."""
    by_key = {one.key: one for one in past if one.key}
    loose = {one.code: one for one in past if one.source == COMPUTED and not one.key}
    signals = [
        _seen(now, each, by_key.get(now.key_of(each)) or loose.get(each.code), day) for each in now.watch.signals
    ]
    return [*signals, *(_kept(one, day) for one in past if one.source == HEARD)]


def _seen(now: Looked, signal: Signal, row: Kept | None, day: date) -> Warned:
    answered = row is not None and row.is_answered(day)
    return Warned(
        row.rid if row else None, now.key_of(signal), signal.code, signal.name, signal.weight, COMPUTED, signal.since,
        signal.text, row.evidence if row else "", row.state if row and answered else OPEN,
        row.answered_on if row else None, row.until if row else None, row.answer if row else "",
    )  # fmt: skip


def _kept(row: Kept, day: date) -> Warned:
    known = row.answered_on is not None and row.answered_on <= day
    return Warned(
        row.rid, row.key, row.code, name_of(row.code), row.weight, row.source, row.seen_on, None, row.evidence,
        row.state if row.is_answered(day) else OPEN, row.answered_on if known else None, row.until if known else None,
        row.answer if known else "",
    )  # fmt: skip


def name_of(code: str) -> Words:
    """Return what a signal is called; its code where the rules don't know it."""
    rule = figures.load("warnings").get(code)
    return rule["name"] if rule else Words(code, code, code)
