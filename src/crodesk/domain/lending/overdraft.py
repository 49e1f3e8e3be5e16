"""Overdrafts: interest on what the account was short of, day by day, billed by the month."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.day_count import DayCount, year_share
from crodesk.domain.lending.due_dates import MONTHLY, due_date
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_PERCENT = Decimal(1000)


class DayBalance(NamedTuple):
    """What an account held at the end of a day, and until the next such day; below zero when it was overdrawn."""

    on: date
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Bill:
    """What is billed for one calendar month or the part of it that was asked for."""

    start: date
    end: date
    """The day after the last one."""
    days_drawn: int
    """Days at whose end the account was short."""
    deepest: Decimal
    """The largest shortage."""
    interest: Decimal


@precisely
def bills(
    balances: Sequence[DayBalance],
    start: date,
    end: date,
    percent: Decimal,
    rounding: Rounding,
    day_count: DayCount = DayCount.ACT_365F,
) -> list[Bill] | list[Problem]:
    """Return a bill for each month from `start` until before `end`, or everything that is wrong.

    Interest is the sum of each day's shortage at its end times the yearly `percent`, over 365: Circular
    14/2017/TT-NHNN, article 5, counting the first day and not the last, with balances at the end of days. A month is
    rounded once. `balances` come by date; before the first of them the account held nothing.
    """
    problems = _problems(balances, start, end, percent)
    if problems:
        return problems
    found, day = [], start
    while day < end:
        until = min(end, due_date(day.replace(day=1), 1, MONTHLY))
        found.append(_bill(balances, day, until, percent, rounding, day_count))
        day = until
    return found


def clean_days(balances: Sequence[DayBalance], start: date, end: date) -> int:
    """Return on how many days from `start` until before `end` nothing was overdrawn: the yearly clean-up period."""
    return (end - start).days - sum(days for days, _short in _spans(balances, start, end))


def days_over_limit(balances: Sequence[DayBalance], start: date, end: date, limit: Decimal) -> int:
    """Return on how many days from `start` until before `end` more than the limit was drawn."""
    return sum(days for days, short in _spans(balances, start, end) if short > limit)


def expires(opened: date, months: int) -> date:
    """Return the day a limit ends that holds for some months, at most 12 by Vietnam's usage (to be confirmed)."""
    return due_date(opened, months, MONTHLY)


def _bill(
    balances: Sequence[DayBalance], start: date, end: date, percent: Decimal, rounding: Rounding, day_count: DayCount
) -> Bill:
    interest, drawn, deepest = ZERO, 0, ZERO
    for begin, until, short in _stretches(balances, start, end):
        part, of = year_share(day_count, begin, until)
        interest += short * percent * part / (HUNDRED * of)
        drawn += (until - begin).days
        deepest = max(deepest, short)
    return Bill(start, end, drawn, deepest, rounding.apply(interest))


def _spans(balances: Sequence[DayBalance], start: date, end: date) -> list[tuple[int, Decimal]]:
    return [((until - begin).days, short) for begin, until, short in _stretches(balances, start, end)]


def _stretches(balances: Sequence[DayBalance], start: date, end: date) -> list[tuple[date, date, Decimal]]:
    """Return the stretches of time in which the account was short, and by how much."""
    first = max(bisect_right([one.on for one in balances], start) - 1, 0)
    inside = [one for one in balances[first:] if one.on < end]
    bounds = [*(max(one.on, start) for one in inside), end]
    return [
        (begin, until, -one.balance)
        for one, begin, until in zip(inside, bounds, bounds[1:], strict=False)
        if one.balance < 0 and begin < until
    ]


def _problems(balances: Sequence[DayBalance], start: date, end: date, percent: Decimal) -> list[Problem]:
    found = []
    if start >= end:
        found.append(Problem("end", N_("The end is after the start."), {}))
    if not percent.is_finite() or not ZERO <= percent <= MOST_PERCENT:
        found.append(Problem("percent", N_("A rate lies between 0 and {highest} percent."), {"highest": MOST_PERCENT}))
    days = [one.on for one in balances]
    if days != sorted(set(days)):
        found.append(Problem("balances", N_("Each balance is of a later day than the one before.")))
    if not all(one.balance.is_finite() for one in balances):
        found.append(Problem("balances", N_("A balance is a number.")))
    return found
