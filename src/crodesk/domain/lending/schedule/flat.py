"""Flat interest: reckoned on the original principal, split evenly over the instalments."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.schedule.accrual import Accrual
from crodesk.domain.lending.terms import LoanTerms


def total_interest(accruals: Sequence[Accrual], amount: Decimal) -> Decimal:
    """Return the unrounded interest on the original principal over the whole time."""
    return amount * sum((piece.factor for accrual in accruals for piece in accrual.pieces), ZERO)


def interests(terms: LoanTerms, accruals: Sequence[Accrual], total: Decimal) -> list[Decimal]:
    """Return the interest of each instalment, rounded, the rest in the last (Fineract, LoanRepayment)."""
    rows = len(accruals)
    part, left = terms.amounts.apply(total / (rows * ONE)), terms.amounts.apply(total)
    found = []
    for _row in range(rows - 1):
        found.append(min(part, left))
        left -= found[-1]
    return [*found, left]
