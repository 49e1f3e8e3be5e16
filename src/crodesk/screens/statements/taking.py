"""Taking a file of statements in: asked for by its name, read and matched off the key path, told in words."""

from asyncio import to_thread
from pathlib import Path

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.exchange.statements import StatementFile, open_statements
from crodesk.language import _
from crodesk.screens.statements.base import Statements
from crodesk.screens.statements.taken import TakenDialog
from crodesk.services import statement_taking
from crodesk.services.statement_taking import Taken
from crodesk.widgets.file_dialog import FileDialog
from crodesk.widgets.working import Working

TOOK_IN = N_("Took in a statement")


class Taking(Statements):
    """How statements come in."""

    def action_take_in(self) -> None:
        """Ask for a file."""
        question = _("Which file? MT940, camt, OFX, CSV or a workbook, as the bank gives it; Tab completes its name.")
        dialog = FileDialog(_("Take in a statement"), question, self._opened_file, value=f"{Path.home()}/")
        self.app.push_screen(dialog, self._take_in)

    async def _opened_file(self, path: Path) -> StatementFile:
        return await to_thread(open_statements, path, currency=self.desk.currency)

    def _take_in(self, file: StatementFile | None) -> None:
        if file is not None:
            self.run_worker(self._under_way(file))

    async def _under_way(self, file: StatementFile) -> None:
        """Read, match and keep the entries: all of that, or nothing."""
        name = file.path.name
        working = Working(_("Taking in {file}").format(file=name), file.progress)
        await self.app.push_screen(working)
        taken = None
        try:
            await self.desk.keep_loans_today()
            found = await to_thread(statement_taking.read_file, file)
            working.now(_("Looking for the loans"))
            taken = await self.desk.do(TOOK_IN, name, statement_taking.take_in, file, found, self.desk.today)
        except Refused as refused:
            self.tell_refusal(refused)
        except DeskFault as fault:
            self.tell_fault(fault)
        except OSError as error:
            words = N_("{file} can't be read: {reason}. Nothing was changed.")
            self.tell_fault(DeskFault(words, file=name, reason=error.strerror or error))
        finally:
            await working.dismiss()
        if taken is not None:
            self._tell(taken)

    def _tell(self, taken: Taken) -> None:
        """Show what came of it, and then the entries of which most is to be done."""
        self.again, self.statement, self.among_statements = taken.again, None, False
        self.view = "proposed" if taken.proposed else "open" if taken.open else "again" if taken.again else ""
        self.reload()
        self.app.push_screen(TakenDialog(taken, self.desk.today))
