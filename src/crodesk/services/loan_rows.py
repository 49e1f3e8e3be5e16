"""A running loan as the domain sees it: read from its rows, a few loans or many at once, in a few statements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from crodesk.domain.lending.collecting.measures import Measure
from crodesk.domain.lending.ledger import Entry, EntryKind, LoanFacts, Reading, RuleFacts
from crodesk.domain.problem import Problem
from crodesk.services import clock_reading, loan_cells, loan_rules, stored
from crodesk.services.loan_cells import PPM, in_minor, in_unit
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loans as q

Cells = tuple[Any, ...]
__all__ = ["PPM", "GroupRow", "Home", "Loan", "Note", "Regrouped", "home", "in_minor", "in_unit", "read", "read_one"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a row of the ledger says besides what the engine reckons with."""

    reference: str
    why: str
    officer: str
    statement_entry_rid: int | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A debt group as it was stated or kept on a day."""

    source: str
    as_of: date
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A group that was decided on, with what shows that the debt recovered."""

    code: str
    reason: str
    approval: str
    paper: str


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan, with everything kept of it until a day."""

    rid: int
    number: str
    name: str
    currency: str
    opened_on: date | None
    matures_on: date | None
    closed_on: date | None
    amount_minor: int | None
    months: int | None
    purpose: str
    customer_rid: int | None
    code: str
    customer: str
    customer_kind: str
    customer_original: str = ""
    contract_rid: int | None = None
    facts: LoanFacts | None = None
    """Its own terms; `None` for a loan known by the core's figures alone."""
    entries: tuple[Entry, ...] = ()
    """Rows that the engine knows, those not known yet on the day too."""
    besides: tuple[Entry, ...] = ()
    """What was written off, and what came in after that."""
    notes: Mapping[int, Note] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What of its rows can't be read."""
    reading: Reading | None = None
    """What the core stated last."""
    status: str = ""
    """The core's word for how it stands; empty without one."""
    groups: tuple[GroupRow, ...] = ()
    inspect_on: date | None = None
    recalled_on: date | None = None
    regrouped: Regrouped | None = None
    insured_until: date | None = None
    revalue_on: date | None = None
    measured: tuple[Measure, ...] = ()
    """Measures that bear on the debt group and have no row in the ledger."""

    def terms_on(self, day: date) -> LoanFacts | None:
        """Return its own terms as known on a day; of a loan without them, those that a row of its ledger brought.

        From the day on which a first drawing is written down, drawings alone say what was paid out.
        """
        if self.facts is not None:
            drawn = any(one.kind == EntryKind.DRAWING and one.written_on <= day for one in self.entries)
            return replace(self.facts, drawn_by_entries=drawn)
        told = (one.terms for one in self.entries if one.kind == EntryKind.TERMS and one.written_on <= day)
        return next(told, None)

    def group(self, source: str, before: date | None = None) -> GroupRow | None:
        """Return the newest group of a source, or the newest before a day."""
        found = [one for one in self.groups if one.source == source and (before is None or one.as_of < before)]
        return found[-1] if found else None

    def minor(self, amount: Decimal | None) -> int | None:
        """Return an amount in minor units; `None` stays."""
        return None if amount is None else in_minor(amount, self.currency)

    def amount(self, minor: int | None) -> Decimal | None:
        """Return minor units as an amount in the currency's own unit; `None` stays."""
        return None if minor is None else in_unit(minor, self.currency)


@dataclass(frozen=True, slots=True)
class Home:
    """What holds for all loans of a branch."""

    country: str
    pack: str
    """The id of the rule pack by which debts are put into groups; empty where none is known."""
    rule: RuleFacts
    """By what loans are serviced that don't say otherwise."""


def home(db: Connection) -> Home:
    """Return what the branch and the settings of the desk say."""
    settings = {
        key: json.loads(value) if value.startswith(('"', "{")) else value for key, value in db.execute(q.SETTINGS)
    }
    country = clock_reading.country(db)
    pack = str(settings.get("loan.pack") or clock_reading.PACK.get(country, ""))
    return Home(country, pack, loan_rules.usual(country, str(settings.get("loan.early_fee", ""))))


