"""Actions as data: bindings, hints, help and menu come of one table, and the table is right."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from crodesk.widgets import keymap
from crodesk.widgets.acting import bindings
from crodesk.widgets.actions import EVERYWHERE, FIELDS, LISTS, Action, key_words, merged
from crodesk.widgets.columns import Column
from crodesk.widgets.dialogs import Ask, Choose, Confirm, options
from crodesk.widgets.help import HelpDialog, help_lines
from crodesk.widgets.key_checks import clashes, dead_keys, strays
from crodesk.widgets.key_set import KeySet
from crodesk.widgets.menu import ActionMenu, entries, found
from crodesk.widgets.messages_list import MessagesDialog
from crodesk.widgets.offering import Offering
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.safe_app import SafeApp
from tests.screens.looking import PAYLOADS, is_harmless, lines, text

TABLE = [*keymap.SHARED, keymap.CHOOSE, keymap.FILTER, keymap.VIEW, keymap.SORT, keymap.ROW_MENU, *keymap.ROW_ACTIONS]
DIALOGS = (Confirm, Choose, Ask, HelpDialog, MessagesDialog, ActionMenu)


def names(found_keys: Iterable[tuple[Any, ...]]) -> list[str]:
    return [str(each[0]) for each in found_keys]


def test_no_two_shared_actions_want_the_same_key_and_every_key_arrives() -> None:
    assert clashes(TABLE) == []
    assert dead_keys(TABLE) == []
    assert strays(TABLE) == []


@pytest.mark.parametrize("dialog", DIALOGS)
def test_no_dialog_wants_a_key_twice(dialog: type[Any]) -> None:
    groups = [cls.__dict__.get("ACTIONS", ()) for cls in reversed(dialog.__mro__)]
    assert clashes(merged(*groups)) == []
    assert dead_keys(merged(*groups)) == []


def test_every_shared_key_of_the_key_map_is_there() -> None:
    wanted = {
        "desk.help": ("f1", "question_mark"),
        "desk.add": ("f2", "ctrl+n"),
        "desk.back": ("f3", "escape"),
        "field.choose": ("f4", "ctrl+l"),
        "desk.refresh": ("f5", "ctrl+r"),
        "desk.new": ("f6",),
        "desk.previous": ("f7", "ctrl+pageup", "left_square_bracket"),
        "desk.next": ("f8", "ctrl+pagedown", "right_square_bracket"),
        "desk.save": ("f9", "ctrl+s"),
        "desk.menu": ("f10", "ctrl+p", "colon"),
        "desk.zoom": ("f11", "z"),
        "desk.drop": ("f12",),
        "desk.go-to": ("ctrl+g",),
        "desk.find-notes": ("ctrl+f",),
        "desk.lock": ("ctrl+t",),
        "desk.undo": ("ctrl+z", "u"),
        "desk.redo": ("ctrl+y", "U"),
        "desk.quit": ("ctrl+q",),
        "desk.next-part": ("tab",),
        "desk.previous-part": ("shift+tab",),
    }
    assert {action.id: action.keys for action in TABLE if action.id in wanted} == wanted


def test_the_table_loads_nothing_of_textual() -> None:
    code = (
        "import sys, crodesk.widgets.keymap; print({name.split('.')[0] for name in sys.modules} & {'textual', 'rich'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def act(id_: str, *keys: str, where: str = EVERYWHERE) -> Action:
    return Action(id_, keys, "Words", "Help.", where)


def test_a_clash_is_found_where_both_places_can_have_the_keys() -> None:
    room, other, lists, field = (
        act(f"{where}.go", "x", where=where) for where in ("customers", "loans", LISTS, FIELDS)
    )
    everywhere = act("desk.go", "x")
    assert names(clashes([room, lists])) == ["x"]
    assert names(clashes([room, everywhere])) == ["x"]
    assert clashes([room, other]) == []
    assert clashes([lists, field]) == []
    assert clashes([room, replace(room, words="Other words")]) == []


@pytest.mark.parametrize(
    "key",
    [
        "shift+f3", "ctrl+f3", "alt+f3", "shift+f1", "alt+1", "alt+0", "alt+b", "alt+f", "ctrl+h", "ctrl+i", "ctrl+m",
        "ctrl+j", "ctrl+a", "ctrl+b", "ctrl+shift+p", "shift+enter", "ctrl+enter",
    ],
)  # fmt: skip
def test_a_key_that_never_arrives_is_found(key: str) -> None:
    assert names(dead_keys([act("room.go", "f6", key)])) == [key]


@pytest.mark.parametrize("key", ["f1", "f12", "ctrl+g", "ctrl+pageup", "alt+e", "escape", "tab", "shift+tab"])
def test_a_key_that_arrives_is_no_dead_one(key: str) -> None:
    assert dead_keys([act("room.go", key), act("field.go", key, where=FIELDS)]) == []


@pytest.mark.parametrize("key", ["x", "space", "question_mark", "slash"])
def test_a_key_that_a_field_would_type_is_dead_there(key: str) -> None:
    assert names(dead_keys([act("field.go", key, where=FIELDS)])) == [key]
    assert dead_keys([act("room.go", key)]) == []


def test_a_letter_means_the_same_verb_everywhere() -> None:
    good = [act("customers.call-log", "c"), act("notes.new", "n"), act("loans.drop", "D"), act("a.task", "f2", "k")]
    assert strays(good) == []
    assert names(strays([act("customers.copy", "c"), act("customers.jump", "j")])) == ["c", "j"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f10", "F10"),
        ("ctrl+s", "Ctrl+S"),
        ("question_mark", "?"),
        ("ctrl+pageup", "Ctrl+PgUp"),
        ("escape", "Esc"),
        ("space", "Space"),
        ("n", "n"),
        ("D", "D"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_keys_are_written_for_people(key: str, words: str) -> None:
    assert key_words(key) == words


def test_bindings_carry_id_words_and_help() -> None:
    made = bindings([keymap.UNDO])
    assert [each.key for each in made] == ["ctrl+z", "u"]
    assert {(each.id, each.description, each.tooltip) for each in made} == {
        ("desk.undo", "Undo", "Takes back the last change.")
    }


def test_an_officers_own_keys_replace_ours() -> None:
    own = KeySet(own={"desk.add": ("f6", "ctrl+o")})
    assert own.dressed([keymap.ADD, keymap.HELP])[0].keys == ("f6", "ctrl+o")
    assert own.dressed([keymap.HELP]) == [keymap.HELP]


COUNT = Action("room.count", ("k",), "Count", "Counts what is here.", "room", hint_rank=1)
EXPORT = Action("room.export", ("x",), "Export", "Writes a file.", "room", hint_rank=2, asks=True)


class Room(Offering[None]):
    ABOUT = "A room to try keys in."
    ACTIONS = (*keymap.SHARED, COUNT, EXPORT)
    done: ClassVar[list[str]] = []

    def compose(self) -> ComposeResult:
        yield Rows[Any]([Column("words", "Words", 10)], ListSource(options([("a", "Alpha"), ("b", "Beta")])))
        yield Input()

    def why_not(self, action: Action) -> str:
        return "the disk is full" if action is EXPORT else ""

    def action_count(self) -> None:
        self.done.append("count")

    async def action_export(self) -> None:
        self.done.append("export")


class RoomApp(SafeApp[None]):
    def on_mount(self) -> None:
        Room.done.clear()
        self.push_screen(Room())

    def action_quit(self) -> Any:
        Room.done.append("quit")


async def test_a_key_does_its_action_and_a_disabled_one_says_why_not() -> None:
    app = RoomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k", "x", "ctrl+q")
        assert Room.done == ["count", "quit"]
        assert [notice.text for notice in app.notices] == ["Export is off: the disk is full"]


async def test_letters_are_typed_in_a_field_and_function_keys_still_work() -> None:
    app = RoomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.press("k", "x", "question_mark", "colon")
        assert app.screen.query_one(Input).value == "kx?:"
        assert Room.done == []
        await pilot.press("f1")
        assert isinstance(app.screen, HelpDialog)


@pytest.mark.parametrize("key", ["f10", "ctrl+p", "colon"])
async def test_the_menu_lists_every_action_with_its_key_and_does_what_is_chosen(key: str) -> None:
    app = RoomApp()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press(key)
        shown = text(app)
        room = app.screen_stack[-2]
        assert isinstance(room, Room)
        listed = {entry.action: entry for entry in app.screen.query_one(Rows).view.window.page(0, 100)}
        for action in room.actions:
            assert listed[action.id].words.startswith(action.words)
            assert listed[action.id].key == action.key
        assert "Export… (off: the disk is full)" in shown
        await pilot.press(*"cou", "enter")
        assert Room.done == ["count"]
        assert isinstance(app.screen, Room)


async def test_the_menu_does_what_the_focused_list_does_too() -> None:
    app = RoomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one(Rows)
        await pilot.press("f10", *"mark all", "enter")
        assert rows.marks.all


def test_the_menu_finds_folded_words_in_names_sentences_and_keys() -> None:
    table = [Action("a.one", ("f6",), "Trần Đức", "Opens it."), Action("a.two", ("ctrl+g",), "Open", "Goes to a loan.")]
    menu = entries(table, {})
    assert [entry.action for entry in found(menu, "tran")] == ["a.one"]
    assert [entry.action for entry in found(menu, "DUC")] == ["a.one"]
    assert [entry.action for entry in found(menu, "loan goes")] == ["a.two"]
    assert [entry.action for entry in found(menu, "f6")] == ["a.one"]
    assert [entry.action for entry in found(menu, "open")] == ["a.two", "a.one"]
    assert found(menu, "nothing like it") == []


async def test_an_empty_menu_says_what_to_do_and_escape_changes_nothing() -> None:
    app = RoomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10", *"zzzz")
        assert "No action is called that" in text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ActionMenu)
        await pilot.press("escape")
        assert Room.done == []
        assert isinstance(app.screen, Room)


def test_help_says_what_the_room_is_for_then_its_keys_then_those_of_lists_and_everywhere() -> None:
    shown = help_lines(["A room."], [*keymap.ROW_ACTIONS, keymap.HELP, COUNT, EXPORT], {"room.export": "no file"})
    said = ["".join(part for part, _ink in each.spans) for each in shown]
    at = [said.index(head) for head in ("A room.", "In this room", "In lists and panes", "Everywhere")]
    assert at == sorted(at)
    assert any("Count" in each and each.startswith("k ") for each in said[at[1] : at[2]])
    assert any("F1, ?" in each for each in said[at[3] :])
    assert any("off: no file" in each for each in said)


async def test_f1_explains_the_room_and_closes_again() -> None:
    app = RoomApp()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f1")
        assert "A room to try keys in." in text(app)
        await pilot.press("f1")
        assert isinstance(app.screen, Room)


class AskingApp(SafeApp[None]):
    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self._dialog = dialog
        self.answers: list[object] = []

    def on_mount(self) -> None:
        self.push_screen(self._dialog, self.answers.append)


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False), ("f3", False), ("f12", False)])
async def test_a_question_is_answered_by_enter_or_escape(key: str, answer: bool) -> None:
    app = AskingApp(Confirm("Close the desk?", yes="Close", no="Stay", details="The draft is kept."))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Enter Close    Esc Stay" in text(app)
        await pilot.press(key)
        assert app.answers == [answer]


async def test_one_of_a_few_is_chosen_by_digit_or_by_enter() -> None:
    for keys, answer in ((["3"], "c"), (["down", "enter"], "c"), (["escape"], None), (["9", "enter"], "b")):
        app = AskingApp(Choose("Sort by", options([("a", "Name"), ("b", "Days late"), ("c", "陈")]), "b"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            assert app.answers == [answer]


async def test_a_text_is_taken_when_it_is_right() -> None:
    app = AskingApp(Ask("Find", "Which customer?", wrong=lambda typed: "" if typed else "Type a name."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "!! Type a name." in text(app)
        assert app.answers == []
        await pilot.press(*"tran", "enter")
        assert app.answers == ["tran"]


async def test_f1_works_in_dialogs() -> None:
    app = AskingApp(Confirm("Close the desk?", yes="Close"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, HelpDialog)
        await pilot.press("escape", "escape")
        assert app.answers == [False]


async def test_a_dialog_stands_in_the_middle_and_the_room_stays_in_sight() -> None:
    app = RoomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        before = lines(app)
        await app.push_screen(Confirm("Close the desk?", yes="Close"))
        await pilot.pause()
        assert lines(app)[0] == before[0]
        row = next(at for at, each in enumerate(lines(app)) if "Close the desk?" in each)
        assert 8 <= row <= 14


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_text_that_would_act_does_nothing_in_any_dialog(payload: str) -> None:
    action = Action("room.verb", ("x",), payload, payload)
    for dialog in (
        Confirm(payload, yes=payload, no=payload, details=payload),
        Choose(payload, options([("a", payload)])),
        Ask(payload, payload, value=payload),
        HelpDialog([payload], [action], {"room.verb": payload}),
        ActionMenu([action], {"room.verb": payload}),
    ):
        app = AskingApp(dialog)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert is_harmless(app)
