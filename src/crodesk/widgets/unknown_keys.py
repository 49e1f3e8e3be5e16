"""A key that does nothing here says so, once and quietly: silence looks like a program that is stuck."""

import re
from typing import Any

from textual.app import App
from textual.keys import key_to_character

from crodesk.language import _
from crodesk.widgets.actions import key_words

QUIET = 2.0
"""Seconds that such a message stands; it isn't kept among the messages."""
_NAMED = re.compile(r"f\d+|(ctrl|alt)\+[a-z0-9]")


def words_of(key: str) -> str:
    """Return how people call a key that somebody may have pressed to do something; empty for mere moves."""
    if _NAMED.fullmatch(key):
        return key_words(key)
    character = key_to_character(key) or ""
    return character if len(character) == 1 and character.isprintable() and not character.isspace() else ""


def say(app: App[Any], what: str) -> None:
    """Say that a key or an action does nothing here, and which key lists those that do."""
    make_room(app)
    text = _("{key} does nothing here · F1 keys").format(key=what)
    App.notify(app, text, timeout=QUIET, markup=False)  # past our own `notify`, which would keep it


def make_room(app: App[Any]) -> None:
    """Take away the message that is shown, so that there is one at a time; Textual leaves its place, a line high."""
    app.clear_notifications()
    for screen in app.screen_stack[-1:]:
        screen.query("ToastHolder").remove()
