"""How figures, days, states and problems of a contract are written."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.dates import format_date
from crodesk.domain.money import format_money, short_money
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.language import _, language
from crodesk.services.contract_moving import readable
from crodesk.services.loan_cells import in_minor
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import day as stored_day
from crodesk.widgets.fields import sentence
from crodesk.widgets.record_cells import shown

INKS = {"open": "warn", "broken": "bad", "met": "good", "waived": "muted", "cancelled": "muted", "released": "muted"}


def money(amount: Decimal | None, currency: str, *, short: bool = False) -> str:
    """Return an amount; a question mark where nobody knows it."""
    if amount is None:
        return "?"
    minor = in_minor(amount, currency)
    return (short_money if short else format_money)(minor, currency, language())


def amount(record: RecordLine, currency: str) -> str:
    """Return the amount of a record with its currency."""
    minor, own = record.cells["amount_minor"], record.cells["currency"] or currency
    return "?" if minor is None else f"{format_money(minor, own, language())} {own}"


def cell(kind: str, record: RecordLine, key: str) -> str:
    """Return a field of a record in words."""
    return shown(by_name(kind).field(key), record.cells, "")


def day(cells: Mapping[str, Any], key: str) -> str:
    """Return a stored day in words; empty for none."""
    on = stored_day(cells[key])
    return format_date(on, language()) if on else ""


def dated(on: date | None) -> str:
    """Return a day in words; empty for none."""
    return format_date(on, language()) if on else ""


def said(problem: Problem) -> str:
    """Return a problem of the rules in words."""
    return sentence(readable(problem))


def joined(parts: Iterable[str]) -> str:
    """Return short facts beside each other."""
    return " · ".join(part for part in parts if part)


def on_day(text: str, on: str) -> str:
    """Return a message about a day with that day in it; empty without one."""
    return _(text).format(day=on) if on else ""


def amount_of(minor: int, currency: str) -> str:
    """Return minor units with their currency."""
    return f"{format_money(minor, currency, language())} {currency}"
