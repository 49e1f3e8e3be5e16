"""Checks on the table of actions: keys that two want, keys that never arrive, letters that change their meaning."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from crodesk.widgets.actions import EVERYWHERE, FIELDS, LISTS, Action

VERBS = {
    "a": "ask|new|move", "b": "brief", "c": "call|log", "d": "done", "e": "edit", "f": "view", "g": "group",
    "h": "hand-over|hand-on", "i": "identity", "k": "task|follow-up", "l": "loan", "m": "complaint", "n": "new",
    "o": "promise", "p": "put-off", "q": "quit", "r": "report|repay", "s": "sort", "t": "tag", "u": "undo",
    "v": "visit", "w": "write", "x": "export", "y": "copy", "z": "zoom|unfold",
    "A": "do-again", "B": "bar", "C": "confirm", "D": "drop|close|end", "F": "attach", "G": "group-by|group",
    "H": "hide", "I": "take-in", "J": "journal", "K": "close", "M": "merge", "O": "open", "P": "print", "R": "restrict",
    "S": "schedule", "T": "take-back", "U": "redo", "V": "other-view", "W": "save-view|compose",
}  # fmt: skip
"""The same letter is the same verb in every room: what the verb of an action begins with, where `|` stands between
words for what is one thing to the officer, such as to close a customer, to end a record and to drop a step."""

_DEAD = re.compile(
    r"shift\+f\d+|ctrl\+f3|alt\+f3"  # come as a report of the cursor's place, or as control characters
    r"|alt\+\d|alt\+[bf]"  # come as other signs, or as other keys
    r"|ctrl\+[himj]"  # are Backspace, Tab, Enter and the new line of old
    r"|ctrl\+[ab]"  # are the leader keys of screen and tmux
    r"|ctrl\+shift\+.+|(shift|ctrl)\+enter"  # arrive with the kitty protocol only
)
_TYPED = re.compile(r"[^+]|space|[a-z]+(_[a-z]+)+|plus|minus|slash|asterisk|colon")


def clashes(actions: Sequence[Action]) -> list[tuple[str, Action, Action]]:
    """Return each key that two actions want in the same place."""
    return [
        (key, one, other)
        for one, other in combinations(actions, 2)
        if one.id != other.id and _meet(one.where, other.where)
        for key in one.keys
        if key in other.keys
    ]


def dead_keys(actions: Iterable[Action]) -> list[tuple[str, Action]]:
    """Return each key that a terminal doesn't send, or that a field would take as text."""
    return [
        (key, action)
        for action in actions
        for key in action.keys
        if never_arrives(key) or (action.where == FIELDS and is_typed(key))
    ]


def never_arrives(key: str) -> bool:
    """Tell whether a terminal sends nothing for a key, or something else."""
    return _DEAD.fullmatch(key) is not None


def is_typed(key: str) -> bool:
    """Tell whether a field takes a key as text."""
    return _TYPED.fullmatch(key) is not None


def strays(actions: Iterable[Action]) -> list[tuple[str, Action]]:
    """Return each letter whose action isn't what that letter means everywhere else."""
    return [
        (key, action)
        for action in actions
        for key in action.keys
        if len(key) == 1 and key.isalpha() and not _means(key, action.verb)
    ]


def _means(letter: str, verb: str) -> bool:
    wanted = VERBS.get(letter, "").split("|")
    return any(each and (verb == each or verb.startswith(each + "-")) for each in wanted)


def _meet(one: str, other: str) -> bool:
    """Tell whether both places can have the keys at once."""
    if one == other or EVERYWHERE in {one, other}:
        return True
    return LISTS in {one, other} and FIELDS not in {one, other}
