"""A line that was being typed as an answer when the desk was locked: kept like a draft, and given back."""

from contextlib import suppress
from typing import Any, Protocol

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Input

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.services import drafts
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Asking

TEXT = "text"


class Asker(Protocol):
    """The app, as far as a question on its screen concerns it."""

    desk: Desk

    @property
    def screen(self) -> Screen[Any]:
        """What is on the screen."""


def keep(app: Asker, begun: str) -> None:
    """Keep what was typed under the action that asks for it; a desk that can't be written to keeps nothing."""
    screen = app.screen
    if begun and isinstance(screen, Asking) and screen.keep_typed():
        _note(app, begun, {TEXT: screen.query_one(Input).value})


def give_back(app: Asker, begun: str) -> None:
    """Put what was typed into the question again that the action asks."""
    typed = app.desk.look(drafts.read, drafts.ASKED, begun).get(TEXT) if begun else None
    if typed is None:
        return
    with suppress(NoMatches):
        if isinstance(app.screen, Asking):
            app.screen.query_one(Input).value = typed
    _note(app, begun, {})


def _note(app: Asker, begun: str, fields: dict[str, str]) -> None:
    with suppress(DeskFault):
        app.desk.do_now(N_("Kept a draft"), "", drafts.keep, drafts.ASKED, begun, fields)
