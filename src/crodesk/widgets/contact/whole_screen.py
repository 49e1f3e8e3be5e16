"""The way from the strip to the editor."""

from crodesk.domain.words import N_
from crodesk.widgets.actions import FIELDS, Action

WHOLE_SCREEN = Action(
    "note.whole-screen",
    ("ctrl+e", "f11"),
    N_("Whole screen"),
    N_("Opens the editor with what is written so far."),
    FIELDS,
    20,
)
