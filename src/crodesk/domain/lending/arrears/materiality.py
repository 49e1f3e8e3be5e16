"""Materiality: days count only while what is past due exceeds both an amount and a part of the exposure.

Regulation (EU) 2018/171 articles 1 and 2: the count starts on the first day on which both limits are exceeded and
starts anew when either isn't any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import CONTEXT
from crodesk.domain.rules.pack import Materiality


@dataclass(frozen=True, slots=True)
class Reading:
    """What was past due from a day on, until the next reading."""

    on: date
    past_due: Decimal
    """In the currency of the limits."""
    exposure: Decimal
    """All that is owed, in the currency of the limits."""


def exceeds(past_due: Decimal, exposure: Decimal, limits: Materiality) -> bool:
    """Tell whether both limits are exceeded: exactly as much as a limit isn't more than it."""
    return past_due > limits.amount and past_due > CONTEXT.multiply(exposure, limits.relative)


def days_material(readings: Iterable[Reading], as_of: date, limits: Materiality) -> int:
    """Return on how many days in a row, up to and with `as_of`, both limits were exceeded; their first is day 1."""
    since: date | None = None
    for reading in sorted(readings, key=lambda one: one.on):
        if reading.on > as_of:
            break
        if not exceeds(reading.past_due, reading.exposure, limits):
            since = None
        elif since is None:
            since = reading.on
    return 0 if since is None else (as_of - since).days + 1
