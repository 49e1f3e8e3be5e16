"""What can be done in the customer file, as data."""

from dataclasses import replace

from crodesk.domain.words import N_
from crodesk.screens.urging import room as urging
from crodesk.widgets.actions import Action
from crodesk.widgets.contact.whole_screen import WHOLE_SCREEN
from crodesk.widgets.keymap import (
    BACK,
    DROP,
    FILTER,
    GO_TO,
    HELP,
    LANGUAGE,
    MENU,
    NEW,
    NEXT,
    NEXT_PART,
    PREVIOUS,
    PREVIOUS_PART,
    QUIT,
    ROW_MENU,
    SAVE,
    VIEW,
    ZOOM,
)

ROOM = "customer"
"""Where these actions hold."""


def _action(verb: str, key: str, words: str, about: str, rank: int = 0, *, asks: bool = False) -> Action:
    return Action(f"customer.{verb}", (key,), words, about, ROOM, rank, asks=asks)


NOTE = _action("new-note", "n", N_("Note"), N_("Writes a note at the bottom of this screen."), 11)
CALL = _action("call", "c", N_("Call"), N_("Writes down a call: a digit says what came of it."), 12)
VISIT = _action("visit", "v", N_("Visit"), N_("Writes down a visit."), 21)
WRITE = _action("write", "w", N_("Message"), N_("Writes down what you sent, by e-mail or SMS."), 22)
COMPOSE = _action(
    "compose", "W", N_("Write"), N_("Makes a message in the customer's language, to copy and log."), 23, asks=True
)
BRIEF = _action("brief", "b", N_("Briefing"), N_("Shows on one page what to know before speaking."), 24)
PIN = _action("pin", "exclamation_mark", N_("Pin"), N_("Keeps the selected note on top, or lets it go down."))
RESTRICT = _action(
    "restrict", "R", N_("Restrict"), N_("Keeps the selected note out of search, print and export, or lets it be found.")
)
COMPLAINT = _action(
    "complaint", "m", N_("Complaint"), N_("Opens a service case with its answer-by day."), 14, asks=True
)
TASK = _action("task", "k", N_("Next step"), N_("Plans a step: what, about what, when."), 13, asks=True)
DONE = _action("done", "d", N_("Done"), N_("Says that the selected step is done."), 26)
PUT_OFF = _action(
    "put-off", "p", N_("Put off"), N_("Lets it come back on another day; when it is due stays."), 27, asks=True
)
ADD = replace(
    NEW, keys=("f6", "a"), words=N_("Add"), help=N_("Adds a record; Enter takes what fits this pane."), hint_rank=19
)
EDIT = _action("edit", "e", N_("Edit"), N_("Changes the selected record, or the customer."), 15, asks=True)
END = _action("drop-record", "D", N_("End"), N_("Says why the selected record holds no longer."), 30, asks=True)
CONFIRM = _action("confirm", "C", N_("Confirm"), N_("Says that what this pane shows was seen to be true today."), 17)
PAPER = _action(
    "identity", "i", N_("Renew paper"), N_("Writes down a new identity paper in place of the old."), 18, asks=True
)
LOAN = _action("loan", "l", N_("Loan"), N_("Begins a loan application, or opens one that is under way."), 20, asks=True)
COPY = _action("copy", "y", N_("Copy"), N_("Copies a phone, an e-mail address or an account number."), 16)
TAG = _action("tag", "t", N_("Tag"), N_("Hangs a word on the customer."), asks=True)
BAR = _action(
    "bar", "B", N_("Bar contact"), N_("Bars every way to reach the customer, or allows them again."), asks=True
)
CLOSE = _action("close", "K", N_("Close"), N_("Closes the customer with a reason, or takes them back."), asks=True)
EXPORT = _action("export", "x", N_("Export"), N_("Writes records of this customer to a file."), asks=True)

JOURNAL = _action("journal", "J", N_("Journal"), N_("Tells what was done about this customer, by whom and when."))
PROMISE, GROUP_DEBT = urging.promise(ROOM, 28), urging.group(ROOM)
ALERTS = _action("alerts", "plus", N_("What matters"), N_("Lists everything that matters now about this customer."))

ACTIONS = (
    NOTE, CALL, VISIT, WRITE, COMPOSE, BRIEF, TASK, COMPLAINT, ADD, EDIT, END, CONFIRM, PAPER, DONE, PUT_OFF, LOAN,
    PROMISE, GROUP_DEBT, PIN, RESTRICT, COPY, TAG, EXPORT, BAR, CLOSE, ALERTS, JOURNAL,
    replace(FILTER, words=N_("Find"), help=N_("Shows only notes with these words, as you type."), hint_rank=24),
    replace(VIEW, words=N_("Kind"), help=N_("Shows one kind of notes only."), hint_rank=25),
    NEXT_PART, PREVIOUS_PART, PREVIOUS, NEXT, ZOOM, ROW_MENU, SAVE, DROP,
)  # fmt: skip
"""What the room adds to what every room has."""

WHILE_WRITING = (
    HELP,
    MENU,
    replace(SAVE, hint_rank=10),
    WHOLE_SCREEN,
    replace(BACK, help=N_("Goes back; what you typed is kept as a draft."), hint_rank=30),
    replace(DROP, hint_rank=40),
    replace(GO_TO, hint_rank=50),
    NEXT_PART,
    PREVIOUS_PART,
    LANGUAGE,
    QUIT,
)
"""What can be done while a contact is written down."""

NEEDS_NOTE = {PIN.id, RESTRICT.id}
NEEDS_STEP = {DONE.id, PUT_OFF.id}
READING = {COPY.id, EXPORT.id, BRIEF.id, ALERTS.id, JOURNAL.id}
WRITING_ONLY = {SAVE.id, DROP.id}

FIRST_FOR = {
    "draft": (END.id,),
    "follow_up": (DONE.id, PUT_OFF.id, END.id),
    "clock": (DONE.id, PUT_OFF.id, END.id),
    "identity_document": (PAPER.id, CONFIRM.id),
}
"""By what the selected line is about: the actions that the hints show first."""
