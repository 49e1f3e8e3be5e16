"""Reads the options of `quote` as the terms of a loan, by the readers of amounts, rates, dates and spans."""

from argparse import Namespace
from datetime import date
from typing import Any

from crodesk.cli.option_reading import Reading
from crodesk.domain.dates import add_months, parse_months
from crodesk.domain.lending import terms as t
from crodesk.domain.lending.day_count import DayCount, day_count_named
from crodesk.domain.lending.due_dates import MONTHLY, Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule.checks import problems
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import language

_STANDS_ALONE = frozenset({"amount", "currency", "rates", "first_due"})
"""Fields that can be judged where others couldn't be read."""


def read(options: Namespace, today: date) -> t.LoanTerms | list[Problem]:
    """Return the terms that the options state, or everything in them that can't be understood or can't be."""
    reading = Reading(options.currency, today)
    terms = _Options(options, reading).terms()
    if not reading.problems:
        return terms
    not_read = {problem.field for problem in reading.problems}
    rest = [one for one in problems(terms) if one.field in _STANDS_ALONE - not_read]
    return reading.problems + rest


class _Options:
    """The options of a quote, read one after the other."""

    def __init__(self, options: Namespace, reading: Reading) -> None:
        self._options = options
        self._read = reading

    def terms(self) -> t.LoanTerms:
        """Return the terms; they mean something where nothing is wrong."""
        options, read = self._options, self._read
        start = read.day("start", options.start)
        frequency = read.span("frequency", options.every) if options.every else MONTHLY
        count, maturity = self._term(frequency, start)
        flat, method = options.method == "flat", options.method
        return t.LoanTerms(
            amount=read.amount("amount", options.amount),
            currency=read.currency,
            rates=self._rates(start),
            start=start,
            count=count,
            maturity=maturity,
            frequency=frequency,
            method=t.Method.ANNUITY if flat else t.Method(method),
            interest_type=t.InterestType.FLAT if flat else t.InterestType.DECLINING,
            day_count=read.named("day_count", options.day_count, day_count_named, DayCount.ACT_365F),
            first_due=read.maybe_day("first_due", options.first_due),
            grace_principal=read.whole("grace_principal", options.grace_principal or "0"),
            grace_interest=read.whole("grace_interest", options.grace_interest or "0"),
            balloon=self._balloon(),
            fees=tuple(self._fee(text) for text in options.fee),
            rounding=self._rounding(),
            instalment_rounding=self._instalment_rounding(),
        )

    def _term(self, frequency: Frequency, start: date) -> tuple[int, date | None]:
        """Return how many periods there are, or the day the loan ends where months don't count them."""
        months = parse_months(self._options.months, language())
        if isinstance(months, Problem):
            return self._read.refuse("count", months, (1, None))
        if frequency.unit is not Unit.MONTHS:
            return 0, add_months(start, months)
        count, rest = divmod(months, frequency.count)
        if rest or not count:
            text, values = N_("{months} months are no multiple of {span} months."), {"months": months}
            return self._read.refuse("count", Problem("", text, {**values, "span": frequency.count}), (count, None))
        return count, None

    def _rates(self, start: date) -> tuple[t.RateSegment, ...]:
        first = t.RateSegment(start, self._read.percent("rates", self._options.rate))
        return (first, *map(self._then, self._options.then))

    def _then(self, text: str) -> t.RateSegment:
        day, _equals, percent = text.partition("=")
        return t.RateSegment(self._read.day("then", day or " "), self._read.percent("then", percent))

    def _balloon(self) -> t.Balloon | None:
        text: str | None = self._options.balloon
        if text is None:
            return None
        if "%" in text:
            return t.Balloon(t.BalloonKind.PERCENT, self._read.percent("balloon", text))
        return t.Balloon(t.BalloonKind.AMOUNT, self._read.amount("balloon", text))

    def _fee(self, text: str) -> t.Fee:
        """Read `1m`, `2%`, `1m@2027-03-01`, `50k@each`, `2%@financed`."""
        much, _at, when = text.partition("@")
        given: dict[str, Any] = {}
        if "%" in much:
            given["percent"] = self._read.percent("fees", much)
        else:
            given["amount"] = self._read.amount("fees", much)
        times = {"": t.FeeTime.UPFRONT, "each": t.FeeTime.EACH, "financed": t.FeeTime.FINANCED}
        if when in times:
            return t.Fee(**given, time=times[when])
        return t.Fee(**given, time=t.FeeTime.ON_DATE, on=self._read.day("fees", when))

    def _mode(self) -> Mode:
        return self._read.named("rounding", self._options.rounding or Mode.HALF_UP, _mode, Mode.HALF_UP)

    def _rounding(self) -> Rounding | None:
        return Rounding.of_currency(self._read.currency, self._mode()) if self._options.rounding else None

    def _instalment_rounding(self) -> Rounding | None:
        text = self._options.round_to
        if text is None:
            return None
        mode = _mode(self._options.rounding or "") or Mode.HALF_UP
        return Rounding(mode, self._read.amount("instalment_rounding", text))


def _mode(text: str) -> Mode | None:
    return next((mode for mode in Mode if mode == text.casefold()), None)
