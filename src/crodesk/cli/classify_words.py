"""Reasons and problems of a classification in the language in use."""

from collections.abc import Mapping
from decimal import Decimal

from crodesk.domain import numerals
from crodesk.domain.lending.classification.facts import Classification
from crodesk.domain.money import minor_units, money_with_sign
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Reason
from crodesk.language import language
from crodesk.services import in_words


def reasons(found: Classification) -> list[str]:
    """Return why a debt is in its group, step by step."""
    return [of_reason(one) for one in found.reasons]


def of_reason(reason: Reason) -> str:
    """Return one reason."""
    return filled(reason.text, reason.values)


def of_problem(problem: Problem) -> str:
    """Return one problem, after the option that it concerns."""
    words = filled(problem.text, problem.values)
    return f"--{option(problem.field)}: {words}" if problem.field else words


OPTIONS = {"recalled_on": "recalled", "facts": "pack", "as_of": "today"}
"""The options of fields that are called otherwise."""


def option(field: str) -> str:
    """Return the option by which a field is given."""
    return OPTIONS.get(field, field).replace("_", "-")


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a message with its values as the language writes them; what officers typed stays as it is."""
    return in_words.filled(text, values)


def shown(value: object) -> str:
    """Return a value as the language writes it."""
    return str(in_words.in_words(value))


def amount(value: Decimal, currency: str) -> str:
    """Return an amount with the sign of its currency."""
    return money_with_sign(int(value.scaleb(minor_units(currency)).to_integral_value()), currency, language())


def percent(share: Decimal) -> str:
    """Return a share as a percentage with the decimals that it needs."""
    return numerals.show_shortest(int(share * 10**6), 4, language()) + "%"
