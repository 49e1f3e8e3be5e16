"""Amounts of the engine, as messages carry them."""

from decimal import Decimal

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.papers.showing import in_minor


def money(amount: Decimal, currency: str) -> Amount:
    """Return an amount in the currency's own unit as one in minor units, rounded half up."""
    return Amount(in_minor(amount, currency), currency)
