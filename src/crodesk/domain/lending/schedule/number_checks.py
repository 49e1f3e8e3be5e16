"""Numbers that can't be reckoned with: not finite, or of a size that nothing in a bank has."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_MOST_DIGITS = 30
"""How far from the point the first digit of a number may stand, and how many digits it may have."""


def problems(terms: LoanTerms) -> list[Problem]:
    """Return the fields whose numbers can't be reckoned with, each once."""
    wrong = dict.fromkeys(field for field, number in _numbers(terms) if number is not None and not is_sane(number))
    return [Problem(field, N_("This is no number that a loan can have.")) for field in wrong]


def is_sane(number: Decimal) -> bool:
    """Tell whether a number is one that can be reckoned with."""
    if not number.is_finite():
        return False
    _sign, digits, exponent = number.as_tuple()
    return abs(number.adjusted()) <= _MOST_DIGITS and len(digits) <= _MOST_DIGITS and abs(int(exponent)) <= _MOST_DIGITS


def _numbers(terms: LoanTerms) -> Iterator[tuple[str, Decimal | None]]:
    """Yield every number of the terms with its field."""
    yield "amount", terms.amount
    yield "instalment", terms.instalment
    yield "rounding", terms.amounts.unit
    yield "instalment_rounding", terms.instalments.unit
    yield "balloon", terms.balloon.value if terms.balloon else None
    for rate in terms.rates:
        yield from (("rates", number) for number in (rate.percent, rate.margin, rate.floor, rate.cap))
    for fee in terms.fees:
        yield from (("fees", number) for number in (fee.amount, fee.percent))
    yield from (("drawings", one.amount) for one in terms.drawings)
    yield from (("fixed", one.amount) for one in terms.fixed)
    yield from (("table", one.principal) for one in terms.table)
