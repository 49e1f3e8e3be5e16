"""Reads the options of `quote` as the terms of a loan, by the readers of amounts, rates, dates and spans."""

import re
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from crodesk.domain.dates import add_months, parse_date, parse_months
from crodesk.domain.lending import terms as t
from crodesk.domain.lending.day_count import DayCount, day_count_named
from crodesk.domain.lending.due_dates import MONTHLY, Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule.checks import problems
from crodesk.domain.money import Money, minor_units, parse_money
from crodesk.domain.percent import parse_percent
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import language

T = TypeVar("T")

_SPAN = re.compile(r"(\d{1,4}) ?([mwd])")
_UNITS = {"m": Unit.MONTHS, "w": Unit.WEEKS, "d": Unit.DAYS}
_PPM_PLACES = 4
"""Decimals of a percentage that is kept in millionths."""
_STANDS_ALONE = frozenset({"amount", "currency", "rates", "first_due"})
"""Fields that can be judged where others couldn't be read."""
_WHOLE = re.compile(r"\d{1,4}")


def read(options: Namespace, today: date) -> t.LoanTerms | list[Problem]:
    """Return the terms that the options state, or everything in them that can't be understood or can't be."""
    reading = _Reading(options, today)
    terms = reading.terms()
    if not reading.problems:
        return terms
    not_read = {problem.field for problem in reading.problems}
    rest = [one for one in problems(terms) if one.field in _STANDS_ALONE - not_read]
    return reading.problems + rest


class _Reading:
    """Reads option after option and keeps what is wrong."""

    def __init__(self, options: Namespace, today: date) -> None:
        self._options = options
        self._today = today
        self._currency: str = options.currency.upper()
        self.problems: list[Problem] = []

    def terms(self) -> t.LoanTerms:
        """Return the terms; they mean something where nothing is wrong."""
        options = self._options
        start = self._day("start", options.start) or self._today
        frequency = self._frequency() or MONTHLY
        count, maturity = self._term(frequency, start)
        flat, method = options.method == "flat", options.method
        return t.LoanTerms(
            amount=self._amount("amount", options.amount),
            currency=self._currency,
            rates=self._rates(start),
            start=start,
            count=count,
            maturity=maturity,
            frequency=frequency,
            method=t.Method.ANNUITY if flat else t.Method(method),
            interest_type=t.InterestType.FLAT if flat else t.InterestType.DECLINING,
            day_count=self._named("day_count", options.day_count, day_count_named) or DayCount.ACT_365F,
            first_due=self._day("first_due", options.first_due),
            grace_principal=self._whole("grace_principal", options.grace_principal),
            grace_interest=self._whole("grace_interest", options.grace_interest),
            balloon=self._balloon(),
            fees=tuple(self._fee(text) for text in options.fee),
            rounding=self._rounding(),
            instalment_rounding=self._instalment_rounding(),
        )

    def _no(self, field: str, problem: Problem) -> None:
        self.problems.append(Problem(field, problem.text, problem.values))

    def _amount(self, field: str, text: str) -> Decimal:
        money = parse_money(text, self._currency, language())
        if isinstance(money, Money):
            return _decimal(money.minor, minor_units(self._currency))
        self._no(field, money)
        return Decimal(1)

    def _percent(self, field: str, text: str) -> Decimal:
        found = parse_percent(text, language())
        if isinstance(found, Problem):
            self._no(field, found)
            return Decimal(0)
        places = _PPM_PLACES
        while places and found % 10 == 0:
            found, places = found // 10, places - 1
        return _decimal(found, places)

    def _day(self, field: str, text: str | None) -> date | None:
        if text is None:
            return None
        found = parse_date(text, self._today, language())
        if isinstance(found, Problem):
            self._no(field, found)
            return None
        return found

    def _whole(self, field: str, text: str | None) -> int:
        if text is None or _WHOLE.fullmatch(text.strip()):
            return int(text or 0)
        self._no(field, Problem("", N_("“{text}” is no whole number."), {"text": text}))
        return 0

    def _named(self, field: str, text: str, find: Callable[[str], T | None]) -> T | None:
        found = find(text)
        if found is None:
            self._no(field, Problem("", N_("“{text}” is unknown."), {"text": text}))
        return found

    def _frequency(self) -> Frequency | None:
        text = self._options.every
        return self._named("frequency", text, _frequency) if text else MONTHLY

    def _term(self, frequency: Frequency, start: date) -> tuple[int, date | None]:
        """Return how many periods there are, or the day the loan ends where months don't count them."""
        months = parse_months(self._options.months, language())
        if isinstance(months, Problem):
            self._no("count", months)
            return 1, None
        if frequency.unit is not Unit.MONTHS:
            return 0, add_months(start, months)
        count, rest = divmod(months, frequency.count) if frequency.count else (months, 0)
        if rest or not count:
            values = {"months": months, "span": frequency.count}
            self._no("count", Problem("", N_("{months} months are no multiple of {span} months."), values))
        return count, None

    def _rates(self, start: date) -> tuple[t.RateSegment, ...]:
        first = t.RateSegment(start, self._percent("rates", self._options.rate))
        return (first, *(self._then(text, start) for text in self._options.then))

    def _then(self, text: str, start: date) -> t.RateSegment:
        day, _equals, percent = text.partition("=")
        return t.RateSegment(self._day("then", day) or start, self._percent("then", percent))

    def _balloon(self) -> t.Balloon | None:
        text: str | None = self._options.balloon
        if text is None:
            return None
        if "%" in text:
            return t.Balloon(t.BalloonKind.PERCENT, self._percent("balloon", text))
        return t.Balloon(t.BalloonKind.AMOUNT, self._amount("balloon", text))

    def _fee(self, text: str) -> t.Fee:
        """Read `1m`, `2%`, `1m@2027-03-01`, `50k@each`, `2%@financed`."""
        much, _at, when = text.partition("@")
        given: dict[str, Any] = {}
        if "%" in much:
            given["percent"] = self._percent("fees", much)
        else:
            given["amount"] = self._amount("fees", much)
        times = {"": t.FeeTime.UPFRONT, "each": t.FeeTime.EACH, "financed": t.FeeTime.FINANCED}
        if when in times:
            return t.Fee(**given, time=times[when])
        return t.Fee(**given, time=t.FeeTime.ON_DATE, on=self._day("fees", when) or self._today)

    def _mode(self) -> Mode:
        text = self._options.rounding
        return (self._named("rounding", text, _mode) if text else None) or Mode.HALF_UP

    def _rounding(self) -> Rounding | None:
        return Rounding.of_currency(self._currency, self._mode()) if self._options.rounding else None

    def _instalment_rounding(self) -> Rounding | None:
        text = self._options.round_to
        if text is None:
            return None
        mode = _mode(self._options.rounding or "") or Mode.HALF_UP
        return Rounding(mode, self._amount("instalment_rounding", text))


def _decimal(digits: int, places: int) -> Decimal:
    """Return whole units of some decimals as an exact number."""
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places))


def _frequency(text: str) -> Frequency | None:
    found = _SPAN.fullmatch(text.strip().casefold())
    return Frequency(_UNITS[found[2]], int(found[1])) if found else None


def _mode(text: str) -> Mode | None:
    return next((mode for mode in Mode if mode == text.casefold()), None)
