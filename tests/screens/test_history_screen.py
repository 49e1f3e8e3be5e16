"""The history by keys: what was done, newest first, taken back and done again."""

from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.screens.desk_app import messages, opened, press, rows_of, screen_text


async def test_what_was_done_is_listed_newest_first(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai [/x]")
    async with opened(desk) as pilot:
        await press(pilot, "0")
        text = screen_text(pilot)
        assert "New customer · Lê Thị Mai [/x]" in text
        assert text.index("New customer") < text.index("Started the desk")


async def test_an_action_is_taken_back_and_done_again(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "0", "T")
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 0
        assert "taken back" in screen_text(pilot)
        rows_of(pilot, "#history").go(1)
        await press(pilot, "A")
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_an_action_that_others_build_on_says_why_it_stays(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "address", rid, kind="home", street="12 Hùng Vương")
    async with opened(desk) as pilot:
        await press(pilot, "0", "down", "T")
        assert "build on" in messages(pilot)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_the_start_of_the_desk_stays(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "0", "T")
    assert desk.officer == "Lan"


async def test_a_message_that_went_by_is_found_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "0", "T", "f10", *"messages", "enter")
        assert "Nothing to undo" in screen_text(pilot) or "stays" in screen_text(pilot)
