"""Loans on a passbook, by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.passbook import PassbookLoan, Pledged, largest_loan, problems

# 100,000,000 at 6 % for a year, half of it gone; 0.1 % if it is broken.
DEPOSIT = Pledged(
    Decimal(100_000_000), Decimal(6_000_000), date(2026, 12, 31), "VND", Decimal(3_000_000), Decimal(100_000), "BL-17"
)
LOAN = PassbookLoan(Decimal(88_000_000), Decimal(4_000_000), date(2026, 12, 31), "VND")


def test_how_much_may_be_lent() -> None:
    """90 % of 103,000,000 less 4,000,000 of interest."""
    assert largest_loan(DEPOSIT, Decimal(4_000_000)) == 88_700_000
    assert largest_loan(DEPOSIT, Decimal("0.5")) == 92_699_999
    assert largest_loan(DEPOSIT, Decimal(10**9)) == 0


def test_a_covered_loan_is_fine() -> None:
    assert problems(DEPOSIT, LOAN) == []
    assert problems(DEPOSIT, LOAN, careful=True) == []


def test_everything_against_a_loan() -> None:
    loan = PassbookLoan(Decimal(103_000_000), Decimal(4_000_000), date(2027, 1, 1), "USD")
    found = problems(replace(DEPOSIT, lien=""), loan)
    assert [problem.field for problem in found] == ["currency", "maturity", "amount", "amount", "lien"]


def test_the_careful_check_counts_the_demand_rate() -> None:
    """97,000,000 and 4,000,000 fit into 106,000,000, but not into 100,100,000."""
    loan = replace(LOAN, amount=Decimal(97_000_000))
    assert problems(DEPOSIT, loan, Decimal(99)) == []
    (only,) = problems(DEPOSIT, loan, Decimal(99), careful=True)
    assert only.text.format(**only.values) == "At the end 101000000 is owed, and the deposit is worth 100100000."


def test_a_loan_of_all_that_may_be_lent_is_fine() -> None:
    """90 % of 103,000,000 less 4,000,000; and 100 % of 103,000,000 and 3,000,000 are the deposit's worth."""
    assert problems(DEPOSIT, replace(LOAN, amount=Decimal(88_700_000))) == []
    [more] = problems(DEPOSIT, replace(LOAN, amount=Decimal(88_700_001)))
    assert more.text.format(**more.values) == "At 90% of the deposit at most 88700000 may be lent."
    whole = PassbookLoan(Decimal(100_000_000), Decimal(6_000_000), DEPOSIT.matures, "VND")
    assert problems(DEPOSIT, whole, Decimal(103)) == []
    assert [one.field for one in problems(DEPOSIT, replace(whole, interest=Decimal(6_000_001)), Decimal(103))] == [
        "amount"
    ]
