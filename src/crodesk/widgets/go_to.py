"""Ctrl+G: to any customer by name, phone or number, in as many keys as tell them apart."""

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import search
from crodesk.services.desk import Desk
from crodesk.services.search import CustomerHit
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.row_source import ListSource, RowSource

MOST = 30
NOBODY_YET = -1
"""The answer when nobody fits and Enter was pressed: the officer wants a new customer."""


class GoTo(Finder[CustomerHit, int]):
    """Answers the number of the chosen customer's record, or `NOBODY_YET`."""

    ABOUT = N_("Type a part of a name, or any digits of a phone, an identity paper or an account. Enter goes there.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            [
                Column("code", "", 10, text=lambda hit: hit.code),
                Column("name", "", 20, flex=2, text=lambda hit: hit.name),
                Column("phone", "", 14, priority=1, text=lambda hit: hit.phone),
            ],
            title=_("Go to"),
            ask=_("name, phone, any digits"),
            empty=_("Type a part of a name, or any digits of a phone, an identity paper or an account."),
        )
        self._desk = desk
        self.typed = ""
        """What was typed."""

    def find(self, text: str) -> RowSource[CustomerHit]:
        """Return the customers that fit, best first."""
        self.typed = text.strip()
        if self.typed:
            self.rows.set_empty(_("No customer like “{text}”. Enter makes a new one.").format(text=self.typed))
        return ListSource(self._desk.look(search.find, self.typed, MOST) if self.typed else [])

    def answer(self, row: CustomerHit) -> int:
        """Return the number of the customer's record."""
        return row.rid

    def choose(self) -> None:
        """Answer the selected customer, or that there is none yet."""
        if self.rows.row is None and self.typed:
            self.dismiss(NOBODY_YET)
        else:
            super().choose()
