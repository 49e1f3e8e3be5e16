"""Words that are kept as data and said in whatever language is chosen when they are shown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from crodesk.domain.rules.said import Words

Value: TypeAlias = "str | int | date | Word | Amount | Words"
"""What can fill a placeholder."""


@dataclass(frozen=True, slots=True)
class Word:
    """A value that is itself a message id, such as the label of a choice."""

    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, in minor units of its currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message id with `{placeholders}` and what fills them; empty when there is nothing to say."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)


_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def pack(messages: "list[Message] | tuple[Message, ...]") -> str:
    """Return messages as JSON, in an order of keys that is always the same."""
    return _ENCODED([[m.text, {k: _packed(v) for k, v in sorted(m.values.items())}] for m in messages])


def unpack(text: str) -> tuple[Message, ...]:
    """Return the messages that `pack` wrote; raises `ValueError` for anything else."""
    return tuple(Message(words, {k: _unpacked(v) for k, v in values.items()}) for words, values in json.loads(text))


def _packed(value: Value) -> object:
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, Word):
        return ["word", value.text]
    if isinstance(value, Amount):
        return ["money", value.minor, value.currency]
    if isinstance(value, Words):
        return ["words", value.en, value.vi, value.zh]
    return value


def _unpacked(value: "str | int | list[object]") -> Value:
    match value:
        case ["day", str(iso)]:
            return date.fromisoformat(iso)
        case ["word", str(text)]:
            return Word(text)
        case ["money", int(minor), str(currency)]:
            return Amount(minor, currency)
        case ["words", str(en), str(vi), str(zh)]:
            return Words(en, vi, zh)
        case str() | int():
            return value
    message = f"not a value of a message: {value!r}"
    raise ValueError(message)
