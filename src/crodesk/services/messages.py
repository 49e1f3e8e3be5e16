"""Saying a kept message in the language that is chosen."""

from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Amount, Message, Value, Word, unpack
from crodesk.domain.money import format_money
from crodesk.language import _, language


def say(message: Message, today: date) -> str:
    """Return the words of a message; days near `today` with their weekday."""
    text = _(message.text) if message.text else ""
    try:
        return text.format(**{name: _said(value, today) for name, value in message.values.items()})
    except (KeyError, IndexError, ValueError):
        return text


def say_all(packed: str, today: date) -> list[str]:
    """Return the words of packed messages."""
    return [say(message, today) for message in unpack(packed)]


def _said(value: Value, today: date) -> str:
    if isinstance(value, date):
        return format_date(value, language(), today)
    if isinstance(value, Word):
        return _(value.text) if value.text else ""
    if isinstance(value, Amount):
        return format_money(value.minor, value.currency, language())
    return str(value)
