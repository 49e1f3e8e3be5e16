"""Figures, dates and refusals of a quote in the language in use."""

from decimal import Decimal

from crodesk.domain import numerals
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.language import _, language
from crodesk.services.in_words import in_words


def of_problem(problem: Problem, name: str) -> str:
    """Return a refusal, after the name of what it concerns."""
    words = sentence(problem)
    return f"{name}: {words}" if name else words


def sentence(problem: Problem) -> str:
    """Return what a problem or a remark says."""
    return _(problem.text).format(**{key: shown(value) for key, value in problem.values.items()})


def shown(value: object) -> str:
    """Return a value as the language writes it; a text may be a message id."""
    if isinstance(value, Decimal):
        return number(value)
    return _(value) if isinstance(value, str) else str(in_words(value))


def number(value: Decimal) -> str:
    """Return a number with its own decimals."""
    whole, _point, fraction = format(value, "f").partition(".")
    return numerals.show(int(whole + fraction), len(fraction), language())


def amount(value: Decimal, currency: str) -> str:
    """Return an amount with the decimals of its currency, or more where it has more."""
    return number(Decimal(plain(value, currency)))


def percent(value: Decimal) -> str:
    """Return a percentage with two decimals."""
    return number(Decimal(format(value, ".2f"))) + "%"


def rate(value: Decimal) -> str:
    """Return a percentage with the decimals it was given with."""
    text = format(value, "f")
    return number(Decimal(text.rstrip("0").rstrip(".") if "." in text else text)) + "%"


def plain(value: Decimal, currency: str) -> str:
    """Return an amount for programs: digits and a point, with the decimals of its currency at least."""
    exponent = value.as_tuple().exponent
    places = max(minor_units(currency), -exponent if isinstance(exponent, int) else 0)
    return format(value, f".{places}f")
