"""Which papers are printed from the file of a contract, and printing them."""

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens import print_again, print_ways
from crodesk.screens.contract import words
from crodesk.screens.contract.issuing import IssuedPage
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import PrintPapers
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.sheets import drawing_sheets
from crodesk.widgets.dialogs import Choose, Option, options

AGAIN = "again:"
"""Stands before the number of a paper that was printed before."""
OTHERS = "others"
"""Stands among the papers for those that are filled from the bank's own templates."""
FROM_TEMPLATES = N_("from templates: contract, security, debt receipt")


def choices(file: ContractFile, one: DrawingFile | None) -> list[Option]:
    """Return the papers there are: of a drawing where one is meant, and those of the application."""
    made = drawing_sheets.SHEETS.items() if one is not None else ()
    about = words.joined((one.record.cells["debt_note"], words.amount(one.record, file.currency))) if one else ""
    found = [each._replace(about=about) for each in options([(name, _(called)) for name, (called, _make) in made])]
    for line in one.issued if one is not None else ():
        again = _("again: {paper}").format(paper=print_ways.paper_words(line.paper))
        found.append(Option(len(found) + 1, f"{AGAIN}{line.rid}", again, print_ways.printed_words(line)))
    if file.approval is not None:
        found.append(Option(len(found) + 1, OTHERS, _(FROM_TEMPLATES)))
    return found


class ContractPrinting(DeskScreen[None]):
    """What one prints in the file of a contract."""

    shown: ContractFile | None

    @property
    def drawing(self) -> DrawingFile | None:
        """The drawing that is meant."""
        raise NotImplementedError

    def action_print(self) -> None:
        """Choose a paper of the contract or of a drawing, and show it; P there writes it to a file."""
        found = choices(self.shown, self.drawing) if self.shown else []
        if found and self.shown:
            self.app.push_screen(Choose(words.joined((_("Print"), self.shown.number)), found), self._print)
        else:
            self.app.notify(_("Select a drawing first; n plans one."))

    def _print(self, name: str | None) -> None:
        if name is None or self.shown is None:
            return
        if name == OTHERS and self.shown.approval is not None:
            self.post_message(PrintPapers(self.shown.approval.rid))
        elif name.startswith(AGAIN):
            self.print_again(int(name.removeprefix(AGAIN)))
        elif self.drawing is not None:
            self.app.push_screen(IssuedPage(self.desk, self.shown, self.drawing, name))

    def print_again(self, rid: int) -> None:
        """Write a paper again as it was handed out."""
        line = self.shown.printed(rid) if self.shown else None
        if self.shown is not None and line is not None:
            print_again.ask(self.app, self.desk, self.shown.number, line)
