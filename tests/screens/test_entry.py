"""A line to type in: what a letter costs, and a text that is longer than its field."""

from typing import Any

import pytest
from textual.app import ComposeResult
from textual.screen import Screen

from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.ordered_keys import OrderedKeys
from tests.screens.keys import press
from tests.screens.looking import lines

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class OneField(OrderedKeys[None]):
    """A field that is too short for the alphabet."""

    CSS = "Entry { width: 12; }"

    def compose(self) -> ComposeResult:
        yield Entry()


async def test_a_letter_lays_nothing_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[Screen[Any]] = []
    lay_out = Screen._refresh_layout

    def noted(self: Screen[Any], *args: Any, **options: Any) -> None:
        laid_out.append(self)
        lay_out(self, *args, **options)

    async with OneField().run_test(size=(40, 3)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await press(pilot, "a", "b", "backspace")
        await pilot.pause()
        assert "a" in lines(pilot.app)[0]
        assert laid_out == []


async def test_a_text_that_is_too_long_is_followed_to_the_cursor() -> None:
    app = OneField()
    async with app.run_test(size=(40, 3)) as pilot:
        await press(pilot, *ALPHABET)
        await pilot.pause()
        shown = lines(app)[0]
        assert shown.startswith("pqrstuvwxyz")
        await press(pilot, "home")
        await pilot.pause()
        assert lines(app)[0].startswith("abcdefghijkl")
        await press(pilot, "end", *["backspace"] * 20)
        await pilot.pause()
        assert lines(app)[0].startswith("abcdef ")
