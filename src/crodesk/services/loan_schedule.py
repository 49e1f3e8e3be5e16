"""A loan's instalments with what is paid, due and late of them, and its ledger with what each receipt paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.ledger import Entry, EntryKind, Life
from crodesk.domain.lending.ledger.sifting import known
from crodesk.domain.lending.servicing import Component, Parts, Receipt, Standing
from crodesk.domain.lending.servicing.events import NEW
from crodesk.services.loan_known import OURS, Known
from crodesk.services.loan_rows import PPM, Loan, Note, in_minor

PAID, PARTLY, DUE, LATE, AHEAD, UNKNOWN = "paid", "partly", "due", "late", "ahead", ""


class MinorParts(NamedTuple):
    """An amount by component, in minor units."""

    penalty: int = 0
    fee: int = 0
    interest: int = 0
    principal: int = 0

    @property
    def total(self) -> int:
        """Return their sum."""
        return self.penalty + self.fee + self.interest + self.principal


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One line of a loan's plan."""

    n: int
    """The number of the instalment; 0 for a charge or for principal paid early."""
    kind: str
    """`instalment`, `charge` or `prepayment`."""
    due: date
    owed: MinorParts
    paid: MinorParts
    state: str
    """`paid`, `partly` (ahead), `due` (today), `late`, `ahead`; empty where nobody knows whether it was paid."""
    days_late: int
    left_minor: int
    """The principal left of what is drawn once this line and those before it are paid."""

    @property
    def open_minor(self) -> int:
        """Return what is still to be paid."""
        return self.owed.total - self.paid.total


@dataclass(frozen=True, slots=True)
class PaidPart:
    """What a receipt paid of one line."""

    n: int
    due: date
    component: str
    """`penalty`, `fee`, `interest` or `principal`."""
    amount_minor: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One row of a loan's ledger."""

    rid: int
    """The number by which it is taken back; 0 for money kept before that was used on a due date."""
    kind: str
    value_on: date
    written_on: date
    amount_minor: int | None
    way: str
    component: str
    rate_ppm: int | None
    of_rid: int | None
    """Of a reversal: the row that it takes back."""
    taken_back_by: int | None
    """The reversal that takes this row back."""
    paid: tuple[PaidPart, ...]
    kept_minor: int
    """What is kept for later after it, of all money received."""
    note: Note


def schedule(found: Known) -> tuple[ScheduleLine, ...]:
    """Return the lines of a loan's plan by due date; none where its terms aren't known or nothing was drawn."""
    life, currency = found.life, found.loan.currency
    if life is None or life.schedule is None:
        return ()
    if found.stated_by == OURS and life.account is not None:
        return lines(life.account.lines, found.day, currency)
    return _planned(life, found.day, currency)


def lines(standing: tuple[Standing, ...], day: date, currency: str) -> tuple[ScheduleLine, ...]:
    """Return lines of an account as they stand at the end of a day."""
    left = sum((in_minor(line.owed.principal, currency) for line in standing), 0)
    found = []
    for line in standing:
        owed, paid = minor(line.owed, currency), minor(line.paid, currency)
        left -= owed.principal
        state = _state(line.due, owed, paid, day)
        late = (day - line.due).days if state == LATE else 0
        found.append(ScheduleLine(line.n, str(line.kind), line.due, owed, paid, state, late, left))
    return tuple(found)


def _state(due: date, owed: MinorParts, paid: MinorParts, day: date) -> str:
    if paid.total >= owed.total:
        return PAID
    if due < day:
        return LATE
    if due == day:
        return DUE
    return PARTLY if paid.total else AHEAD


def _planned(life: Life, day: date, currency: str) -> tuple[ScheduleLine, ...]:
    """Return the plan of a loan that the core states: whether an instalment was paid isn't known here."""
    assert life.schedule is not None  # `schedule` asks for it
    nothing, found = MinorParts(), []
    for row in life.schedule.rows:
        owed = MinorParts(0, *(in_minor(part, currency) for part in (row.fee, row.interest, row.principal)))
        state = AHEAD if row.due > day else UNKNOWN
        left = in_minor(row.opening - row.principal, currency)
        found.append(ScheduleLine(row.n, "instalment", row.due, owed, nothing, state, 0, left))
    return tuple(found)


def minor(parts: Parts, currency: str) -> MinorParts:
    """Return an amount by component in minor units."""
    return MinorParts(*(in_minor(part, currency) for part in parts))


def entries(found: Known) -> tuple[LedgerLine, ...]:
    """Return the rows of a loan's ledger that were known on the day, those taken back too, by value date."""
    loan = found.loan
    account = found.life.account if found.life else None
    receipts = {one.entry: one for one in account.receipts} if account else {}
    rows = [one for one in known((*loan.entries, *loan.besides), found.known_on) if one.value_on <= found.day]
    back = {one.of: one.number for one in rows if one.kind == EntryKind.REVERSAL}
    told = [_entry(one, loan, receipts.get(one.number), back.get(one.number)) for one in rows]
    used = [_used(one, loan.currency) for one in (account.receipts if account else ()) if not one.entry]
    return tuple(sorted([*told, *used], key=lambda one: (one.value_on, one.rid or NEW)))


_NO_NOTE = Note("", "", "", None)


def _entry(entry: Entry, loan: Loan, receipt: Receipt | None, back: int | None) -> LedgerLine:
    rate = None if entry.rate is None else int(entry.rate.effective * PPM)
    return LedgerLine(
        entry.number, str(entry.kind), entry.value_on, entry.written_on, loan.minor(entry.amount), entry.way,
        entry.component, rate, entry.of, back, parts_of(receipt, loan.currency),
        in_minor(receipt.kept if receipt else Decimal(0), loan.currency), loan.notes.get(entry.number, _NO_NOTE),
    )  # fmt: skip


def _used(receipt: Receipt, currency: str) -> LedgerLine:
    """Return the line of money that was kept before and pays what is due on a day."""
    paid = parts_of(receipt, currency)
    whole = sum(one.amount_minor for one in paid)
    return LedgerLine(
        0, "kept", receipt.on, receipt.on, whole, "", "", None, None, None, paid, in_minor(receipt.kept, currency),
        _NO_NOTE,
    )  # fmt: skip


def parts_of(receipt: Receipt | None, currency: str) -> tuple[PaidPart, ...]:
    """Return what a receipt paid, line by line."""
    if receipt is None:
        return ()
    return tuple(
        PaidPart(one.n, one.due, Component(one.component).name.lower(), in_minor(one.amount, currency))
        for one in receipt.shares
    )
