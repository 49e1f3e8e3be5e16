"""Two moments beside each other: asked for by day and time, and what is different told record by record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult

from crodesk.domain.problem import Refused
from crodesk.domain.records import Field
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.history import details
from crodesk.services import history, moments
from crodesk.services.moments import Moments
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP, ROW_OPEN
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_dialog import RecordDialog
from crodesk.widgets.styled import Line, line, paragraph

if TYPE_CHECKING:
    from datetime import datetime

    from crodesk.services.desk import Desk

SPECS = (
    Field("since", N_("From"), "moment", required=True, help=N_("How it stood at this moment is the one side.")),
    Field("until", N_("To"), "moment", help=N_("How it stood at this moment is the other; empty is now.")),
)


def form(desk: "Desk", since: "datetime") -> RecordDialog:
    """Return the form that asks for two moments; it answers with the last action of each."""

    def actions(values: dict[str, Any]) -> tuple[int, int]:
        after = desk.look(moments.at, values["since"])
        until = desk.look(moments.at, values["until"]) if values.get("until") else history.last(desk)
        if until < after:
            raise Refused(N_("The second moment is before the first one."))
        return after, until

    return RecordDialog(desk, _("Compare two moments"), SPECS, actions, values={"since": since})


class TwoMoments(Dialog[int | None]):
    """Shows what differs; answers the action that was opened, or `None`."""

    ABOUT = N_("What is different between the two moments. Enter goes to the action that changed a record last.")
    ACTIONS = (
        HELP,
        ROW_OPEN,
        Action("moments.close", ("escape", "f3", "f12"), N_("Close"), N_("Goes back to the history.")),
    )
    DEFAULT_CSS = "TwoMoments Pane { width: 90%; max-width: 100; height: 90%; }"

    def __init__(self, title: str, found: Moments, currency: str) -> None:
        super().__init__()
        self._pane = Pane(title, list(lines(found, currency)), note=_("Esc closes"))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_mount(self) -> None:
        """Give the keys to what is read."""
        self._pane.focus()

    @on(Pane.Opened)
    def opened(self, event: Pane.Opened) -> None:
        """Answer the action."""
        assert isinstance(event.target, int)
        self.dismiss(event.target)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def lines(found: Moments, currency: str) -> Iterator[Line]:
    """Yield what is different, in words."""
    if not found.records:
        yield paragraph((_("Nothing is different between the two moments."), "good"))
    for number, record in enumerate(found.records):
        if number:
            yield line()
        yield from details.of_record(record.touched, currency, target=record.action)
    if found.more:
        yield line()
        yield paragraph((_("There is more. Take moments that are nearer to each other, or one customer."), "warn"))
