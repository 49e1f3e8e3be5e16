"""What an event on a loan would do, before it is written: what it pays and costs, how the loan stands then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending import ledger
from crodesk.domain.lending.ledger import EntryKind, Life, State
from crodesk.domain.lending.saying import money
from crodesk.domain.lending.servicing.events import NEW
from crodesk.domain.words import N_
from crodesk.services import loan_events
from crodesk.services.loan_checking import MONEY_IN, Effect
from crodesk.services.loan_schedule import MinorParts, PaidPart, ScheduleLine, lines, parts_of
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Standing:
    """How a loan stands today, without the event or with it; amounts in minor units."""

    balance_minor: int | None
    past_due_minor: int | None
    credit_minor: int | None
    next_due: date | None
    next_minor: int | None
    ends_on: date | None
    oldest_due: date | None
    settled: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What an event does."""

    kind: str
    value_on: date
    currency: str
    amount_minor: int | None
    paid: tuple[PaidPart, ...]
    """What the money pays, line by line, in the order in which it does."""
    parts: MinorParts
    """The same by component: the fee and the penalty that are taken stand here."""
    kept_minor: int
    """What stays for later."""
    payoff_minor: int | None
    """What would have ended the loan on that day."""
    before: Standing | None
    """`None` where the core's figures alone are known."""
    after: Standing | None
    schedule: tuple[ScheduleLine, ...]
    """The plan that would be in force."""
    remarks: tuple[Message, ...]


def preview(
    reader: Reader, /, holding: int, today: date, kind: str, on: date, amount_minor: int, **others: Any
) -> Preview:
    """Return what an event would do; raises `Refused` with what stands against it.

    `kind` is a value of `EntryKind`; `others` are its `way` or `component`, and the `currency` that it is in.
    """
    effect = reader.with_connection(
        lambda db: loan_events.preview(db, holding, today, kind, on, amount_minor, **others)
    )
    return of(effect, amount_minor)


def of(effect: Effect, amount_minor: int | None) -> Preview:
    """Return an effect as it is shown."""
    loan, after = effect.loan, effect.after
    account = after.account if after else None
    receipt = next((one for one in account.receipts if one.entry == NEW), None) if account else None
    paid = parts_of(receipt, loan.currency)
    whole = {name: sum(one.amount_minor for one in paid if one.component == name) for name in MinorParts._fields}
    return Preview(
        str(effect.entry.kind), effect.entry.value_on, loan.currency, amount_minor, paid, MinorParts(**whole),
        (loan.minor(receipt.kept) or 0) if receipt else 0,
        loan.minor(effect.ends_for.total) if effect.ends_for else None,
        _standing(effect, effect.before), _standing(effect, after),
        lines(account.lines, account.as_of, loan.currency) if account else (), tuple(_remarks(effect)),
    )  # fmt: skip


def _standing(effect: Effect, life: Life | None) -> Standing | None:
    if life is None:
        return None
    loan, state = effect.loan, ledger.state_of(life)
    return Standing(
        loan.minor(state.balance), loan.minor(state.past_due), loan.minor(state.credit), state.next_due,
        loan.minor(state.next_amount), state.ends_on, _late(state), bool(state.is_settled),
    )  # fmt: skip


def _late(state: State) -> date | None:
    return state.oldest_due if state.is_late else None


def _remarks(effect: Effect) -> Iterator[Message]:
    """Yield what the officer should know before writing it."""
    entry, loan, ends = effect.entry, effect.loan, effect.ends_for
    if effect.after is None and entry.kind in MONEY_IN:
        text = N_("This loan is stated by the core: it is kept as received, the core's next figures tell the rest.")
        yield Message(text)
    if ends is not None and entry.amount is not None and entry.amount > ends.total:
        over = money(entry.amount - ends.total, loan.currency)
        text = N_("{total} would end the loan on that day: {over} more than that was received.")
        yield Message(text, {"total": money(ends.total, loan.currency), "over": over})
    if entry.kind == EntryKind.PREPAYMENT and not _reaches_principal(effect):
        yield Message(N_("Nothing of it pays principal early: what is due and the interest come first."))
    if effect.later:
        days = ", ".join(sorted({one.on.isoformat() for one in effect.later}))
        text = N_("Later receipts are run through again and pay other things: {days}.")
        yield Message(text, {"days": days})


def _reaches_principal(effect: Effect) -> bool:
    account = effect.after.account if effect.after else None
    rows = account.lines if account else ()
    return any(line.kind == "prepayment" and line.due == effect.entry.value_on for line in rows)
