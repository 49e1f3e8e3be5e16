"""A shipped paper as blocks, to be shown on a terminal or printed as PDF: the same words and gaps as the Word file.

Loads Jinja, so only what prints a paper imports this.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment

from crodesk.domain.lending.papers.values import PaperValues
from crodesk.exchange.documents import gaps
from crodesk.exchange.documents.making import markup
from crodesk.exchange.documents.making.markup import Grid, Paragraph
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words
from crodesk.exchange.paper.plain import cells

_TAG = re.compile(r"{%p (.*) %}")
_WIDEST = 110
"""Cells of text side by side that a page has room for: the rows of a wider table become lines of facts."""

_LONGEST = 1000
"""Characters of one line of facts, which is far less than a page."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper in blocks."""

    paper: Paper
    missing: tuple[str, ...]
    """Names of the placeholders that left a gap, as of a filled Word file."""


def printed(paper: str, values: PaperValues, foot: str = "") -> Printed:
    """Return a shipped paper in the language of its values."""
    missing: dict[str, None] = {}
    text = source(paper, values.language).decode("utf-8")
    page = _Page(list(markup.blocks(text)), gaps.context(values, missing))
    blocks = tuple(page.made())
    return Printed(Paper(page.title, blocks, foot), tuple(missing))


def source(paper: str, language: str) -> bytes:
    """Return the text that a shipped paper is printed from."""
    return (markup.TEXTS / language / f"{paper}.txt").read_bytes()


class _Page:
    """Fills the blocks of one paper: Jinja walks over its conditions and loops, and calls for each block."""

    def __init__(self, blocks: list[markup.Block], known: dict[str, object]) -> None:
        self._blocks, self._known = blocks, known
        self._environment = SandboxedEnvironment(autoescape=False)
        self._compiled: dict[str, Compiled] = {}
        self._found: list[Block] = []
        self.title = ""

    def made(self) -> list[Block]:
        """Return the blocks, filled."""
        steps = (self._step(number, block) for number, block in enumerate(self._blocks))
        self._environment.from_string("".join(steps)).render(self._known, add=self._add)
        return self._found

    def _step(self, number: int, block: markup.Block) -> str:
        tag = _TAG.fullmatch(block.text) if isinstance(block, Paragraph) else None
        return f"{{% {tag[1]} %}}" if tag else f"{{{{ add({number}, row) }}}}"

    def _add(self, number: int, row: object) -> str:
        block = self._blocks[number]
        self._found += self._of_grid(block) if isinstance(block, Grid) else self._of_paragraph(block, row)
        return ""

    def _of_paragraph(self, block: Paragraph, row: object) -> Iterator[Block]:
        text = self._said(block.text, row)
        if block.style == "Title" and not self.title:
            self.title = text
        elif text:
            yield Heading(text) if block.style in {"Title", "Heading"} else Words(text)

    def _of_grid(self, grid: Grid) -> Iterator[Block]:
        if grid.kind == "rows":
            yield from self._of_rows(grid)
        elif grid.kind == "facts":
            yield _facts((self._said(label), self._said(value)) for label, value in grid.rows)
        else:
            yield from (Words(text) for cell in grid.rows[0] if (text := self._said(cell)))

    def _of_rows(self, grid: Grid) -> Iterator[Block]:
        headings, wanted = grid.rows
        of_list: list[object] = list(self._known[grid.repeated])  # type: ignore[call-overload]  # a list by its field
        rows = tuple(tuple(self._said(cell, row) for cell in wanted) for row in of_list)
        if _fits(headings, rows):
            yield Table(headings, rows, frozenset(range(len(headings))) - grid.right)
        else:
            yield from (_facts(zip(headings, row, strict=True)) for row in rows)

    def _said(self, text: str, row: object = None) -> str:
        """Return a text filled, its lines apart and without marks of bold."""
        lines = (self._filled(line, row).strip() for line in text.replace("**", "").split("//"))
        return "\n".join(line for line in lines if line)

    def _filled(self, text: str, row: object) -> str:
        if text not in self._compiled:
            self._compiled[text] = self._environment.from_string(text)
        return self._compiled[text].render(self._known, row=row)


def _facts(lines: Iterable[tuple[str, str]]) -> Facts:
    """Return lines of a label and what it says; a long one in parts, for a page breaks between lines only."""
    return Facts(
        tuple(
            (label if place == 0 else "", part)
            for label, said in lines
            for place, part in enumerate(part for line in said.split("\n") for part in _parts(line))
        )
    )


def _parts(line: str) -> list[str]:
    return [line[start : start + _LONGEST] for start in range(0, len(line), _LONGEST)]


def _fits(headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether a table has room on a page, each of its cells on one line."""
    columns = zip(headings, *rows, strict=True)
    return sum(max(map(cells, column)) for column in columns) <= _WIDEST and "\n" not in "".join(map("".join, rows))
