"""To whom something is handed: a colleague that the desk knows, or any name that is typed."""

from collections.abc import Sequence

from textual.containers import Vertical

from crodesk.domain.names import fold, search_form
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.colleagues import Colleague
from crodesk.widgets.actions import key_words
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.terminal_guard import content

_FEWEST, _MOST = 3, 12
"""Rows that the list has at least and at most."""


class HandOnDialog(Finder[Colleague, str]):
    """Asks for a name; answers it, or `None`. What fits nobody is taken as it was typed."""

    ABOUT = N_(
        "Type a part of a colleague's name, or any other name. The arrows choose, Enter takes it, Esc leaves"
        " everything as it was."
    )
    DEFAULT_CSS = "HandOnDialog Vertical { width: 64; max-width: 90%; height: auto; max-height: 90%; }"

    def __init__(self, title: str, colleagues: Sequence[Colleague]) -> None:
        super().__init__(
            [Column("name", "", 20, flex=2), Column("phone", "", 8, flex=1, style_of=lambda _row: "muted")],
            title=title,
            ask=N_("To whom?"),
            empty=_("Type a name."),
        )
        self._colleagues = [(f" {search_form(each.name)}", each) for each in colleagues]
        self.rows.styles.height = min(max(len(colleagues) + 1, _FEWEST), _MOST)

    def on_mount(self) -> None:
        """Say what the keys do."""
        super().on_mount()
        self.query_one(Vertical).border_subtitle = content(
            f"{key_words('enter')} {_('takes it')} · {key_words('escape')} {_('leaves')}"
        )

    def find(self, text: str) -> ListSource[Colleague]:
        """Return who fits, and the name itself where it is another one."""
        words = fold(text).split()
        found = [each for form, each in self._colleagues if all(f" {word}" in form for word in words)]
        typed = clean_line(text)
        if typed and fold(typed) not in {fold(each.name) for each in found}:
            found.append(Colleague(0, typed))
        return ListSource(found)

    def answer(self, row: Colleague) -> str:
        """Return the name."""
        return row.name
