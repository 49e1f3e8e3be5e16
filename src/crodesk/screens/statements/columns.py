"""The columns of entries and of statements."""

from collections.abc import Callable
from datetime import date

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.statements import words
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_list import StatementLine
from crodesk.widgets.columns import Column
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import full_day, near_day
from crodesk.widgets.signs import signs


def of_entries(today: Callable[[], date], *, with_state: bool) -> list[Column[EntryLine]]:
    """Return the columns of entries; their state where entries of every state are listed."""
    shown: list[Column[EntryLine]] = [
        Column("day", N_("Booked"), 9, text=lambda row: near_day(row.booked_on, today())),
        Column(
            "amount",
            N_("Amount"),
            13,
            align="right",
            text=lambda row: words.amount(row.amount_minor, row.currency),
            style_of=lambda row: "muted" if row.amount_minor < 0 else "",
        ),
        Column("currency", "", 3, priority=4),
        Column("counterparty", N_("Other party"), 10, flex=2, most=30, priority=2),
        Column("text", N_("Text"), 12, flex=3),
        Column("loan", N_("Loan"), 9, priority=1),
    ]
    if with_state:
        shown.insert(
            2, Column("state", N_("State"), 10, text=words.state, style_of=lambda row: words.INKS.get(row.state, ""))
        )
    return shown


def of_statements(today: Callable[[], date]) -> list[Column[StatementLine]]:
    """Return the columns of statements."""
    return [
        Column(
            "taken",
            N_("Taken in"),
            9,
            text=lambda row: near_day(row.taken_in_on, today()),
        ),
        Column("file", N_("File"), 12, flex=3),
        Column("account", N_("Account"), 12, flex=1, most=24, priority=2),
        Column("until", N_("Until"), 11, priority=3, text=lambda row: full_day(row.to_on)),
        Column("entries", N_("Entries"), 7, align="right", text=lambda row: count_words(row.entries)),
        Column(
            "waiting",
            N_("Waiting"),
            8,
            align="right",
            text=_waiting,
            style_of=lambda row: "warn" if row.waiting else "",
        ),
        Column("doubts", N_("Doubts"), 8, priority=1, text=_doubts, style_of=lambda _row: "warn"),
    ]


def _waiting(row: StatementLine) -> str:
    return count_words(row.waiting) if row.waiting else "-"


def _waiting_ink(row: StatementLine) -> str:
    return "warn" if row.waiting else ""


def _doubts(row: StatementLine) -> str:
    return f"{signs().attention} {count_words(len(row.remarks))}" if row.remarks else _("none")