def read_one(db: Connection, rid: int, day: date) -> Loan | None:
    """Return a loan by its holding's number; `None` when there is none."""
    return next(iter(read(db, [rid], day)), None)


def read(db: Connection, rids: Sequence[int], day: date, usual: Home | None = None) -> list[Loan]:
    """Return loans with what was kept of them until a day, in the order of their numbers; others are left out."""
    usual = usual or home(db)
    asked = {"rids": json.dumps(list(rids)), "day": day.isoformat()}
    heads = [row for row in db.execute(q.HEADS, asked) if row[10] == "loan"]
    events, groups = _by_loan(db.execute(q.EVENTS, asked)), _by_loan(db.execute(q.GROUPS, asked))
    readings = {row[0]: row[1:] for row in db.execute(q.READINGS, asked)}
    looked = {row[0]: row[1:] for row in db.execute(q.INSPECTIONS, asked)}
    secured = _secured(db, asked)
    measured = _by_loan(db.execute(q.MEASURED, asked))
    regrouped = {row[0]: Regrouped(*row[3:]) for row in sorted(db.execute(q.REGROUPED, asked))}
    found = [
        _loan(row, events[row[0]], readings.get(row[0]), groups[row[0]], looked[row[0]], secured[row[0]], usual, day)
        for row in heads
    ]
    found = [
        replace(loan, regrouped=regrouped.get(loan.rid), measured=tuple(map(_measure, measured[loan.rid])))
        for loan in found
    ]
    return sorted(found, key=lambda loan: loan.rid)


def _measure(row: Cells) -> Measure:
    _rid, kind, on = row
    return Measure(kind, date.fromisoformat(on))


def _by_loan(rows: Iterable[Cells]) -> dict[int, list[Cells]]:
    found: dict[int, list[Cells]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _secured(db: Connection, asked: Mapping[str, str]) -> dict[int, tuple[date | None, date | None]]:
    """Return by loan the first day on which an insurance ends, and the first on which a value is looked at again."""
    found: dict[int, list[Cells]] = defaultdict(list)
    for sql in (q.SECURED, q.PLEDGED):
        for rid, insured, revalue in db.execute(sql, asked):
            found[rid].append((insured, revalue))
    days = {rid: (_first(row[0] for row in rows), _first(row[1] for row in rows)) for rid, rows in found.items()}
    return defaultdict(lambda: (None, None), days)


def _first(days: Iterable[str | None]) -> date | None:
    return stored.day(min(filter(None, days), default=None))


def _loan(
    row: Cells,
    events: Sequence[Cells],
    reading: Cells | None,
    groups: Sequence[Cells],
    looked: Cells,
    secured: tuple[date | None, date | None],
    usual: Home,
    day: date,
) -> Loan:
    rid, number, name, currency, opened, matures, closed, amount, months, purpose, _kind, *who = row
    customer, code, called, kind, original, terms_rid, contract, *terms = who
    currency = currency or "VND"
    is_closed = closed is not None and closed <= day.isoformat()
    problems: list[Problem] = []
    entries = sorted(
        (loan_cells.entry(event, currency, problems) for event in events), key=attrgetter("value_on", "number")
    )
    facts = None if terms_rid is None else loan_cells.terms(terms, currency, usual.rule)
    own, besides = loan_cells.parted(entries)
    return Loan(
        rid, number, name, currency, stored.day(opened), stored.day(matures), stored.day(closed), amount, months,
        purpose, customer, code or "", called or "", kind or "", original or "", contract, facts, own, besides,
        {event[0]: Note(*event[14:18]) for event in events}, tuple(problems),
        None if reading is None
        else loan_cells.reading(reading, currency, amount, stored.day(matures), is_closed=is_closed),
        reading[6] if reading else "",
        tuple(GroupRow(source, date.fromisoformat(on), code, why) for on, _, source, code, why in sorted(groups)),
        stored.day(looked[0]), stored.day(looked[1]), None, *secured,
    )  # fmt: skip
