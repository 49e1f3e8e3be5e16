"""Asks for a file or a place by its name; Tab completes it. Stays open, with what was typed, until it is taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import FIELDS, Action
from crodesk.widgets.dialogs import Asking
from crodesk.widgets.path_typing import completed, path_of

A = TypeVar("A")

COMPLETE = Action("file.complete", ("tab",), N_("Complete"), N_("Completes the name as far as it is plain."), FIELDS)
SHOWN = 8
"""So many names are shown where several begin alike."""


class FileDialog(Asking[A]):
    """Asks for the name of a file; `take` does with it what is wanted, and what it returns is the answer.

    What a rule, the file or the disk refuses is said under the name, which stays to be put right.
    """

    ABOUT = N_("Type the name of a file, or drop the file into the window. Tab completes, Enter takes it, Esc leaves.")
    ACTIONS = (COMPLETE,)

    def __init__(self, title: str, question: str, take: Callable[[Path], Awaitable[A]], *, value: str = "") -> None:
        super().__init__(title, question, value=value, wrong=_wrong)
        self._take = take

    def action_complete(self) -> None:
        """Complete what was typed; where several begin so, show them."""
        typed = self.query_one(Input)
        found = completed(typed.value)
        typed.value = found.text
        typed.cursor_position = len(found.text)
        more = [*found.names[:SHOWN], *(["…"] if len(found.names) > SHOWN else [])]
        self.say("  ".join(more))

    async def answer(self, text: str) -> None:
        """Do with the file what is wanted."""
        self.say(_("One moment …"))
        await self.attempt(self._take(path_of(text)))


def _wrong(text: str) -> str:
    return "" if text.strip() else _("Type the name of a file.")
