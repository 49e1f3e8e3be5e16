"""Hiding what is on the screen from whoever sits across the desk: names, numbers and amounts become dots.

The first letter of a word stays, so that the officer still knows which row is which; every digit goes.
"""

import re
from collections.abc import Iterable

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from crodesk.widgets.signs import signs

OPEN_INKS = frozenset({"header", "title", "muted", "accent"})
"""Inks of words of ours: titles, explanations, keys; data in them has only its digits hidden."""
_WORD = re.compile(r"[^\W\d_]+|\d+")


def dotted(text: str) -> str:
    """Return a text in as many cells, with dots in the place of digits and of all letters of a word but the first."""
    return _WORD.sub(_dots, text)


def digits_dotted(text: str) -> str:
    """Return a text with dots in the place of its digits."""
    return re.sub(r"\d", signs().hidden, text)


def hidden(spans: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pieces of a line with what is data in them hidden."""
    return [(digits_dotted(text) if ink in OPEN_INKS else dotted(text), ink) for text, ink in spans]


def _dots(match: re.Match[str]) -> str:
    from crodesk.domain.names import is_han  # not before somebody looks on: the first room needs it not

    word, dot = match[0], signs().hidden
    if word[0].isdigit():
        return dot * len(word)
    return word[0] + "".join(dot * 2 if is_han(letter) else dot for letter in word[1:])


class Hide(LineFilter):
    """Hides what widgets of Textual's own paint, such as fields."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with their text in dots."""
        return [Segment(dotted(text), style, control) for text, style, control in segments]


HIDE = Hide()
"""The one such filter: Textual remembers filtered lines by its identity."""
