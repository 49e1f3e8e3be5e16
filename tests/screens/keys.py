"""Keys for tests: pressed one by one or in a burst, and waited for until they had their effect."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, cast

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from crodesk.widgets.ordered_keys import OrderedKeys

SIGNS = {"⌫": "backspace", "⇥": "tab", "⏎": "enter", "②": "f2", "③": "f3", "④": "f4", "⑤": "f5", "⎋": "escape"}
"""How keys without a letter stand in a burst."""


def under_way(app: App[Any]) -> bool:
    """Tell whether a worker isn't done yet."""
    return any(not worker.is_finished for worker in app.workers)


async def workers_done(app: App[Any]) -> None:
    """Wait until no worker is under way, nor one that those set off."""
    while under_way(app):
        with suppress(WorkerCancelled):  # what reads anew puts an end to the reading before it
            await app.workers.wait_for_complete()
        await asyncio.sleep(0)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until no key waits any more and every widget has done what it was told."""
    await cast("OrderedKeys[Any]", pilot.app).keys_done()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, as `pilot.press`, on however busy a machine."""
    await pilot.press(*keys)
    await settled(pilot)


async def burst(pilot: Pilot[Any], keys: str) -> None:
    """Send keys as one read of the terminal does: all before any of them is handled."""
    for key in keys:
        pilot.app.post_message(events.Key(SIGNS.get(key, key), None if key in SIGNS else key))
    await settled(pilot)


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste a text."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)
