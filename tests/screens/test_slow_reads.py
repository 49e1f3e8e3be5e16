"""What takes too long to find on a slow disk is given up in words; the room stands, and the next key finds again."""

import pytest
from textual.widgets import Input

from crodesk.services import customer_list, queue, record_list
from crodesk.services.desk import Desk
from crodesk.storage.faults import too_slow
from tests.builders import a_customer
from tests.screens.desk_app import COMPACT, messages, opened, press, rows_of, screen_text, type_in

ROOMS = {
    "customers": (customer_list, "open_window", "#customers"),
    "queue": (queue, "find", "#queue"),
    "records": (record_list, "find", "#records"),
}


@pytest.mark.parametrize("room", ROOMS)
async def test_a_find_that_takes_too_long_is_said_and_the_next_one_finds(
    desk: Desk, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_customer(desk, "Trần Văn Đức")
    where, name, rows = ROOMS[room]
    find = getattr(where, name)
    answers = {"slow": True}

    def slow_at_first(*args: object, **kwargs: object) -> object:
        if answers["slow"]:
            raise too_slow()
        return find(*args, **kwargs)

    async with opened(desk, COMPACT, room=room) as pilot:
        before = rows_of(pilot, rows).view.window.page(0, 9)
        await press(pilot, "slash")
        monkeypatch.setattr(where, name, slow_at_first)
        await type_in(pilot, "d")
        assert "took too long" in messages(pilot)
        assert rows_of(pilot, rows).view.window.page(0, 9) == before
        answers["slow"] = False
        await type_in(pilot, "uc")
        assert pilot.app.screen.query_one("#typed", Input).value == "duc"
        assert "find" in screen_text(pilot)
        assert pilot.app.return_code is None
