"""Early withdrawal with a penalty: some points less than the rate, instead of the demand rate (Fineract)."""

from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.deposits.deposit import Deposit
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Penalty:
    """How much less a deposit bears for all of its time when it is withdrawn early."""

    points: Decimal
    """Percentage points taken off."""
    posted: Decimal | None = None
    """The rate, percent a year, that is posted for the time that it was held, from which they are taken
    (TILL_PREMATURE_WITHDRAWAL); `None`: from its own rate, that of the whole term (WHOLE_TERM)."""


@precisely
def penalised(deposit: Deposit, penalty: Penalty) -> Decimal | list[Problem]:
    """Return what a deposit withdrawn early bears from its opening on, percent a year, which `early.withdraw` takes.

    Fineract, FixedDepositAccount: the rate of the term or of the time held, less the penal interest, never below zero.
    Vietnam caps it at the lowest demand rate (Circular 04/2022/TT-NHNN), so that no penalty is agreed there.
    `Problem`s on `points` and `posted` that don't lie between 0 and 100 percent.
    """
    stated = {"points": penalty.points, "posted": ZERO if penalty.posted is None else penalty.posted}
    text = N_("A rate lies between 0 and {highest} percent.")
    wrong = [
        Problem(field, text, {"highest": HUNDRED})
        for field, value in stated.items()
        if not (value.is_finite() and ZERO <= value <= HUNDRED)
    ]
    rate = deposit.terms.percent if penalty.posted is None else penalty.posted
    return wrong or max(rate - penalty.points, ZERO)
