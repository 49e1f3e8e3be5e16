"""What belongs together is painted together, but never held back for long."""

from asyncio import sleep, wait_for
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from crodesk.widgets import one_frame as held
from crodesk.widgets.one_frame import one_frame
from crodesk.widgets.painted_once import PaintedOnce


class Painting(App[None]):
    """An app that notes what stood there whenever it painted."""

    def get_default_screen(self) -> PaintedOnce[None]:
        return PaintedOnce(id="_default")

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("before", id="line")

    def _display(self, screen: Any, renderable: Any) -> None:
        self.painted += [str(line.render()) for line in self.query("#line").results(Static)]
        super()._display(screen, renderable)

    async def until(self, words: str) -> None:
        """Wait until that is what was painted last."""
        while self.painted[-1:] != [words]:
            await sleep(0.01)

    def say(self, words: str) -> None:
        self.query_one("#line", Static).update(words)


async def test_what_changes_within_is_painted_once_it_is_done() -> None:
    app = Painting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.painted.clear()
        with one_frame(app):
            app.say("half")
            await sleep(0)
            app.say("whole")
        await wait_for(app.until("whole"), 10)
        assert set(app.painted) == {"whole"}


async def test_what_takes_long_is_painted_half_done_and_then_whole() -> None:
    app = Painting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.painted.clear()
        with one_frame(app):
            app.say("half")
            await sleep(held.LONGEST * 4)
            app.say("whole")
        await wait_for(app.until("whole"), 10)
        assert app.painted[0] == "half"


async def test_it_is_painted_though_the_frame_of_that_sixtieth_of_a_second_is_spent() -> None:
    app = Painting()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.painted.clear()
        app.screen._update_timer.stop()
        with one_frame(app):
            await sleep(0)
        app.say("whole")
        await wait_for(app.until("whole"), 10)
