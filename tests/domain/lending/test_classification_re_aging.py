"""Re-aging by the United States' retail policy: once in twelve months, twice in five years, three payments first."""

from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.classification import book, re_age
from crodesk.domain.lending.classification.facts import Classification, Events, Facility
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import ReAge

PACK, DAY = packs.load("us-retail-uniform"), date(2026, 11, 20)


def rule() -> ReAge:
    assert PACK.re_age is not None
    return PACK.re_age


def days(*texts: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


def classified(pack_id: str, *texts: str) -> Classification:
    facility = Facility(dpd=10, exposure=Decimal(100), product="open_end", events=Events(re_aged=days(*texts)))
    return book.classify(facility, packs.load(pack_id), DAY)


@pytest.mark.parametrize(
    ("re_aged", "months"),
    [
        ((), []),
        (("2024-03-01",), []),
        (("2024-03-01", "2025-02-28"), [12]),
        (("2025-02-28", "2024-03-01"), [12]),
        (("2024-03-01", "2025-03-01"), []),
        (("2024-03-01", "2025-03-01", "2029-02-28"), [60]),
        (("2024-03-01", "2025-03-01", "2029-03-01"), []),
        (("2024-03-01", "2024-04-01", "2024-05-01"), [12, 60]),
    ],
)
def test_re_aging_once_in_twelve_months_and_twice_in_five_years(re_aged: tuple[str, ...], months: list[int]) -> None:
    """By hand: the same day a year, or five, later is outside the period, the day before it is inside."""
    found = re_age.breaches(rule(), days(*re_aged))
    assert [problem.values["months"] for problem in found] == months
    assert all(problem.field == "re_aged" for problem in found)


def test_the_day_that_is_too_much_is_named() -> None:
    [found] = re_age.breaches(rule(), days("2024-03-01", "2025-03-01", "2026-01-01"))[:1]
    assert found.values == {"day": date(2026, 1, 1), "most": 1, "months": 12}


@pytest.mark.parametrize(
    ("opened", "payments", "before", "fields"),
    [
        ("2026-02-20", 3, (), []),
        ("2026-02-21", 3, (), ["opened"]),
        ("2026-02-20", 2, (), ["payments"]),
        ("2020-01-01", 3, ("2025-11-20",), []),
        ("2020-01-01", 3, ("2025-11-21",), ["re_aged"]),
        ("2026-11-01", 0, ("2026-11-10",), ["opened", "payments", "re_aged"]),
    ],
)
def test_before_re_aging(opened: str, payments: int, before: tuple[str, ...], fields: list[str]) -> None:
    """Nine months old, three payments in a row, and the limits with this one counted."""
    found = re_age.refusals(rule(), DAY, date.fromisoformat(opened), payments, days(*before))
    assert [problem.field for problem in found] == fields


def test_a_classification_says_that_an_account_was_re_aged_too_often() -> None:
    found = classified("us-retail-uniform", "2026-03-01", "2026-10-01")
    assert [problem.field for problem in found.problems] == ["re_aged"]
    assert "Count the days from the contract" in found.problems[0].text
    assert classified("us-retail-uniform", "2026-03-01").problems == ()


def test_the_limits_are_to_be_confirmed_by_the_bank() -> None:
    assert "re_age" in {mark.at for mark in classified("us-retail-uniform", "2026-03-01").to_be_confirmed}
    assert "re_age" not in {mark.at for mark in classified("us-retail-uniform").to_be_confirmed}


def test_re_aging_ahead_of_the_day_or_by_rules_that_know_none() -> None:
    found = classified("vn-sbv-31-2024", "2026-11-21")
    assert [problem.text for problem in found.problems] == [
        "This day lies after the day of the classification.",
        "These rules know no re-aging.",
    ]
    assert classified("us-retail-uniform", "2026-11-20").problems == ()
