"""The keys that an officer chose, checked against every action there is; a wrong one leaves ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from crodesk.domain.words import N_
from crodesk.widgets.actions import FIELDS, Action
from crodesk.widgets.key_checks import clashes, is_typed, never_arrives
from crodesk.widgets.key_names import key_words, keys_named, known_names
from crodesk.widgets.key_set import KeySet
from crodesk.widgets.keymap import HELP, MENU

NEVER_WITHOUT = frozenset({HELP.id, MENU.id})
"""What always has a key: everything else is found by these."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One entry of the officer's keys that can't be used."""

    action: str
    """The id as it was written."""
    text: str
    """What is wrong, a message id with placeholders."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the placeholders."""


def checked(
    own: Mapping[str, str], places: Sequence[Sequence[Action]], *, vim: bool = False
) -> tuple[KeySet, list[Wrong]]:
    """Return the keys to go by, and what is wrong with the officer's own.

    `places` are the actions that can have the keys together: those of each room and of each dialog.
    """
    known = {action.id: action for place in places for action in place}
    found = [_wrong(id_, text, known) for id_, text in own.items()]
    wrong = [each for each in found if each is not None]
    refused = {each.action for each in wrong}
    good = {id_: _keys(text) for id_, text in own.items() if id_ not in refused}
    while (clash := _first_clash(KeySet(vim, good), places)) is not None:
        wrong.append(clash)
        del good[clash.action]
    return KeySet(vim, good), wrong


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for _written, key in keys_named(text)))


def _wrong(id_: str, text: str, known: Mapping[str, Action]) -> Wrong | None:
    """Return what is wrong with one entry by itself."""
    if id_ not in known:
        near = get_close_matches(id_, known, 1, 0.5)
        said = N_("there is no such action; did you mean “{near}”?") if near else N_("there is no such action")
        return Wrong(id_, said, {"near": near[0]} if near else {})
    for written, key in keys_named(text):
        said = _wrong_key(key, known[id_])
        if said:
            near = get_close_matches(written.casefold(), known_names(), 1, 0)
            return Wrong(id_, said, {"key": written, "near": key_words(near[0]) if near else ""})
    if id_ in NEVER_WITHOUT and not keys_named(text):
        return Wrong(id_, N_("this one is never without a key"))
    return None


def _wrong_key(key: str, action: Action) -> str:
    if not key:
        return N_("there is no key “{key}”; did you mean “{near}”?")
    if never_arrives(key):
        return N_("“{key}” never arrives: terminals send something else for it")
    if action.where == FIELDS and is_typed(key):
        return N_("“{key}” is typed into the field")
    return ""


def _first_clash(keys: KeySet, places: Iterable[Sequence[Action]]) -> Wrong | None:
    """Return the first clash that the officer's own keys bring; the entry that was written last is refused."""
    order = list(keys.own)
    for place in places:
        for key, one, other in clashes(keys.dressed(place)):
            mine = sorted((each for each in (one, other) if each.id in keys.own), key=lambda each: order.index(each.id))
            if mine:
                theirs = other if mine[-1].id == one.id else one
                text = N_("“{key}” is the key of “{other}” too; give that another one first")
                return Wrong(mine[-1].id, text, {"key": key_words(key), "other": theirs.id})
    return None
