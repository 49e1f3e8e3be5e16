"""The keys of the real rooms: none clashes, each arrives, each action has its method, words and a place in the menu."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk.app import CrodeskApp
from crodesk.screens.every_room import DIALOGS, ROOMS, places, sections
from crodesk.screens.navigation import DOORS, OpenApplication, OpenContract, OpenCustomer, OpenLoan, OpenRoom
from crodesk.services.desk import Desk
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action, merged
from crodesk.widgets.key_checks import clashes, dead_keys, strays
from crodesk.widgets.key_set import KeySet
from crodesk.widgets.keymap import PANE_ACTIONS, ROW_ACTIONS
from crodesk.widgets.menu import ActionMenu
from crodesk.widgets.rows import Rows
from tests.builders import a_customer, a_holding, a_record
from tests.screens.desk_app import opened, press, settle

every_room = pytest.mark.parametrize("room", [screen for _, screen in ROOMS], ids=lambda room: room.__name__)

BY_THE_LIST = {action.id for action in (*ROW_ACTIONS, *PANE_ACTIONS)}


def actions_of(room: type[Acting[None]]) -> list[Action]:
    return merged(ROW_ACTIONS, PANE_ACTIONS, room.class_actions())


@pytest.mark.parametrize("vim", [False, True], ids=["desk", "vim"])
def test_no_two_actions_want_the_same_key_in_any_room_or_dialog(vim: bool) -> None:
    for place in places():
        dressed = KeySet(vim=vim).dressed(place)
        assert [(key, one.id, other.id) for key, one, other in clashes(dressed)] == []
    assert len(places()) == len(ROOMS) + len(DIALOGS)


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


def test_the_keys_of_the_quick_line_are_its_own() -> None:
    adding = [action.id for _name, actions in sections() for action in actions if {"f2", "ctrl+n"} & {*action.keys}]
    assert set(adding) <= {"desk.add"}


async def open_room(pilot: Pilot[int], name: str) -> None:
    """Go where a door, the menu or Enter would."""
    app = pilot.app
    assert isinstance(app, CrodeskApp)
    if name == "Application":
        rid = app.desk.look(lambda reader: reader.value("SELECT max(rid) FROM application"))
        app.post_message(OpenApplication(rid or a_record(app.desk, "application", 1, product="home_loan")))
    elif name == "Loan":
        rid = a_holding(app.desk, 1, kind="loan", number="L-1")
        app.post_message(OpenLoan(rid))
    elif name == "Contract":
        app.post_message(OpenContract(a_record(app.desk, "credit_contract", 1, number="HĐ-1")))
    elif name == "Running loans":
        app.post_message(OpenRoom("running"))
    else:
        app.post_message(OpenCustomer(1) if name == "Customer" else OpenRoom(name.lower()))
    await settle(pilot)


@pytest.mark.parametrize("name", [name for name, _screen in ROOMS])
async def test_every_action_of_every_room_is_in_the_menu_and_one_that_is_off_says_why(desk: Desk, name: str) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        app = pilot.app
        await open_room(pilot, name)
        room = app.screen
        assert isinstance(room, dict(ROOMS)[name])
        offered, reasons = {action.id for action in room.actions}, room.reasons
        await press(pilot, "f10")
        assert isinstance(app.screen, ActionMenu)
        entries = app.screen.find("").page(0, 500)
        assert {entry.action for entry in entries} == offered
        assert {entry.action for entry in entries if entry.off} == set(reasons)
        for entry in entries:
            words = entry.words.removesuffix("…").split("… (off")[0].split(" (off")[0]
            assert reasons.get(entry.action, "") in entry.words
            assert entry.action in {each.action for each in app.screen.find(words).page(0, 500)}
        await press(pilot, "escape")
        # What is only there while one writes, or while a list has the focus, is in the menu then.
        missing = {action.id for action in actions_of(type(room))} - offered - BY_THE_LIST
        assert missing <= {"desk.save", "desk.drop", "note.whole-screen"}


async def test_an_action_without_a_key_is_done_from_the_menu(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with opened(desk) as pilot:
        await press(pilot, "f10", *"key", "space", *"card", "enter")
        card = (tmp_path / "crodesk-keys-en.md").read_text(encoding="utf-8")
        assert "## Everywhere" in card
        assert "| `F10` `Ctrl+P` `:` | Menu | Lists every action with its key; type to find one. |" in card
        assert "| `t` | Tag | Hangs a tag on the chosen customers. |" in card


def test_letters_mean_the_same_in_the_settings_as_elsewhere() -> None:
    assert [each[0] for each in strays(dict(ROOMS)["Settings"].class_actions())] == []


@every_room
def test_a_letter_means_the_same_in_every_room(room: type[Acting[None]]) -> None:
    assert [(key, action.id) for key, action in strays(actions_of(room))] == []
