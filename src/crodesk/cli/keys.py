"""`keys`: the keys of the screens, printed; the one plain command that loads what the screens are made of."""

from collections.abc import Iterable, Sequence

from crodesk import config
from crodesk.cli import output
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.every_room import ROOMS, keys_of, places, sections
from crodesk.widgets import key_card
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.key_checks import clashes
from crodesk.widgets.key_set import key_set, use_keys

__all__ = ["ROOMS", "show"]

CARDS = {"text": key_card.as_text, "markdown": key_card.as_markdown}
"""The forms of the key card."""

Listed = Sequence[tuple[str, Action]]


def show(call: Call) -> int:
    """List keys and what they do, the officer's own in place of ours: those of everywhere first, then each room's."""
    keys, mistakes = keys_of(call.settings)
    use_keys(keys)
    listed = [(room, action) for room, actions in sections() for action in actions]
    if call.options.card:
        output.show(CARDS[call.options.card](sections()))
    elif call.options.toml:
        output.show(_as_toml(listed))
    elif call.options.json:
        output.show_json(
            [{"room": room, "action": one.id, "keys": one.keys, "help": _(one.help)} for room, one in listed]
        )
    else:
        rows = [
            (_(room), ", ".join(map(key_words, one.keys)), _(one.words), _(one.help))
            for room, one in listed
            if one.keys
        ]
        output.show_rows(rows, [_(N_("Room")), _(N_("Keys")), _(N_("Does")), ""])
    return _said_what_is_wrong(mistakes)


def _said_what_is_wrong(mistakes: Iterable[config.Mistake]) -> int:
    """Say which of the officer's keys can't be used, and which keys two actions want; tell whether there are any."""
    wrong = [mistake.sentence for mistake in mistakes]
    for place in places():
        for key, one, other in clashes(key_set().dressed(place)):
            sentence = _(N_("“{key}” is wanted by “{one}” and by “{other}”"))
            wrong.append(sentence.format(key=key_words(key), one=one.id, other=other.id))
    for sentence in dict.fromkeys(wrong):
        output.say(sentence)
    return NOT_DONE if wrong else DONE


def _as_toml(listed: Listed) -> str:
    """Return every action with its keys as the settings file takes them, each explained and none chosen yet."""
    from crodesk.config.writing import toml

    lines = [f"# {config.file()}", "[keys]"]
    for action in _once(listed):
        keys = ", ".join(key for key in action.keys if " " not in key)
        lines += [f"# {_(action.words)}: {_(action.help)}", f"# {toml(action.id)} = {toml(keys)}", ""]
    return "\n".join(lines)


def _once(listed: Listed) -> list[Action]:
    """Return each action once: some rooms have another key for the same one."""
    first: dict[str, Action] = {}
    for _room, action in listed:
        first.setdefault(action.id, action)
    return list(first.values())
