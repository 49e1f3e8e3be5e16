"""A paper on the whole screen: to read, to copy as text, to write to a file for the printer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words, plain
from crodesk.language import _
from crodesk.widgets.actions import Action
from crodesk.widgets.export_dialog import ExportDialog, Exported
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import HELP, MENU, QUIT, ROW_OPEN
from crodesk.widgets.offering import Offering
from crodesk.widgets.paint import cells
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, fact, line, paragraph, prose, table

FORMS = (".pdf", ".txt")
WHERE = "paper"
LABEL = 18
"""Cells that a label takes at most."""
CLOSE = Action(
    "paper.close", ("escape", "f3", "f12", "enter"), N_("Back"), N_("Goes back to where you were."), WHERE, 10
)
COPY = Action("paper.copy", ("y",), N_("Copy"), N_("Copies the page as text."), WHERE, 20)
PRINT = Action(
    "paper.print", ("P", "x"), N_("Print"), N_("Writes the page to a .pdf or .txt file."), WHERE, 30, asks=True
)


class PaperView(Offering[None]):
    """Shows a paper until it is closed."""

    ABOUT = N_("A page to read. y copies it as text, P writes it to a file for the printer, Esc goes back.")
    ACTIONS = (HELP, MENU, CLOSE, COPY, PRINT, QUIT)
    DEFAULT_CSS = "PaperView { layout: vertical; } PaperView Pane { width: 1fr; height: 1fr; }"

    def __init__(self, paper: Paper, file_name: str, above: Sequence[Line] = ()) -> None:
        """Show a paper; what is said `above` it is no part of it: it is neither copied nor written."""
        super().__init__()
        self.paper = paper
        """What is shown."""
        self._above = [*above, line()] if above else []
        self._file_name = file_name

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane(self.paper.title, [*self._above, *lines(self.paper)])
        yield HintBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(Pane).focus()
        self.query_one(HintBar).show(self.actions)

    @property
    def actions(self) -> list[Action]:
        """What can be done; nothing in the text can be opened."""
        return [action for action in super().actions if action.id != ROW_OPEN.id]

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_copy(self) -> None:
        """Copy the page."""
        self.app.copy_to_clipboard(plain.text(self.paper))

    def action_print(self) -> None:
        """Ask for a file."""
        path = Path.home() / f"{self._file_name}.pdf"
        question = _("To which file? Its ending says how: .pdf or .txt.")
        self.app.push_screen(ExportDialog(path, self.write, forms=FORMS, question=question), self._written)

    async def write(self, path: Path) -> int:
        """Write the page; its ending says how."""
        if path.suffix.lower() == ".txt":
            plain.write(path, self.paper)
        else:
            from crodesk.exchange.paper import pdf

            pdf.write(path, self.paper)
        return 1

    def _written(self, done: Exported | None) -> None:
        if done is not None:
            self.app.notify(self.said(done.path))

    def said(self, path: Path) -> str:
        """Return what is said once it is written."""
        return _("The page is in {path}.").format(path=path)


def lines(paper: Paper) -> Iterator[Line]:
    """Yield the lines of a paper; its title is the pane's."""
    for number, block in enumerate(paper.blocks):
        if isinstance(block, Heading) and number:
            yield line()
        yield from _block(block)
    if paper.foot:
        yield line()
        yield from prose(paper.foot, "muted")


def _block(block: Block) -> Iterator[Line]:
    if isinstance(block, Heading):
        yield line((block.text, "accent"))
    elif isinstance(block, Words):
        yield from prose(block.text)
    elif isinstance(block, Facts):
        wide = min(max((cells(label) for label, _said in block.lines), default=0), LABEL)
        for label, said in block.lines:
            yield fact(label, said, width=wide) if wide else replace(paragraph(said), indent=2)
    else:
        yield from _table(block)


def _table(block: Table) -> list[Line]:
    aligns = "".join("<" if place in block.left else ">" for place in range(len(block.headings)))
    rows = [block.headings, *block.rows, *([block.total] if block.total else [])]
    return table(rows, aligns)
