"""Spans of months, such as the term of a loan: `36`, `3y`, `1 năm rưỡi`, `18个月`."""

import re
from functools import cache

from crodesk.domain import numerals
from crodesk.domain.dates.parsing import simplify
from crodesk.domain.dates.vocabulary import COUNTS, alternatives
from crodesk.domain.numerals import Exact, NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LONGEST_SPAN = 600
"""Fifty years, in months."""

_YEAR = 12
_UNITS = {
    "m mo mos mth mths month months thang th t 月 个月 期": 1,
    "quarter quarters q quy 季 季度 个季度": 3,
    "y yr yrs year years nam n 年": _YEAR,
}
_MONTHS = {name: months for names, months in _UNITS.items() for name in names.split()}
_HALVES = {"half a year": 6, "half year": 6, "nua nam": 6, "半年": 6}
_AND_A_HALF = "(?<=nam) ruoi$|(?<=年)半$|(?<=year) and a half$|(?<=years) and a half$"
_WORDS = {
    **COUNTS,
    "muoi hai": 12,
    "muoi lam": 15,
    "hai muoi": 20,
    "ba muoi": 30,
}
_ASIDE = "(?<=[年月])期$| term$|,(?= )"
# What people write around a span: a term of so many years, and the comma before the months.
_LONGEST_TEXT = 60
_SHOWN = 40
_EXAMPLES = {
    "en": {"example": "36", "years": "3y", "months": "18m"},
    "vi": {"example": "36", "years": "3 năm", "months": "18 tháng"},
    "zh": {"example": "36", "years": "3年", "months": "18个月"},
}
_SHOWN_UNITS = {"en": (" year", " month"), "vi": (" năm", " tháng"), "zh": ("年", "个月")}


def parse_months(text: str, language: str) -> int | Problem:
    """Return the number of months that `text` says, or what is wrong with it; a bare number counts months."""
    try:
        months = _read(simplify(text), language) if len(text) <= _LONGEST_TEXT else None
    except NotUnderstoodError:
        months = None
    if months is None:
        return _no_span(text.strip(), language)
    return months if 1 <= months <= LONGEST_SPAN else Problem("", N_("A span has 1 to 600 months."))


def format_months(months: int, language: str) -> str:
    """Return a span in years and months: `1 year 6 months`, `1 năm 6 tháng`, `1年6个月`."""
    language = language if language in _SHOWN_UNITS else "en"
    counts = zip(divmod(months, _YEAR), _SHOWN_UNITS[language], strict=True)
    shown = (f"{count}{unit}{'s' if language == 'en' and count > 1 else ''}" for count, unit in counts if count)
    return ("" if language == "zh" else " ").join(shown)


def _counted(text: str) -> str:
    """Return a simplified text with its counts as digits, and nothing beside the span."""
    return _count().sub(lambda word: str(_WORDS[word[1]]), re.sub(_ASIDE, "", text))


@cache
def _count() -> re.Pattern[str]:
    """Return what finds counts in words; made when the first span is typed that isn't a bare number."""
    after = "(?= (?:years?|months?|quarters?|nam|thang|quy)\\b)"
    return re.compile(rf"(?:^|(?<=and )|(?<=va ))({alternatives(_WORDS)}){after}")


@cache
def _part() -> re.Pattern[str]:
    """Return what finds a number with its unit; made when the first span is typed that isn't a bare number."""
    return re.compile(
        rf"(?P<number>{numerals.NUMBER})[ -]?(?P<unit>{alternatives(_MONTHS)})(?![a-z]) ?(?:and |va |又)?"
    )


def _read(text: str, language: str) -> int | None:
    if text.isdecimal():
        return int(text)
    text = _counted(text)
    if text in _HALVES:
        return _HALVES[text]
    whole = re.sub(_AND_A_HALF, "", text)
    half = 0 if whole == text else _YEAR // 2
    total, place = Exact(half), 0
    while place < len(whole):
        part = _part().match(whole, place)
        if not part:
            return None
        total += numerals.read(part["number"], language) * Exact(_MONTHS[part["unit"]])
        place = part.end()
    months, exact = total.in_units(0)
    return months if exact and whole else None


def _no_span(text: str, language: str) -> Problem:
    examples = _EXAMPLES.get(language, _EXAMPLES["en"])
    if not text:
        return Problem("", N_("Type a number of months, such as {example}, {years} or {months}."), examples)
    message = N_("“{text}” isn't a number of months. Write it as {example}, {years} or {months}.")
    return Problem("", message, {**examples, "text": text[:_SHOWN]})
