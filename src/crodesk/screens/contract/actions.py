"""What can be done in the file of a contract."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import NEW

ROOM = "contract"
ADD_TO = replace(NEW, keys=("f6", "n"), help=N_("Adds a drawing, a payee, a condition or a security."), hint_rank=20)
MOVE = Action(
    f"{ROOM}.move-on", ("a",), N_("Move on"), N_("Says what became of the selected line, and when."), ROOM, 15,
    asks=True,
)  # fmt: skip
EDIT = Action(f"{ROOM}.edit", ("e",), N_("Edit"), N_("Changes the selected line."), ROOM, 25, asks=True)
REMOVE = Action(
    f"{ROOM}.drop-line", ("D",), N_("Take out"), N_("Takes the selected payee out of its drawing."), ROOM, 45
)
PRINT = Action(
    f"{ROOM}.print", ("P",), N_("Print"), N_("Shows the disbursement request or the debt note, to print."), ROOM, 30,
    asks=True,
)  # fmt: skip
AMEND = Action(
    f"{ROOM}.amend", ("=",), N_("Addendum"), N_("Changes how much may be drawn, or until when."), ROOM, 35, asks=True
)
LOAN = Action(f"{ROOM}.loan", ("l",), N_("Loan"), N_("Opens the loan that the selected drawing is on."), ROOM, 40)
CUSTOMER = Action(f"{ROOM}.open-customer", ("O",), N_("Customer"), N_("Opens the file of who borrows."), ROOM, 50)
ACTIONS = (MOVE, ADD_TO, EDIT, PRINT, AMEND, REMOVE, LOAN, CUSTOMER)
WRITING = frozenset({ADD_TO.id, MOVE.id, EDIT.id, AMEND.id, REMOVE.id})
