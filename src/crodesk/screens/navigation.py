"""Which rooms there are, and what a room says to go elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.message import Message

from crodesk.domain.words import N_
from crodesk.widgets.actions import Action
from crodesk.widgets.frame import Door

DOORS = (
    Door("1", "today", N_("Today")),
    Door("2", "customers", N_("Customers")),
    Door("3", "queue", N_("Queue")),
    Door("4", "loans", N_("Loans")),
    Door("9", "records", N_("Records")),
    Door("0", "history", N_("History")),
)
"""The rooms, in the order of their digits; a room that is not built has no door."""

ROOM_ACTIONS = tuple(
    Action(f"room.{door.room}", (door.digit,), door.words, N_("Goes to this room; it is as you left it."))
    for door in DOORS
)
"""The digits that go to rooms."""
SETTINGS = Action(
    "room.settings", ("ctrl+o",), N_("Settings"), N_("Language, colours, keys: how the program looks and listens.")
)
"""The way to the room that has no digit."""


@dataclass
class OpenCustomer(Message):
    """Asks the app to open a customer's file, and to begin something there."""

    customer_rid: int
    walk: Sequence[int] | None = None
    """The customers before and after it, in the order in which they were listed; `None` when there is no list."""
    begin: str = ""
    """The id of the file's action that is begun there; empty for none."""
    record: tuple[str, int] | None = None
    """The kind and the number of the record that is opened there."""


@dataclass
class OpenApplication(Message):
    """Asks the app to open a loan application."""

    rid: int
    step: str = ""
    """The name of the step to open; empty for the first that lacks something."""
    field: str = ""
    """The key of that step's field to go to; empty for the first."""


@dataclass
class OpenLoan(Message):
    """Asks the app to open a running loan."""

    rid: int
    as_of: date | None = None
    """As it was known at the end of a past day; `None` for today."""
    walk: Sequence[int] | None = None
    """The loans before and after it, in the order in which they were listed."""


@dataclass
class OpenContract(Message):
    """Asks the app to open a credit contract."""

    rid: int


@dataclass
class ContractOf(Message):
    """Asks the app for the credit contract of an application or of a loan; one is made where there is none."""

    application: int | None = None
    holding: int | None = None


@dataclass
class PrintPapers(Message):
    """Asks the app to print a paper of an application."""

    rid: int
    """Of the application."""


@dataclass
class PrintAgain(Message):
    """Asks the app to write a paper again that was printed before."""

    rid: int
    """Of the application."""
    issued: int
    """The number of the paper."""


@dataclass
class WritePackage(Message):
    """Asks the app to write the package of an application that was sent."""

    rid: int
    """Of the application."""


@dataclass
class TakeDecision(Message):
    """Asks the app for the file of a decision, to take it in."""

    rid: int | None = None
    """Of the application it must be on; `None` for whichever it names."""


@dataclass
class BeginApplication(Message):
    """Asks the app to begin a loan application."""

    customer_rid: int | None = None
    """For whom; `None` asks."""


@dataclass
class OpenRoom(Message):
    """Asks the app to go to a room."""

    room: str
    rule: str = ""
    """Of the queue: which rule's rows are to be listed; empty leaves it as it was."""
    customer: tuple[int, str] | None = None
    """Of the history: the number and name of the customer about whom it is to tell; `None` leaves it as it was."""
    kind: str = ""
    """Of the records: which kind is to be listed; empty leaves it as it was."""
