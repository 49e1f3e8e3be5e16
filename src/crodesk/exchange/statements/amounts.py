"""Amounts of statements: read exactly, and brought to the smallest unit of their currency."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from crodesk.domain.money import minor_units
from crodesk.exchange.values.amounts import NumberForm, units
from crodesk.exchange.values.bad_value import BadValue

_MOST_DECIMALS = 9
_LONGEST = 15


def read_amount(text: str, currency: str, form: NumberForm | None = None) -> tuple[Decimal, bool]:
    """Return an amount in the currency's own unit, and whether it had no more decimals than the currency has.

    What is more is rounded half up. Without a form, the last comma or point parts the fraction. `BadValue` when the
    text is no number.
    """
    digits = minor_units(currency)
    sign, bare = ("-", text[1:]) if text[:1] == "-" else ("", text)
    whole, _, fraction = bare.partition(form.decimal if form else "," if "," in bare else ".")
    if len(fraction) <= digits and len(whole) < _LONGEST and text.isascii() and (whole + fraction).isdecimal():
        return Decimal(f"{sign}{whole or 0}.{fraction:0<{digits}}" if digits else sign + whole), True
    return _slowly(text, digits, form or _form(text))


def minor(amount: Decimal, currency: str) -> int:
    """Return an amount that was read, in the smallest unit."""
    return int(amount.scaleb(minor_units(currency)))


def _slowly(text: str, digits: int, form: NumberForm) -> tuple[Decimal, bool]:
    """Read what has a sign, groups, or decimals too many."""
    try:
        return Decimal(units(text, digits, form)).scaleb(-digits), True
    except BadValue:
        finer = Decimal(units(text, _MOST_DECIMALS, form)).scaleb(-_MOST_DECIMALS)
        return finer.quantize(_smallest(digits), ROUND_HALF_UP), False


def _form(text: str) -> NumberForm:
    """Return how an amount is written: the last of comma and point parts the fraction, the other one groups."""
    if text.rfind(",") > text.rfind("."):
        return NumberForm(",", "." if "." in text else "")
    return NumberForm(".", "," if "," in text else "")


@cache
def _smallest(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)
