"""What a phone number consists of, however it is written."""

import re
from dataclasses import dataclass

from crodesk.domain.text import digits

HOMES = {"VN": "84", "CN": "86", "US": "1"}
"""The country codes of the homes whose numbers are known here; another home has none."""

_CODES = """
20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86
90 91 92 93 94 95 98
"""
_TWO_DIGITS = frozenset(_CODES.split())
"""Country codes of two digits; 1 and 7 have one, all others three (ITU-T E.164)."""

_ABROAD = {"US": re.compile(r"\+|011")}
_PLUS = re.compile(r"\+|00")
_EXTENSION = re.compile(r" *(?:ext\.?|x|#|máy lẻ|may le|nội bộ|转|轉) *(\d{1,6})$", re.IGNORECASE)
_CHINESE_MOBILE = re.compile(r"1[3-9]\d*")
_WITHOUT_PLUS = {"VN": re.compile(r"84(?=[35789]\d{8}$|2\d{9}$)"), "CN": re.compile(r"86(?=1\d{10}$)")}
_WITHOUT_ZERO = {"VN": re.compile(r"[35789]\d{8}")}
_LEADING_ONE = re.compile(r"1(?=\d{10}$)")


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number, taken apart."""

    country: str
    """The country code; empty when it is written as at home and the home is unknown."""
    national: str
    """The digits within the country, as dialled there: with a zero in front where the country has one."""
    extension: str = ""

    def without_zero(self, national: str) -> str:
        """Return the national digits, or their groups, as they are dialled from abroad."""
        return national.removeprefix("0") if self.country in {HOMES["VN"], HOMES["CN"]} else national


def take_apart(text: str, home: str) -> Number:
    """Return the parts of a number as people write it at `home` (`VN`, `CN`, `US`, or another)."""
    extension = _EXTENSION.search(text)
    main = (text[: extension.start()] if extension else text).replace("(0)", "").strip()
    behind = extension[1] if extension else ""
    dialled = ("+" if main.startswith(("+", "＋")) else "") + digits(main)
    abroad = _ABROAD.get(home, _PLUS).match(dialled)
    if abroad:
        country, rest = _split_country(dialled[abroad.end() :])
        return Number(country, _as_dialled(country, rest), behind)
    return Number(HOMES.get(home, ""), _at_home(dialled, home), behind)


def search_digits(text: str, home: str = "VN") -> str:
    """Return the digits by which a whole or partly typed number is found: `+84 901…` and `0901…` are one."""
    number = take_apart(text, home)
    known = number.country in {"", *HOMES.values()}
    return number.national if known else number.country + number.national


def _split_country(number: str) -> tuple[str, str]:
    size = 1 if number[:1] in {"1", "7"} else 2 if number[:2] in _TWO_DIGITS else 3
    return number[:size], number[size:]


def _as_dialled(country: str, rest: str) -> str:
    """Return the digits after a country code with the zero that they have within the country."""
    if country == HOMES["VN"] or (country == HOMES["CN"] and rest and not _CHINESE_MOBILE.fullmatch(rest)):
        return "0" + rest.removeprefix("0")
    return rest


def _at_home(number: str, home: str) -> str:
    if home == "US":
        return _LEADING_ONE.sub("", number)
    with_country = _WITHOUT_PLUS.get(home)
    if with_country and with_country.match(number):
        return _as_dialled(HOMES[home], number[2:])
    without_zero = _WITHOUT_ZERO.get(home)
    return "0" + number if without_zero and without_zero.fullmatch(number) else number
