"""Keys of an officer's own: read as people write them, checked against every action, and then they hold."""

import pytest
from textual.keys import _character_to_key

from crodesk.config import Settings
from crodesk.screens.every_room import ROOMS, places
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.help import HelpDialog
from crodesk.widgets.key_names import key_named, key_words, keys_named
from crodesk.widgets.key_set import TAKEN, VIM, KeySet
from crodesk.widgets.menu import ActionMenu
from crodesk.widgets.own_keys import Wrong, checked
from tests.builders import a_customer
from tests.screens.desk_app import messages, opened, press, rows_of, screen_text


@pytest.mark.parametrize("sign", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_every_sign_has_the_name_that_textual_gives_it(sign: str) -> None:
    assert key_named(sign) == _character_to_key(sign)
    assert key_words(key_named(sign)) == sign


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+S", "ctrl+s"), ("ctrl + s", "ctrl+s"), ("CONTROL+S", "ctrl+s"), ("F6", "f6"), ("f12", "f12"),
        ("d", "d"), ("D", "D"), ("Shift+d", "D"), ("PgUp", "pageup"), ("page-down", "pagedown"), ("Esc", "escape"),
        ("Return", "enter"), ("Del", "delete"), ("Space", "space"), ("Alt+E", "alt+e"), ("shift+tab", "shift+tab"),
        ("Ctrl+PgDn", "ctrl+pagedown"), ("?", "question_mark"), ("question_mark", "question_mark"), ("7", "7"),
        ("↑", "up"), ("Ctrl+Alt+X", "alt+ctrl+x"),
    ],
)  # fmt: skip
def test_a_key_is_read_as_people_write_it(written: str, key: str) -> None:
    assert key_named(written) == key
    assert key_named(key_words(key)) == key


