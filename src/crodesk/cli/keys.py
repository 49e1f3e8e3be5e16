"""`keys`: the keys of the screens, printed; the one plain command that loads what the screens are made of."""

from crodesk.cli import output
from crodesk.cli.call import DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _


def show(call: Call) -> int:
    """List keys and what they do, the officer's own in place of ours."""
    from crodesk.widgets import keymap
    from crodesk.widgets.actions import key_words, rebound

    lists = (keymap.CHOOSE, keymap.FILTER, keymap.VIEW, keymap.SORT, keymap.ROW_MENU, *keymap.ROW_ACTIONS)
    actions = rebound([*keymap.SHARED, *lists], call.settings.keys)
    if call.options.json:
        output.show_json([{"action": one.id, "keys": one.keys, "help": _(one.help)} for one in actions])
        return DONE
    rows = [(", ".join(map(key_words, one.keys)), _(one.words), _(one.help)) for one in actions]
    output.show_rows(rows, [_(N_("Keys")), _(N_("Does")), ""])
    return DONE
