"""Reads the options of a command one by one, by the readers of amounts, rates and dates, and keeps what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from crodesk.domain.dates import parse_date
from crodesk.domain.lending.due_dates import MONTHLY, Frequency, Unit
from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.schedule import checks
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
            text = N_("“{currency}” is no currency of ISO 4217.")
            self.refuse("currency", Problem("", text, {"currency": self.currency}), None)

    def amount(self, field: str, text: str) -> Decimal:
        """Return an amount in the currency's own unit."""
        found = parse_money(text, self.currency, language())
        if isinstance(found, Money):
            return _decimal(found.minor, minor_units(self.currency))
        return self.refuse(field, found, ONE)

    def percent(self, field: str, text: str) -> Decimal:
        """Return a percentage with the decimals that it needs."""
        found = parse_percent(text, language())
        if isinstance(found, Problem):
            return self.refuse(field, found, ZERO)
        places = _PPM_PLACES
        while places and found % 10 == 0:
            found, places = found // 10, places - 1
        return _decimal(found, places)

    def day(self, field: str, text: str | None) -> date:
        """Return a day; today when there is no text."""
        found = parse_date(text, self.today, language()) if text else self.today
        return self.refuse(field, found, self.today) if isinstance(found, Problem) else found

    def maybe_day(self, field: str, text: str | None) -> date | None:
        """Return a day; `None` when there is no text."""
        return None if text is None else self.day(field, text or " ")

    def whole(self, field: str, text: str) -> int:
        """Return a whole number."""
        if _WHOLE.fullmatch(text.strip()):
            return int(text)
        return self.refuse(field, Problem("", N_("“{text}” is no whole number."), {"text": text}), 1)

    def span(self, field: str, text: str) -> Frequency:
        """Return how far dates are apart: 1m, 2w, 15d."""
        found = _SPAN.fullmatch(text.strip().casefold())
        if found and int(found[1]):
            return Frequency(_UNITS[found[2]], int(found[1]))
        if found:
            unit = checks.ONE_OF[_UNITS[found[2]]]
            return self.refuse(field, Problem("", checks.TOO_NEAR, {"unit": unit}), MONTHLY)
        return self.refuse(field, Problem("", N_("“{text}” is unknown."), {"text": text}), MONTHLY)

    def named(self, field: str, text: str, find: Callable[[str], T | None], instead: T) -> T:
        """Return what goes by a name."""
        found = find(text)
        if found is not None:
            return found
        return self.refuse(field, Problem("", N_("“{text}” is unknown."), {"text": text}), instead)

    def refuse(self, field: str, problem: Problem, instead: T) -> T:
        """Keep what is wrong with a field, and return what stands in for it."""
        self.problems.append(Problem(field, problem.text, problem.values))
        return instead


def _decimal(digits: int, places: int) -> Decimal:
    """Return whole units of some decimals as an exact number."""
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places))
