"""A dialog that opens, answers and closes paints as seldom as it can, and everything that it changed."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from crodesk.app import CrodeskApp
from crodesk.services.desk import Desk
from crodesk.widgets import one_frame
from crodesk.widgets.dialogs import Choose
from crodesk.widgets.pane import Pane
from crodesk.widgets.put_off import PutOffDialog
from tests.builders import a_customer, a_record
from tests.screens.desk_app import WIDE, messages, opened, press, rows_of, screen_text, settle, type_in
from tests.screens.queue_desk import FIRST, fill

LATER = 0.2
"""Seconds in which nothing more may be painted once all is done."""


class Frames(list[str]):
    """The kinds of what was painted, each a frame."""

    async def of(self, pilot: Pilot[int], key: str) -> int:
        """Press a key, wait for all that it does, and return how often that was painted."""
        await pilot.pause(LATER)
        self.clear()
        await press(pilot, key)
        await settle(pilot)
        await pilot.pause(LATER)
        return len(self)


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Frames:
    """Count the frames, with no write too slow to be waited for."""
    monkeypatch.setattr(one_frame, "LONGEST", 30)
    seen = Frames()
    display = CrodeskApp._display

    def noted(self: CrodeskApp, screen: Any, renderable: Any) -> None:
        if renderable is not None and not self._batch_count:
            seen.append(type(renderable).__name__)
        display(self, screen, renderable)

    monkeypatch.setattr(CrodeskApp, "_display", noted)
    return seen


async def test_a_list_to_choose_from_opens_in_two_frames_and_closes_in_one(desk: Desk, frames: Frames) -> None:
    fill(desk)
    async with opened(desk, WIDE, room="customers") as pilot:
        assert await frames.of(pilot, "s") <= 2
        assert isinstance(pilot.app.screen, Choose)
        assert await frames.of(pilot, "down") == 1
        assert await frames.of(pilot, "enter") == 1


async def test_a_letter_of_a_search_is_painted_once_with_who_is_found(desk: Desk, frames: Frames) -> None:
    fill(desk)
    async with opened(desk, WIDE, room="customers") as pilot:
        await press(pilot, "/", "t")
        assert await frames.of(pilot, "r") == 1
        assert await frames.of(pilot, "z") == 1
        assert rows_of(pilot, "#customers").count == 0
        assert await frames.of(pilot, "backspace") == 1


async def test_a_key_in_the_wizard_is_painted_once_with_its_figures(desk: Desk, frames: Frames) -> None:
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    a_record(
        desk, "application", customer, product="salary_loan", amount_minor=35_000_000, currency="VND", months=36,
        rate_ppm=125_000,
    )  # fmt: skip
    async with opened(desk, WIDE, room="loans") as pilot:
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "end", *["backspace"] * len("35,000,000"))
        await type_in(pilot, "35000000")
        before = pilot.app.screen.query_one("#more", Pane).text
        assert await frames.of(pilot, "0") == 1
        assert pilot.app.screen.query_one("#more", Pane).text != before
        assert await frames.of(pilot, "backspace") == 1


async def test_a_row_that_is_put_off_is_gone_in_one_frame_and_told_in_another(desk: Desk, frames: Frames) -> None:
    fill(desk)
    async with opened(desk, WIDE, room="today") as pilot:
        assert await frames.of(pilot, "p") <= 2
        assert isinstance(pilot.app.screen, PutOffDialog)
        assert await frames.of(pilot, "enter") <= 2
        assert rows_of(pilot, "#queue").row.name == FIRST[1]


async def test_a_note_is_in_the_file_in_one_frame_and_told_in_another(desk: Desk, frames: Frames) -> None:
    fill(desk)
    async with opened(desk, WIDE, room="customers") as pilot:
        await press(pilot, "enter", "n")
        await type_in(pilot, "asks for the rate")
        await press(pilot, "enter")
        assert await frames.of(pilot, "enter") <= 2
        assert "asks for the rate" in screen_text(pilot)
        assert "u takes it back" in messages(pilot)
