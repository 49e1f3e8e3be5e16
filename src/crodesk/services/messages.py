"""Saying a kept message in the language that is chosen."""

from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Amount, Message, Value, Word, unpack
from crodesk.domain.money import format_money, short_money
from crodesk.domain.rules.said import Words
from crodesk.language import _, language


def say(message: Message, today: date, *, short: bool = False) -> str:
    """Return the words of a message; days near `today` with their weekday, `short` amounts as lists have them."""
    text = _(message.text) if message.text else ""
    try:
        return text.format(**{name: _said(value, today, short=short) for name, value in message.values.items()})
    except (KeyError, IndexError, ValueError):
        return text


def say_all(packed: str, today: date) -> list[str]:
    """Return the words of packed messages."""
    return [say(message, today) for message in unpack(packed)]


def _said(value: Value, today: date, *, short: bool) -> str:
    if isinstance(value, date):
        return format_date(value, language(), today)
    if isinstance(value, Word):
        return _(value.text) if value.text else ""
    if isinstance(value, Amount):
        shown = short_money if short else format_money
        return shown(value.minor, value.currency, language())
    if isinstance(value, Words):
        return value.in_language(language())
    return str(value)
