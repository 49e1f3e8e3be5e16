"""The list of a choice field over the form: typing narrows it, Enter takes the selected line."""

from __future__ import annotations

from typing import NamedTuple

from textual.containers import Vertical

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.fields import choice_field
from crodesk.widgets.fields.choice_field import Choice
from crodesk.widgets.finder import Finder
from crodesk.widgets.keymap import CHOOSE
from crodesk.widgets.row_source import ListSource

_FEWEST, _MOST = 3, 14
"""Rows that the list has at least and at most."""


class _Line(NamedTuple):
    """One choice as a row."""

    rid: int
    """Its place among those found."""
    label: str
    """What it is called."""
    hint: str
    """What tells it apart."""


class ChoiceList(Finder[_Line, Choice]):
    """A list to choose from; answers with the choice, or `None` when it was closed."""

    ACTIONS = (Action("choice.close", CHOOSE.keys, N_("Close"), N_("Leaves the field as it was.")),)
    DEFAULT_CSS = "ChoiceList Vertical { width: 64; max-width: 90%; height: auto; max-height: 90%; }"

    def __init__(self, title: str, find: choice_field.Finder, typed: str = "") -> None:
        super().__init__(
            [Column("label", "", 20, flex=2), Column("hint", "", 8, flex=1, style_of=lambda _row: "muted")],
            title=title,
            ask=_("type to find"),
            empty=_("Nothing is called that. Backspace takes a letter back."),
            typed=typed,
        )
        self._find, self._found = find, [*find("")]
        self.rows.styles.height = min(max(len(self._found), _FEWEST), _MOST)

    def find(self, text: str) -> ListSource[_Line]:
        """Return the choices that fit, and say how many they are."""
        self._found = [*self._find(text)]
        count = ngettext("{count} fits", "{count} fit", len(self._found)).format(count=len(self._found))
        self.query_one(Vertical).border_subtitle = _("{count} · Enter takes it · Esc closes").format(count=count)
        return ListSource([_Line(at, choice.label, choice.hint) for at, choice in enumerate(self._found)])

    def answer(self, row: _Line) -> Choice:
        """Return the choice of a row."""
        return self._found[row.rid]
