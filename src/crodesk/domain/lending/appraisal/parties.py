"""Who counts for what: whose income and debts, whose age, of whom the credit bureau must have spoken."""

from collections.abc import Iterator

from crodesk.domain.lending.appraisal.case import Case, Party
from crodesk.domain.rules.products import ProductRules

PAYERS = ("borrower", "co_borrower", "spouse")
"""Whose income and debts are counted; the first party is the borrower whatever it is called."""
DEBTORS = ("borrower", "co_borrower")
"""Who signs for the debt."""


def payers(case: Case) -> Iterator[Party]:
    """Yield those whose income and debts count."""
    return (party for place, party in enumerate(case.parties) if not place or party.role in PAYERS)


def debtors(case: Case) -> Iterator[Party]:
    """Yield those who sign for the debt."""
    return (party for place, party in enumerate(case.parties) if not place or party.role in DEBTORS)


def is_company(case: Case) -> bool:
    """Tell whether a firm borrows."""
    return case.borrower.kind == "company"


def has_flows(case: Case, product: ProductRules) -> bool:
    """Tell whether income and living costs of people are looked at: where the product asks, or when there are any."""
    return not is_company(case) and ("flows" in product.sections or bool(case.flows))


def has_books(case: Case, product: ProductRules) -> bool:
    """Tell whether accounts are looked at: of a firm, of whom the product measures by them, or when there are any."""
    by_books = is_company(case) or (product.caps.dscr is not None and product.caps.dsr is None)
    return bool(case.statements) or ("statements" in product.sections and by_books)


def has_debts(case: Case, product: ProductRules) -> bool:
    """Tell whether debts are looked at: where the product asks, or when there are any."""
    return "debts" in product.sections or bool(case.debts)
