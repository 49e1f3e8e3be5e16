"""Blocks as the parts of a Word file (ECMA-376): A4, page numbers, headings of tables that come again."""

import re
from collections.abc import Iterable, Mapping
from importlib import resources
from xml.sax.saxutils import escape

from crodesk.exchange.documents.making.markup import Block, Grid

_WIDTH = 9638
"""Of the text on a page, in twentieths of a point: A4 less two margins of 20 mm."""
_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
"""A thin paragraph after a table, for tables that touch become one."""
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 30), ("left", 80), ("right", 80))
)
_REGIONS = {"en": "en-GB", "vi": "vi-VN", "zh": "zh-CN"}


_PARTS = {
    "[Content_Types].xml": "Content_Types",
    "_rels/.rels": "package_rels",
    "word/_rels/document.xml.rels": "document_rels",
    "word/styles.xml": "styles",
    "word/footer1.xml": "footer",
    "word/document.xml": "document",
    "docProps/core.xml": "core",
}
"""The parts in the order in which they are packed, and in which file beside this one each is."""


def parts(blocks: Iterable[Block], language: str, title: str) -> dict[str, bytes]:
    """Return the parts of a Word file by their names."""
    said = {
        "NAMESPACES": _NAMESPACES,
        "LANG": _REGIONS[language],
        "TITLE": escape(title),
        "BODY": "".join(_block(block) for block in blocks),
    }
    return {part: (_HEAD + _filled(file, said)).encode() for part, file in _PARTS.items()}


def _filled(file: str, said: Mapping[str, str]) -> str:
    text = resources.files(__package__).joinpath("parts", f"{file}.xml").read_text("utf-8")
    text = re.sub(r">\s+(?=<|BODY)|(?<=BODY)\s+", lambda found: found[0].strip(), text.strip())
    return re.sub("|".join(said), lambda found: said[found[0]], text)


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return _grid(block) + _GAP
    return _PAGE if block.style == "Page" else _paragraph(block.text, block.style)


def _paragraph(text: str, style: str) -> str:
    runs = "".join(_run(part, bold=bool(place % 2)) for place, part in enumerate(text.split("**")) if part)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *, bold: bool) -> str:
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("//")
    )
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{lines}</w:r>"


def _grid(grid: Grid) -> str:
    widths = [_WIDTH * width // sum(grid.widths) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rules = f"<w:tblBorders>{_RULES}</w:tblBorders>" if grid.kind == "rows" else ""
    width = f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
    setup = f'<w:tblPr>{width}{rules}<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
    return f"<w:tbl>{setup}<w:tblGrid>{columns}</w:tblGrid>{_rows(grid, widths)}</w:tbl>"


def _rows(grid: Grid, widths: list[int]) -> str:
    if grid.kind != "rows":
        return "".join(_row(row, widths, grid) for row in grid.rows)
    headings, row = grid.rows
    loop = [f"{{%tr for row in {grid.repeated} %}}", "{%tr endfor %}"]
    before, after = (_row((tag,), [_WIDTH], grid, span=len(widths)) for tag in loop)
    return _row(headings, widths, grid, heading=True) + before + _row(row, widths, grid) + after


def _row(cells: tuple[str, ...], widths: list[int], grid: Grid, *, heading: bool = False, span: int = 1) -> str:
    setup = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if heading else "") + "</w:trPr>"
    made = (
        _cell(f"**{cell}**" if heading else cell, width, _cell_style(grid, place), shaded=heading, span=span)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{setup}{''.join(made)}</w:tr>"


def _cell_style(grid: Grid, place: int) -> str:
    if grid.kind == "rows":
        return "CellRight" if place in grid.right else "Cell"
    return "CentredCell" if grid.kind == "side" else "Fact"


def _cell(text: str, width: int, style: str, *, shaded: bool, span: int) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{shade}</w:tcPr>{_paragraph(text, style)}</w:tc>'
