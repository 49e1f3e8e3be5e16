"""Values that rules answer with, as the language in use writes them; every message of a rule is filled here."""

from collections.abc import Mapping
from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Amount, Word
from crodesk.domain.money import Money, money_with_sign
from crodesk.domain.rules.said import Words
from crodesk.language import _, language


def in_words(value: object) -> object:
    """Return an amount, a day or words from data as people read them; anything else, such as text, as it is."""
    if isinstance(value, Amount | Money):
        return money_with_sign(value.minor, value.currency, language())
    if isinstance(value, date):
        return format_date(value, language())
    if isinstance(value, Word):
        return _(value.text) if value.text else ""
    return value.in_language(language()) if isinstance(value, Words) else value


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a message id in the language in use, its placeholders filled; texts among the values stay as they are."""
    return _(text).format(**{key: in_words(value) for key, value in values.items()})
