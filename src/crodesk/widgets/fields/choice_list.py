"""The list of a choice field over the form: typing narrows it, Enter takes the selected line."""

from __future__ import annotations

from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.fields.choice_field import Choice, Finder
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import CHOOSE
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

_FEWEST, _MOST = 3, 14
"""Rows that the list has at least and at most."""
_MOVES = {"up", "down", "page_up", "page_down"}


class _Line(NamedTuple):
    """One choice as a row."""

    rid: int
    """Its place among those found."""
    label: str
    """What it is called."""
    hint: str
    """What tells it apart."""


class ChoiceList(Dialog[Choice | None]):
    """A list to choose from; answers with the choice, or `None` when it was closed."""

    ABOUT = N_("Type a part of a name; Enter takes the selected line.")
    ACTIONS = (
        Action("choice.close", ("escape", "f3", "f12", *CHOOSE.keys), N_("Close"), N_("Leaves the field as it was.")),
    )
    DEFAULT_CSS = "ChoiceList Vertical { width: 64; max-width: 90%; height: auto; max-height: 90%; }"

    def __init__(self, title: str, find: Finder, typed: str = "") -> None:
        super().__init__()
        self._title, self._find, self._typed = title, find, typed
        self._found: list[Choice] = []
        self._rows: Rows[_Line] = Rows(
            [Column("label", "", 20, flex=2), Column("hint", "", 8, flex=1, style_of=lambda _row: "muted")],
            title=title,
            empty=_("Nothing is called that. Backspace takes a letter back."),
            markable=False,
        )

    def compose(self) -> ComposeResult:
        """Put the line to type in above the list."""
        with Vertical():
            yield Entry(self._typed, placeholder=_("type to find"), select_on_focus=False)
            yield self._rows

    def on_mount(self) -> None:
        """Show what fits what was typed in the form, and find while typing, in the frame of the key."""
        self._rows.styles.height = min(max(len(self._find("")), _FEWEST), _MOST) + 2
        typed = self.query_one(Entry)
        typed.focus()
        self.watch(typed, "value", self._narrow)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing goes on."""
        name = self._rows.keys.get(event.key, "")
        if name in _MOVES:
            event.stop()
            self._rows.do(name)

    def _narrow(self, text: str) -> None:
        self._found = list(self._find(text))
        lines = [_Line(place, choice.label, choice.hint) for place, choice in enumerate(self._found)]
        self._rows.show(ListSource(lines), keep=False)
        count = ngettext("{count} fits", "{count} fit", len(lines)).format(count=len(lines))
        self._rows.set_title(self._title, _("{count} · Enter takes it · Esc closes").format(count=count))

    @on(Input.Submitted)
    @on(Rows.Opened)
    def take(self) -> None:
        """Answer the selected choice."""
        if self._rows.row is not None:
            self.dismiss(self._found[self._rows.row.rid])

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
