"""What the makers of fields share: what the desk tells them, and a field of one line from functions of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from crodesk.domain import records
from crodesk.domain.problem import Problem
from crodesk.language import _
from crodesk.widgets.fields.choice_field import Finder
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.parsed import Parsed, Parser
from crodesk.widgets.fields.text_field import TextField

T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """What fields must know of the desk they stand on."""

    now: datetime
    """This moment, in the zone of the desk; `tomorrow` is reckoned from it."""
    currency: str = "VND"
    """The currency of amounts where the form names none."""
    home: str = "VN"
    """The country whose phone numbers need no country code."""
    find: Mapping[str, Finder] = field(default_factory=dict)
    """For each kind of record that a link may point to: what finds such records by name; the values are their rids."""
    name: Callable[[str, int], str] = lambda _kind, rid: f"#{rid}"
    """Returns how a linked record is called, from its kind and rid."""


Made = Mapping[str, Field[Any]]
"""The fields of the same form by key; it fills while they are made."""
Maker = Callable[[records.Field, Setting, Made], Field[Any]]
"""Makes the field for one entry of the catalogue."""


def understanding(read: Callable[[str], T | Problem], words: Callable[[T], str]) -> Parser[T]:
    """Return a parser from a function of the domain and one that says its values in words."""

    def parse(text: str) -> Parsed[T]:
        value = read(text)
        return Parsed(problem=value) if isinstance(value, Problem) else Parsed(value, words(value))

    return parse


def one_line(
    spec: records.Field,
    read: Callable[[str], T | Problem],
    words: Callable[[T], str],
    show: Callable[[T], str] = str,
) -> TextField[T]:
    """Return a field that reads its line with `read`, says `words` under it, and writes a value as `show` does."""
    return TextField(
        spec.key,
        _(spec.label),
        parse=understanding(read, words),
        show=show,
        required=spec.required,
        help=_(spec.help),
    )
