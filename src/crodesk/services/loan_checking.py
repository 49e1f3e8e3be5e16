"""What stands against writing an event on a loan, and what it does: the ledger run through without it and with it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending import ledger
from crodesk.domain.lending.ledger import Entry, EntryKind, Life
from crodesk.domain.lending.ledger.sifting import in_force
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Payoff, Receipt
from crodesk.domain.lending.servicing.events import NEW
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.services.loan_known import RECOVERED, WRITTEN_OFF
from crodesk.services.loan_rows import Loan, in_minor

MONEY_IN = (EntryKind.PAYMENT, EntryKind.PREPAYMENT)
_NEEDS_TERMS = (EntryKind.DRAWING, EntryKind.CHARGE, EntryKind.RATE, EntryKind.RESTRUCTURING)


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does to a loan."""

    loan: Loan
    """With the event among its rows."""
    entry: Entry
    before: Life | None
    after: Life | None
    """Both as of today; `None` where the loan is known by the core's figures alone."""
    ends_for: Payoff | None
    """What would have ended the loan on the value date, without the event."""
    later: tuple[Receipt, ...] = ()
    """Money that came in on the value date or later and pays other things now."""


def effect(loan: Loan, entry: Entry, today: date) -> Effect | list[Problem]:
    """Return what an event does, or everything that stands against it; problems name its fields."""
    loan = replace(loan, facts=loan.terms_on(today))
    wrong = [*_dates(loan, entry, today), *_place(loan, entry), *_amount(entry)]
    if wrong:
        return wrong
    changed = replace(loan, entries=(*loan.entries, entry))
    if entry.kind in (WRITTEN_OFF, RECOVERED):
        return Effect(replace(loan, besides=(*loan.besides, entry)), entry, None, None, None)
    facts = loan.facts or entry.terms
    if facts is None:
        return Effect(changed, entry, None, None, None)
    if entry.kind == EntryKind.DRAWING:
        facts = replace(facts, drawn_by_entries=True)
    changed = replace(changed, facts=facts)
    after = ledger.live(facts, changed.entries, today)
    if not isinstance(after, Life):
        return [_own(one) for one in after]
    before = ledger.live(loan.facts, loan.entries, today) if loan.facts else None
    told = before if isinstance(before, Life) else None
    later = tuple(_moved(told, after)) if told else ()
    return Effect(changed, entry, told, after, _payoff(loan, entry, today), later)


def _dates(loan: Loan, entry: Entry, today: date) -> list[Problem]:
    found = []
    if entry.value_on > today and entry.kind != EntryKind.RATE:
        found.append(Problem("value_on", N_("This day lies ahead: write it down when it has happened.")))
    first = first_day(loan)
    if entry.kind in (*MONEY_IN, EntryKind.CHARGE) and first is not None and entry.value_on < first:
        text = N_("The loan was first drawn on {day}: nothing can be paid before.")
        found.append(Problem("value_on", text, {"day": first}))
    closed = loan.closed_on
    if closed is not None and entry.value_on > closed and entry.kind not in (EntryKind.REVERSAL, RECOVERED):
        found.append(Problem("value_on", N_("The loan was closed on {day}."), {"day": closed}))
    return found


def first_day(loan: Loan) -> date | None:
    """Return the day of the first drawing; `None` when it isn't known."""
    if loan.facts is None:
        return loan.opened_on
    if not loan.facts.drawn_by_entries:
        return loan.facts.start
    drawn = (one.value_on for one in in_force(loan.entries) if one.kind == EntryKind.DRAWING)
    return min(drawn, default=None)


def _place(loan: Loan, entry: Entry) -> list[Problem]:
    """Say what stands against an event because of what the loan is."""
    if loan.facts is None and entry.kind in _NEEDS_TERMS:
        text = N_("This loan is known by the core's figures alone: write down its terms first.")
        return [Problem("", text)]
    if entry.kind == EntryKind.REVERSAL:
        return _reversal(loan, entry)
    if entry.kind in (*MONEY_IN, EntryKind.CHARGE) and loan.facts and first_day(loan) is None:
        return [Problem("value_on", N_("Nothing has been drawn yet."))]
    if entry.kind == EntryKind.DRAWING:
        return _drawing(loan, entry)
    return []


def _reversal(loan: Loan, entry: Entry) -> list[Problem]:
    standing = {one.number for one in (*in_force(loan.entries), *loan.besides)}
    if entry.of in standing:
        return []
    text = N_("This loan has no entry {of} that stands: it may have been taken back before.")
    return [Problem("of_rid", text, {"of": entry.of or 0})]


def _drawing(loan: Loan, entry: Entry) -> list[Problem]:
    assert loan.facts is not None  # `_place` asks for terms first
    if not loan.facts.drawn_by_entries and loan.entries:
        text = N_("By its terms the loan was drawn whole on {day}: put the terms right first.")
        return [Problem("", text, {"day": loan.facts.start})]
    drawn = sum((one.amount or ZERO for one in in_force(loan.entries) if one.kind == EntryKind.DRAWING), ZERO)
    left = loan.facts.principal - drawn
    if entry.amount is not None and entry.amount > left:
        text = N_("{left} can still be drawn: more was not agreed.")
        return [Problem("amount_minor", text, {"left": shown(left, loan.currency)})]
    return []


def _amount(entry: Entry) -> list[Problem]:
    if entry.amount is not None and entry.amount <= ZERO:
        return [Problem("amount_minor", N_("The amount must be more than zero."))]
    return []


def shown(amount: Decimal, currency: str) -> str:
    """Return an amount as a problem's value, as the language in use writes it."""
    from crodesk.domain.money import format_money
    from crodesk.language import language

    return format_money(in_minor(amount, currency), currency, language())


def _own(problem: Problem) -> Problem:
    """Return a problem of the ledger with the field of the event that is being written."""
    start = f"entries[{NEW}]."
    fields = {"amount": "amount_minor", "on": "value_on", "of": "of_rid"}
    if not problem.field.startswith(start):
        return problem
    name = problem.field.removeprefix(start)
    return Problem(fields.get(name, name), problem.text, problem.values)


def _payoff(loan: Loan, entry: Entry, today: date) -> Payoff | None:
    if loan.facts is None or entry.kind not in MONEY_IN:
        return None
    found = ledger.payoff(loan.facts, loan.entries, entry.value_on, today)
    return found if isinstance(found, Payoff) else None


def _moved(before: Life, after: Life) -> list[Receipt]:
    """Return the receipts of earlier rows that pay other things with the event than they did without it."""
    if before.account is None or after.account is None:
        return []
    known = {one.entry: (one.shares, one.kept) for one in before.account.receipts if one.entry}
    return [one for one in after.account.receipts if one.entry in known and known[one.entry][0] != one.shares]
