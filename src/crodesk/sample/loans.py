"""How a loan runs down: level instalments, whole units, interest first."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from crodesk.sample.days import months_after

YEAR_PPM = Decimal(12_000_000)
"""Twelve months times a million: a yearly rate in parts per million becomes a monthly fraction."""


def instalment(amount: int, rate_ppm: int, months: int) -> int:
    """Return the level instalment, rounded up to a thousand."""
    rate = Decimal(rate_ppm) / YEAR_PPM
    exact = amount * rate / (1 - (1 + rate) ** -months)
    return (int(exact) // 1000 + 1) * 1000


def left_after(amount: int, rate_ppm: int, payment: int, count: int) -> int:
    """Return what is left to pay after `count` instalments."""
    left = amount
    for _ in range(count):
        left = max(0, left + _interest(left, rate_ppm) - payment)
    return left


def _interest(left: int, rate_ppm: int) -> int:
    """Return the interest of a month, half a đồng up."""
    return int((left * Decimal(rate_ppm) / YEAR_PPM).to_integral_value(ROUND_HALF_UP))


def first_due(opened: date, due_day: int) -> date:
    """Return the first due day: the agreed day of the month after the loan was paid out."""
    return months_after(opened.replace(day=1), 1).replace(day=min(due_day, 28))


def dues_until(opened: date, due_day: int, day: date) -> int:
    """Return how many instalments fell due up to and with `day`."""
    first = first_due(opened, due_day)
    months = (day.year - first.year) * 12 + day.month - first.month
    return max(0, months + (day.day >= first.day))


def next_due(opened: date, due_day: int, day: date) -> date:
    """Return the first due day after `day`."""
    return months_after(first_due(opened, due_day), dues_until(opened, due_day, day))
