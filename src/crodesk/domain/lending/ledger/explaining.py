"""Where the core's figures and ours differ, in words, with what the difference may come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.follow_up.message import Message, Value
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.ledger import state
from crodesk.domain.lending.ledger.facts import EntryKind
from crodesk.domain.lending.ledger.life import Life
from crodesk.domain.lending.ledger.reading import Reading
from crodesk.domain.lending.ledger.sifting import of_kind
from crodesk.domain.lending.ledger.state import State
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.saying import money
from crodesk.domain.lending.servicing import Account, Component
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure on which the core and we don't agree."""

    field: str
    """`balance`, `past_due`, `days_late`, `next_due`, `next_amount` or `group`."""
    text: Message
    why: tuple[Message, ...] = ()
    """What may explain it; empty when nothing was found."""


@precisely
def differences(life: Life, reading: Reading, group: str = "", basis: str = "after_due") -> tuple[Difference, ...]:
    """Return where a reading differs from the loan as it is known now of the reading's day; what isn't known is none.

    `life` is that of `live(…, reading.as_of, today)`, `group` what our forecast has it in on that day, `basis` how the
    pack counts days past due.
    """
    ours = state.of(life)
    found = [*_amounts(life, ours, reading), *_days(ours, reading, basis), *_next(ours, reading)]
    if group and reading.group and group != reading.group:
        values = {"stated": reading.group, "ours": group}
        text = N_("The core has it in group {stated}; by the rules it is {ours}. The core's is the official one.")
        found.append(Difference("group", Message(text, values)))
    return tuple(found)


_MORE = {
    "balance": N_("The core states a balance of {stated}, {difference} more than the ledger: {ours}."),
    "past_due": N_("The core states {stated} past due, {difference} more than the ledger: {ours}."),
    "next_amount": N_("The core asks for {stated} next, {difference} more than the ledger: {ours}."),
}
_LESS = {
    "balance": N_("The core states a balance of {stated}, {difference} less than the ledger: {ours}."),
    "past_due": N_("The core states {stated} past due, {difference} less than the ledger: {ours}."),
    "next_amount": N_("The core asks for {stated} next, {difference} less than the ledger: {ours}."),
}


def _amounts(life: Life, ours: State, reading: Reading) -> Iterator[Difference]:
    for field in ("balance", "past_due"):
        found = _amount(field, ours, reading)
        if found is not None:
            by = (getattr(reading, field) or ZERO) - (getattr(ours, field) or ZERO)
            yield Difference(field, found, tuple(_why(field, by, life, reading)))


def _amount(field: str, ours: State, reading: Reading) -> Message | None:
    """Return the words for an amount that differs; `None` when it doesn't, or isn't known."""
    stated, reckoned = getattr(reading, field), getattr(ours, field)
    if stated is None or reckoned is None or stated == reckoned:
        return None
    words = _MORE if stated > reckoned else _LESS
    amounts = {"stated": stated, "ours": reckoned, "difference": abs(stated - reckoned)}
    return Message(words[field], {name: money(amount, ours.currency) for name, amount in amounts.items()})


def _why(field: str, by: Decimal, life: Life, reading: Reading) -> Iterator[Message]:
    """Yield what may explain that the core states `by` more than we do."""
    if life.account is None:
        return
    yield from _of_receipts(field, by, life, life.account)
    yield from _of_lines(field, by, life, life.account)
    late = [entry for entry in life.entries if entry.value_on <= reading.as_of < entry.written_on]
    if late:
        text = N_("Written down here only after the day of the core's figures: {count}.")
        yield Message(text, {"count": len(late)})


def _of_receipts(field: str, by: Decimal, life: Life, account: Account) -> Iterator[Message]:
    """Yield the money received here that makes up the difference, the newest: the core doesn't have it yet."""
    amounts = {entry.number: entry.amount or ZERO for entry in life.entries}
    for receipt in reversed(account.receipts):
        of_principal = sum((one.amount for one in receipt.shares if one.component is Component.PRINCIPAL), ZERO)
        whole = sum((one.amount for one in receipt.shares), ZERO)
        if receipt.entry and by > 0 and by == (of_principal if field == "balance" else whole):
            values: dict[str, Value] = {"day": receipt.on, "amount": money(amounts[receipt.entry], life.facts.currency)}
            yield Message(N_("The core may not have the payment of {day} yet: {amount}."), values)
            break
    for entry in of_kind(life.entries, EntryKind.DRAWING):
        if field == "balance" and entry.amount == -by and entry.value_on <= life.day:
            text = N_("The core may not have the drawing of {day} yet: {amount}.")
            yield Message(text, {"day": entry.value_on, "amount": money(entry.amount, life.facts.currency)})


def _of_lines(field: str, by: Decimal, life: Life, account: Account) -> Iterator[Message]:
    """Yield the instalment, or the cost of lateness, that makes up what the core states less."""
    for line in account.lines:
        open_part = line.unpaid.principal if field == "balance" else line.unpaid.total
        if open_part and open_part == -by and line.due <= life.day:
            text = N_("The instalment of {day} may be paid: the payment isn't written down here.")
            yield Message(text, {"day": line.due})
    if field == "past_due" and account.past_due.penalty and abs(by) == account.past_due.penalty:
        text = N_("It is what lateness costs by the contract's rule: {amount}.")
        yield Message(text, {"amount": money(abs(by), life.facts.currency)})


def _days(ours: State, reading: Reading, basis: str) -> Iterator[Difference]:
    """Yield how the days late differ, with the due dates that they count from."""
    if reading.days_late is None:
        return
    reckoned = days_past_due(ours.oldest_due, reading.as_of, basis)
    if reckoned == reading.days_late:
        return
    values = {"stated": reading.days_late, "ours": reckoned}
    text = N_("Days late: {stated} by the core, {ours} by the ledger.")
    yield Difference("days_late", Message(text, values), tuple(_since(ours.oldest_due, reading, reckoned)))


def _since(oldest: date | None, reading: Reading, reckoned: int) -> Iterator[Message]:
    if reading.oldest_due is not None:
        yield Message(N_("Counted back, the core's oldest unpaid due date is {day}."), {"day": reading.oldest_due})
    if reckoned and oldest is not None:
        yield Message(N_("By the ledger the oldest unpaid due date is {day}."), {"day": oldest})


def _next(ours: State, reading: Reading) -> Iterator[Difference]:
    """Yield how the next due date differs, or the amount of the same one."""
    if reading.next_due is None or ours.next_due is None:
        return
    if reading.next_due != ours.next_due:
        values = {"stated": reading.next_due, "ours": ours.next_due}
        text = N_("The core has {stated} as the next due date; by the ledger it is {ours}.")
        yield Difference("next_due", Message(text, values))
        return
    found = _amount("next_amount", ours, reading)
    if found is not None:
        yield Difference("next_amount", found)
