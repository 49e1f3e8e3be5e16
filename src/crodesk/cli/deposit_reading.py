"""Reads the options of `quote --deposit`: the deposit, and what is asked about it."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.cli.call import WRONG_USE, Stop
from crodesk.cli.option_reading import Reading
from crodesk.domain.dates import parse_months
from crodesk.domain.lending.day_count import DayCount, day_count_named
from crodesk.domain.lending.deposits import (
    Choice,
    Deposit,
    DepositTerms,
    Instruction,
    Paid,
    Penalty,
    Renewal,
    Withdrawal,
    equivalents,
    lay_out,
    penalised,
    pledge_or_break,
    withdraw,
)
from crodesk.domain.lending.deposits import at_maturity as end_of
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language

TENORS = {"months": Unit.MONTHS, "weeks": Unit.WEEKS, "days": Unit.DAYS}


@dataclass(frozen=True, slots=True)
class DepositQuote:
    """A deposit, and answers to what was asked about it; `None` to what wasn't."""

    deposit: Deposit
    equivalents: dict[Paid, Decimal]
    """Rates of the same yield, percent a year, by when interest is paid."""
    withdrawal: Withdrawal | None
    choice: Choice | None
    renewal: Renewal | None
    with_penalty: bool = False
    """Whether what is withdrawn bears the rate less a penalty, instead of the demand rate."""


def of(options: Namespace, today: date) -> DepositQuote | list[Problem]:
    """Return the quote for the options, or everything in them that can't be understood or can't be."""
    _check_use(options)
    reading = Reading(options.currency, today)
    terms = _terms(options, reading)
    asked = _Asked(options, reading)
    if reading.problems:
        return reading.problems
    deposit = lay_out(terms)
    return deposit if isinstance(deposit, list) else asked.answer(deposit)


def _check_use(options: Namespace) -> None:
    """Stop where options are missing or contradict each other."""
    missing = [f"--{name}" for name in ("amount", "rate") if getattr(options, name) is None]
    tenors = [name for name in TENORS if getattr(options, name) is not None]
    if not tenors:
        missing.append("--months")
    if missing:
        raise Stop(_(N_("A deposit needs {options}.")).format(options=", ".join(missing)), WRONG_USE)
    if len(tenors) > 1:
        raise Stop(_(N_("Give the tenor in months, in weeks or in days.")), WRONG_USE)
    for option, needs in (
        ("withdraw_on", "penalty" if options.penalty else "demand_rate"),
        ("withdraw", "withdraw_on"),
        ("demand_rate", "withdraw_on"),
        ("penalty", "withdraw_on"),
        ("held_rate", "penalty"),
        ("need", "demand_rate"),
        ("need", "loan_rate"),
        ("loan_rate", "need"),
        ("need", "withdraw_on"),
        ("renew_rate", "at_maturity"),
    ):
        if getattr(options, option) and not getattr(options, needs):
            named, needed = (f"--{name.replace('_', '-')}" for name in (option, needs))
            raise Stop(_(N_("{option} needs {other}.")).format(option=named, other=needed), WRONG_USE)
    if options.penalty and options.demand_rate:
        raise Stop(_(N_("Give --demand-rate or --penalty, not both.")), WRONG_USE)


def _terms(options: Namespace, reading: Reading) -> DepositTerms:
    day_count = reading.named("day_count", options.day_count, day_count_named, DayCount.ACT_365F)
    return DepositTerms(
        amount=reading.amount("amount", options.amount),
        percent=reading.percent("percent", options.rate),
        start=reading.day("start", options.start),
        tenor=_tenor(options, reading),
        paid=Paid(options.interest or Paid.MATURITY),
        currency=reading.currency,
        day_count=day_count,
        compounded=reading.whole("compounded", options.compound) if options.compound else 0,
    )


def _tenor(options: Namespace, reading: Reading) -> Frequency:
    name = next(name for name in TENORS if getattr(options, name) is not None)
    text: str = getattr(options, name)
    if name != "months":
        return Frequency(TENORS[name], reading.whole("tenor", text))
    months = parse_months(text, language())
    if isinstance(months, Problem):
        reading.problems.append(Problem("tenor", months.text, months.values))
        return Frequency()
    return Frequency(Unit.MONTHS, months)


def _penalty(options: Namespace, reading: Reading) -> Penalty | None:
    if not options.penalty:
        return None
    posted = reading.percent("posted", options.held_rate) if options.held_rate else None
    return Penalty(reading.percent("points", options.penalty), posted)


class _Asked:
    """What is asked about a deposit."""

    def __init__(self, options: Namespace, reading: Reading) -> None:
        self._on = reading.day("on", options.withdraw_on) if options.withdraw_on else None
        self._demand = reading.percent("demand_percent", options.demand_rate or "0")
        self._penalty = _penalty(options, reading)
        self._amount = reading.amount("withdraw", options.withdraw) if options.withdraw else None
        self._need = reading.amount("needed", options.need) if options.need else None
        self._loan = reading.percent("loan_percent", options.loan_rate or "0")
        self._instruction = Instruction(options.at_maturity) if options.at_maturity else None
        self._renew = reading.percent("renew", options.renew_rate) if options.renew_rate else None

    def answer(self, deposit: Deposit) -> DepositQuote | list[Problem]:
        """Return the answers, or everything that is wrong with the questions."""
        yields = equivalents(deposit.terms)
        answers = (self._withdrawal(deposit), self._choice(deposit), self._renewal(deposit))
        wrong = [problem for one in (yields, *answers) if isinstance(one, list) for problem in one]
        if wrong or isinstance(yields, list):
            return wrong
        withdrawal, choice, renewal = (None if isinstance(one, list) else one for one in answers)
        assert withdrawal is None or isinstance(withdrawal, Withdrawal)
        assert choice is None or isinstance(choice, Choice)
        assert renewal is None or isinstance(renewal, Renewal)
        return DepositQuote(deposit, yields, withdrawal, choice, renewal, with_penalty=self._penalty is not None)

    def _withdrawal(self, deposit: Deposit) -> Withdrawal | list[Problem] | None:
        if self._on is None:
            return None
        percent = penalised(deposit, self._penalty) if self._penalty else self._demand
        found = percent if isinstance(percent, list) else withdraw(deposit, self._on, percent, self._amount)
        if isinstance(found, list):
            return [Problem("withdraw" if one.field == "amount" else one.field, one.text, one.values) for one in found]
        return found

    def _choice(self, deposit: Deposit) -> Choice | list[Problem] | None:
        if self._on is None or self._need is None:
            return None
        found = pledge_or_break(deposit, self._on, self._need, self._loan, self._demand)
        if isinstance(found, list):
            return [one for one in found if one.field in ("needed", "loan_percent")]
        return found

    def _renewal(self, deposit: Deposit) -> Renewal | list[Problem] | None:
        if self._instruction is None:
            return None
        percent = deposit.terms.percent if self._renew is None else self._renew
        found = end_of(deposit, percent, self._instruction)
        return [Problem("renew", one.text, one.values) for one in found] if isinstance(found, list) else found
