"""What can be done in the file of a loan, as data."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.screens.urging import room as urging
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import NEW, NEXT, NEXT_PART, PREVIOUS, PREVIOUS_PART

ROOM = "loan"
REPAY = Action(f"{ROOM}.repay", ("r",), N_("Repay"), N_("Writes down money received."), ROOM, 20, asks=True)
TAKE_BACK = Action(
    f"{ROOM}.take-back",
    ("T",),
    N_("Take back"),
    N_("Takes back the selected event of the ledger."),
    ROOM,
    30,
    asks=True,
)
VISIT = Action(f"{ROOM}.visit", ("v",), N_("Inspection"), N_("Writes down an inspection."), ROOM, 25, asks=True)
HEAR = Action(
    f"{ROOM}.write-warning", ("w",), N_("Warning"), N_("Writes down something heard that warns."), ROOM, 27, asks=True
)
ANSWER = Action(
    f"{ROOM}.done-warning",
    ("d",),
    N_("Answer"),
    N_("Answers the selected warning, by a measure or until a day."),
    ROOM,
    28,
    asks=True,
)
PRINT = Action(f"{ROOM}.print", ("P",), N_("Print"), N_("Shows a page about the loan, to print."), ROOM, 35, asks=True)
CUSTOMER = Action(f"{ROOM}.open-customer", ("O",), N_("Customer"), N_("Opens the file of who borrows."), ROOM, 40)
CONTRACT = Action(
    f"{ROOM}.loan-contract",
    ("l",),
    N_("Contract"),
    N_("Opens its credit contract, or makes one for it."),
    ROOM,
    45,
    asks=True,
)
FIGURES = Action(
    f"{ROOM}.zoom", ("f11", "z"), N_("Why"), N_("Shows the group, what ends the loan, what differs."), ROOM, 50
)
PROMISE, GROUP_DEBT = urging.promise(ROOM, 29), urging.group(ROOM, 32)
MEASURE = replace(
    NEW, keys=("f6", "n"), words=N_("Measure"), help=N_("Takes a measure against arrears or proposes it."), hint_rank=33
)
NOT_IN_THE_PAST = {MEASURE.id, REPAY.id, TAKE_BACK.id, VISIT.id, HEAR.id, ANSWER.id, PROMISE.id, GROUP_DEBT.id}
"""What writes: a past day is only looked at."""
ACTIONS = (
    replace(NEXT_PART, hint_rank=10),
    PREVIOUS_PART,
    PREVIOUS,
    NEXT,
    REPAY,
    VISIT,
    HEAR,
    ANSWER,
    PROMISE,
    GROUP_DEBT,
    MEASURE,
    TAKE_BACK,
    PRINT,
    CUSTOMER,
    CONTRACT,
    FIGURES,
)
"""What the room adds to what every room has."""
