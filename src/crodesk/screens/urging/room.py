"""A room in which a late customer is urged: `o` writes a promise down, `g` shows the debt group.

What it takes is read when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.widgets.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from crodesk.services.loan_file import LoanFile
    from crodesk.services.loan_promising import Contact


def promise(room: str, rank: int = 0) -> Action:
    """Return the action that writes down a promise, in a room."""
    about = N_("Writes down a promise to pay; the ladder goes on.")
    return Action(f"{room}.promise", ("o",), N_("Promise to pay"), about, room, rank, asks=True)


def group(room: str, rank: int = 0) -> Action:
    """Return the action that shows the debt group, in a room."""
    about = N_("Shows the debt group with its rule; another one is set with a reason.")
    return Action(f"{room}.group-debt", ("g",), N_("Debt group"), about, room, rank, asks=True)


class Urging(DeskScreen[None]):
    """What such rooms do."""

    def urged(self) -> int | None:
        """Return the loan that is meant; `None` where there is none."""
        raise NotImplementedError

    def _file(self) -> LoanFile | None:
        from crodesk.services import loan_file

        rid = self.urged()
        found = self.desk.look(loan_file.read, rid, self.desk.today) if rid else None
        if found is None:
            self.app.notify(_("No loan of this customer is late."))
        return found

    def action_promise(self) -> None:
        """Ask what is promised, and write it down."""
        file = self._file()
        if file is not None:
            from crodesk.screens.urging import promising
            from crodesk.services import loan_promising

            def kept(rid: int | None) -> None:
                self._wrote(loan_promising.PROMISED, file, rid)

            self.app.push_screen(promising.dialog(self.desk, file), kept)

    def action_group_debt(self) -> None:
        """Show the debt group with its rule, and ask why it is set to another."""
        file = self._file()
        if file is None:
            return
        if file.pack is None:
            self.app.notify(_("No rules for debt groups are known here."))
            return
        from crodesk.screens.urging import grouping

        def kept(rid: int | None) -> None:
            self._wrote(grouping.REGROUPED, file, rid)

        self.app.push_screen(grouping.dialog(self.desk, file, file.pack), kept)

    def ask_promise(self, holding: int | None, contact: Contact, done: Callable[[], None]) -> bool:
        """Ask for the amount and the day of a promise on a loan that was heard in a contact, and write both down.

        Tells whether there is anything to ask; `done` is called when it is written, nothing is when the form is left.
        """
        from crodesk.screens.urging import promising
        from crodesk.services import loan_file, loan_promising

        file = self.desk.look(loan_file.read, holding, self.desk.today) if holding else None
        if file is None:
            return False

        def kept(rid: int | None) -> None:
            if rid is not None:
                done()
                self._wrote(loan_promising.PROMISED, file, rid)

        self.app.push_screen(promising.dialog(self.desk, file, contact), kept)
        return True

    def _wrote(self, name: str, file: LoanFile, rid: int | None) -> None:
        if rid is not None:
            self.tell_saved(name, file.known.loan.number)
            self.reload()