@pytest.mark.parametrize(
    "written", ["", " ", "Ctrl+", "Strg+S", "F0", "F25", "fx", "đ", "９", "ctrl+é", "gg", "Enterr"]
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_named(written) == ""


def test_several_keys_stand_between_commas() -> None:
    assert keys_named(" Ctrl+U , u,, ? ") == [("Ctrl+U", "ctrl+u"), ("u", "u"), ("?", "question_mark")]


ROOM = [
    Action("desk.help", ("f1",), "Help", "Help."),
    Action("desk.undo", ("u",), "Undo", "Undo."),
    Action("room.tag", ("t",), "Tag", "Tag.", "room"),
    Action("room.edit", ("e",), "Edit", "Edit.", "room"),
    Action("field.choose", ("f4",), "List", "List.", "fields"),
]
OTHER = [ROOM[0], Action("other.tag", ("x",), "Tag", "Tag.", "other")]


def test_keys_that_fit_are_taken() -> None:
    keys, wrong = checked({"room.tag": "Ctrl+O, W", "room.edit": "t", "desk.undo": ""}, [ROOM, OTHER])
    assert wrong == []
    assert [each.keys for each in keys.dressed(ROOM)] == [("f1",), (), ("ctrl+o", "W"), ("t",), ("f4",)]


@pytest.mark.parametrize(
    ("id_", "text", "said", "values"),
    [
        ("room.tags", "w", "did you mean “{near}”", {"near": "room.tag"}),
        ("zzzzzz", "w", "no such action", {}),
        ("room.tag", "w, Ctlr+S", "no key “{key}”; did you mean “{near}”", {"key": "Ctlr+S"}),
        ("room.tag", "Shift+F3", "never arrives", {"key": "Shift+F3"}),
        ("room.tag", "Alt+1", "never arrives", {"key": "Alt+1"}),
        ("room.tag", "Ctrl+H", "never arrives", {"key": "Ctrl+H"}),
        ("field.choose", "w", "typed into the field", {"key": "w"}),
        ("desk.help", "", "never without a key", {}),
        ("room.tag", "e", "is the key of “{other}” too", {"key": "e", "other": "room.edit"}),
        ("desk.undo", "F1", "is the key of “{other}” too", {"key": "F1", "other": "desk.help"}),
        ("desk.help", "x", "is the key of “{other}” too", {"key": "x", "other": "other.tag"}),
    ],
)
def test_a_key_that_cannot_be_is_refused_with_the_reason_and_ours_stays(
    id_: str, text: str, said: str, values: dict[str, str]
) -> None:
    keys, wrong = checked({id_: text, "room.edit": "v"} if "edit" not in str(values) else {id_: text}, [ROOM, OTHER])
    assert [each.action for each in wrong] == [id_]
    assert said in wrong[0].text
    assert {name: str(wrong[0].values[name]) for name in values} == values
    assert keys.own.get(id_) is None


def test_of_two_own_entries_for_one_key_the_later_is_refused() -> None:
    keys, wrong = checked({"room.tag": "w", "room.edit": "w"}, [ROOM])
    assert keys.own == {"room.tag": ("w",)}
    assert wrong == [Wrong("room.edit", wrong[0].text, {"key": "w", "other": "room.tag"})]


def test_a_key_that_lists_keep_to_themselves_cannot_be_given_away_in_the_set_of_vim() -> None:
    own = {"customers.tag": "j"}
    assert checked(own, places(), vim=False)[1] == []
    assert [each.values["other"] for each in checked(own, places(), vim=True)[1]] == ["rows.down"]


async def test_own_keys_hold_in_the_real_rooms_and_ours_are_dead(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    settings = Settings(keys={"desk.help": "Ctrl+O, F1", "room.settings": "", "desk.menu": "j", "rows.end": "$"})
    async with opened(desk, settings=settings) as pilot:
        await press(pilot, "ctrl+p")
        assert not isinstance(pilot.app.screen, ActionMenu)
        await press(pilot, "j")
        assert isinstance(pilot.app.screen, ActionMenu)
        await press(pilot, "escape", "ctrl+o")
        assert isinstance(pilot.app.screen, HelpDialog)
        assert "Ctrl+O, F1" in screen_text(pilot)
        await press(pilot, "escape")
        assert screen_text(pilot).splitlines()[-1].startswith("Ctrl+O Help")
        assert messages(pilot) == ""


async def test_a_wrong_own_key_is_said_on_the_messages_list(desk: Desk) -> None:
    async with opened(desk, settings=Settings(keys={"desk.unod": "w"})) as pilot:
        await pilot.pause(0.15)
        assert "keys.desk.unod: there is no such action; did you mean “desk.undo”?" in messages(pilot)


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [("j", 1), ("jjk", 1), ("G", 4), ("Gk", 3), ("Ggg", 0), ("jgjj", 3), ("Ggkg", 3), ("jjgxgg", 0)],
)
async def test_lists_know_the_keys_of_vim_when_they_are_wanted(desk: Desk, keys: str, cursor: int) -> None:
    for name in ("An", "Bình", "Chi", "Dũng", "Em"):
        a_customer(desk, name)
    async with opened(desk, settings=Settings(key_set="vim")) as pilot:
        rows = rows_of(pilot, "#customers")
        for key in keys.replace("x", ""):
            await press(pilot, key)
        assert rows.cursor == cursor
        await press(pilot, "ctrl+d")
        assert rows.cursor == 4
        await press(pilot, "ctrl+u")
        assert rows.cursor == 0


async def test_without_the_set_of_vim_its_letters_do_what_they_always_do(desk: Desk) -> None:
    a_customer(desk, "An")
    a_customer(desk, "Bình")
    async with opened(desk) as pilot:
        await press(pilot, "j", "G")
        assert rows_of(pilot, "#customers").cursor == 0


def test_what_vim_takes_from_a_room_stays_in_its_menu() -> None:
    vim = KeySet(vim=True)
    for _name, room in ROOMS:
        actions = room.class_actions()
        dressed = vim.dressed(actions)
        assert [each.id for each in dressed] == [each.id for each in actions]
        assert not {key for each in dressed for key in each.keys} & TAKEN
    assert {key.split()[0] for keys in VIM.values() for key in keys} == TAKEN
