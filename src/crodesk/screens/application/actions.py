"""What can be done in the wizard."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.screens import comparing
from crodesk.screens.navigation import ROOM_ACTIONS
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import BACK, NEW, NEXT, NEXT_PART, PREVIOUS, PREVIOUS_PART, SAVE

ROOM = "application"
STEP = f"{ROOM}.step-"
"""Begins the id of an action that goes to a step."""

_STEP_WORDS = (N_("Step 1"), N_("Step 2"), N_("Step 3"), N_("Step 4"), N_("Step 5"), N_("Step 6"), N_("Step 7"))
STEP_ACTIONS = tuple(
    Action(f"{STEP}{place}", (str(place),), words, N_("Goes to that step; press Esc first in a field."), ROOM)
    for place, words in enumerate(_STEP_WORDS, start=1)
)
"""The digits: inside the wizard they pick the step."""
REMOVE = Action(
    f"{ROOM}.drop-line", ("D",), N_("Take out"), N_("Takes the selected line out of the application."), ROOM, 45
)
EDIT = Action(f"{ROOM}.edit", ("e",), N_("Edit"), N_("Changes the selected line."), ROOM, 42, asks=True)
TAKE = Action(
    f"{ROOM}.take-in", ("I",), N_("From file"), N_("Takes over what is on file and not yet here."), ROOM, 35, asks=True
)
ATTACH = Action(
    f"{ROOM}.attach", ("F",), N_("Attach"), N_("Attaches a file to the selected paper, or to all."), ROOM, 43, asks=True
)
SEND = replace(SAVE, words=N_("Send"), help=N_("Sends it to who decides; what is known is frozen."), hint_rank=30)
MOVE = Action(
    f"{ROOM}.move-on", ("a",), N_("Move on"), N_("Returned, decided, withdrawn: what came of it."), ROOM, 55, asks=True
)
PARK = Action(f"{ROOM}.put-off", ("p",), N_("Put off"), N_("Parks it until a day, and says why."), ROOM, 60, asks=True)
CUSTOMER = Action(f"{ROOM}.open-customer", ("O",), N_("Customer"), N_("Opens the file of who borrows."), ROOM, 65)
PRINT = Action(
    f"{ROOM}.print", ("P",), N_("Print"), N_("Prints a paper of it; what was printed is kept."), ROOM, 57, asks=True
)
PACKAGE = Action(
    f"{ROOM}.export-package",
    ("x",),
    N_("Package"),
    N_("Writes what was sent as one file for who decides."),
    ROOM,
    58,
    asks=True,
)
COLLECT = Action(
    f"{ROOM}.follow-up", ("k",), N_("Collect"), N_("One follow-up lists what is to be found out."), ROOM, 61, asks=True
)
CONTRACT = Action(
    f"{ROOM}.loan-contract",
    ("l",),
    N_("Contract"),
    N_("Opens its credit contract, or makes one of the decision."),
    ROOM,
    56,
    asks=True,
)
COMPARE = comparing.of_room(ROOM)
COPY = Action(f"{ROOM}.copy", ("y",), N_("Copy figures"), N_("Copies the figures as text."), ROOM, 70)

LEAVE = Action(f"{ROOM}.leave", ("f3",), N_("Leave"), N_("Leaves the application; all of it is kept."), ROOM, 28)

ACTIONS = (
    replace(BACK, keys=("escape",), help=N_("Leaves the field; again leaves the application. All of it is kept.")),
    LEAVE,
    replace(NEXT, words=N_("Step after"), hint_rank=15),
    replace(PREVIOUS, words=N_("Step before"), hint_rank=20),
    replace(NEW, keys=("f6", "n"), hint_rank=25),
    EDIT, REMOVE, ATTACH, TAKE, SEND, MOVE, PARK, PRINT, PACKAGE, COLLECT, COMPARE, CONTRACT, CUSTOMER, COPY,
    NEXT_PART, PREVIOUS_PART, *STEP_ACTIONS,
)  # fmt: skip
WRITING = frozenset(
    {NEW.id, EDIT.id, REMOVE.id, ATTACH.id, TAKE.id, SEND.id, MOVE.id, PARK.id, PRINT.id, PACKAGE.id, COLLECT.id}
)
ELSEWHERE = frozenset(action.id for action in ROOM_ACTIONS)
"""The rooms: inside the wizard their digits pick steps."""
