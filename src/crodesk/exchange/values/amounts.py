"""Numbers as files write them, read exactly: whole units of a stated smallness, never a float."""

import re
from dataclasses import dataclass

from crodesk.domain.words import N_
from crodesk.exchange.values.bad_value import BadValue

LARGEST = 10**18
"""What a whole number in the file can hold, with room to spare for sums."""

_BLANKS = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f"))
_SYMBOLS = "$€£¥￥₫đ₹%"


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How numbers are written."""

    decimal: str = "."
    """What parts the fraction."""
    thousands: str = ","
    """What groups the digits; a blank of any kind always may."""


def units(text: str, digits: int, form: NumberForm) -> int:
    """Read a number in units of ten to the power of minus `digits` (12.50 with 2 digits is 1250)."""
    bare = text.translate(_BLANKS).strip(_SYMBOLS)
    negative = bare.startswith(("-", "−", "(")) or bare.endswith("-")
    whole, _, fraction = bare.strip("+-−()").strip(_SYMBOLS).partition(form.decimal)
    whole = _ungrouped(whole, form.thousands)
    kept, rest = fraction[:digits], fraction[digits:]
    if not _is_number(whole + fraction):
        raise BadValue(N_("“{value}” is no number"), value=text)
    if rest.strip("0"):
        raise BadValue(N_("“{value}” has more decimals than the {digits} there can be"), value=text, digits=digits)
    number = int(whole + kept.ljust(digits, "0") or "0")
    if number > LARGEST:
        raise BadValue(N_("“{value}” is more than can be kept"), value=text)
    return -number if negative else number


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _ungrouped(whole: str, thousands: str) -> str:
    """Return the digits of a whole number without what groups them; a group of one digit betrays another form."""
    if not thousands or thousands not in whole:
        return whole
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{2,4}})*{re.escape(thousands)}\d{{3,4}}", whole)
    return whole.replace(thousands, "") if grouped else whole
