"""Hidden, the screen shows no name, number or amount of anybody; every line stays as wide as it was."""

from typing import Any

import pytest
from rich.cells import cell_len
from textual._compositor import LayoutUpdate

from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.services.desk import Desk
from crodesk.widgets.hiding import digits_dotted, dotted, hidden
from tests.builders import a_customer, a_holding
from tests.screens.desk_app import WIDE, opened, press, screen_text, settle
from tests.screens.queue_desk import fill

QUIET = 0.2
"""Seconds in which all that a key sets off is painted."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Trần Văn Đức", "T••• V•• Đ••"),
        ("王小明", "王••••"),
        ("0903 555 107", "•••• ••• •••"),
        ("12,400,000 ₫", "••,•••,••• ₫"),
        ("K-0042", "K-••••"),
        ("", ""),
    ],
)
def test_a_word_keeps_its_first_letter_and_its_width(text: str, shown: str) -> None:
    assert dotted(text) == shown
    assert cell_len(dotted(text)) == cell_len(text)


def test_our_own_words_keep_their_letters_but_no_digit() -> None:
    assert hidden([("Name", "header"), ("An", "plain"), ("for 3 days", "muted")]) == [
        ("Name", "header"),
        ("A•", "plain"),
        ("for • days", "muted"),
    ]
    assert digits_dotted("1a2") == "•a•"


def shown(app: CrodeskApp) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def test_one_key_hides_lists_files_and_forms_and_shows_them_again(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0903 555 107")
    a_holding(desk, rid)
    app = CrodeskApp(desk, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert "Trần Văn Đức" in shown(app)
        await press(pilot, "H")
        for keys in ((), ("enter",), ("e",)):
            await press(pilot, *keys)
            seen = shown(app)
            assert "0903" not in seen
            assert not {"Trần", "Văn", "Đức"} & set(seen.split())
        await press(pilot, "ctrl+backslash")  # letters are typed in a form
        assert "Trần Văn Đức" in shown(app)


@pytest.mark.parametrize("room", ["today", "customers", "loans", "running"])
async def test_the_key_paints_all_that_is_hidden_at_once_and_nothing_more(
    desk: Desk, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk)
    frames: list[str] = []
    display = CrodeskApp._display

    def noted(self: CrodeskApp, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate):
            frames.append("\n".join("".join(each.text for each in strips) for strips in renderable.strips))
        elif renderable is not None:
            frames.append("")
        display(self, screen, renderable)

    async with opened(desk, WIDE, room=room) as pilot:
        await pilot.pause(QUIET)
        app = pilot.app
        assert isinstance(app, CrodeskApp)
        clear = screen_text(pilot).splitlines()
        monkeypatch.setattr(CrodeskApp, "_display", noted)
        for hides in (True, False):
            frames.clear()
            await pilot.press("H")
            await pilot.pause(QUIET)
            assert len(frames) == 1
            painted = [line.rstrip() for line in frames[0].splitlines()]
            assert (painted == clear) is not hides
            assert painted == screen_text(pilot).splitlines()
