"""A contact that is written down in the customer's file offers to close the step that it may have done."""

import pytest

from crodesk.screens.customer.screen import CustomerScreen
from crodesk.services.desk import Desk
from crodesk.widgets.pane import Pane
from tests.screens.desk_app import COMPACT, messages, opened, press, settle, type_in
from tests.screens.keys import burst
from tests.screens.queue_desk import fill, kept


@pytest.fixture
def day(desk: Desk) -> Desk:
    return fill(desk)


async def test_a_call_offers_the_step_that_is_due_and_one_key_closes_it(day: Desk) -> None:
    async with opened(day, COMPACT, room="today") as pilot:
        await press(pilot, "down", "enter", "c", "1")
        await type_in(pilot, "refunds on Monday")
        await press(pilot, "enter", "enter")
        assert "Still to do: card charged twice. d says that it is done." in messages(pilot)
        assert kept(day, "card charged twice", "status") == ("open",)
        await press(pilot, "d")
        assert kept(day, "card charged twice", "status") == ("done",)
        await press(pilot, "u")
        assert kept(day, "card charged twice", "status") == ("open",)


async def test_a_key_typed_ahead_of_the_save_waits_for_it(day: Desk) -> None:
    async with opened(day, COMPACT, room="today") as pilot:
        await press(pilot, "down", "enter")
        await burst(pilot, "c1refunds⏎⏎d")
        await settle(pilot)
        assert day.look(lambda reader: reader.value("SELECT text FROM interaction")) == "refunds"
        assert kept(day, "card charged twice", "status") == ("done",)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (("c", "2", "enter", "enter"), "nobody was reached"),
        (("v", "1", "enter", "enter"), "a visit is no call"),
        (("n", "x", "enter", "enter"), "a note is no contact"),
    ],
)
async def test_what_cannot_have_done_it_offers_nothing(day: Desk, keys: tuple[str, ...], why: str) -> None:
    async with opened(day, COMPACT, room="today") as pilot:
        await press(pilot, "down", "enter", *keys)
        assert day.look(lambda reader: reader.value("SELECT count(*) FROM interaction")) == 1
        assert "Still to do" not in messages(pilot), why
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert pilot.app.screen.focused is not pilot.app.screen.query_one("#to-do", Pane)


async def test_what_is_not_due_yet_is_not_offered(day: Desk) -> None:
    async with opened(day, COMPACT, room="customers") as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "Minh Tâm")
        await press(pilot, "enter", "c", "1", "enter", "enter")
        assert day.look(lambda reader: reader.value("SELECT count(*) FROM interaction")) == 1
        assert "Still to do" not in messages(pilot)
