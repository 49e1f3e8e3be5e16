"""Reads the options of a command one by one, by the readers of amounts, rates and dates, and keeps what is wrong."""

import re
from datetime import date
from decimal import Decimal
from typing import TypeVar

from crodesk.domain.dates import parse_date
from crodesk.domain.lending.due_dates import MONTHLY, Frequency, Unit
from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.money import MINOR_UNITS, Money, minor_units, parse_money
from crodesk.domain.percent import parse_percent
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import language

T = TypeVar("T")

_PPM_PLACES = 4
"""Decimals of a percentage that is kept in millionths."""
_WHOLE = re.compile(r"\d{1,5}")
_SPAN = re.compile(r"(\d{1,4}) ?([mwd])")
_UNITS = {"m": Unit.MONTHS, "w": Unit.WEEKS, "d": Unit.DAYS}


class Reading:
    """The values of options, each by the name of its field; where one can't be read, a harmless one stands in."""

    def __init__(self, currency: str, today: date) -> None:
        self.currency = currency.upper()
        self.today = today
        self.problems: list[Problem] = []
        if self.currency not in MINOR_UNITS:
            self._wrong("currency", Problem("", N_("“{text}” is unknown."), {"text": currency}), None)

    def amount(self, field: str, text: str) -> Decimal:
        """Return an amount in the currency's own unit."""
        found = parse_money(text, self.currency, language())
        if isinstance(found, Money):
            return _decimal(found.minor, minor_units(self.currency))
        return self._wrong(field, found, ONE)

    def percent(self, field: str, text: str) -> Decimal:
        """Return a percentage."""
        found = parse_percent(text, language())
        return self._wrong(field, found, ZERO) if isinstance(found, Problem) else _decimal(found, _PPM_PLACES)

    def day(self, field: str, text: str | None) -> date:
        """Return a day; today when there is no text."""
        found = parse_date(text, self.today, language()) if text else self.today
        return self._wrong(field, found, self.today) if isinstance(found, Problem) else found

    def whole(self, field: str, text: str) -> int:
        """Return a whole number."""
        if _WHOLE.fullmatch(text.strip()):
            return int(text)
        return self._wrong(field, Problem("", N_("“{text}” is no whole number."), {"text": text}), 1)

    def span(self, field: str, text: str) -> Frequency:
        """Return how far dates are apart: 1m, 2w, 15d."""
        found = _SPAN.fullmatch(text.strip().casefold())
        if found and int(found[1]):
            return Frequency(_UNITS[found[2]], int(found[1]))
        return self._wrong(field, Problem("", N_("“{text}” is unknown."), {"text": text}), MONTHLY)

    def _wrong(self, field: str, problem: Problem, instead: T) -> T:
        self.problems.append(Problem(field, problem.text, problem.values))
        return instead


def _decimal(digits: int, places: int) -> Decimal:
    """Return whole units of some decimals as an exact number."""
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places))
