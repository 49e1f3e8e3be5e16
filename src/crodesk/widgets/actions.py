"""What an officer can do, as data: one table makes bindings, hints, help, menu, key card and the checks on them.

It loads nothing of Textual, so that the command line can print it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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


# What stands on the keys, which is the same in every language.
_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "ctrl+pageup": "Ctrl+PgUp",
    "ctrl+pagedown": "Ctrl+PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "full_stop": ".",
    "slash": "/",
    "asterisk": "*",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "minus": "-",
}


def key_words(key: str) -> str:
    """Return how a key is written for people: `f10` as `F10`, `ctrl+s` as `Ctrl+S`, `question_mark` as `?`."""
    if key in _NAMES:
        return _NAMES[key]
    *modifiers, last = key.split("+")
    if modifiers or (last[:1] == "f" and last[1:].isdigit()):
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def rebound(actions: Iterable[Action], keymap: Mapping[str, str]) -> list[Action]:
    """Return the actions with the officer's own keys (`id` to `key,key`) in place of ours."""
    return [
        replace(action, keys=tuple(keymap[action.id].split(","))) if action.id in keymap else action
        for action in actions
    ]


def merged(*groups: Sequence[Action]) -> list[Action]:
    """Return the actions of all groups in order, each id once; the last one given of an id is the one that holds."""
    by_id: dict[str, Action] = {}
    for group in groups:
        by_id.update({action.id: action for action in group})
    return list(by_id.values())
