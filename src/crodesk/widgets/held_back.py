"""A question before what shouldn't be done now: Enter leaves it, so that nobody does it by haste."""

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.keymap import HELP
from crodesk.widgets.styled import Line, line


class HeldBack(Confirm):
    """Asks whether something is done all the same; Enter and Esc say no, only a letter of its own says yes."""

    ABOUT = N_("A question before what shouldn't be done now. Enter and Esc leave it, a does it all the same.")
    ACTIONS = (
        HELP,
        Action("held-back.anyway", ("a",), N_("All the same"), N_("Does it.")),
        Action(
            "held-back.cancel", ("enter", "escape", "f3", "f12"), N_("Leave it"), N_("Leaves everything as it was.")
        ),
    )

    def __init__(self, question: str, details: str = "") -> None:
        super().__init__(question, yes=_("All the same"), no=_("Leave it"), details=details)

    def answers(self, yes: str, no: str) -> Line:
        """Return the keys with what they answer, the safe one first."""
        return line((key_words("enter"), "accent"), f" {no}    ", (key_words("a"), "accent"), f" {yes}")

    def action_anyway(self) -> None:
        """Answer yes."""
        self.action_yes()

    def action_no(self) -> None:
        """Answer no."""
        self.action_cancel()
