"""The first steps of reading a value, from the text of a cell to the text that is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crodesk.domain.text import clean_line, clean_text
from crodesk.domain.words import N_
from crodesk.exchange.encoding import is_kept_byte
from crodesk.exchange.profiles.profile import Value
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.identifiers import IdForm

ReadText = Callable[[str], str]
"""Turns the text of a cell into the text that is meant; empty when it means nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the steps look things up in."""

    ids: Mapping[str, IdForm]
    lookups: Mapping[str, Mapping[str, str]]


def text_reader(value: Value, known: Known) -> ReadText:
    """Return what takes the steps of `value`: white space, empty texts, cut, id, lookup, map."""
    steps = [step for step in (_cut(value), _id(value, known), _lookup(value, known), _map(value)) if step]
    nothing = frozenset(value.empty)
    if not (nothing or steps):
        return str.strip
    if not nothing and len(steps) == 1:
        return _only(steps[0])

    def read(text: str) -> str:
        text = text.strip()
        if text in nothing:
            return ""
        for step in steps:
            text = step(text) if text else ""
        return text

    return read


def _only(step: ReadText) -> ReadText:
    """Return what takes one step."""

    def read(text: str) -> str:
        text = text.strip()
        return step(text) if text else ""

    return read


def line(text: str) -> str:
    """Return a text as one safe line; a byte that is no letter in the file's encoding is an error."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return clean_line(_decoded(text))


def paragraph(text: str) -> str:
    """Return a text of several lines, safe; a byte that is no letter in the file's encoding is an error."""
    return clean_text(_decoded(text)).strip()


def _decoded(text: str) -> str:
    if not text.isprintable() and any(map(is_kept_byte, text)):
        raise BadValue(N_("it has bytes that are no letters in the encoding of the file"))
    return text


def _cut(value: Value) -> ReadText | None:
    if not value.cut:
        return None
    begin, end = value.cut
    return lambda text: text[begin:end].strip()


def _id(value: Value, known: Known) -> ReadText | None:
    return known.ids[value.id].full if value.id else None


def _lookup(value: Value, known: Known) -> ReadText | None:
    if not value.lookup:
        return None
    return _found_in(known.lookups[value.lookup], value, N_("“{value}” isn't in the file that tells what it is"))


def _map(value: Value) -> ReadText | None:
    if value.map is None:
        return None
    return _found_in(value.map, value, N_("the profile doesn't say what “{value}” means"))


def _found_in(table: Mapping[str, str], value: Value, complaint: str) -> ReadText:
    def find(text: str) -> str:
        found = table.get(text, value.otherwise)
        if found is None:
            raise BadValue(complaint, value=text)
        return found

    return find
