"""How the figures of an application are said: each in its unit, in the language in use."""

from decimal import Decimal

from crodesk.domain.money import format_money, minor_units
from crodesk.domain.percent import format_percent
from crodesk.language import language
from crodesk.services.stored import PPM_A_PERCENT

PLACES = {"times": 2, "years": 1}
"""Decimals by unit; none where it isn't here."""
UNKNOWN = "–"


def amount(value: Decimal | None, currency: str) -> str:
    """Return an amount in full, a dash where it isn't known."""
    if value is None:
        return UNKNOWN
    return format_money(int(value.scaleb(minor_units(currency)).to_integral_value()), currency, language())


def say(value: Decimal | None, unit: str, currency: str) -> str:
    """Return a figure in its unit, a dash where it isn't known; `value` in percent, in years, in whole currency."""
    if value is None:
        return UNKNOWN
    if unit == "amount":
        return amount(value, currency)
    if unit == "percent":
        return format_percent(int((value * PPM_A_PERCENT / 1000).to_integral_value()) * 1000, language())
    number = f"{value:.{PLACES.get(unit, 0)}f}"
    if unit == "years":
        number = number.removesuffix(".0")
    return number.replace(".", ",") if language() == "vi" else number
