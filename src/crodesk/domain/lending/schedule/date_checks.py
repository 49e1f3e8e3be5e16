"""What makes the dates of a loan impossible, once its numbers make sense."""

from collections.abc import Iterator, Sequence
from datetime import date

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule.periods import nominal_date, row_count
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_ROWS = 3660
"""Instalments that a loan may have: ten years of days."""
FIRST_YEAR, LAST_YEAR = 1900, 2400
_LAST_DAY_OF_MONTH = 31


def problems(terms: LoanTerms) -> Iterator[Problem]:
    """Yield everything that is wrong with the dates; the numbers of the terms have been checked."""
    found = list(_order(terms)) or list(_reach(terms))
    yield from found
    if not found:
        yield from _on_due_dates(terms)


def _order(terms: LoanTerms) -> Iterator[Problem]:
    if not FIRST_YEAR <= terms.start.year <= LAST_YEAR:
        yield Problem(
            "start", N_("The loan starts between {first} and {last}."), {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if terms.first_due and terms.first_due <= terms.start:
        yield Problem("first_due", N_("The first due date is after the first drawing."))
    if terms.first_due and terms.payment_day and terms.first_due.day != terms.payment_day:
        yield Problem("payment_day", N_("The first due date is on another day of the month."))
    if terms.payment_day is not None and not 1 <= terms.payment_day <= _LAST_DAY_OF_MONTH:
        yield Problem("payment_day", N_("The day of the month lies between 1 and 31."))
    if terms.maturity and terms.maturity <= (terms.first_due or terms.start):
        yield Problem("maturity", N_("The loan ends after its start and its first due date."))


def _reach(terms: LoanTerms) -> Iterator[Problem]:
    """Yield whether the loan runs on for too long."""
    try:
        rows = row_count(terms)
        end = nominal_date(terms, rows)
    except (ValueError, OverflowError):
        rows, end = 0, date.max
    if rows > MOST_ROWS:
        yield Problem("maturity", N_("A loan has at most {most} instalments."), {"most": MOST_ROWS})
    if end.year > LAST_YEAR:
        yield Problem("count", N_("The loan ends after the year {last}."), {"last": LAST_YEAR})


def _on_due_dates(terms: LoanTerms) -> Iterator[Problem]:
    """Yield what is said of due dates that aren't any, or of the last one."""
    rows = row_count(terms)
    if terms.grace_principal >= rows or terms.grace_interest >= rows:
        yield Problem("grace_principal", N_("Grace leaves no instalment: there are only {count}."), {"count": rows})
    if not (terms.drawings or terms.skipped or terms.fixed):
        return
    dates = [nominal_date(terms, k) for k in range(1, rows + 1)]
    if terms.drawings and terms.drawings[-1].on >= dates[-1]:
        yield Problem("drawings", N_("Everything is drawn before the last due date."))
    yield from _named("skipped", terms.skipped, dates)
    yield from _named("fixed", [one.due for one in terms.fixed], dates)
    if any(not ZERO <= one.amount <= terms.amount * 2 for one in terms.fixed):
        yield Problem("fixed", N_("A fixed instalment is neither negative nor more than twice the loan."))
    if set(terms.skipped) & {one.due for one in terms.fixed}:
        yield Problem("fixed", N_("A due date can't be both skipped and fixed."))


def _named(field: str, days: Sequence[date], dates: Sequence[date]) -> Iterator[Problem]:
    for day in days:
        if day not in dates[:-1]:
            yield Problem(field, N_("{date} is no due date, or it is the last."), {"date": day})
    if len(set(days)) != len(days):
        yield Problem(field, N_("A due date is named twice."))
