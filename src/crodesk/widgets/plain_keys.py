"""Commands work with an input method left on: Telex `đ` means `d`, full-width `／` means `/`."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.dom import DOMNode
from textual.keys import _character_to_key

_MEANT = {"đ": "d", "Đ": "D", "ư": "w", "Ư": "W", "。": ".", "、": "/", "【": "[", "】": "]", "\u3000": " "}
"""What an input method puts for a key where Unicode knows no relation: Telex `dd` and `w`, Chinese punctuation."""


def plain_character(character: str) -> str:
    """Return the ASCII character on the key that an input method turned into `character`, or `character` itself."""
    meant = _MEANT.get(character)
    if meant or character.isascii():
        return meant or character
    apart = unicodedata.normalize("NFKD", character)
    base = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return base if len(base) == 1 and base.isascii() and not base.isspace() else character


def plain_key(event: events.Key, target: DOMNode) -> events.Key:
    """Return the key press as a plain keyboard would have sent it, unless `target` takes the character as text."""
    character = event.character
    if character is None or character.isascii() or target.check_consume_key(event.key, character):
        return event
    plain = plain_character(character)
    return event if plain == character else events.Key(_character_to_key(plain), plain)
