"""Writing the loans that are listed to a file; what that needs is read when it is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.running.urging import ROOM
from crodesk.widgets.actions import Action

if TYPE_CHECKING:
    from crodesk.services.loan_list import Book, Query
    from crodesk.widgets.export_dialog import Exported

EXPORT = Action(
    f"{ROOM}.export", ("x",), N_("Export"), N_("Writes the loans that are listed to a file."), ROOM, 65, asks=True
)


class GivingOut(DeskScreen[None]):
    """What the room of running loans does to give its list out."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (EXPORT,)
    query_of: Query
    """What is listed, and how."""
    book: Book | None
    """The loans as of a past day; `None` for today."""
    day: date | None
    """That day."""

    def action_export(self) -> None:
        """Ask where to write the loans that are listed."""
        from crodesk.services import loan_export
        from crodesk.widgets.export_dialog import ExportDialog

        query, book, day = self.query_of, self.book, self.day or self.desk.today

        async def write(path: Path) -> int:
            return await self.desk.run(loan_export.to_file, book, query, day, path, _)

        path = Path.home() / f"crodesk-loans-{query.view.replace('_', '-')}-{day.isoformat()}.xlsx"
        self.app.push_screen(ExportDialog(path, write), self._exported)

    def _exported(self, done: Exported | None) -> None:
        if done is not None:
            words = ngettext("{count} loan written to {path}", "{count} loans written to {path}", done.rows)
            self.app.notify(words.format(count=done.rows, path=done.path))
