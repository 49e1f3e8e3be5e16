"""Cards, by hand: usage is 5 %, everything else from its posting on."""

from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.card import Least, Posting, Statement, interest, least_payment, pay_by
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.problem import Problem

DAY = date(2026, 1, 31)


def least(balance: int, percent: int | str = 5, amount: int = 50_000, **others: Decimal) -> object:
    return least_payment(Statement(DAY, Decimal(balance), **others), Least(Decimal(percent), Decimal(amount)))


def test_the_day_to_pay_by() -> None:
    assert pay_by(Statement(DAY, Decimal(1)), 20) == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("balance", "found"),
    [(10_000_000, 500_000), (10_000_001, 500_001), (400_000, 50_000), (30_000, 30_000), (0, 0), (-5, 0)],
)
def test_the_least_to_pay(balance: int, found: int) -> None:
    assert least(balance) == found


def test_what_is_overdue_or_over_the_limit_is_paid_in_full() -> None:
    """5 % of 10,000,000 less 1,500,000, and those: 425,000 + 1,500,000."""
    assert least(10_000_000, overdue=Decimal(1_000_000), over_limit=Decimal(500_000)) == 1_925_000


def test_nothing_is_free_of_interest_when_it_isnt_paid_in_full() -> None:
    """10,000,000 for 20 days and 4,000,000 back for 5: 180,000,000 days at 30 % over 365: 147,945.2."""
    postings = [Posting(date(2026, 1, 11), Decimal(10_000_000)), Posting(date(2026, 1, 26), Decimal(-4_000_000))]
    later = Posting(date(2026, 3, 1), Decimal(1))
    whole = Rounding.of_currency("VND")
    assert interest([*postings, later], DAY, Decimal(30), whole) == 147_945
    assert interest(postings[1:], DAY, Decimal(30), whole) == 0


def test_what_is_wrong_is_said() -> None:
    found = least(1, 101, -1)
    assert isinstance(found, list)
    assert [problem.field for problem in found if isinstance(problem, Problem)] == ["overdue", "percent"]
    (only,) = least_payment(Statement(DAY, Decimal("NaN")), Least())  # type: ignore[misc] # a list of problems here
    assert isinstance(only, Problem)
    assert only.field == "balance"


@pytest.mark.parametrize(("overdue", "over_limit"), [(-1, 0), (0, -1)])
def test_no_part_of_a_statement_is_negative(overdue: int, over_limit: int) -> None:
    found = least(1000, overdue=Decimal(overdue), over_limit=Decimal(over_limit))
    assert isinstance(found, list)
    assert [problem.field for problem in found if isinstance(problem, Problem)] == ["overdue"]


@pytest.mark.parametrize(("percent", "found"), [(0, 50_000), (100, 10_000_000)])
def test_nothing_or_all_of_it_is_a_percentage_too(percent: int, found: int) -> None:
    assert least(10_000_000, percent) == found


def test_what_is_bought_after_the_day_bears_nothing() -> None:
    later = [Posting(date(2026, 3, 1), Decimal(10_000_000))]
    assert interest(later, DAY, Decimal(30), Rounding.of_currency("VND")) == 0
