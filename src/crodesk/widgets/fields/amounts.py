"""Fields for money, percentages, spans of months and counts."""

from __future__ import annotations

from crodesk.domain import numerals, records
from crodesk.domain.dates import format_months, parse_months
from crodesk.domain.money import Money, format_money, minor_units, money_with_sign, parse_money
from crodesk.domain.number_words import number_words
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.percent import format_percent, parse_percent
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.making import Made, Setting, one_line

_LARGE = 10_000
"""From here on an amount is said in words too, since nobody counts zeros right."""
_LARGEST_COUNT = 10**15


def money(spec: records.Field, setting: Setting, made: Made) -> Field[int]:
    """Return a field for minor units of the currency that another field of the form says, or else of the desk."""

    def currency() -> str:
        beside = made.get(spec.currency)
        return (beside.value if beside else None) or setting.currency

    def read(text: str) -> int | Problem:
        amount = parse_money(text, currency(), language())
        return amount.minor if isinstance(amount, Money) else amount

    def show(minor: int) -> str:
        return format_money(minor, currency(), language())

    field = one_line(spec, read, lambda minor: money_in_words(minor, currency(), language()), show)
    field.follows = spec.currency
    return field


def money_in_words(minor: int, currency: str, in_language: str) -> str:
    """Return an amount with its sign, and a large round one in words: `350,000,000 ₫ · three hundred fifty million`."""
    shown = money_with_sign(minor, currency, in_language)
    whole, fraction = divmod(abs(minor), 10 ** minor_units(currency))
    return shown if fraction or whole < _LARGE else f"{shown} · {_in_words(whole, minor, in_language)}"


def _in_words(whole: int, minor: int, in_language: str) -> str:
    words = number_words(whole, in_language)
    return _("minus {amount}").format(amount=words) if minor < 0 else words


def percent(spec: records.Field, _setting: Setting, _made: Made) -> Field[int]:
    """Return a field for millionths, typed as a percentage."""

    def show(ppm: int) -> str:
        return format_percent(ppm, language())

    return one_line(spec, lambda text: parse_percent(text, language()), show, show)


def months(spec: records.Field, _setting: Setting, _made: Made) -> Field[int]:
    """Return a field for a span of months."""
    return one_line(spec, lambda text: parse_months(text, language()), lambda count: format_months(count, language()))


def whole(spec: records.Field, _setting: Setting, _made: Made) -> Field[int]:
    """Return a field for a count."""
    return one_line(spec, parse_whole, lambda count: numerals.show(count, 0, language()))


def parse_whole(text: str) -> int | Problem:
    """Return the count that `text` says, or what is wrong with it."""
    refused = Problem("", N_("“{text}” isn't a whole number."), {"text": text.strip()})
    simple = numerals.simplify(text).removeprefix("+")
    if simple.startswith("-") and simple[1:].isdecimal():
        return Problem("", N_("A count isn't below zero."))
    if not simple[:1].isdecimal() or simple.strip("0123456789.,'’_ "):
        return refused
    try:
        count, exact = numerals.read(simple, language(), 0).in_units(0)
    except NotUnderstoodError:
        return refused
    return count if exact and count <= _LARGEST_COUNT else refused
