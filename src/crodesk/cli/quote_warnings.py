"""What looks like a slip of the hand in a quote: said beside the answer, never instead of it."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.cli import quote_words
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.quote import Quote
from crodesk.domain.lending.rates import xirr
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language

_SMALL = {"VND": 1_000_000, "IDR": 1_000_000, "LAK": 1_000_000, "KHR": 100_000, "KRW": 10_000, "JPY": 1_000}
"""Below what an amount is hardly a loan, in the currency's own unit, by currency."""
_SMALL_ELSEWHERE = 100
_MILLIONS = 1_000
"""Below what the number that was typed reads like millions without their letter."""
_MILLION = {"vi": "tr", "zh": "m"}
_LOWEST, _HIGHEST = Decimal("0.5"), Decimal(100)
"""Between what percentages a year a rate is one that somebody lends at."""


def of(made: Quote) -> Iterator[str]:
    """Yield the warnings, in the language in use."""
    terms = made.schedule.terms
    yield from _of_amount(terms)
    yield from _of_rates(terms)
    fees = made.schedule.totals.fees
    if fees > terms.amount:
        text = _(N_("The fees, {fees}, are more than the amount lent, {amount}."))
        yield text.format(fees=_amount(fees, terms), amount=_amount(terms.amount, terms))
    if why := no_rate(made):
        yield _(N_("Effective rate a year: {why}")).format(why=why)


def no_rate(made: Quote) -> str:
    """Return why the loan has no effective rate; empty where it has one."""
    if made.effective_rate is not None:
        return ""
    schedule = made.schedule
    if schedule.upfront_fees >= schedule.terms.amount:
        return _(N_("none: the fees at the start leave nothing of what is lent."))
    why = xirr(schedule.flows)
    return _(N_("none: {why}")).format(why=quote_words.sentence(why)) if isinstance(why, Problem) else ""


def _of_amount(terms: LoanTerms) -> Iterator[str]:
    if terms.amount >= _SMALL.get(terms.currency, _SMALL_ELSEWHERE):
        return
    said = _(N_("{amount} is very little for a loan.")).format(amount=_amount(terms.amount, terms))
    if terms.currency in _SMALL and terms.amount < _MILLIONS:
        likely = quote_words.number(terms.amount) + _MILLION.get(language(), "m")
        said += " " + _(N_("Did you mean {amount}?")).format(amount=likely)
    yield said


def _of_rates(terms: LoanTerms) -> Iterator[str]:
    if terms.day_count is DayCount.PERIOD_RATE:  # the rate of a month or a week is small, and rightly so
        return
    for percent in dict.fromkeys(rate.effective for rate in terms.rates):
        if not _LOWEST <= percent <= _HIGHEST:
            text = _(N_("A rate of {rate} a year: is that meant? It is a percentage, such as 9.5."))
            yield text.format(rate=quote_words.rate(percent))


def _amount(value: Decimal, terms: LoanTerms) -> str:
    return f"{quote_words.amount(value, terms.currency)} {terms.currency}"
