"""Filling a text from the record: gaps stay visible, what is optional goes with what it needs."""

import re
from collections.abc import Mapping
from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Amount
from crodesk.domain.money import money_with_sign

GAP = "____"
"""What stands where the record says nothing: the officer fills it in."""
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_HOLE = re.compile(r"\{(\w*)\}")
_DEEPEST = 2
"""A signature stands in a text: what is filled in is filled once more."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its placeholders filled; one that is empty or unknown leaves a gap."""
    for _level in range(_DEEPEST):
        text = _OPTIONAL.sub(lambda part: part[1] if _is_known(part[1], values) else "", text)
        text = _HOLE.sub(lambda hole: values.get(hole[1]) or GAP, text)
    return text


def _is_known(part: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in _HOLE.findall(part))


def has_gap(text: str) -> bool:
    """Tell whether something is still to be filled in."""
    return GAP in text


def day(value: date, language: str) -> str:
    """Return a day as one writes it in a message."""
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return format_date(value, language)


def amount(value: Amount, language: str) -> str:
    """Return an amount as one writes it in a message."""
    return money_with_sign(value.minor, value.currency, language)
