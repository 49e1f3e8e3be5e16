"""Amounts in the currency of the loan: none is ever added to one of another without a rate that was stated."""

from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, known, stated
from crodesk.domain.lending.appraisal.case import Case

_RATE = "exchange"


def in_loan(case: Case, value: Decimal | None, currency: str, fact: str) -> Amount:
    """Return an amount that can't be negative in the currency of the loan; missing `exchange` without a rate."""
    return _changed(case, stated(value, fact), currency)


def signed(case: Case, value: Decimal | None, currency: str, fact: str) -> Amount:
    """Return the same of an amount that may be negative, such as a profit."""
    return _changed(case, known(value, fact), currency)


def _changed(case: Case, amount: Amount, currency: str) -> Amount:
    if currency == case.asked.currency:
        return amount
    rate = stated(case.exchange.get(currency), _RATE)
    return amount * rate.value if rate.value else Amount(None, (*amount.missing, _RATE))
