"""Reads amounts as officers type them: `350tr`, `1,2 tỷ`, `1.2bn`, `35万`, `12*3`, `$1,234.50`."""

import re
from collections.abc import Iterator
from functools import cache

from crodesk.domain import numerals
from crodesk.domain.money.currencies import CURRENCY_SIGNS, MINOR_UNITS, Money, minor_units
from crodesk.domain.money.magnitudes import NOT_AN_AMOUNT, read_sum
from crodesk.domain.numerals import Exact, NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_LARGEST = 10**18
_LONGEST = 100
_SHOWN = 40
_EXAMPLES = {"vi": "350.000.000", "zh": "350,000"}
_SHORT_EXAMPLES = {"vi": "350tr", "zh": "35万"}
_CHINESE = str.maketrans(
    "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩貳叄陸圆圓拾佰仟萬億",
    "0012234567891234567892236元元十百千万亿",
)
"""Chinese digits and the forms of cheques."""
_HALF_MORE = re.compile(r"(?<=[a-z]) ?ruoi\b")
_HALF = re.compile(r"\b(?:nua|half a|half)(?= [a-z])")
# Half of what was named: 3 tỷ rưỡi is 3 tỷ 5, nửa tỷ and half a million are 0.5 of it.


def parse_money(text: str, currency: str, language: str) -> Money | Problem:
    """Return the amount that `text` says in `currency`, or what is wrong with it.

    Numbers may be grouped or not, carry a word for thousands and millions, the sign of the currency, and be
    multiplied, added and subtracted.
    """
    try:
        amount = _calculate(_without_signs(_simplify(text), currency), language, minor_units(currency))
        return Money(_in_minor_units(amount, currency, language), currency)
    except NotUnderstoodError as wrong:
        return _complete(wrong.problem, text.strip(), language)


def _simplify(text: str) -> str:
    if len(text) > _LONGEST:
        raise NotUnderstoodError(NOT_AN_AMOUNT)
    plain = re.sub("[整正]$", "", numerals.simplify(text).translate(_CHINESE))
    return _HALF_MORE.sub(" 5", _HALF.sub("0.5", plain))


def _complete(problem: Problem, text: str, language: str) -> Problem:
    """Return the problem with what was typed and how to write it."""
    examples = {"example": _EXAMPLES.get(language, "350,000,000"), "short": _SHORT_EXAMPLES.get(language, "350m")}
    if not text:
        return Problem("", N_("Type an amount, such as {example} or {short}."), examples)
    return problem if problem.text != NOT_AN_AMOUNT else Problem("", NOT_AN_AMOUNT, examples | {"text": text[:_SHOWN]})


def _without_signs(text: str, currency: str) -> str:
    """Return the amount without its signs of currency, after making sure that none is another's."""
    if not any(name in text for name in _names()):  # as nearly always: the expression takes long to make
        return text.strip()
    for sign in _signs().findall(text):
        currencies = CURRENCY_SIGNS.get(sign, (sign.upper(),))
        if currency not in currencies:
            other = currencies[0]
            raise NotUnderstoodError(
                N_("This amount is in {currency}, not in {other}."), currency=currency, other=other
            )
    return _signs().sub(" ", text).strip()


def _calculate(text: str, language: str, places: int) -> Exact:
    """Return the value of sums of products."""
    in_parentheses = re.fullmatch(r"\(([^()]*)\)", text)
    if in_parentheses:
        return -_calculate(in_parentheses[1], language, places)
    total = Exact(0)
    for minus, product in _addends(text):
        value = Exact(1)
        for factor in re.split("[*x×]", product):
            value *= read_sum(factor, language, places)
        total += -value if minus else value
    return total


def _addends(text: str) -> Iterator[tuple[bool, str]]:
    """Give each addend and whether it is taken away."""
    parts = re.split("([+-])", text)
    parts = ["+", *parts] if parts[0] or len(parts) == 1 else parts[1:]
    for sign, addend in zip(parts[::2], parts[1::2], strict=True):
        yield sign == "-", addend


def _in_minor_units(amount: Exact, currency: str, language: str) -> int:
    places = minor_units(currency)
    minor, exact = amount.in_units(places)
    if abs(minor) > _LARGEST:
        raise NotUnderstoodError(N_("That is more than can be kept."))
    if exact:
        return minor
    lower, upper = (numerals.show(near, places, language) for near in (minor, minor + 1))
    text = N_("{currency} has {places} decimals: {lower} or {upper}?")
    if places == 0:
        text = N_("{currency} has no smaller unit: {lower} or {upper}?")
    raise NotUnderstoodError(text, currency=currency, places=places, lower=lower, upper=upper)


@cache
def _signs() -> re.Pattern[str]:
    """Return what finds a sign or a code; it is long, so it is made when the first amount with one is typed."""
    alone = "(?<![a-z]){}(?![a-z$¥])"
    return re.compile("|".join(alone.format(re.escape(name)) if name.isascii() else name for name in _names()))


@cache
def _names() -> list[str]:
    """Return every sign and code in small letters, the longest first."""
    return sorted((*CURRENCY_SIGNS, *(code.lower() for code in MINOR_UNITS)), key=len, reverse=True)
