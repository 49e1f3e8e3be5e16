"""Finding running loans while typing: by the borrower's name, the loan's or the customer's number, within the view."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.screens.running.urging import UrgingInList
from crodesk.services.loan_list import Query
from crodesk.widgets.actions import Action
from crodesk.widgets.arranging import Across
from crodesk.widgets.caption import Caption
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.keymap import FILTER

INTO_LIST = frozenset({"down", "pagedown"})
"""Keys that go from the line to type in into the list."""


class Finding(UrgingInList):
    """The list with a line to find some of its loans; the line is there while it is used."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (replace(FILTER, hint_rank=23),)
    query_of: Query
    """What is listed, and how."""

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
        self.query_of = replace(self.query_of, text=text)
        with self.telling_faults():
            self.load()
            self.rows.do("home")

    @on(Input.Submitted, "#typed")
    def _take_found(self) -> None:
        """Open the only one found; else go into the list."""
        self.rows.focus()
        if self.rows.count == 1:
            self.rows.do("open")
