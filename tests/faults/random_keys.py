"""An hour at the desk with hands that know nothing: random keys into the real screens, while the clock goes on."""

from __future__ import annotations

import asyncio
import random
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.services.clock import Clock
from tests.faults import desks, plaintext
from tests.faults.desks import TODAY, Sealed
from tests.faults.outcome import Outcome
from tests.screens.keys import workers_done

PACE = 2
"""Seconds of the desk's clock between two keys."""
KEYS = 3600 // PACE
"""Keys of an hour."""
LOOK_EVERY = 300
"""Keys between two looks at the whole file."""
NAMED = (
    "enter", "enter", "enter", "escape", "escape", "tab", "shift+tab", "up", "down", "down", "left", "right", "home",
    "end", "pageup", "pagedown", "backspace", "delete", "space", "f1", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f9",
    "f10", "f12", "ctrl+g", "ctrl+u", "ctrl+l", "ctrl+z", "slash", "question_mark", "ampersand", "plus", "asterisk",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEGIJKLMNOPRSTUVWXYZ0123456789 .,-/đơư明"
"""Without H, which hides, and without F and Q, which some terminals keep for themselves."""
LEAVING = {"ctrl+q", "ctrl+t"}
"""Keys that end the program, or lock it: others press those."""
SIZE = (100, 30)


@dataclass
class Hours:
    """A clock that goes on with each key."""

    shift: timedelta
    passed: int = 0

    def clock(self) -> Clock:
        """Return what it shows."""
        return Clock(self.shift + timedelta(seconds=self.passed))


def key(chance: random.Random) -> str:
    """Return a key; letters as Textual calls them."""
    return chance.choice(NAMED) if chance.random() < 0.55 else chance.choice(LETTERS)


@contextmanager
def _places(folder: Path) -> Iterator[None]:
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    with patch.dict("os.environ", {**places, "HOME": str(folder)}):
        yield


def run(keys: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Press so many keys; the desk is looked through in between and at the end."""
    outcome = Outcome(f"random keys: {keys:,} keys, {keys * PACE // 60} min of the desk's clock")
    sealed = desks.copies(base, folder)
    chance = random.Random(seed)  # noqa: S311 - keys, not secrets
    hours = Hours(Clock.on(TODAY).shift)
    left = keys
    with _places(folder):
        while left > 0:
            left -= asyncio.run(_at_work(sealed, min(left, LOOK_EVERY), chance, hours, outcome))
            outcome.runs += 1
            _look(sealed, outcome)
    return outcome


async def _at_work(sealed: Sealed, keys: int, chance: random.Random, hours: Hours, outcome: Outcome) -> int:
    """Press keys until so many were, or the program has ended; returns how many."""
    desk = sealed.open(hours.clock())
    app = CrodeskApp(desk, Settings(), room="today")
    pressed: list[str] = []
    before = desk.changes
    with outcome.counting():
        async with app.run_test(size=SIZE) as pilot:
            for _number in range(keys):
                pressed.append(key(chance))
                hours.passed += PACE
                desk.clock = hours.clock()
                await pilot.press(pressed[-1])
                if not app.is_running or app.mishap is not None:
                    break
            await workers_done(app)
    if app.mishap is not None:
        outcome.tracebacks += 1
        outcome.note("".join(traceback.format_exception(app.mishap)) + f"\nafter {' '.join(pressed[-12:])}")
    outcome.acknowledged += desk.changes - before
    desk.close()
    return max(len(pressed), 1)


def _look(sealed: Sealed, outcome: Outcome) -> None:
    with sealed.at_work() as desk:
        wrong, half = desks.wrong_with(desk), desks.half_applied(desk)
        seen = plaintext.seen(sealed, desk, sealed.path.parent)
    outcome.lost += len(wrong) + len(seen)
    outcome.half += len(half)
    outcome.note(*wrong, *half, *seen)


def everything(keys: int, seed: int, base: Sealed, folder: Path, **_others: Any) -> Iterator[Outcome]:
    """Work for an hour."""
    yield run(keys, seed, base, folder / "keys")
