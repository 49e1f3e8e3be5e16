"""What one can do with rows of the queue."""

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import ROW_MENU

ROOM = "queue"
DONE = Action("queue.done", ("d",), N_("Done"), N_("Says that the row, or the marked ones, were done."), ROOM, 22)
PUT_OFF = Action(
    "queue.put-off", ("p",), N_("Put off"), N_("Lets it come back on another day; when it is due stays."), ROOM, 21,
    asks=True,
)  # fmt: skip
LOG = Action(
    "queue.log", ("c",), N_("Call log"), N_("Writes down a contact, closes the row, plans the next."), ROOM, 20,
    asks=True,
)  # fmt: skip
VISIT = Action(
    "queue.visit", ("v",), N_("Visit log"), N_("Writes down a visit, closes the row, plans the next."), ROOM, asks=True
)
NOTE = Action(
    "queue.new-note", ("n",), N_("Note"), N_("Writes a note about the customer; the row stays."), ROOM, asks=True
)
COMPLAINT = Action(
    "queue.complaint", ("m",), N_("Complaint"), N_("Opens a service case in the customer's file."), ROOM, asks=True
)
TASK = Action("queue.task", ("k",), N_("Task"), N_("Adds a task for the same customer."), ROOM, asks=True)
MOVE = Action(
    "queue.move", ("a",), N_("Agree a day"), N_("Gives the row another day on which it is due."), ROOM, 0, asks=True
)
DROP_ROW = Action("queue.drop-row", ("D",), N_("Give up"), N_("Gives it up, with a reason."), ROOM, 0, asks=True)
HAND_ON = Action(
    "queue.hand-on", ("h",), N_("Hand on"), N_("Lets it wait for a colleague or somebody else."), ROOM, 0, asks=True
)
PIN = Action("queue.pin", ("exclamation_mark",), N_("Pin"), N_("Keeps it on top, or lets it go to its place."), ROOM)
UNFOLD = Action("queue.unfold", ("z",), N_("Unfold"), N_("Shows the other reasons for the same customer."), ROOM)
COPY = Action("queue.copy", ("y",), N_("Copy phone"), N_("Copies the customer's phone."), ROOM)

ROW_VERBS = (LOG, VISIT, PUT_OFF, DONE, NOTE, COMPLAINT, TASK, MOVE, DROP_ROW, HAND_ON, PIN, UNFOLD, COPY)
"""What needs a row."""
ACTIONS = (*ROW_VERBS, ROW_MENU)
WRITING = frozenset(action.id for action in ROW_VERBS if action not in (UNFOLD, COPY))
OF_ONE = frozenset({LOG.id, VISIT.id, NOTE.id, COMPLAINT.id, TASK.id, MOVE.id})
"""What is done to one row, never to the marked ones together."""
OF_CUSTOMER = frozenset({NOTE.id, COMPLAINT.id})
"""What is about a customer, so that a row for nobody has none of it."""
NOT_FOLDED = frozenset(action.id for action in ROW_VERBS)
