"""Amounts of money: whole minor units of a currency, as people write them and as they are shown."""

from crodesk.domain.money.currencies import CURRENCY_SIGNS, MINOR_UNITS, Money, minor_units
from crodesk.domain.money.parsing import parse_money
from crodesk.domain.money.showing import (
    currency_sign,
    format_money,
    money_with_sign,
    short_money,
    short_money_with_sign,
)

__all__ = [
    "CURRENCY_SIGNS",
    "MINOR_UNITS",
    "Money",
    "currency_sign",
    "format_money",
    "minor_units",
    "money_with_sign",
    "parse_money",
    "short_money",
    "short_money_with_sign",
]
