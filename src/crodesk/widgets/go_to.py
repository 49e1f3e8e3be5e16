"""Ctrl+G: to any customer by name, phone or number, in as many keys as tell them apart."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import search
from crodesk.services.desk import Desk
from crodesk.services.search import CustomerHit
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

MOST = 30


class GoTo(Acting[int | None], ModalScreen[int | None]):
    """Answers the number of the chosen customer's record."""

    ACTIONS = (Action("go-to.close", ("escape", "f3", "f12"), N_("Close"), N_("Stays where you are.")),)
    DEFAULT_CSS = """
    GoTo Vertical { width: 90%; max-width: 90; height: 70%; max-height: 24; }
    GoTo Input { border: none; height: 1; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: Rows[CustomerHit] = Rows(
            [
                Column("code", "", 10),
                Column("name", "", 20, flex=2),
                Column("phone", "", 14, priority=1),
            ],
            title=_("Go to"),
            note=_("name, phone, number · Enter goes · Esc stays"),
            empty=_("Type a part of a name, or any digits of a phone, an identity paper or an account."),
        )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            typed = Input(placeholder=_("who?"))
            typed.cursor_blink = False
            yield typed
            yield self._rows

    def on_mount(self) -> None:
        """Find while typing, in the frame of the key."""
        typed = self.query_one(Input)
        typed.focus()
        self.watch(typed, "value", self._find, init=False)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing goes on."""
        name = self._rows.keys.get(event.key, "")
        if name in {"up", "down", "page_up", "page_down"}:
            event.stop()
            self._rows.do(name)

    def _find(self, text: str) -> None:
        hits = self._desk.look(search.find, text, MOST) if text.strip() else []
        self._rows.set_empty(_("No customer like “{text}”.").format(text=text))
        self._rows.show(ListSource(hits), keep=False)

    @on(Input.Submitted)
    @on(Rows.Opened)
    def choose(self) -> None:
        """Answer the selected customer."""
        if self._rows.row is not None:
            self.dismiss(self._rows.row.rid)

    def action_close(self) -> None:
        """Answer nobody."""
        self.dismiss(None)
