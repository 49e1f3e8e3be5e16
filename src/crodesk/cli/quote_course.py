"""How a loan stands after the payments that its file of terms states: as data, and as the end of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crodesk.cli import quote_words
from crodesk.cli.quote_words import plain
from crodesk.domain.dates import format_date
from crodesk.domain.lending.arrears.days import days_past_due, oldest_due
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing import (
    Account,
    Kind,
    Parts,
    Payoff,
    Receipt,
    Restructured,
    Standing,
    payoff,
    replay,
)
from crodesk.domain.lending.servicing.rule import problems
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Table
from crodesk.exchange.terms.course import Course
from crodesk.language import _, language

NAMES = {
    Kind.INSTALMENT: N_("instalment"),
    Kind.CHARGE: N_("charge"),
    Kind.PREPAYMENT: N_("paid early"),
}


@dataclass(frozen=True, slots=True)
class Stands:
    """How a loan stands on a day, and what would end it then."""

    account: Account
    payoff: Payoff
    currency: str

    @property
    def days_past_due(self) -> int:
        """Return the days past due, the day after the due date being the first."""
        return days_past_due(oldest_due(self.account.unpaid), self.account.as_of)

    def as_json(self) -> dict[str, Any]:
        """Return it as data: amounts as decimal strings, dates in ISO form."""
        return _as_json(self)

    def blocks(self) -> Iterator[Block]:
        """Yield what is added to the paper of a quote, in the language in use."""
        return _blocks(self)


def of(schedule: Schedule, course: Course) -> Stands | list[Problem]:
    """Return how the loan stands, or everything that is wrong with what is said to have happened."""
    wrong = problems(course.rule, course.caps)
    account = wrong or replay(schedule, course.events, course.rule, course.as_of)
    if isinstance(account, list):
        return account
    ends = payoff(schedule, course.events, course.rule, course.as_of)
    return ends if isinstance(ends, list) else Stands(account, ends, schedule.terms.currency)


def _as_json(stands: Stands) -> dict[str, Any]:
    account, ends, currency = stands.account, stands.payoff, stands.currency
    amounts = ("principal", "due_interest", "accrued", "fees", "penalties", "early_fee", "credit", "total")
    return {
        "as_of": account.as_of,
        "principal": plain(account.principal, currency),
        "overdue_principal": plain(account.overdue_principal, currency),
        "past_due": _parts(account.past_due, currency),
        "days_past_due": stands.days_past_due,
        "credit": plain(account.credit, currency),
        "restructurings": [_restructured(one, currency) for one in account.restructurings],
        "payoff": {name: plain(getattr(ends, name), currency) for name in amounts},
        "lines": [_line(line, currency) for line in account.lines],
        "receipts": [_receipt(receipt, currency) for receipt in account.receipts],
    }


def _restructured(act: Restructured, currency: str) -> dict[str, Any]:
    amounts = {"principal": plain(act.principal, currency), "capitalised": plain(act.capitalised, currency)}
    return {"on": act.on, "kind": act.kind, **amounts}


def _receipt(receipt: Receipt, currency: str) -> dict[str, Any]:
    shares = [
        {
            "n": one.n,
            "due": one.due,
            "component": one.component.name.lower(),
            "amount": plain(one.amount, currency),
        }
        for one in receipt.shares
    ]
    return {"entry": receipt.entry, "on": receipt.on, "kept": plain(receipt.kept, currency), "shares": shares}


def _line(line: Standing, currency: str) -> dict[str, Any]:
    parts = {name: _parts(getattr(line, name), currency) for name in ("owed", "paid", "unpaid")}
    return {"kind": line.kind, "n": line.n, "due": line.due, **parts}


def _parts(parts: Parts, currency: str) -> dict[str, str]:
    amounts = {name: plain(amount, currency) for name, amount in parts._asdict().items()}
    return {**amounts, "total": plain(parts.total, currency)}


def _blocks(stands: Stands) -> Iterator[Block]:
    account, ends = stands.account, stands.payoff

    def amount(value: Decimal) -> str:
        return quote_words.amount(value, stands.currency)

    yield Heading(_(N_("How it stands on {date}")).format(date=format_date(account.as_of, language())))
    facts = [
        (_(N_("Principal outstanding")), amount(account.principal)),
        (_(N_("Past due")), amount(account.past_due.total)),
        (_(N_("Days past due")), str(stands.days_past_due)),
        (_(N_("Kept for later")), amount(account.credit)),
        (_(N_("To pay it off today")), amount(ends.total)),
    ]
    if account.restructurings:
        days = ", ".join(format_date(one.on, language()) for one in account.restructurings)
        facts.append((_(N_("Restructured on")), days))
    yield Facts(tuple(facts))
    heads = (
        N_("No."), N_("Due"), N_("Kind"), N_("Owed"), N_("Paid"), N_("Unpaid"), N_("Penalty"),
    )  # fmt: skip
    rows = tuple(
        (
            str(line.n or ""),
            format_date(line.due, language()),
            _(NAMES[line.kind]),
            *map(amount, (line.owed.total, line.paid.total, line.unpaid.total, line.owed.penalty)),
        )
        for line in account.lines
        if line.due <= account.as_of or line.paid.total
    )
    if rows:
        yield Table(tuple(_(name) for name in heads), rows, frozenset({1, 2}))
