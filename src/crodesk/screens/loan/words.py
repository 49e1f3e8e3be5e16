"""How figures, days and choices of a loan are written."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from crodesk.domain.follow_up.message import Message
from crodesk.domain.money import format_money
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import in_words, messages
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_schedule import PaidPart
from crodesk.services.loan_words import by_component, of_entry
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import cells

PROMISES = {
    "open": N_("open"),
    "kept": N_("kept"),
    "partly": N_("partly kept"),
    "broken": N_("broken"),
    "": N_("not known"),
}
INKS = {"late": "bad", "due": "warn", "paid": "muted", "partly": "plain", "broken": "bad", "kept": "good"}


def title(what: str, number: str) -> str:
    """Return the title of a form about a loan: what it is for, its first letter large, and the loan's number."""
    return f"{capital(what)} · {number}"


filled = in_words.filled
"""Returns a message of the rules with its values as the language writes them."""


def amount(minor: int | None, currency: str) -> str:
    """Return an amount in full; a question mark where nobody knows it, a dash for nothing."""
    if minor is None:
        return "?"
    return format_money(minor, currency, language()) if minor else "-"


def of_moment(at: str) -> str:
    """Return the day of a moment as it is kept."""
    return full_day(datetime.fromisoformat(at).astimezone().date())


def said(told: Iterable[Message], today: date) -> str:
    """Return messages beside each other."""
    return " · ".join(messages.say(one, today) for one in told)


def that_fits(told: Sequence[Message], today: date, width: int) -> str:
    """Return messages beside each other, amounts short where there is no room for them in full."""
    full = said(told, today)
    return full if cells(full) <= width else " · ".join(messages.say(one, today, short=True) for one in told)


def event(file: LoanFile, rid: int) -> str:
    """Return which row of the ledger is meant: its day, kind and amount; empty when there is none of that number."""
    entry = next((each for each in file.ledger if each.rid == rid), None)
    if entry is None:
        return ""
    sums = [] if entry.amount_minor is None else [amount(entry.amount_minor, file.known.loan.currency)]
    return " ".join([full_day(entry.value_on), _(of_entry(entry.kind)), *sums])


def choice(kind: str, key: str, value: object) -> str:
    """Return the words of a stored value of a choice."""
    label = by_name(kind).field(key).label_of(value)
    return _(label) if label else ""


def paid(parts: Iterable[PaidPart], currency: str) -> str:
    """Return what a receipt paid, by component."""
    return ", ".join(f"{_(label)} {amount(minor, currency)}" for label, minor in by_component(parts).items())
