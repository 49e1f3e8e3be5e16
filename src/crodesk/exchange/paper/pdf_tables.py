"""Tables on paper: numbers at the right, as small as the page needs them, headings on every page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from crodesk.domain.text import clean_line
from crodesk.exchange.paper import blocks, faces

_LARGEST, _SMALLEST = 8.5, 4.5
_PADDING = 3.0
_LINE, _RULE, _SHADE = 0.25, HexColor("#999999"), HexColor("#eeeeee")


def of_facts(facts: blocks.Facts, size: float, room: float) -> Flowable:
    """Return lines of a label and what it says, which wraps where the room ends."""
    rows = [[_cell(label, size, faces.PLAIN), _cell(said, size, faces.BOLD)] for label, said in facts.lines]
    widths = [max(faces.width(text, faces.BOLD, size) for text in column) for column in zip(*facts.lines, strict=True)]
    style = [*_style(1.0, size), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    wide = [each + 4 * _PADDING for each in widths]
    return Table(rows, [wide[0], min(wide[1], room - wide[0])], hAlign="LEFT", style=style)


def of_table(table: blocks.Table, room: float) -> Flowable:
    """Return a table as wide as its cells need, its letters smaller where the page is narrower."""
    rows = [table.headings, *table.rows, *([table.total] if table.total else [])]
    size, widths = _fitted(rows, room)
    last = len(rows) - 1 if table.total else None
    cells = [
        [_cell(text, size, faces.BOLD if number in (0, last) else faces.PLAIN, right=place not in table.left)
         for place, text in enumerate(row)]
        for number, row in enumerate(rows)
    ]  # fmt: skip
    style = [
        *_style(1.2, size),
        ("FONT", (0, 0), (-1, 0), faces.BOLD, size, size * 1.25),
        ("ALIGN", (0, 0), (-1, -1), "RIGHT"),
        *[("ALIGN", (place, 0), (place, -1), "LEFT") for place in sorted(table.left)],
        ("LINEBELOW", (0, 0), (-1, 0), _LINE * 3, _RULE),
        ("LINEBELOW", (0, 1), (-1, -1), _LINE, _RULE),
        ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
    ]
    if table.total:
        style.append(("FONT", (0, -1), (-1, -1), faces.BOLD, size, size * 1.25))
    return Table(cells, widths, repeatRows=1, hAlign="LEFT", style=style)


def _style(vertical: float, size: float) -> list[Any]:
    """Return what holds for every cell."""
    whole = ((0, 0), (-1, -1))
    return [
        ("FONT", *whole, faces.PLAIN, size, size * 1.25),
        ("LEFTPADDING", *whole, _PADDING),
        ("RIGHTPADDING", *whole, _PADDING),
        ("TOPPADDING", *whole, vertical),
        ("BOTTOMPADDING", *whole, vertical),
        ("VALIGN", *whole, "MIDDLE"),
    ]


def _fitted(rows: Sequence[Sequence[str]], room: float) -> tuple[float, list[float]]:
    """Return the size of letters and the widths of columns with which the rows fit into the room."""
    natural = [max(faces.width(cell, faces.BOLD, 1) for cell in column) for column in zip(*rows, strict=True)]
    padding = 2 * _PADDING + 0.5
    size = min(_LARGEST, max(_SMALLEST, (room - padding * len(natural)) / (sum(natural) or 1)))
    return size, [wide * size + padding for wide in natural]


def _cell(text: str, size: float, face: str, *, right: bool = False) -> str | Paragraph:
    """Return a cell: a plain text where one face has all its letters, which is far quicker, else a paragraph."""
    if face == faces.PLAIN and not faces.has_chinese(text):
        return clean_line(text)
    style = ParagraphStyle(
        "cell",
        fontName=face,
        fontSize=size,
        leading=size * 1.25,
        alignment=TA_RIGHT if right else TA_LEFT,
        wordWrap="CJK" if faces.has_chinese(text) else None,
    )
    return Paragraph(faces.marked(text), style)
