"""What a loan takes from the income of a month."""

from decimal import Decimal

from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.quote import heaviest
from crodesk.domain.lending.schedule import Schedule

_MONTHS = 12
_A_YEAR = {Unit.MONTHS: 12, Unit.WEEKS: 52, Unit.DAYS: 365}


def instalment(schedule: Schedule) -> Decimal:
    """Return the largest instalment but the last, fees left out; the only one of a loan that has one.

    What is repaid at the end at once isn't borne by the income of a month.
    """
    return heaviest(schedule.rows)


@precisely
def monthly(amount: Decimal, frequency: Frequency) -> Decimal:
    """Return what a payment of each period comes to in a month: a year has 12 months, 52 weeks or 365 days."""
    return amount * _A_YEAR[frequency.unit] / (frequency.count * _MONTHS)


@precisely
def burden(schedule: Schedule) -> Decimal:
    """Return what the loan takes from the income of a month: the instalment and the largest fee paid with one."""
    fee = max(row.fee for row in schedule.rows)
    return monthly(instalment(schedule) + fee, schedule.terms.frequency)
