"""`keys`: the keys of the screens, printed; the one plain command that loads what the screens are made of."""

from collections.abc import Iterable, Iterator
from typing import Any

from crodesk.cli import output
from crodesk.cli.call import DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.history.screen import HistoryScreen
from crodesk.screens.records.screen import RecordsScreen
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action, key_words, merged, rebound
from crodesk.widgets.keymap import ROW_ACTIONS

ROOMS: tuple[tuple[str, type[Acting[Any]]], ...] = (
    (N_("Customers"), CustomersScreen),
    (N_("Customer"), CustomerScreen),
    (N_("Records"), RecordsScreen),
    (N_("History"), HistoryScreen),
)


def show(call: Call) -> int:
    """List keys and what they do, the officer's own in place of ours: those of everywhere first, then each room's."""
    listed = [(room, action) for room, actions in _rooms() for action in rebound(actions, call.settings.keys)]
    if call.options.json:
        output.show_json(
            [{"room": room, "action": one.id, "keys": one.keys, "help": _(one.help)} for room, one in listed]
        )
        return DONE
    rows = [
        (_(room), ", ".join(map(key_words, one.keys)), _(one.words), _(one.help)) for room, one in listed if one.keys
    ]
    output.show_rows(rows, [_(N_("Room")), _(N_("Keys")), _(N_("Does")), ""])
    return DONE


def _rooms() -> Iterator[tuple[str, Iterable[Action]]]:
    shared = merged(_of(DeskScreen), ROW_ACTIONS)
    yield N_("everywhere"), shared
    known = {action.id for action in shared}
    for room, screen in ROOMS:
        yield room, [action for action in _of(screen) if action.id not in known]


def _of(screen: type[Acting[Any]]) -> list[Action]:
    """Return the actions of a screen and those it has of others."""
    return merged(*(kind.__dict__.get("ACTIONS", ()) for kind in reversed(screen.__mro__)))
