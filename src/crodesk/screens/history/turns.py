"""Taking back and doing again from the history: the keys, and why they are off."""

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.history.listed import HistoryRow
from crodesk.widgets.actions import Action

ROOM = "history"
TAKE_BACK = Action("history.take-back", ("T",), N_("Take back"), N_("Takes back the selected action."), ROOM, 20)
DO_AGAIN = Action("history.do-again", ("A",), N_("Do again"), N_("Does again what was taken back."), ROOM, 30)
TURNS = frozenset({TAKE_BACK.id, DO_AGAIN.id})


def why_not(action: str, row: HistoryRow | None) -> str:
    """Return why an action can't be taken back or done again; empty where it can."""
    if row is None:
        return _("nothing is selected")
    if action == TAKE_BACK.id:
        return _("it is taken back already") if row.undone else ""
    if row.is_undo:
        return _("this line is an undo; T takes it back, which does the action again")
    return "" if row.undone else _("it holds already")
