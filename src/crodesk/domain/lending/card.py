"""Credit cards: the day to pay by, the least to pay, and the interest where it isn't paid in full.

The figures of contracts (5 %, 15 to 25 days) are usage, to be confirmed by the bank; so every one is an argument.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

USUAL_PERCENT = Decimal(5)
"""Of the statement, what is to be paid at least: general knowledge, to be confirmed by the bank."""
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Statement:
    """What a card's statement says, in the currency's own unit."""

    on: date
    balance: Decimal
    """Owed altogether; below zero when the bank owes."""
    overdue: Decimal = ZERO
    """Of it, what was to be paid with an earlier statement."""
    over_limit: Decimal = ZERO
    """Of it, what exceeds the limit."""


@dataclass(frozen=True, slots=True)
class Least:
    """How the least payment is reckoned."""

    percent: Decimal = USUAL_PERCENT
    amount: Decimal = ZERO
    """Never less than this, unless less is owed."""
    rounding: Rounding = Rounding(Mode.UP, Decimal(1))  # noqa: RUF009 - a frozen value


@dataclass(frozen=True, slots=True)
class Posting:
    """Something bought, drawn in cash (above zero) or paid back (below zero)."""

    on: date
    amount: Decimal


def pay_by(statement: Statement, days: int) -> date:
    """Return the day to pay by, some days (usually 15 to 25) after the statement."""
    return statement.on + timedelta(days=days)


@precisely
def least_payment(statement: Statement, least: Least) -> Decimal | list[Problem]:
    """Return the least to be paid: a percentage of what is neither overdue nor over the limit, and those in full."""
    problems = _problems(statement, least)
    if problems:
        return problems
    at_once = statement.overdue + statement.over_limit
    regular = max((statement.balance - at_once) * least.percent / HUNDRED, least.amount)
    return max(min(least.rounding.apply(regular + at_once), statement.balance), ZERO)


@precisely
def interest(postings: Sequence[Posting], until: date, percent: Decimal, rounding: Rounding) -> Decimal:
    """Return the interest until before `until` where a statement wasn't paid in full.

    Each posting counts from its own day, what is paid back likewise; days over 365, simple. Nothing is free of interest
    then, and cash never is.
    """
    days = sum((one.amount * max((until - one.on).days, 0) for one in postings), ZERO)
    return rounding.apply(max(days, ZERO) * percent / (HUNDRED * _YEAR))


def _problems(statement: Statement, least: Least) -> list[Problem]:
    found = []
    numbers = (statement.balance, statement.overdue, statement.over_limit, least.percent, least.amount)
    if not all(number.is_finite() for number in numbers):
        return [Problem("balance", N_("A balance is a number."))]
    if min(statement.overdue, statement.over_limit, least.amount) < ZERO:
        found.append(Problem("overdue", N_("No part of a statement is negative.")))
    if not ZERO <= least.percent <= HUNDRED:
        found.append(Problem("percent", N_("A percentage of the statement lies between 0 and 100.")))
    return found
