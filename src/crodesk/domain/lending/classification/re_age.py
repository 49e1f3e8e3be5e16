"""Re-aging: an account past due is counted as current again before everything is paid; how often that may be."""

from collections.abc import Iterator, Sequence
from datetime import date

from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import ReAge
from crodesk.domain.words import N_

_YEAR, _FIVE_YEARS = 12, 60
"""In months."""
FIELD = "re_aged"


def refusals(rule: ReAge, on: date, opened: date, payments: int, before: Sequence[date] = ()) -> list[Problem]:
    """Return what stands against re-aging an account on a day.

    `opened` is when the account was opened, `payments` how many minimum payments in a row, or as much at once, were
    made since it fell past due, `before` when it was re-aged before.
    """
    found = []
    if months_after(opened, rule.age_months) > on:
        found.append(Problem("opened", N_("An account is at least {months} months old."), {"months": rule.age_months}))
    if payments < rule.payments:
        text = N_("At least {count} payments in a row come first.")
        found.append(Problem("payments", text, {"count": rule.payments}))
    return [*found, *breaches(rule, (*before, on))]


def breaches(rule: ReAge, days: Sequence[date]) -> list[Problem]:
    """Return which limits the days of re-aging break: a day as many months later is outside the period."""
    return list(_breaches(rule, sorted(days)))


def _breaches(rule: ReAge, days: Sequence[date]) -> Iterator[Problem]:
    for months, most in ((_YEAR, rule.most_in_a_year), (_FIVE_YEARS, rule.most_in_five_years)):
        runs = zip(days, days[most:], strict=False)
        last = next((last for first, last in runs if last < months_after(first, months)), None)
        if last is not None:
            text = N_("Re-aged on {day}; allowed in {months} months: {most}. Count the days from the contract.")
            yield Problem(FIELD, text, {"day": last, "most": most, "months": months})
