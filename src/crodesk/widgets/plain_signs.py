"""The last layer for consoles without box characters, and for screen readers: no sign that they can't show or say.

Our own lines are drawn with the signs that were chosen. This turns what Textual's widgets draw, and what texts hold,
into signs that every console has; the width of a line stays.
"""

import unicodedata
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LINES = {"─━┄┅┈┉╌╍═╴╶╸╺╼╾▔▁": "-", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▏▕": "|"}
_SIGNS = {
    "“”„«»″": '"', "‘’‚′`": "'", "–—‒−―": "-", "…": ".", "·•∙": "-", "→›▶►": ">", "←‹◀◄": "<", "↑▲△": "^", "↓▼▽": "v",
    "×✓✔✗✘☑": "x", "★☆●○◆◇": "*", "÷": "/", "≤": "<", "≥": ">", "±": "+", "°": "o", "~": "~",
}  # fmt: skip
_KNOWN = {ord(sign): plain for table in (_LINES, _SIGNS) for signs, plain in table.items() for sign in signs}
_BOXES, _BLOCKS, _SHADES = range(0x2500, 0x2580), range(0x2580, 0x25A0), range(0x2591, 0x2593)
_SPOKEN = {"L", "M", "N"}
# Letters, their marks, and numbers: what words are made of.


class _Plain(dict[int, str]):
    """Each character as every console shows it, worked out when it first comes."""

    def __init__(self, *, lines: bool) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, code: int) -> str:
        self[code] = found = self._of(code)
        return found

    def _of(self, code: int) -> str:
        sign = chr(code)
        if sign.isascii() or _is_word(sign):
            return sign
        if code in _BOXES or code in _BLOCKS:
            return self._drawn(code) if self._lines else " "
        return _KNOWN.get(code, "?")

    def _drawn(self, code: int) -> str:
        if code in _BOXES:
            return _KNOWN.get(code, "+")
        return _KNOWN.get(code) or ("." if code in _SHADES else "#")


def _is_word(sign: str) -> bool:
    """Tell whether words need it: letters and numbers, signs of currencies, and everything that is two cells wide."""
    category = unicodedata.category(sign)
    return category[0] in _SPOKEN or category == "Sc" or unicodedata.east_asian_width(sign) in {"W", "F"}


class PlainSigns(LineFilter):
    """Puts plain signs in the place of others in every painted segment."""

    def __init__(self, *, lines: bool) -> None:
        super().__init__()
        self._table = _Plain(lines=lines)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments in plain signs."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(self._table), segment.style)
            for segment in segments
        ]


class NoLines(LineFilter):
    """Leaves out the borders and bars that Textual's widgets draw."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments without lines."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(_NO_LINES), segment.style)
            for segment in segments
        ]


_NO_LINES = dict.fromkeys(_BOXES, " ")

FILTERS: Mapping[str, LineFilter] = {
    "ascii": PlainSigns(lines=True),
    "reader": PlainSigns(lines=False),
    "none": NoLines(),
}
"""What each set of signs has done to every line, by its name; the thin one nothing."""
