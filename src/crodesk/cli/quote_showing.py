"""Prints a paper on the terminal: facts in two columns, tables with numbers at the right."""

from collections.abc import Iterator, Sequence

from crodesk.cli import output
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words


def show(paper: Paper) -> None:
    """Print every block, an empty line before each heading."""
    output.show(paper.title)
    for block in paper.blocks:
        for line in _lines(block):
            output.show(line)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield ""
        yield block.text
    elif isinstance(block, Words):
        yield block.text
    elif isinstance(block, Facts):
        yield from output.columns(block.lines)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    rows = [table.headings, *table.rows, *([table.total] if table.total else [])]
    widths = [max(map(output.width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield output.BETWEEN.join(_cells(row, widths, table)).rstrip()


def _cells(row: Sequence[str], widths: Sequence[int], table: Table) -> Iterator[str]:
    for place, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        room = " " * (wide - output.width(cell))
        yield cell + room if place in table.left else room + cell
