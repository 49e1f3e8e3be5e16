"""A dialog over the file: lines to read, some of which can be opened, added to or ended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from textual import events, on
from textual.app import ComposeResult

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer.actions import ROOM
from crodesk.screens.customer.shown import Target
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP, NEW
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Laid, Line, line

DO = "do"
"""The kind of a line that does something; its number is the digit that chooses it."""
_WIDTH = 84
_FRAME = 4


class Answer(NamedTuple):
    """What is wanted of a sheet."""

    verb: Literal["open", "add", "end"]
    target: Target


def option(number: int, verb: str, words: str) -> Line:
    """Return a line that does `verb` when it is opened or its digit is pressed."""
    return line((f"{number}  ", "accent"), words, target=Target(DO, number, verb))


class Sheet(Dialog[Answer | None]):
    """Shows everything about one thing; answers which line is wanted, and for what."""

    ABOUT = N_("Enter opens the selected line, a digit does what stands beside it, Esc goes back.")
    ACTIONS = (
        HELP,
        replace(NEW, keys=("f6", "a", "n"), where=ROOM),
        Action("sheet.drop", ("D",), N_("End"), N_("Says why the selected record holds no longer."), ROOM, asks=True),
        Action("sheet.close", ("escape", "f3", "f12"), N_("Close"), N_("Goes back to the file.")),
    )

    def __init__(self, title: str, lines: Sequence[Line], about: Target, note: str = "") -> None:
        super().__init__()
        self._pane = Pane(title, lines, note=note)
        self._lines = lines
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_resize(self) -> None:
        """Be as large as the words need."""
        room = min(_WIDTH, self.size.width - 4)
        self._pane.styles.width = room
        self._pane.styles.height = min(Laid(self._lines, room - _FRAME).end() + 2, self.size.height - 2)

    def on_key(self, event: events.Key) -> None:
        """Do what stands beside a digit."""
        for each in self._lines:
            if isinstance(each.target, Target) and each.target.kind == DO and str(each.target.rid) == event.key:
                event.stop()
                self.dismiss(Answer("open", each.target))

    @on(Pane.Opened)
    def _opened(self, event: Pane.Opened) -> None:
        if isinstance(event.target, Target):
            self.dismiss(Answer("open", event.target))

    def action_new(self) -> None:
        """Add something to it."""
        self.dismiss(Answer("add", self._about))

    def action_drop(self) -> None:
        """End the selected record, if such a record ends."""
        target = self._pane.target
        if not isinstance(target, Target) or target.kind == DO or not by_name(target.kind).ends:
            self.app.notify(_("Such a record stays. Nothing was changed; e changes it."))
        else:
            self.dismiss(Answer("end", target))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
