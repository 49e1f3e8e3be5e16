"""The loan that is asked for as a schedule, and what it takes from the income of a month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.dates import add_months
from crodesk.domain.lending.appraisal.amount import Amount, known, reckon, stated
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve import burden
from crodesk.domain.lending.terms import LoanTerms, Method, RateSegment
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.products import ProductRules
from crodesk.domain.words import N_

YEAR = 12
"""Months in one."""
_LAST_YEAR = 2400


@dataclass(frozen=True, slots=True)
class Loan:
    """The loan as far as it is known."""

    schedule: Schedule | None
    amount: Amount
    months: Amount
    rate: Amount
    """Percent a year."""
    service: Amount
    """What it takes a month."""
    ends: date | None
    """The last due date."""
    problems: tuple[Problem, ...] = ()


def loan(case: Case, product: ProductRules) -> Loan:
    """Return the loan that is asked for; its schedule when it is a loan by instalments and all is known."""
    asked = case.asked
    amount = known(asked.amount if asked.amount and asked.amount > 0 else None, "amount")
    months = known(asked.months if asked.months and asked.months > 0 else None, "months")
    rate = stated(asked.rate, "rate")
    ends = _end(start(case), asked.months)
    if product.shape == "line":
        return Loan(None, amount, months, rate, line_service(amount, rate, product), ends)
    if None in (amount.value, months.value, rate.value):
        return Loan(None, amount, months, rate, reckon(lambda *_: None, amount, months, rate), ends)
    found = build(terms(case, amount.value or ZERO))
    if not isinstance(found, Schedule):
        return Loan(None, amount, months, rate, Amount(None, ("terms",)), ends, tuple(_named(one) for one in found))
    return Loan(found, amount, months, rate, Amount(service(found)), found.rows[-1].due)


def start(case: Case) -> date:
    """Return the day of the first drawing."""
    return case.asked.start or case.today


def _end(since: date, months: int | None) -> date | None:
    """Return when a loan ends of which only the term is known; `None` beyond every calendar."""
    reach = (_LAST_YEAR - since.year) * YEAR
    return add_months(since, months) if months and 0 < months < reach else None


def terms(case: Case, amount: Decimal) -> LoanTerms:
    """Return the terms of the loan with an amount; term and rate must be known."""
    asked = case.asked
    return LoanTerms(
        amount=amount,
        rates=(RateSegment(start(case), asked.rate or ZERO),),
        start=start(case),
        count=asked.months or 0,
        currency=asked.currency,
        method=Method(asked.method) if asked.method in set(Method) else Method.ANNUITY,
        first_due=asked.first_due,
        grace_principal=asked.grace_principal,
    )


def service(schedule: Schedule) -> Decimal:
    """Return what a loan takes a month; what is all paid at the end must be put aside month by month until then."""
    if schedule.terms.method is Method.BULLET:
        return schedule.totals.payment / schedule.terms.count
    return burden(schedule)


def line_service(amount: Amount, rate: Amount, product: ProductRules) -> Amount:
    """Return what a limit that is all drawn takes a month: a part of it that the product states, else its interest."""
    if product.counted is not None:
        return amount * (product.counted / HUNDRED)
    return reckon(lambda drawn, percent: drawn * percent / (HUNDRED * YEAR), amount, rate)


_FIELDS = {"count": "months", "rates": "rate"}


def _named(problem: Problem) -> Problem:
    """Return a problem of the terms on the field of the application."""
    name = _FIELDS.get(problem.field, problem.field)
    return Problem(f"asked.{name}", problem.text, problem.values)


SHORT, MEDIUM, LONG = N_("short term"), N_("medium term"), N_("long term")


def term_class(months: Amount) -> str:
    """Return what a term is called by Circular 39/2016, a message id; empty while it isn't known."""
    if months.value is None:
        return ""
    limits = figures.load("loan_terms")["vn"]
    if months.value <= limits["short_max_months"]:
        return SHORT
    return MEDIUM if months.value <= limits["medium_max_months"] else LONG
