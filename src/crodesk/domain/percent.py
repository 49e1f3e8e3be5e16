"""Percentages, such as interest rates, in millionths: 12.5 % is 125,000."""

import re

from crodesk.domain import numerals
from crodesk.domain.dates.parsing import simplify
from crodesk.domain.numerals import Exact, NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

PPM = 10_000
"""Millionths in one percent."""

LOWEST, HIGHEST = -100, 1000
"""The percentages that make sense for a rate."""

_PLACES = 4
_POINT_PLACES = 2
"""Decimals of a basis point, which is a hundredth of one percent."""
_LONGEST = 40
_PERCENT = re.compile(
    rf"(?:百分之|年化|年利率|每年|年)? ?(?:(?P<minus>-)|\+)? ?(?P<number>{numerals.NUMBER}) ?"
    r"(?:(?P<points>bps?|basis points?|diem co ban|个?基点)|(?:%|percent|pct|phan tram|个点)? ?"
    r"(?:p\.?a\.?|annually|(?:/ ?|per |a )(?:annum|year)|/? ?(?:1 ?|mot )?nam|/ ?年)?)"
)
_POINT = re.compile(r"(?<=\d)点(?=\d)")


def parse_percent(text: str, language: str) -> int | Problem:
    """Return the percentage that `text` says in millionths, or what is wrong with it."""
    example = numerals.show(125, 1, language)
    if not text.strip():
        return Problem("", N_("Type a percentage, such as {example}."), {"example": example})
    found = _PERCENT.fullmatch(_POINT.sub(".", simplify(text))) if len(text) <= _LONGEST else None
    if not found:
        message = N_("“{text}” isn't a percentage. Write it as {example}.")
        return Problem("", message, {"text": text.strip()[:_LONGEST], "example": example})
    try:
        number = numerals.read(found["number"], language, _PLACES)
    except NotUnderstoodError as wrong:
        return wrong.problem
    return _in_millionths(-number if found["minus"] else number, in_points=bool(found["points"]), language=language)


def _in_millionths(number: Exact, *, in_points: bool, language: str) -> int | Problem:
    ppm, exact = number.in_units(_POINT_PLACES if in_points else _PLACES)
    if not exact:
        return Problem("", N_("A percentage has at most 4 decimals."))
    if not LOWEST * PPM <= ppm <= HIGHEST * PPM:
        lowest, highest = (numerals.show(limit, 0, language) for limit in (LOWEST, HIGHEST))
        text = N_("A percentage lies between {lowest} and {highest}.")
        return Problem("", text, {"lowest": lowest, "highest": highest})
    return ppm


def format_percent(ppm: int, language: str) -> str:
    """Return a percentage with the decimals that it needs: `12.5%`, in Vietnamese `12,5%`."""
    return numerals.show_shortest(ppm, _PLACES, language) + "%"
