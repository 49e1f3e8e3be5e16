"""Finding rows of a list while typing: by the customer's name or a number, within the view."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.screens.desk_screen import DeskScreen
from crodesk.widgets.actions import Action
from crodesk.widgets.arranging import Across
from crodesk.widgets.caption import Caption
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.keymap import FILTER
from crodesk.widgets.rows import Rows

INTO_LIST = frozenset({"down", "pagedown"})
"""Keys that go from the line to type in into the list."""


class Finding(DeskScreen[None]):
    """A list with a line to find some of its rows; the line is there while it is used."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (replace(FILTER, hint_rank=23),)
    DEFAULT_CSS = """
    Finding #find { height: 1; layout: horizontal; background: $surface; }
    Finding #find Static { width: auto; padding: 0 1; color: $primary; }
    Finding #find Input {
        border: none; height: 1; padding: 0; width: 1fr; background: $surface; color: $foreground;
    }
    Finding #find Input:focus { background: $panel; }
    """
    rows: Rows[Any]

    def find(self, text: str) -> None:
        """List only what fits a text; everything when it holds nothing to look for."""
        raise NotImplementedError

    def compose_find(self) -> Iterable[Widget]:
        """Return the line to type in."""
        typed = Entry(placeholder=N_("customer or number"), id="typed")
        line = Across(Caption(N_("find>")), typed, id="find")
        line.display = False
        yield line

    def on_mount(self) -> None:
        """Find while typing."""
        super().on_mount()
        self.watch(self.query_one("#typed", Input), "value", self._typed, init=False)

    def action_filter(self) -> None:
        """Go to the line to type in."""
        self.query_one("#find").display = True
        self.query_one("#typed", Input).focus()

    def on_key(self, event: events.Key) -> None:
        """From the line to type in, the arrows go into the list."""
        if event.key in INTO_LIST and self.query_one("#typed").has_focus:
            event.stop()
            self.rows.focus()

    async def action_back(self) -> None:
        """Show everything again, then go where the officer came from."""
        typed = self.query_one("#typed", Input)
        if not (typed.value or typed.has_focus):
            await self.app.run_action("app.back")
            return
        typed.value = ""
        self.rows.focus()
        self.query_one("#find").display = False

    def _typed(self, text: str) -> None:
        with self.telling_faults():
            self.find(text)
            self.rows.do("home")

    @on(Input.Submitted, "#typed")
    def _take_found(self) -> None:
        """Open the only one found; else go into the list."""
        self.rows.focus()
        if self.rows.count == 1:
            self.rows.do("open")
