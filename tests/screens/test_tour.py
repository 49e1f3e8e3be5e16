"""The tour asks for five real keys, once; Esc ends it, the menu brings it back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk import config
from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.screens import touring
from crodesk.screens.every_room import ROOMS
from crodesk.screens.touring import TourStrip, cards
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.screens.desk_app import messages, press, screen_text, settle


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer of its own."""
    folder = tmp_path / "state" / "crodesk"
    monkeypatch.setattr(config, "state_folder", lambda: folder)
    return folder


@asynccontextmanager
async def touring_app(desk: Desk, *, new_here: bool = True) -> AsyncIterator[Pilot[int]]:
    """The program as it opens for the first time."""
    app = CrodeskApp(desk, Settings())
    app.is_new_here = new_here
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.15)  # the program itself waits so long, until the first frame is out
        await settle(pilot)
        yield pilot


def card(pilot: Pilot[int]) -> str:
    """Return which card is on the screen, empty when there is none."""
    lines = [line for line in screen_text(pilot).splitlines() if line.startswith(" Tour, ")]
    return lines[0] if lines else ""


async def answer(pilot: Pilot[int]) -> None:
    """Press the key of the second card in the customer file, and come back to the first room."""
    await press(pilot, next(iter(sorted(cards()[1].keys))))
    if isinstance(pilot.app.focused, Input):
        await press(pilot, "f3")
    await press(pilot, "1")


async def test_each_card_asks_for_a_key_and_the_key_does_what_it_always_does(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "follow_up", rid, what="call", about="hỏi lại", due_on=desk.today, customer_rid=rid)
    async with touring_app(desk) as pilot:
        assert "1 of 5" in card(pilot)
        assert "Press Enter" in card(pilot)
        await press(pilot, "enter")
        assert "2 of 5" in card(pilot)
        assert "Lê Thị Mai" in screen_text(pilot).splitlines()[1]
        await answer(pilot)
        assert "3 of 5" in card(pilot)
        await press(pilot, "p")
        await press(pilot, "escape")
        assert "4 of 5" in card(pilot)
        await press(pilot, "u")
        assert "5 of 5" in card(pilot)
        await press(pilot, "f10")
        assert "Menu" in screen_text(pilot)
        await press(pilot, "escape")
        assert card(pilot) == ""
        assert "That was the tour." in messages(pilot)


async def test_escape_ends_the_tour_and_does_nothing_else(desk: Desk) -> None:
    async with touring_app(desk) as pilot:
        await press(pilot, "2", "escape")
        assert card(pilot) == ""
        assert "[2 Customers]" in screen_text(pilot)
        assert "The tour is over" in messages(pilot)


async def test_the_card_comes_along_from_room_to_room(desk: Desk) -> None:
    async with touring_app(desk) as pilot:
        for key in ("2", "9", "0", "1"):
            await press(pilot, key)
            assert "1 of 5" in card(pilot)
        await press(pilot, "escape", "2")
        assert card(pilot) == ""
        assert not pilot.app.query(TourStrip)


async def test_what_is_typed_is_no_answer(desk: Desk) -> None:
    async with touring_app(desk) as pilot:
        await press(pilot, "2", "enter")
        await answer(pilot)
        await press(pilot, "2", "slash", *"pu")
        assert "3 of 5" in card(pilot)


async def test_the_menu_brings_it_back(desk: Desk) -> None:
    async with touring_app(desk, new_here=False) as pilot:
        assert card(pilot) == ""
        await press(pilot, "f10", *"tour", "enter")
        assert "1 of 5" in card(pilot)


async def test_it_is_shown_once(desk: Desk, state: Path) -> None:
    assert touring.is_due()
    async with touring_app(desk) as pilot:
        assert card(pilot)
        assert not touring.is_due()
    assert (state / "tour-shown").exists()


async def test_where_it_would_come_at_every_start_it_does_not_come_by_itself(desk: Desk, state: Path) -> None:
    state.parent.write_text("in the way")
    async with touring_app(desk) as pilot:
        assert card(pilot) == ""
        await press(pilot, "f10", *"tour", "enter")
        assert "1 of 5" in card(pilot)


def test_there_are_five_cards_each_with_keys_of_its_own_that_some_room_knows() -> None:
    keys = [key for each in cards() for key in each.keys]
    assert len(cards()) == 5
    assert len(keys) == len(set(keys))
    known = {key for _name, room in ROOMS for action in room.class_actions() for key in action.keys} | {"enter"}
    assert all(each.keys & known for each in cards())
