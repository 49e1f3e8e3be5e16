"""What can be done with statements and their entries, as data."""

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action

ROOM = "statements"
TAKE_IN = Action(
    f"{ROOM}.take-in", ("I",), N_("Take in"), N_("Takes in a file of bank statements."), ROOM, 40, asks=True
)
REPAY = Action(
    f"{ROOM}.repay", ("r",), N_("Write down"), N_("Writes the entry down on the loan that stands first."), ROOM, 12
)
ALL_SURE = Action(
    f"{ROOM}.confirm-sure", ("C",), N_("All sure"), N_("Writes down all entries whose loan is sure."), ROOM, 14,
    asks=True,
)  # fmt: skip
ANOTHER = Action(
    f"{ROOM}.loan-chosen", ("l",), N_("Other loan"), N_("Writes the entry down on a loan you choose."), ROOM, 16,
    asks=True,
)  # fmt: skip
SET_ASIDE = Action(
    f"{ROOM}.drop-entry", ("D",), N_("Put aside"), N_("Sets the entry aside, with the reason."), ROOM, 18, asks=True
)
LOOK_AGAIN = Action(
    f"{ROOM}.do-again", ("A",), N_("Look again"), N_("Puts the entry back among those to look at."), ROOM, 20
)
TAKE_BACK = Action(
    f"{ROOM}.take-back", ("T",), N_("Take back"), N_("Takes back what the entry was written down as."), ROOM, 60,
    asks=True,
)  # fmt: skip
REMEMBER = Action(
    f"{ROOM}.tag-payer", ("t",), N_("Remember payer"), N_("Remembers which loan this payer pays."), ROOM, 62, asks=True
)
ORIGIN = Action(
    f"{ROOM}.unfold-source", ("f11", "z"), N_("Source"), N_("Shows the entry as it stands in the file."), ROOM, 64
)
OTHER_VIEW = Action(
    f"{ROOM}.other-view", ("V",), N_("Statements"), N_("Shows the statements, or the entries again."), ROOM, 30
)
LOAN = Action(f"{ROOM}.open-loan", ("O",), N_("Loan"), N_("Opens the loan that the entry pays."), ROOM, 66)
OF_ENTRIES = (REPAY, ANOTHER, SET_ASIDE, LOOK_AGAIN, TAKE_BACK, REMEMBER, ORIGIN, LOAN)
"""What needs a selected entry."""
WRITING = frozenset(each.id for each in (TAKE_IN, REPAY, ALL_SURE, ANOTHER, SET_ASIDE, LOOK_AGAIN, TAKE_BACK, REMEMBER))
ALL = (TAKE_IN, REPAY, ALL_SURE, ANOTHER, SET_ASIDE, LOOK_AGAIN, TAKE_BACK, REMEMBER, ORIGIN, OTHER_VIEW, LOAN)
