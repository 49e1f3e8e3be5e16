"""Every screen in every size and language: nothing overflows, is cut without an ellipsis, or is untranslated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from inspect import isabstract
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

import crodesk
from crodesk import config
from crodesk.domain.records import KINDS
from crodesk.language import LANGUAGES, _, set_language
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.leaving import LastQuestion
from crodesk.screens.navigation import OpenApplication, OpenCustomer, OpenRoom
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.practice import practice_copy
from crodesk.widgets.working import Working
from tests.conftest import TODAY
from tests.screens.desk_app import opened
from tests.screens.painted import Words, flaws, words_of
from tests.screens.walking import SMALL, Walk

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"


def screens_of(base: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    """Yield the screens of the program that nothing is derived from."""
    for info in walk_packages(crodesk.__path__, f"{crodesk.__name__}."):
        if info.name.startswith(("crodesk.screens", "crodesk.widgets")):
            import_module(info.name)
    for screen in base.__subclasses__():
        yield from screens_of(screen)
        if not screen.__subclasses__() and not isabstract(screen) and screen.__module__.startswith("crodesk."):
            yield screen


PLACES = {room.__name__: room for room in screens_of(DeskScreen)}
"""The rooms by their names."""
BESIDE: dict[str, Callable[[], Screen[Any]]] = {
    "Working": lambda: Working(_("Merge")),
    "LastQuestion": LastQuestion,
}
"""Screens that no action alone leads to: one stands while something long is under way, one before an end."""
FULLEST = "SELECT rid FROM application WHERE stage = 'returned' ORDER BY rid LIMIT 1"
"""An application that can be changed, with income, assets and papers."""
WALKED: dict[tuple[str, str], Walk] = {}
"""The walks that were done, by room and language."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("walk") / "desk.sqlite"
    practice_copy(SAMPLE, path, TODAY)
    return path


@contextmanager
def copied(sample: Path, folder: Path) -> Iterator[Desk]:
    """Open a desk of its own for a walk, which changes what it goes through; what it exports stays beside it."""
    path = folder / "desk.sqlite"
    path.write_bytes(sample.read_bytes())
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "home", lambda: folder)
            for name in ("CONFIG", "DATA", "STATE"):
                patch.setenv(f"XDG_{name}_HOME", str(folder))
            yield desk
    finally:
        desk.close()


def texts_of(desk: Desk) -> list[str]:
    """Return every text that the desk keeps; how the history calls what was done is the program's own."""
    rows = [
        row for kind in KINDS for row in desk.look(lambda reader, sql: reader.rows(sql), f"SELECT * FROM {kind.name}")
    ]
    return [cell for row in rows for cell in row if isinstance(cell, str)]


def door_of(room: type[Screen[Any]], desk: Desk) -> Message:
    """Return what goes to a room; the file is opened of the customer about whom there is most to see."""
    if issubclass(room, ApplicationScreen):
        return OpenApplication(int(desk.look(lambda reader: reader.value(FULLEST))), "means")
    if not issubclass(room, CustomerScreen):
        return OpenRoom(str(room.ROOM)) if issubclass(room, DeskScreen) else Message()
    has = "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'customer_rid'"
    held = [kind.name for kind in KINDS if desk.look(lambda reader, name: reader.value(has, (name,)), kind.name)]
    kinds = "+".join(f"EXISTS (SELECT 1 FROM {name} AS t WHERE t.customer_rid = c.rid)" for name in held)
    steps = "(SELECT count(*) FROM follow_up WHERE customer_rid = c.rid AND status = 'open')"
    richest = f"SELECT rid FROM customer AS c ORDER BY {kinds} + min(3, {steps}) DESC LIMIT 1"
    rid = int(desk.look(lambda reader: reader.value(richest)))
    return OpenCustomer(rid, [rid, rid + 1])


async def walked(place: str, code: str, sample: Path, folder: Path) -> Walk:
    """Return what was found on the walk through a room; it is done once."""
    if (place, code) not in WALKED:
        set_language(code)
        try:
            with copied(sample, folder) as desk:
                door = door_of(PLACES[place], desk)
                async with opened(desk, SMALL) as pilot:
                    walk = Walk(
                        pilot,
                        words_of(code, [*texts_of(desk), str(config.file())], TODAY),
                        lambda: pilot.app.post_message(door),
                    )
                    await walk.room(place)
                    for name, make in BESIDE.items():
                        await pilot.app.push_screen(make())
                        await walk.look(name)
        finally:
            set_language("en")
        WALKED[place, code] = walk
    return WALKED[place, code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
async def test_nothing_overflows_is_cut_silently_or_is_untranslated(
    place: str, code: str, sample: Path, tmp_path: Path
) -> None:
    found = (await walked(place, code, sample, tmp_path)).found
    if found:
        pytest.fail("\n".join(dict.fromkeys(found)), pytrace=False)


async def test_every_screen_is_walked(sample: Path, tmp_path: Path) -> None:
    seen: set[type[Screen[Any]]] = set()
    for place in PLACES:
        folder = tmp_path / place
        folder.mkdir()
        seen |= (await walked(place, "en", sample, folder)).classes
    assert {screen.__name__ for screen in screens_of(Screen)} - {screen.__name__ for screen in seen} == set()


# Does the walk see what is wrong?


class Flawed(App[None]):
    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets


KNOWN = Words(frozenset({"khách", "hàng", "khách hàng"}), frozenset({"customer"}), {"Customer": "Khách hàng"})


def sized(widget: Widget, **styles: Any) -> Widget:
    for name, value in styles.items():
        setattr(widget.styles, name, value)
    return widget


FLAWED = {
    "a text that needs two lines and has one": (sized(Static("khách hàng " * 9), height=1), "cut without a sign"),
    "a word that ends in the middle": (Static("khác"), "cut without a sign"),
    "a placeholder that is too long": (Input(placeholder="khách hàng " * 9), "cut without a sign"),
    "a widget that is wider than its parent": (
        sized(Vertical(sized(Static("khách"), width=50)), overflow_x="hidden"),
        "is wider than",
    ),
    "a widget that is higher than its parent": (
        sized(Vertical(sized(Static("khách"), height=9)), height=2, overflow_y="hidden"),
        "is higher than",
    ),
    "a message that isn't translated": (Static("Customer"), "not in"),
}
RIGHT = {
    "a text with its ellipsis": Static("khác…"),
    "a text that goes on in the next line": sized(Static("khách hàng " * 9), height=3),
    "what scrolls": sized(Vertical(sized(Static("khách"), height=9)), height=2, overflow_y="auto"),
    "words that nobody knows": Static("Trần Thị Hường 079300555"),
}


@pytest.mark.parametrize(("widget", "said"), FLAWED.values(), ids=FLAWED)
async def test_a_flaw_is_seen(widget: Widget, said: str) -> None:
    async with Flawed(widget).run_test(size=(40, 12)) as pilot:
        assert said in "\n".join(flaws(pilot.app.screen, KNOWN))


@pytest.mark.parametrize("widget", RIGHT.values(), ids=RIGHT)
async def test_what_is_right_is_no_flaw(widget: Widget) -> None:
    async with Flawed(widget).run_test(size=(40, 12)) as pilot:
        assert list(flaws(pilot.app.screen, KNOWN)) == []
