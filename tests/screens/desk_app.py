"""The real app under Pilot, on a desk in a temporary folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import ModalScreen

from crodesk.app import CrodeskApp
from crodesk.config import DEFAULTS, Settings
from crodesk.services.desk import Desk
from crodesk.widgets.frame import PlaceLine
from crodesk.widgets.rows import Rows
from tests.screens.keys import workers_done

COMPACT, WIDE = (80, 24), (140, 40)
MOMENT, MOMENTS = 0.02, 50
"""How long to wait for a write at a time, in seconds, and how often."""


@asynccontextmanager
async def opened(
    desk: Desk, size: tuple[int, int] = WIDE, settings: Settings = DEFAULTS, room: str = "customers"
) -> AsyncIterator[Pilot[int]]:
    """The app with its first room up, nothing under way."""
    app = CrodeskApp(desk, settings, room=room)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way: no worker, no message, and no write that the disk keeps waiting."""
    await workers_done(pilot.app)
    await pilot.pause()
    app = pilot.app
    if not isinstance(app, CrodeskApp) or not app.desk._writing.locked():
        return
    for _ in range(MOMENTS):
        await pilot.pause(MOMENT)
        if not app.desk._writing.locked():
            await pilot.pause()
            return


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys and wait until what they set off is done."""
    await pilot.press(*keys)
    await settle(pilot)


async def type_in(pilot: Pilot[int], text: str) -> None:
    """Type a text key by key."""
    names = {
        " ": "space", "-": "minus", ".": "full_stop", "/": "slash", "#": "number_sign", "+": "plus", ":": "colon",
        "!": "exclamation_mark", '"': "quotation_mark",
    }  # fmt: skip
    await press(pilot, *(names.get(letter, letter) for letter in text))


def rows_of(pilot: Pilot[int], selector: str) -> Rows[Any]:
    """Return a list of the room one is in."""
    rows: Rows[Any] = pilot.app.screen.query_one(selector, Rows)
    return rows


def place(pilot: Pilot[int]) -> str:
    """Return the line that says where one is."""
    return pilot.app.screen.query_one(PlaceLine).text


def messages(pilot: Pilot[int]) -> str:
    """Return all messages that were shown, newest first."""
    app = pilot.app
    assert isinstance(app, CrodeskApp)
    return "\n".join(notice.text for notice in app.notices)


def screen_text(pilot: Pilot[int]) -> str:
    """Return everything on the screen as lines of text."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())


def said(pilot: Pilot[int]) -> str:
    """Return what is on the screen, of a dialog what is within its box, however it is broken into lines."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    if isinstance(screen, ModalScreen):
        box = screen.children[0].region
        strips = [strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom]]
    return " ".join(" ".join(strip.text for strip in strips).replace("│", " ").split())
