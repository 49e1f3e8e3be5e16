"""The customer file: one screen that answers who this is and where we stand, and on which everything is done."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer.actions import ACTIONS, ADD, FIRST_FOR, READING, ROOM
from crodesk.screens.customer.casework import Casework
from crodesk.screens.customer.contacting import Contacting
from crodesk.screens.customer.following import Following
from crodesk.screens.customer.giving_out import GivingOut
from crodesk.screens.customer.holding_work import HoldingWork
from crodesk.screens.customer.noting import Noting
from crodesk.screens.customer.reading import Reading
from crodesk.screens.customer.speaking import SpeakingInFile
from crodesk.screens.customer.urging import UrgingInFile
from crodesk.widgets.actions import Action


class CustomerScreen(
    Noting, Reading, Casework, HoldingWork, Following, Contacting, SpeakingInFile, UrgingInFile, GivingOut
):
    """The room of one customer."""

    ABOUT = N_(
        "Everything about one customer. Tab goes from pane to pane, Enter opens a line, n c v w write down a contact,"
        " m opens a case, k plans a step."
    )

    ACTIONS = ACTIONS

    def why_not(self, action: Action) -> str:
        """Say why nothing can be done with a customer who is gone, and nothing be written where one may only read."""
        if action.where == ROOM or action.id == ADD.id:
            if self.shown is None:
                return _("this customer is no longer there")
            if not self.desk.writable and action.id not in READING:
                return _("the desk is open for reading only")
        return super().why_not(action)

    @property
    def actions(self) -> list[Action]:
        """What can be done now; what fits the selected line comes first."""
        first = FIRST_FOR.get(self.target.kind, ()) if self.target is not None and not self.writing else ()
        return [
            replace(action, hint_rank=first.index(action.id) + 1) if action.id in first else action
            for action in super().actions
        ]
