"""A page about a drawing, under what speaks against it: to read, and to write to a file, of which a copy is kept."""

from pathlib import Path

from crodesk.domain.file_names import plain_part
from crodesk.exchange.writing import private_file
from crodesk.language import _
from crodesk.screens.contract import sections, words
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.desk import Desk
from crodesk.services.printing import issuing, keeping, making
from crodesk.services.sheets import drawing_sheets
from crodesk.widgets.held_back import HeldBack
from crodesk.widgets.paper_view import PaperView


class IssuedPage(PaperView):
    """Shows a page about a drawing; what is written of it is kept with the contract."""

    def __init__(self, desk: Desk, file: ContractFile, one: DrawingFile, code: str) -> None:
        paper = desk.look(drawing_sheets.SHEETS[code][1], file, one)
        super().__init__(paper, file_name(file, one, code), list(sections.against(one)))
        self._desk, self._file, self._one, self._code = desk, file, one, code

    def action_print(self) -> None:
        """Ask for a file, where something stops the drawing once more whether at all; one only read keeps no copy."""
        against = drawing_sheets.held_back_by(self._one, self._code)
        if not self._desk.writable:
            self.app.notify(_("the desk is open for reading only"), severity="warning")
        elif against:
            question = _("This drawing can't be paid out as it stands. Print it all the same?")
            self.app.push_screen(HeldBack(question, "\n".join(map(words.said, against))), self._ask_file)
        else:
            self._ask_file(True)

    def _ask_file(self, yes: bool | None) -> None:
        if yes:
            super().action_print()

    async def write(self, path: Path) -> int:
        """Write the page and keep it: both, or neither."""
        form = path.suffix.lower().removeprefix(".")
        made = issuing.made(self._file, self._one, self._code, self.paper, form)
        with private_file(path) as file:
            file.write(made.content)
            subject, store = keeping.subject(made), self._desk.attachments
            await self._desk.do(keeping.PRINTED, subject, issuing.keep, store, self._file, self._one, made)
        return 1

    def said(self, path: Path) -> str:
        """Return what is said once it is written."""
        paper = _(making.CALLED[self._code])
        return _("{paper} is in {path}. It is kept with the contract.").format(paper=paper, path=path)


def file_name(file: ContractFile, one: DrawingFile, name: str) -> str:
    """Return what the file of a page is called, without the signs that a file's name can't have."""
    return f"crodesk-{plain_part(file.number_of(one))}-{name}"
