"""What `apr` is asked about: drawings and payments, from options or from a file of flows."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crodesk.cli.option_reading import Reading
from crodesk.domain.dates import add_months, days_in_month
from crodesk.domain.lending.due_dates import MONTHLY, due_date
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.rates import Flow
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

SEMIMONTH = "semimonth"
MOST_PAYMENTS = 3660
_HALF = 15
"""Days from the first payment of a month to the second."""


@dataclass(frozen=True, slots=True)
class Loan:
    """What is lent and what is paid back, all above zero."""

    lent: tuple[Flow, ...]
    paid: tuple[Flow, ...]

    @property
    def lacking(self) -> Decimal:
        """How much less is paid back than was lent; nothing where all of it is, or where there are no flows."""
        lent, paid = (sum((amount for _day, amount in flows), ZERO) for flows in (self.lent, self.paid))
        return max(lent - paid, ZERO) if self.paid and min(amount for _day, amount in self.paid) > 0 else ZERO


def of_flows(flows: Sequence[Flow]) -> Loan:
    """Return the loan of flows by date: what has the sign of the earliest is lent, the rest is paid."""
    ordered = sorted(((day, amount) for day, amount in flows if amount), key=lambda flow: flow[0])
    lends = bool(ordered) and ordered[0][1] > 0
    lent = tuple((day, abs(amount)) for day, amount in ordered if (amount > 0) == lends)
    return Loan(lent, tuple((day, abs(amount)) for day, amount in ordered if (amount > 0) != lends))


def of_options(options: Namespace, today: date) -> Loan | list[Problem]:
    """Return the loan that the options state, or everything in them that can't be understood."""
    reading = Reading(options.currency, today)
    amount, payment = reading.amount("amount", options.amount), reading.amount("payment", options.payment)
    fee = _fee(options.fee, amount, reading) if options.fee else Decimal(0)
    count = reading.whole("count", options.count)
    start = reading.day("start", options.start)
    if not 1 <= count <= MOST_PAYMENTS:
        reading.problems.append(Problem("count", N_("There are from 1 to {most} payments."), {"most": MOST_PAYMENTS}))
    if fee and fee >= amount:
        reading.problems.append(Problem("fee", N_("The fee takes the whole amount.")))
    days = _days(options, reading, start, count)
    amounts = [payment] * count
    for place, field in ((0, "first"), (-1, "last")):
        text = getattr(options, field)
        if text and amounts:
            amounts[place] = reading.amount(field, text)
    if reading.problems:
        return reading.problems
    return Loan(((start, amount - fee),), tuple(zip(days, amounts, strict=True)))


def _fee(text: str, amount: Decimal, reading: Reading) -> Decimal:
    """Read `1m` or `2%` of what is lent, rounded half up to the currency's unit."""
    if "%" not in text and "％" not in text:
        return reading.amount("fee", text)
    share = reading.percent("fee", text)
    return Rounding.of_currency(reading.currency).apply(amount * share / HUNDRED)


def _days(options: Namespace, reading: Reading, start: date, count: int) -> list[date]:
    """Return the days of the payments; none where something is wrong with them."""
    halves = options.every == SEMIMONTH
    frequency = MONTHLY if halves else reading.span("every", options.every)
    try:
        period_later = _half_months(start, 1) if halves else due_date(start, 1, frequency)
        first = reading.day("first_due", options.first_due) if options.first_due else period_later
        if reading.problems:
            return []
        if halves:
            return [_half_months(first, number) for number in range(count)]
        return [due_date(first, number, frequency) for number in range(count)]
    except (ValueError, OverflowError):
        reading.problems.append(Problem("count", N_("The payments go on beyond the year 9999.")))
        return []


def _half_months(first: date, number: int) -> date:
    """Return the day some half months later: on two days of each month that are fifteen apart, such as 1 and 16."""
    months, odd = divmod(number, 2)
    if not odd:
        return add_months(first, months)
    if first.day <= _HALF:
        later = add_months(first, months)
        return later.replace(day=min(first.day + _HALF, days_in_month(later.year, later.month)))
    return add_months(first.replace(day=1) - timedelta(1), months + 2).replace(day=first.day - _HALF)
