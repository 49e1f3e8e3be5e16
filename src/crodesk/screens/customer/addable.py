"""What can be added to a customer: each kind of record by a key of its own, the same in every pane."""

from collections.abc import Sequence
from string import ascii_lowercase

from crodesk.domain.records import by_name, of_customer
from crodesk.domain.text import capital
from crodesk.language import _
from crodesk.screens.customer.holding_sheet import CHILDREN
from crodesk.widgets.dialogs import Option

READING = "holding_reading"
OFTEN = (
    "contact_point", READING, "holding", "service_case", "follow_up",
    "identity_document", "address", "relation", "need",
)  # fmt: skip
"""What is added most, by its digit from 1; everything else follows in the order of the registry, by letters."""
LETTERS = [letter for letter in ascii_lowercase if letter not in "jk"]
"""The keys behind the digits; `j` and `k` move in the list for those who want them to."""


def ordered() -> list[str]:
    """Return all kinds that can be added, in the order of their keys."""
    kinds = [*(kind.name for kind in of_customer()), *CHILDREN]
    return [*OFTEN, *(kind for kind in kinds if kind not in OFTEN)]


def options(kinds: Sequence[str]) -> list[Option]:
    """Return these kinds as options, each under its key."""
    return [_option(place, name) for place, name in enumerate(ordered(), 1) if name in kinds]


def _option(place: int, name: str) -> Option:
    letter = LETTERS[place - len(OFTEN) - 1] if place > len(OFTEN) else ""
    return Option(place, name, capital(_(by_name(name).label)), letter=letter)
