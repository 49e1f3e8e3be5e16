"""A form over one of many records: F7 and F8 go to the one before and the one after it."""

from dataclasses import replace
from typing import NamedTuple

from crodesk.language import _
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import NEXT, PREVIOUS
from crodesk.widgets.record_dialog import RecordDialog


class Beside(NamedTuple):
    """The answer of a form that was left for the record beside it."""

    step: int
    """1 for the next, -1 for the one before."""


class WalkedDialog(RecordDialog):
    """Answers what the save returned, `Beside`, or `None` when it was left."""

    # In a form brackets are typed, so these have their function keys only.
    ACTIONS = (replace(PREVIOUS, keys=("f7", "ctrl+pageup")), replace(NEXT, keys=("f8", "ctrl+pagedown")))
    place, count = 0, 1
    """Where the record stands in its list, from 0, and how many there are."""

    def why_not(self, action: Action) -> str:
        """Say where the list ends."""
        before, after = self.place > 0, self.place < self.count - 1
        if (action.id == PREVIOUS.id and not before) or (action.id == NEXT.id and not after):
            return _("the list ends here")
        return super().why_not(action)

    def action_previous(self) -> None:
        """Go to the record before; what was typed is kept as a draft."""
        self._go(-1)

    def action_next(self) -> None:
        """Go to the record after it."""
        self._go(1)

    def _go(self, step: int) -> None:
        self.leave_with(Beside(step))
