"""The columns of running loans; what a view is about stays on the narrowest screen."""

from collections.abc import Callable
from datetime import date

from crodesk.domain.words import N_
from crodesk.screens.running import words
from crodesk.services.loan_line import LoanLine
from crodesk.widgets.columns import Column
from crodesk.widgets.days import full_day, near_day
from crodesk.widgets.signs import signs

WORST_KNOWN = 2
"""The rank from which a group is shown as bad news: group 3, the first of bad debt."""


def columns(view: str, today: Callable[[], date]) -> list[Column[LoanLine]]:
    """Return the columns of a view."""
    shown: list[Column[LoanLine]] = [
        Column("number", N_("Number"), 10),
        Column("customer", N_("Customer"), 14, flex=3, most=34),
        Column("balance", N_("Owing"), 9, align="right", text=lambda row: words.money(row.balance_minor, row.currency)),
        Column("late", N_("Late"), 5, align="right", text=lambda row: words.late(row, today()), style_of=_late_ink),
        Column(
            "past_due",
            N_("Past due"),
            9,
            align="right",
            priority=2,
            text=lambda row: words.money(row.past_due_minor, row.currency),
        ),
        Column("group", N_("Debt group"), 10, text=_group, style_of=_group_ink),
        Column("next_due", N_("Next"), 11, priority=1, text=lambda row: near_day(row.next_due, today())),
        Column(
            "next", N_("Due"), 9, align="right", priority=3, text=lambda row: words.money(row.next_minor, row.currency)
        ),
    ]
    own = _own(view, today)
    return [*shown, own] if own else shown


def _own(view: str, today: Callable[[], date]) -> Column[LoanLine] | None:
    """Return the column that shows what a view is about, where the others don't."""
    if view == "step":
        return Column("worse", N_("Worse group, paid before"), 18, flex=1, text=lambda row: words.worse(row, today()))
    if view == "warned":
        return Column("warned", N_("Warnings"), 9, align="right", text=lambda row: str(row.warned))
    days: dict[str, tuple[str, Callable[[LoanLine], date | None]]] = {
        "inspections": (N_("Inspect by"), lambda row: row.inspect_on),
        "insurance": (N_("Insured until"), lambda row: row.insured_until),
        "valuation": (N_("Value by"), lambda row: row.revalue_on),
        "closing": (N_("Ends"), lambda row: row.ends_on),
    }
    if view not in days:
        return None
    title, of = days[view]
    return Column(view, title, 13, text=lambda row: full_day(of(row)), style_of=lambda row: _day_ink(of(row), today()))


def _day_ink(on: date | None, today: date) -> str:
    return "bad" if on is not None and on < today else ""


def _late_ink(row: LoanLine) -> str:
    return "bad" if row.past_due_minor else ""


def _group(row: LoanLine) -> str:
    """Return the group, with a sign where the core's and ours are not the same."""
    differs = f" {signs().attention}" if row.group_core and row.group_ours not in ("", row.group_core) else ""
    return f"{row.group or '?'}{differs}"


def _group_ink(row: LoanLine) -> str:
    return "bad" if row.rank >= WORST_KNOWN else "warn" if row.rank == 1 else ""
