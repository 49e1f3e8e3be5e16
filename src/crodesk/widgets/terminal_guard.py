"""The last layers against text that acts: nothing but characters to look at reaches the terminal."""

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from crodesk.domain.text import clean_text

_BREAKS = re.compile("[\t\n]+")


def safe(text: str) -> str:
    """Return `text` as one line without a character that acts on the terminal, reverses or hides text."""
    if text.isprintable():
        return text
    return _BREAKS.sub(" ", clean_text(text))


def safe_text(text: str) -> str:
    """Return `text`, of several lines if it has them, without a character that acts; a tab is a blank."""
    return clean_text(text).replace("\t", " ")


def content(text: str) -> Content:
    """Return `text` for a stock widget, so that its brackets are brackets and not markup."""
    return Content(safe_text(text))


class TerminalGuard(LineFilter):
    """Takes from every painted segment what a terminal would obey; the width of the line stays.

    An app adds it in front: `def get_line_filters(self): return [GUARD, *super().get_line_filters()]`.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with such characters taken out."""
        return guarded(segments)


def guarded(segments: Sequence[Segment]) -> list[Segment]:
    """Return `segments` with nothing in them that acts; what is safe already stays as it is."""
    return [
        segment if segment.text.isprintable() else Segment(_silent(segment.text), segment.style, segment.control)
        for segment in segments
    ]


def _silent(text: str) -> str:
    """Drop what acts; tabs and new lines too, since a painted segment has its place already."""
    return _BREAKS.sub("", clean_text(text))


GUARD = TerminalGuard()
"""The one guard of the program; Textual remembers filtered lines by the identity of the filter."""
