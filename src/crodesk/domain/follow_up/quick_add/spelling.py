"""Patterns of Vietnamese words as they are typed: with marks, without any, or with keys of the input method left."""

import re
import unicodedata

_MARKED = re.compile(r"(?<!\[)[a-z]*[à-ỹ][a-zà-ỹ]*")
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0302": "", "\u0306": "w", "\u031b": "w"}
_TELEX = {"đ": "dd"}
_LEFT_OVER: dict[str, str] = {}
"""Words by their keys in the Telex method, filled as patterns are made."""


def spelled(pattern: str) -> str:
    """Return a regular expression in which each word with marks stands for all ways to type it.

    Who typed a mark meant it: `mãi` is not `mai`. A word in brackets, `[ố]`, stays as it is.
    """
    return _MARKED.sub(lambda word: f"(?:{'|'.join(_ways(word[0]))})", pattern)


def respelled(text: str) -> str:
    """Return words that a pattern has found, with marks instead of what the input method left."""
    return " ".join(_LEFT_OVER.get(word, word) for word in text.split(" "))


def _ways(word: str) -> list[str]:
    """Return the ways to type a word, the longest first; what an input method leaves of it is remembered."""
    keys = {_telex(word, at_end=True), _telex(word, at_end=False)}
    _LEFT_OVER.update(dict.fromkeys(keys - {_plain(word)}, word))
    return sorted({word, _plain(word), *keys}, key=len, reverse=True)


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _telex(word: str, *, at_end: bool) -> str:
    """Return the keys of a word, the key of its tone at the end or right behind its vowel."""
    typed, tone = "", ""
    for char in word:
        keys, own = _keys(char)
        typed += keys + ("" if at_end else own)
        tone += own
    return typed + (tone if at_end else "")


def _keys(char: str) -> tuple[str, str]:
    """Return the keys of a letter, and that of its tone."""
    if char in _TELEX:
        return _TELEX[char], ""
    base, *marks = list(unicodedata.normalize("NFD", char))
    shapes = "".join(_SHAPES[mark] or base for mark in marks if mark in _SHAPES)
    return base + shapes, "".join(_TONES[mark] for mark in marks if mark in _TONES)
