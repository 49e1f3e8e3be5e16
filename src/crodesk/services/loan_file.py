"""Everything about one running loan: how it stands, its plan, its ledger, what secures it, what was promised, done."""

import json
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending import ledger
from crodesk.domain.lending.ledger import explaining
from crodesk.domain.lending.ledger.explaining import Difference
from crodesk.domain.lending.servicing import Payoff
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Pack
from crodesk.services import (
    loan_groups,
    loan_known,
    loan_parts,
    loan_provisions,
    loan_rows,
    loan_schedule,
    loan_standing,
    loan_urging,
    loan_warnings,
)
from crodesk.services.loan_groups import Grouped
from crodesk.services.loan_known import OURS, Known
from crodesk.services.loan_parts import Parts
from crodesk.services.loan_provisions import Provided
from crodesk.services.loan_schedule import LedgerLine, ScheduleLine
from crodesk.services.loan_standing import Line
from crodesk.services.loan_urging import Urging
from crodesk.services.loan_warnings import Warnings
from crodesk.storage import loan_state, rewinding
from crodesk.storage.connection import Connection
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class LoanFile:
    """One loan on a day."""

    known: Known
    day: date
    stands: tuple[Line, Line]
    """Two lines: what is owed and comes next; what is late, in which group, until when."""
    schedule: tuple[ScheduleLine, ...]
    ledger: tuple[LedgerLine, ...]
    differences: tuple[Difference, ...]
    """Where the core's figures and the ledger differ, and what may explain it."""
    group: Grouped
    pack: Pack | None
    payoff: Payoff | None
    """What would end it on the day; `None` where its own ledger doesn't say."""
    parts: Parts
    urging: Urging
    """Where it stands on the ladder, and its customer to what was promised."""
    warnings: Warnings
    provided: Provided | None
    """What is set aside for it; `None` where it is out of the book or no rules are known."""

    @property
    def asked_today(self) -> Decimal | None:
        """Return what keeps it out of a worse group where it is paid today; less is late and lateness costs less."""
        step = self.group.next
        return loan_groups.asked(step, self.known, self.day) if step else None


def read(
    reader: Reader, rid: int, day: date, known_on: date | None = None, today: date | None = None
) -> LoanFile | None:
    """Return a loan at the end of a day, by what was known then, or until `known_on`; `None` when it is no loan.

    Where the day is `today`, early warnings are as they are seen now, else as they were kept.
    """
    return reader.with_connection(lambda db: _read_then(db, reader, rid, day, known_on, today))


def _read_then(
    db: Connection, reader: Reader, rid: int, day: date, known_on: date | None, today: date | None
) -> LoanFile | None:
    with rewinding.end_of(db, day) if known_on is None and day != today else nullcontext():
        return _read(db, reader, rid, day, known_on, today)


def _read(
    db: Connection, reader: Reader, rid: int, day: date, known_on: date | None, today: date | None
) -> LoanFile | None:
    usual = loan_rows.home(db)
    theirs = [other for (other,) in db.execute(loan_state.WITH_THEIRS, {"rids": json.dumps([rid])})]
    known = [loan_known.on(loan, day, known_on) for loan in loan_rows.read(db, theirs, day, usual)]
    found = next((one for one in known if one.loan.rid == rid), None)
    if found is None:
        return None
    pack = loan_groups.pack_of(usual.pack)
    groups = dict(zip((one.loan.rid for one in known), loan_groups.grouped(known, pack, day), strict=True))
    others = [one.loan.number for one in known if one is not found]
    parts = loan_parts.read(reader, found, others)
    return LoanFile(
        found, day, loan_standing.lines(found, groups[rid]), loan_schedule.schedule(found),
        loan_schedule.entries(found), differences(found, groups[rid]), groups[rid], pack, payoff(found, day),
        parts, loan_urging.read(reader, found, parts, others), loan_warnings.read(reader, found, today or date.min),
        loan_provisions.of_loan(reader, found, groups[rid]),
    )  # fmt: skip


def differences(found: Known, group: Grouped) -> tuple[Difference, ...]:
    """Return where the core's newest figures differ from the ledger of their day, and what may explain it."""
    reading = found.reading
    if reading is None or found.stated_by != OURS:
        return ()
    then = loan_known.on(found.loan, reading.as_of, found.known_on).life
    ours = group.ours.group if group.ours and reading.as_of == found.day else ""
    return explaining.differences(then, reading, ours) if then else ()


def payoff(found: Known, on: date) -> Payoff | None:
    """Return what ends a loan on a day, by what is known; `None` where its own ledger doesn't say."""
    facts = found.loan.terms_on(found.known_on)
    if facts is None or found.stated_by != OURS:
        return None
    told = ledger.payoff(facts, found.loan.entries, on, max(found.known_on, on))
    return told if isinstance(told, Payoff) else None


def payoff_on(reader: Reader, rid: int, on: date, today: date) -> Payoff | list[Problem] | None:
    """Return what ends a loan on a day that may lie ahead, by what is known today; `None` where nobody can say."""
    loan = reader.with_connection(lambda db: loan_rows.read_one(db, rid, today))
    facts = loan.terms_on(today) if loan else None
    if loan is None or facts is None or not loan_known.keeps_ledger(loan, today):
        return None
    return list(loan.problems) or ledger.payoff(facts, loan.entries, on, today)
