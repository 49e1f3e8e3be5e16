"""Amounts in the currency of the loan: none is ever added to one of another without a rate that was stated."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, known, stated
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_RATE = "exchange"
_LISTS = ("flows", "debts", "assets", "statements", "collateral", "bureau", "exposures")


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


def foreign(case: Case) -> tuple[str, ...]:
    """Return the currencies besides that of the loan in which an application states amounts, each once."""
    used = (one.currency or case.asked.currency for name in _LISTS for one in getattr(case, name))
    return tuple(dict.fromkeys(code for code in used if code != case.asked.currency))


def unrated(case: Case) -> tuple[str, ...]:
    """Return the currencies of an application for which there is no rate."""
    return tuple(code for code in foreign(case) if not case.exchange.get(code))


def old_rates(case: Case, days: Decimal) -> Iterator[Problem]:
    """Yield each rate in use that is older than so many days."""
    for code in foreign(case):
        on = case.exchange_on.get(code)
        if on is not None and (age := (case.today - on).days) > days:
            text = N_("The exchange rate of {currency} is of {day}, {days} days old.")
            yield Problem(f"exchange.{code}", text, {"currency": code, "day": on, "days": age})
