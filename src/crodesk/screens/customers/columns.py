"""The columns of the customer list: what each shows of a customer, and in which ink."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from crodesk.domain.dates import short_date
from crodesk.domain.money import short_money
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.customer_line import CustomerLine
from crodesk.services.customer_query import BY_DAY, Query, birthdays
from crodesk.widgets.columns import Column
from crodesk.widgets.days import full_day
from crodesk.widgets.signs import signs

TIERS = by_name("customer").field("tier")
BEST_TIER = "gold"


def money(minor: int, currency: str) -> str:
    """Return an amount as lists show it; nothing for nothing, and a sign where several currencies meet."""
    if not minor:
        return "-"
    return short_money(minor, currency, language()) if currency else _("mixed")


def day(text: str) -> str:
    """Return an ISO date as people write it; a dash for none."""
    return full_day(date.fromisoformat(text) if text else None)


def tier(line: CustomerLine) -> str:
    """Return the tier, the best one with its sign."""
    words = _(TIERS.label_of(line.tier)) if line.tier else ""
    return f"{signs().star} {words}" if line.tier == BEST_TIER else words


def late(line: CustomerLine) -> str:
    """Return how late the customer is."""
    if not line.late:
        return "-"
    return _("{days}d").format(days=line.days_late) if line.days_late else _("late")


OF_VIEWS = {"papers": "papers", "no_contact": "contact", "arrears": "late", "birthdays": BY_DAY}
"""The column that shows what a view is about."""


def for_view(asked: Query, today: date) -> list[Column[CustomerLine]]:
    """Return the columns so that what the list is about, and what it is sorted by, stays on the narrowest screen."""
    stay = {OF_VIEWS.get(asked.view), asked.order}
    shown = columns(today.isoformat())
    if asked.view == "birthdays":
        shown.insert(2, _birthday(asked, today))
    return [replace(column, priority=0) if column.key in stay else column for column in shown]


def _birthday(asked: Query, today: date) -> Column[CustomerLine]:
    """Return the column of the day on which the birthday comes; of two the first."""
    solar, lunar = birthdays(asked, today)

    def comes(line: CustomerLine) -> str:
        day, by_moon = solar.get(line.birthday), lunar.get(line.lunar_birthday)
        if by_moon and (day is None or by_moon < day):
            return _("{day} lunar").format(day=short_date(by_moon, language(), today))
        return short_date(day, language(), today) if day else ""

    return Column(BY_DAY, N_("Birthday"), 16, text=comes)


def columns(today: str) -> list[Column[CustomerLine]]:
    """Return the columns, each by the name of the order it shows; `today` as an ISO date decides what is late."""

    def past(day_of: Callable[[CustomerLine], str]) -> Callable[[CustomerLine], str]:
        return lambda line: "bad" if "" < day_of(line) < today else ""

    return [
        Column("code", N_("Number"), 9, flex=1, most=12, text=lambda line: line.code),
        Column("name", N_("Name"), 20, flex=6, most=44, text=lambda line: line.name, style_of=_name_ink),
        Column("tier", N_("Tier"), 8, flex=1, most=10, priority=4, text=tier, style_of=_tier_ink),
        Column("phone", N_("Phone"), 13, priority=2, text=lambda line: line.phone),
        Column("job", N_("Job or business"), 14, flex=2, most=24, priority=9, text=lambda line: line.job),
        Column("deposits", N_("Deposits"), 9, align="right", priority=6, text=_deposits),
        Column("loans", N_("Loans"), 9, align="right", priority=5, text=_loans),
        Column(
            "late",
            N_("Late"),
            5,
            align="right",
            priority=1,
            text=late,
            style_of=lambda line: "bad" if line.late else "",
        ),
        Column(
            "papers",
            N_("Papers until"),
            13,
            priority=7,
            text=_papers,
            style_of=past(lambda line: line.paper_expires_on),
        ),
        Column("next", N_("Next"), 11, priority=3, text=_next, style_of=past(lambda line: line.next_due_on)),
        Column("contact", N_("Last talk"), 11, priority=8, text=_last_talk),
    ]


def _name_ink(line: CustomerLine) -> str:
    return "muted" if line.status == "closed" else ""


def _tier_ink(line: CustomerLine) -> str:
    return "warn" if line.tier == BEST_TIER else ""


def _deposits(line: CustomerLine) -> str:
    return money(line.deposits_minor, line.currency)


def _loans(line: CustomerLine) -> str:
    return money(line.loans_minor, line.currency)


def _papers(line: CustomerLine) -> str:
    return day(line.paper_expires_on)


def _next(line: CustomerLine) -> str:
    return day(line.next_due_on)


def _last_talk(line: CustomerLine) -> str:
    return day(line.last_contact_on)
