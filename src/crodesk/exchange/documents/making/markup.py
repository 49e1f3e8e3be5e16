"""The readable form of a template, line by line.

`# title`, `## heading`, `= centred`, `> at the right`, `~ small`, `---` a new page, anything else a paragraph;
`! left | right` side by side, `!> left | right` with more room at the right; `: label | value` a fact;
`@ 10 20r` the shares of the next table's columns, `r` at the right; `| a | b |` its headings;
`* list | cell | cell` a row for each row of a list. `//` breaks a line, `**` is bold, `{{ … }}` and `{% … %}` are
docxtpl's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
"""Where the readable forms lie: a folder a language."""
_STYLES = {"# ": "Title", "## ": "Heading", "= ": "Centred", "> ": "Right", "~ ": "Small"}
_PAGE = "---"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a style; an empty one of the style `Page` begins a new page."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `side` (side by side), `facts` or `rows`."""

    kind: str
    widths: tuple[int, ...]
    """Shares of the width of the page."""
    right: frozenset[int]
    """Columns whose cells stand at the right."""
    rows: tuple[tuple[str, ...], ...]
    repeated: str = ""
    """The list for each row of which the last row comes again."""


Block = Paragraph | Grid


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a template."""
    lines = [line for line in text.splitlines() if line.strip()]
    for kind, group in groupby(lines, _kind):
        if kind == "side":
            yield from map(_side, group)
        elif kind == "facts":
            yield Grid("facts", (34, 66), frozenset(), tuple(_cells(line[1:]) for line in group))
        elif kind == "rows":
            yield _table(list(group))
        else:
            yield from (_paragraph(line) for line in group)


def title(found: list[Block]) -> str:
    """Return the first title among some blocks."""
    return next(block.text for block in found if isinstance(block, Paragraph) and block.style == "Title")


def _kind(line: str) -> str:
    return {"!": "side", ":": "facts", "@": "rows", "|": "rows", "*": "rows"}.get(line[0] if line[1] != "*" else "", "")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().removesuffix("|").split("|"))


def _side(line: str) -> Grid:
    wide = line.startswith("!>")
    return Grid("side", (38, 62) if wide else (50, 50), frozenset(), (_cells(line[1 + wide :]),))


def _table(lines: list[str]) -> Grid:
    """Return a table of three lines: its widths, its headings, and the row that comes again."""
    shares, headings, row = lines
    widths = shares[1:].split()
    name, *cells = _cells(row[1:])
    right = frozenset(place for place, width in enumerate(widths) if width.endswith("r"))
    return Grid(
        "rows", tuple(int(width.rstrip("r")) for width in widths), right, (_cells(headings[1:]), tuple(cells)), name
    )


def _paragraph(line: str) -> Paragraph:
    if line == _PAGE:
        return Paragraph("Page", "")
    style = next((name for mark, name in _STYLES.items() if line.startswith(mark)), "")
    return Paragraph(style or "Normal", line.split(" ", 1)[1] if style else line)
