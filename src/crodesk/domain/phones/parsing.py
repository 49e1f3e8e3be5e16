"""Reads phone numbers as officers type them, and says what is wrong with those that nobody can call."""

import re

from crodesk.domain.phones.numbers import HOMES, Number, take_apart
from crodesk.domain.phones.showing import format_phone
from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_

_EXAMPLES = {"VN": "0901 234 567", "CN": "138 1234 5678", "US": "(415) 555-2671"}
_FEWEST, _MOST = 7, 15
_LONGEST = 40
_LOOKS_RIGHT = re.compile(
    r"\+?[\d\s().\-/\u2010-\u2015]*\d[\d\s().\-/\u2010-\u2015]*( *(ext\.?|x|#|máy lẻ|may le|nội bộ|转|轉) *\d{1,6})?",
    re.IGNORECASE,
)
_VIETNAMESE_MOBILE = re.compile("0[35789]")
_CHINESE_MOBILE = re.compile("1[3-9]")
_BEFORE_2018 = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084",
    "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
    **{f"016{digit}": f"03{digit}" for digit in range(2, 10)},
}  # fmt: skip
"""How Vietnamese mobile numbers of eleven digits began, and begin since 15 September 2018 (decision 798/QĐ-BTTTT)."""

_OLD_LENGTH = 11


def parse_phone(text: str, home: str = "VN") -> str | Problem:
    """Return the form in which a number is kept, or what is wrong with it.

    Numbers of `home` are kept as dialled there (`0901234567`), others with their country (`+8613812345678`); an
    extension follows as `x12`.
    """
    line = clean_line(text)
    example = _EXAMPLES.get(home, "+44 20 7946 0958")
    if not line:
        return Problem("", N_("Type a phone number, such as {example}."), {"example": example})
    number = take_apart(line, home)
    if len(line) > _LONGEST or not _LOOKS_RIGHT.fullmatch(line) or _is_impossible(number):
        message = N_("“{text}” isn't a phone number. Write it as {example}.")
        return Problem("", message, {"text": line[:_LONGEST], "example": example})
    return _wrong(number) or _kept(number, home)


def _is_impossible(number: Number) -> bool:
    """Tell whether no country or no place in it has a number that begins so."""
    first = number.national[:1]
    in_america = number.country == HOMES["US"] and first in {"0", "1"}
    return in_america or number.country.startswith("0") or number.national.startswith("00")


def _kept(number: Number, home: str) -> str:
    extension = f"x{number.extension}" if number.extension else ""
    if number.country in {"", HOMES.get(home)}:
        return number.national + extension
    return f"+{number.country}{number.without_zero(number.national)}{extension}"


def _wrong(number: Number) -> Problem | None:
    count, national = len(number.national), number.national
    if not _FEWEST <= count <= _MOST:
        message = N_("A phone number has {fewest} to {most} digits, this one {count}.")
        return Problem("", message, {"fewest": _FEWEST, "most": _MOST, "count": count})
    if number.country == HOMES["VN"]:
        return _wrong_in_vietnam(national)
    if number.country == HOMES["CN"] and _CHINESE_MOBILE.match(national):
        return _wrong_length(N_("A mobile number has {wanted} digits, this one {count}."), 11, count)
    if number.country == HOMES["US"]:
        return _wrong_length(N_("A number has {wanted} digits, this one {count}."), 10, count)
    return None


def _wrong_in_vietnam(national: str) -> Problem | None:
    if _VIETNAMESE_MOBILE.match(national):
        return _wrong_length(N_("A mobile number has {wanted} digits, this one {count}."), 10, len(national))
    new = _BEFORE_2018.get(national[:4])
    if not new or len(national) != _OLD_LENGTH:
        return None
    message = N_("Numbers with {old} have begun with {new} since 2018: {suggestion}?")
    return Problem("", message, {"old": national[:4], "new": new, "suggestion": format_phone(new + national[4:], "VN")})


def _wrong_length(message: str, wanted: int, count: int) -> Problem | None:
    return None if count == wanted else Problem("", message, {"wanted": wanted, "count": count})
