"""Prints a paper as PDF: A4, page numbers, tables whose headings come again; the same paper gives the same bytes."""

from pathlib import Path
from typing import IO, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from crodesk.domain.text import clean_line
from crodesk.exchange.paper import faces, pdf_tables
from crodesk.exchange.paper.blocks import Block, Facts, Heading, Paper, Words
from crodesk.exchange.writing import private_file

_MARGIN = 16 * mm
_FOOT = 10 * mm
_SIZE, _TITLE, _HEADING = 9, 15, 11
_SMALL = 7.5


def write(path: Path, paper: Paper) -> None:
    """Write a paper to a file that only its owner can read, whole or not at all. `OSError` where that can't be."""
    with private_file(path) as file:
        write_pdf(file, paper)


def write_pdf(file: IO[bytes], paper: Paper) -> None:
    """Write a paper as PDF; no time and no chance is in the bytes."""
    faces.register()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + _FOOT / 2,
        title=clean_line(paper.title),
        author="",
        creator="crodesk",
        invariant=1,
    )
    room = A4[0] - 2 * _MARGIN
    story = [_paragraph(paper.title, _TITLE, bold=True), Spacer(0, 2 * mm)]
    for block in paper.blocks:
        story += _flowables(block, room)
    foot = _Foot(clean_line(paper.foot))
    document.build(story, onFirstPage=foot, onLaterPages=foot)


def _flowables(block: Block, room: float) -> list[Flowable]:
    if isinstance(block, Heading):
        return [Spacer(0, 4 * mm), _paragraph(block.text, _HEADING, bold=True, with_next=True), Spacer(0, 1.5 * mm)]
    if isinstance(block, Words):
        return [_paragraph(block.text, _SIZE), Spacer(0, 1 * mm)]
    if isinstance(block, Facts):
        return [pdf_tables.of_facts(block, _SIZE, room)]
    return [pdf_tables.of_table(block, room)]


def _paragraph(text: str, size: float, *, bold: bool = False, with_next: bool = False) -> Paragraph:
    style = ParagraphStyle(
        "words",
        fontName=faces.BOLD if bold else faces.PLAIN,
        fontSize=size,
        leading=size * 1.35,
        keepWithNext=int(with_next),
        wordWrap="CJK" if faces.has_chinese(text) else None,
    )
    return Paragraph(faces.marked(text), style)


class _Foot:
    """Draws the foot of each page."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, canvas: Canvas, _document: Any) -> None:
        style = ParagraphStyle("foot", fontName=faces.PLAIN, fontSize=_SMALL, leading=_SMALL * 1.3)
        words = Paragraph(faces.marked(self._text), style)
        words.wrapOn(canvas, A4[0] - 2 * _MARGIN - 20 * mm, _FOOT)
        words.drawOn(canvas, _MARGIN, _FOOT)
        canvas.setFont(faces.PLAIN, _SMALL)
        canvas.drawRightString(A4[0] - _MARGIN, _FOOT, str(canvas.getPageNumber()))
