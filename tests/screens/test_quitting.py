"""Ctrl+Q leaves from wherever one is; what is typed there is kept, or asked about."""

from collections.abc import Iterator
from typing import Any

import pytest

from crodesk.app import CrodeskApp
from crodesk.screens.leaving import LastQuestion
from crodesk.services import drafts
from crodesk.services.desk import Desk
from crodesk.widgets.contact.kept import draft_key
from crodesk.widgets.dialogs import Ask
from crodesk.widgets.working import Working
from tests.builders import a_customer
from tests.screens.desk_app import opened, press, type_in
from tests.screens.queue_desk import fill


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What the app was ended with, while it goes on for the test to look at."""
    ended: list[Any] = []
    monkeypatch.setattr(CrodeskApp, "exit", lambda _app, result=None: ended.append(result))
    yield ended
    monkeypatch.undo()


async def test_a_form_is_left_with_its_draft_kept(desk: Desk, exits: list[Any]) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "f6")
        await type_in(pilot, "half a name")
        await press(pilot, "ctrl+q")
        assert exits == [0]
        assert desk.look(drafts.read, "customer", "new")["name"] == "half a name"


@pytest.mark.parametrize("keys", [("f1",), ("f10",), ("f2",), ("ctrl+g",), ("f6", "f1")])
async def test_every_dialog_over_a_room_is_left(desk: Desk, exits: list[Any], keys: tuple[str, ...]) -> None:
    a_customer(desk, "Trần Văn Đức")
    async with opened(desk) as pilot:
        await press(pilot, *keys, "ctrl+q")
        assert exits == [0]


async def test_a_contact_is_left_half_written_in_a_file(desk: Desk, exits: list[Any]) -> None:
    rid = a_customer(desk, "Trần Văn Đức")
    async with opened(desk) as pilot:
        await press(pilot, "enter", "c", "2")
        await type_in(pilot, "half")
        await press(pilot, "ctrl+q")
        assert exits == [0]
        assert desk.look(drafts.read, *draft_key(rid, "call"))["text"] == "half"


async def test_a_contact_is_left_half_written_in_today(desk: Desk, exits: list[Any]) -> None:
    fill(desk)
    async with opened(desk, room="today") as pilot:
        await press(pilot, "c", "2")
        await type_in(pilot, "half")
        await press(pilot, "ctrl+q")
        assert exits == [0]
        assert "half" in desk.look(lambda reader: reader.value("SELECT content FROM draft"))


async def test_what_no_draft_keeps_is_asked_about_once(desk: Desk, exits: list[Any]) -> None:
    async with opened(desk) as pilot:
        await pilot.app.push_screen(Ask("Tag", "Which word?"))
        await press(pilot, "x", "ctrl+q", "ctrl+q")
        assert sum(isinstance(screen, LastQuestion) for screen in pilot.app.screen_stack) == 1
        assert exits == []
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, LastQuestion)
        await press(pilot, "enter")
        assert exits == [0]


async def test_what_is_under_way_is_not_left(desk: Desk, exits: list[Any]) -> None:
    async with opened(desk) as pilot:
        await pilot.app.push_screen(Working("Importing"))
        await press(pilot, "ctrl+q")
        assert exits == []
        said = [notice.message for notice in pilot.app._notifications]
        assert said == ["Quit does nothing here · F1 keys"]
