"""What facts tell of criteria of an expert grid that aren't figures: repayment, proof, profit, books, insurance."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from crodesk.domain.lending.appraisal import bureau
from crodesk.domain.lending.appraisal.amount import reckon, total
from crodesk.domain.lending.appraisal.business import Books
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.personal import incomes
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.numbers import ZERO

_HALF_A_YEAR = 6
_GROUP_1_DAYS = 10
"""From so many days late on a debt isn't of group 1 any more."""


def _repayment(worked: Worked) -> str | None:
    """Return how loans were repaid, here and by the bureau."""
    case = worked.case
    late, before = worked.values["days_late_most"].value, worked.values["worst_before"].value
    if late is None or before is None:
        return None
    if late >= _GROUP_1_DAYS or before > 1:
        return "late"
    if late > 0:
        return "small"
    return _unproven(case, worked) if case.conduct.loans_repaid == 0 else "clean"


def _unproven(case: Case, worked: Worked) -> str:
    """Return what is said of somebody who never had a loan with us."""
    report = bureau.valid(case, case.borrower, worked.rules)
    if case.borrower.kind == "company":
        return "first-loan"
    return "no-file" if report is not None and report.lenders == 0 else "clean"


def _elsewhere(worked: Worked) -> str | None:
    """Return the debt groups at other banks, today and before."""
    now, before = worked.values["worst_group"].value, worked.values["worst_before"].value
    if now is None or before is None:
        return None
    if now > 1 or before > bureau.PERFORMING:
        return "worse"
    return "group-1" if before == 1 else "group-2-before"


def _income_proof(worked: Worked) -> str | None:
    """Return how income is proven: through an account with us, by papers, or not."""
    case = worked.case
    if not incomes(case):
        return None
    if worked.values["income_proven"].value is None:
        return "stated"
    long = (case.conduct.months_with_us or 0) >= _HALF_A_YEAR
    return "accounts" if case.conduct.salary_here and long else "papers"


def _profit(worked: Worked) -> str | None:
    """Return how profit went over the last two years."""
    found = [Books(worked.case, one).flow("net_profit") for one in worked.case.statements[:2]]
    return _trend(*(one.value for one in found)) if len(found) > 1 else None


def _trend(now: Decimal | None, before: Decimal | None) -> str | None:
    if now is None or before is None:
        return None
    losses = (now < ZERO) + (before < ZERO)
    if losses:
        return "losses" if losses > 1 else "uneven"
    return "growing" if now > before else "steady"


def _books(worked: Worked) -> str | None:
    """Return the quality of the books where the latest are audited; else the officer judges."""
    return "audited" if worked.case.statements and worked.case.statements[0].audited else None


def _insured(worked: Worked) -> str | None:
    """Return how far the collateral is insured, when that is known of all of it."""
    case, left = worked.case, worked.values.get("insurance_left")
    if left is None or left.value is None:
        return None
    if left.value <= 0:
        return "none"
    sums = total(in_loan(case, one.insured_for, one.currency, "insurance") for one in case.collateral)
    covered = reckon(lambda insured, lent: Decimal(insured >= lent), sums, worked.loan.amount).value
    return None if covered is None else "whole" if covered else "part"


def _of_values(*codes: str) -> Callable[[Worked], tuple[str, ...]]:
    """Return what tells the facts that some figures lack."""
    return lambda worked: tuple(fact for code in codes for fact in worked.values[code].missing)


def _of_profit(worked: Worked) -> tuple[str, ...]:
    """Return the facts that the trend of the profit lacks."""
    found = [Books(worked.case, one).flow("net_profit") for one in worked.case.statements[:2]]
    return tuple(fact for one in found for fact in one.missing) if len(found) > 1 else ("statements",)


LACKING: Mapping[str, Callable[[Worked], tuple[str, ...]]] = {
    "repayment_record": _of_values("days_late_most", "worst_before"),
    "bureau_group": _of_values("worst_group", "worst_before"),
    "income_proof": lambda _: ("income",),
    "net_profit": _of_profit,
}
"""The facts that a criterion lacks which isn't a figure, by what it looks at."""
TOLD: Mapping[str, Callable[[Worked], str | None]] = {
    "repayment_record": _repayment,
    "bureau_group": _elsewhere,
    "income_proof": _income_proof,
    "net_profit": _profit,
    "books_quality": _books,
    "insurance": _insured,
}
"""What is told of a criterion by what it looks at."""
