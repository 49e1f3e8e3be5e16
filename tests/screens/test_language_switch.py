"""Another language without a restart: each room then says just what it would have said from the start."""

from datetime import date

import pytest
from textual.pilot import Pilot

from crodesk import config
from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.language import language, set_language
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.every_room import ROOMS
from crodesk.services.desk import Desk
from crodesk.widgets.fields import Form
from tests.builders import a_customer, a_record
from tests.screens.desk_app import opened, press, screen_text, settle, type_in
from tests.screens.test_room_keys import open_room

NAMES = [name for name, _screen in ROOMS]


@pytest.fixture
def customer(desk: Desk) -> int:
    """A customer with something in every pane that has dates, amounts and words."""
    rid = a_customer(desk, "Lê Thị Mai", code="C-0001")
    a_record(desk, "address", rid, kind="home", street="12 Hùng Vương")
    a_record(desk, "follow_up", rid, what="call", about="papers", due_on=date(2026, 11, 25))
    a_record(desk, "identity_document", rid, kind="passport", number="C1234567", expires_on=date(2026, 12, 1))
    return rid


async def seen(desk: Desk, name: str, code: str) -> str:
    """What a room shows in a program that was started in that language."""
    set_language(code)
    async with opened(desk, settings=Settings(language=code)) as pilot:
        await open_room(pilot, name)
        return screen_text(pilot)


async def switch(pilot: Pilot[int], code: str) -> None:
    """Choose a language in the menu, where each stands by its own name."""
    digit = {"en": "1", "vi": "2", "zh": "3"}[code]
    await press(pilot, "f10", *"language" if language() == "en" else ("desk",), "enter", digit)
    pilot.app.clear_notifications()
    await settle(pilot)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", ["vi", "zh"])
async def test_a_room_says_all_in_the_new_language(desk: Desk, customer: int, name: str, code: str) -> None:
    wanted = await seen(desk, name, code)
    set_language("en")
    async with opened(desk) as pilot:
        await open_room(pilot, name)
        before = screen_text(pilot)
        await switch(pilot, code)
        assert language() == code
        if name != "Settings":
            assert screen_text(pilot) == wanted
        assert screen_text(pilot) != before


@pytest.mark.parametrize("name", NAMES)
async def test_a_room_that_was_left_says_all_in_the_new_language_when_one_comes_back(
    desk: Desk, customer: int, name: str
) -> None:
    wanted = await seen(desk, name, "vi")
    set_language("en")
    async with opened(desk) as pilot:
        await open_room(pilot, name)
        await open_room(pilot, "History" if name != "History" else "Records")
        await switch(pilot, "vi")
        await open_room(pilot, name)
        if name != "Settings":
            assert screen_text(pilot) == wanted
        assert config.read(config.file())[0].language == "vi"


async def test_what_is_typed_stays_when_the_language_changes(desk: Desk, customer: int) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "mai")
        await press(pilot, "enter")
        await open_room(pilot, "Customer")
        screen = pilot.app.screen
        assert isinstance(screen, CustomerScreen)
        await press(pilot, "c", "3")
        await type_in(pilot, "busy now")
        await press(pilot, "tab")
        await type_in(pilot, "3/12 call again")
        understood = screen.query_one(Form).values()
        assert "Thu 3 Dec 2026" in screen_text(pilot)
        await switch(pilot, "zh")
        assert screen.query_one(Form).texts()["text"] == "busy now"
        assert screen.query_one(Form).texts()["outcome"] == "busy"
        assert screen.query_one(Form).values() == understood
        assert "下一步  [2026-12-03 call again " in screen_text(pilot)  # the text of before would mean 12 March here
        assert "= 2026-12-03 周四 · 13天后 · call again" in screen_text(pilot)
        assert "›3 占线" in screen_text(pilot)
        assert "╭─ 通话 · Lê Thị Mai " in screen_text(pilot)
        await press(pilot, "f3", "f3")
        assert "mai" in screen_text(pilot)


async def test_days_and_amounts_take_the_form_of_the_language(desk: Desk, customer: int) -> None:
    async with opened(desk) as pilot:
        app = pilot.app
        assert isinstance(app, CrodeskApp)
        await open_room(pilot, "Settings")
        for code, shown in {
            "vi": ["T2 23/11/2026", "19/01/2027", "2.105.350.000 ₫", "2,1 tỷ", "7,95%"],
            "zh": ["2026-11-23 周一", "2027-01-19", "2,105,350,000 ₫", "21.1亿", "7.95%"],
            "en": ["Mon 23 Nov 2026", "19 Jan 2027", "2,105,350,000 ₫", "2.1bn", "7.95%"],
        }.items():
            app.choose("language", code)
            await settle(pilot)
            for text in shown:
                assert text in screen_text(pilot)
