"""What is known of the customer, written to a file: of one kind of record, all that belongs to them."""

from pathlib import Path
from typing import Any

from crodesk.domain.records import by_name, of_customer
from crodesk.domain.text import capital
from crodesk.language import _, ngettext
from crodesk.screens.customer.file_screen import FileScreen
from crodesk.screens.customer.holding_sheet import CHILDREN
from crodesk.services import record_list
from crodesk.widgets.dialogs import Choose, Option
from crodesk.widgets.export_dialog import ExportDialog, Exported

FIRST = ("interaction", "customer", "holding", "bank_transaction", "service_case")
"""Kinds of record that are written out most, the most usual first."""
MOST = 100_000
"""How many records of a kind are written out at most."""


class GivingOut(FileScreen):
    """What one does to take something along."""

    def action_export(self) -> None:
        """Ask what to write out; the digits are the same in every pane, Enter takes what fits this one."""
        kinds = dict.fromkeys((*FIRST, *(kind.name for kind in of_customer()), *CHILDREN))
        choices = [Option(place, name, capital(_(by_name(name).plural))) for place, name in enumerate(kinds, 1)]
        self.app.push_screen(Choose(_("Export"), choices, self.part.adds[0]), self._kind_chosen)

    def _kind_chosen(self, kind: str | None) -> None:
        if kind is None or self.shown is None:
            return
        customer = self.rid

        async def write(path: Path) -> int:
            return await self.desk.run(write_out, kind, customer, path)

        path = Path.home() / f"crodesk-{self.shown.file.code}-{kind}-{self.desk.today.isoformat()}.xlsx"
        self.app.push_screen(ExportDialog(path, write), self._exported)

    def _exported(self, done: Exported | None) -> None:
        if done is not None:
            said = ngettext("{count} record written to {path}", "{count} records written to {path}", done.rows)
            self.app.notify(said.format(count=done.rows, path=done.path))


def write_out(reader: Any, kind: str, customer: int, path: Path) -> int:
    """Write a customer's records of a kind to a file and return how many; restricted notes never."""
    from crodesk.services import export_files

    return export_files.to_file(reader, by_name(kind), path, _, numbers_of(reader, kind, customer))


def numbers_of(reader: Any, kind: str, customer: int) -> list[int]:
    """Return the numbers of a customer's records of a kind; some come through the holdings."""
    if kind == "customer":
        return [customer]
    owners = [customer]
    if by_name(kind).owner == "holding":
        owners = [line.rid for line in record_list.page(reader, "holding", customer, limit=MOST)]
    return [line.rid for owner in owners for line in record_list.page(reader, kind, owner, limit=MOST)]
