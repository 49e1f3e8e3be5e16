"""By which rule a loan is serviced: the one that is kept with it, else that of the branch."""

import re
from dataclasses import replace
from decimal import Decimal

from crodesk.domain.lending.ledger import RuleFacts
from crodesk.domain.lending.servicing import ORDERS, VIETNAM, FeeStep
from crodesk.domain.rules import figures

LATE = {"VN": VIETNAM}
"""Whose caps on what lateness costs hold, by country; elsewhere lateness costs what the loan's own rule says."""


def usual(country: str, early_fee: str = "") -> RuleFacts:
    """Return the rule of a branch; `early_fee` says what paying early costs by age, such as `12:3 24:2` (months: %)."""
    return RuleFacts(late=LATE.get(country, ""), prepayment_fees=fee_steps(early_fee))


def fee_steps(text: str) -> tuple[FeeStep, ...]:
    """Return the steps of the fee for paying early, as a setting writes them; what isn't understood is left out."""
    found = re.findall(r"(\d{1,4}):(\d{1,3}(?:\.\d+)?)", text)
    return tuple(FeeStep(int(months), Decimal(percent)) for months, percent in found)


def named(code: str, rule: RuleFacts) -> RuleFacts:
    """Return the rule of a code kept with a loan: caps of a country, or an order of payments; else the branch's."""
    if code in ORDERS:
        return replace(rule, late="", in_term=code)
    return replace(rule, late=code) if code and code in figures.load("late_charges") else rule
