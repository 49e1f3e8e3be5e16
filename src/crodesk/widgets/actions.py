"""What an officer can do, as data: one table makes bindings, hints, help, menu, key card and the checks on them.

It loads nothing of Textual, so that the command line can print it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crodesk.widgets.key_names import key_words

__all__ = ["EVERYWHERE", "FIELDS", "LISTS", "Action", "key_words", "merged"]

EVERYWHERE = "everywhere"
"""In every room."""
LISTS = "lists"
"""In every list, and so in every room; not while a field has the keys."""
FIELDS = "fields"
"""While a field has the keys."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do."""

    id: str
    """`room.verb`: the id of its bindings; `action_verb` (with `_` for `-`) is the method that does it."""
    keys: tuple[str, ...]
    """Textual's names of its keys; the first is the one that is shown."""
    words: str
    """Its name, a message id of one to three words."""
    help: str
    """One sentence that says what it does, a message id."""
    where: str = EVERYWHERE
    """`everywhere`, `lists`, `fields`, or the name of a room."""
    hint_rank: int = 0
    """Its place in the hint bar, 1 being the first; 0 keeps it out."""
    asks: bool = False
    """Whether it asks for more before it does anything; the menu then shows `…`."""

    @property
    def verb(self) -> str:
        """The part of the id that names what is done."""
        return self.id.partition(".")[2]

    @property
    def method(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.verb.replace("-", "_")

    @property
    def key(self) -> str:
        """How its first key is written for people; empty when it has none."""
        return key_words(self.keys[0]) if self.keys else ""


def merged(*groups: Sequence[Action]) -> list[Action]:
    """Return the actions of all groups in order, each id once; the last one given of an id is the one that holds."""
    by_id: dict[str, Action] = {}
    for group in groups:
        by_id.update({action.id: action for action in group})
    return list(by_id.values())
