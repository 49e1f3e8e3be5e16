"""The keys of the real rooms: none clashes, each arrives, each action has its method, words and a sentence of help."""

import pytest

from crodesk.app import CrodeskApp
from crodesk.cli.keys import ROOMS, _of
from crodesk.screens.navigation import DOORS
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action, merged
from crodesk.widgets.key_checks import clashes, dead_keys
from crodesk.widgets.keymap import PANE_ACTIONS, ROW_ACTIONS
from crodesk.widgets.rows import Rows

every_room = pytest.mark.parametrize("room", [screen for _, screen in ROOMS], ids=lambda room: room.__name__)

BY_THE_LIST = {action.id for action in (*ROW_ACTIONS, *PANE_ACTIONS)}


def actions_of(room: type[Acting[None]]) -> list[Action]:
    return merged(ROW_ACTIONS, PANE_ACTIONS, _of(room))


@every_room
def test_no_two_actions_want_the_same_key(room: type[Acting[None]]) -> None:
    assert [(key, one.id, other.id) for key, one, other in clashes(actions_of(room))] == []


@every_room
def test_every_key_arrives(room: type[Acting[None]]) -> None:
    assert [(key, action.id) for key, action in dead_keys(actions_of(room))] == []


@every_room
def test_every_action_is_done_by_somebody(room: type[Acting[None]]) -> None:
    owners = (room, CrodeskApp)
    undone = [
        action.id
        for action in actions_of(room)
        if action.id not in BY_THE_LIST and not any(hasattr(owner, f"action_{action.method}") for owner in owners)
    ]
    assert undone == []


@every_room
def test_every_action_has_a_name_and_a_sentence(room: type[Acting[None]]) -> None:
    for action in actions_of(room):
        assert action.words, action.id
        assert action.help.endswith("."), action.id


def test_every_room_that_has_a_door_can_be_gone_to() -> None:
    digits = [door.digit for door in DOORS]
    assert len(set(digits)) == len(digits)
    for door in DOORS:
        assert any(hasattr(screen, f"action_{door.room}") for _, screen in ROOMS), door.room
    assert Rows.ACTIONS is ROW_ACTIONS
