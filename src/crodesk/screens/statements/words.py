"""What states of entries are called, and how days and amounts of statements are written."""

from collections.abc import Mapping

from crodesk.domain.money import format_money
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_list import StatementLine
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import full_day

VIEWS = {
    "proposed": N_("sure"),
    "open": N_("to look at"),
    "none": N_("nothing of ours"),
    "set_aside": N_("set aside"),
    "booked": N_("taken in"),
    "again": N_("came again"),
}
"""The states of entries; `again` are those of the last file that had come in before."""
INKS = {"proposed": "good", "open": "warn", "none": "muted", "set_aside": "muted", "booked": "muted"}


def counted(view: str, counts: Mapping[str, int]) -> str:
    """Return what a view is called, with how many entries it has."""
    return f"{_(VIEWS[view])} ({count_words(counts.get(view, 0))})"


def amount(minor: int | None, currency: str) -> str:
    """Return an amount in full; a question mark where it isn't stated."""
    return "?" if minor is None else format_money(minor, currency, language())


def money(line: EntryLine) -> str:
    """Return the amount of an entry with its currency."""
    return f"{amount(line.amount_minor, line.currency)} {line.currency}"


def state(line: EntryLine) -> str:
    """Return how an entry stands."""
    return _(VIEWS[line.state])


def span(line: StatementLine) -> str:
    """Return the days that a statement is of."""
    days = dict.fromkeys(full_day(on) for on in (line.from_on, line.to_on) if on)
    return " – ".join(days) or "-"


def subject(line: EntryLine) -> str:
    """Return by what the history names an entry."""
    return f"{money(line)}, {line.counterparty}" if line.counterparty else money(line)
