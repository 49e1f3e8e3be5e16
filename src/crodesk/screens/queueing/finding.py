"""Finding rows while typing: by their customer, or by words that they hold."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.screens.queueing.room import QueueRoom
from crodesk.services import queue
from crodesk.services.queue import QueueItem
from crodesk.widgets.arranging import Across
from crodesk.widgets.caption import Caption
from crodesk.widgets.fields.entry import Entry


class Finding(QueueRoom):
    """A room of rows with a line to find some of them."""

    def compose_find(self) -> Iterable[Widget]:
        """Return the line to type in."""
        typed = Entry(placeholder=N_("customer, or words of the row"), id="typed")
        yield Across(Caption(N_("find>")), typed, id="find")

    def on_mount(self) -> None:
        """Find while typing."""
        super().on_mount()
        self.watch(self.query_one("#typed", Input), "value", self.typed, init=False)

    @property
    def text(self) -> str:
        """What was typed to find."""
        return self.query_one("#typed", Input).value.strip() if self.is_mounted else ""

    def found(self, stands: str = "now") -> list[QueueItem]:
        """Return the rows of a part of the time that are found."""
        return self.desk.look(queue.find, self.text, stands)

    def typed(self, text: str) -> None:
        """List what is found now, from its start."""
        raise NotImplementedError

    def from_start(self) -> None:
        """List something else: no marks, the first row."""
        self.rows.clear_marks()
        with self.telling_faults():
            self.load()
            self.rows.do("home")

    def action_filter(self) -> None:
        """Go to the line to type in."""
        self.query_one("#find").display = True
        self.query_one("#typed", Input).focus()

    @on(Input.Submitted, "#typed")
    def _take_found(self) -> None:
        self.rows.focus()

    def clear_find(self) -> bool:
        """Show everything again; tell whether something was typed or about to be."""
        typed = self.query_one("#typed", Input)
        if not (typed.value or typed.has_focus):
            return False
        typed.value = ""
        self.rows.focus()
        return True
