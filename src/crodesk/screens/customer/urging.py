"""Urging from the customer's file: a promise to pay on the selected loan, else on the one that is late for longest."""

from collections.abc import Sequence

from crodesk.language import _
from crodesk.screens.customer.actions import GROUP_DEBT, PROMISE
from crodesk.screens.customer.file_screen import Done, FileScreen
from crodesk.screens.urging.room import Urging
from crodesk.services import loan_urging
from crodesk.services.notes import Note
from crodesk.widgets.actions import Action

LOAN = "loan"


class UrgingInFile(FileScreen, Urging):
    """What one does in the file about a loan that is late."""

    def why_not(self, action: Action) -> str:
        """Say why there is nothing to promise or to group."""
        if action.id in (PROMISE.id, GROUP_DEBT.id) and self.shown is not None and not self._has_loan():
            return _("this customer has no loan here")
        return super().why_not(action)

    def _has_loan(self) -> bool:
        return self.shown is not None and any(each.kind == LOAN for each in self.shown.file.holdings)

    def asks_for_promise(self, note: Note, heard: Sequence[str], draft: tuple[str, str], done: Done) -> bool:
        """Ask for the amount and the day of what was promised on a loan; tell whether there is anything to ask."""
        from crodesk.services.loan_promising import Contact

        return self.ask_promise(self.urged(), Contact(self.rid, note, tuple(heard), draft), done)

    def urged(self) -> int | None:
        """Return the selected loan, that of the selected step, else the one that is late for longest."""
        assert self.shown is not None
        target, today = self.target, self.desk.today
        loans = {each.rid for each in self.shown.file.holdings if each.kind == LOAN}
        if target is not None and target.kind == "holding" and target.rid in loans:
            return target.rid
        item = next((each for each in self.shown.running if target is not None and each.clock == target.part), None)
        if item is not None and item.rule in loan_urging.OF_LOANS:
            return self.desk.look(loan_urging.of_item, item, today)
        return self.desk.look(loan_urging.of_customer, self.rid, today)
