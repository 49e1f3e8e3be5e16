"""What is asked before the program ends although something typed would be lost."""

from crodesk.language import _
from crodesk.widgets.dialogs import Confirm


class LastQuestion(Confirm):
    """Asks whether to leave all the same."""

    def __init__(self) -> None:
        question = _("What you typed is not saved, and no draft keeps it. Quit all the same?")
        super().__init__(question, yes=_("Quit and lose it"))
