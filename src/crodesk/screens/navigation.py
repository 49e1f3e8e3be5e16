"""Which rooms there are, and what a room says to go elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

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
